"""Runs a program in a pseudo-terminal and notes when which bytes come back."""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import pyte

COLUMNS, LINES = 120, 40

_ESCAPES = re.compile(rb"\x1b\[[0-?]*[ -/]*[@-~]|\x1b[PX^_\]][^\x1b\x07]*(?:\x1b\\|\x07)|\x1b[ -/]*[0-~]|[\x00-\x1f]")
_ALMOST = 0.97
"""A reader may see two entries of a library as one."""

_PRIVATE = re.compile(rb"\x1b\[[<=>][0-9;]*[a-z]")
"""Sequences that the emulator would show as letters."""

_ANSWERS = {b"\x1b[6n": b"\x1b[1;1R", b"\x1b[c": b"\x1b[?62;22c", b"\x1b]11;?": b"\x1b]11;rgb:0000/0000/0000\x1b\\"}
"""What a terminal answers to programs that will not start without: cursor position, device, background."""


@dataclass(slots=True)
class Heard:
    """What came within one wait: `(seconds since the start, bytes)` for each read."""

    chunks: list[tuple[float, bytes]] = field(default_factory=list)

    @property
    def size(self) -> int:
        """The number of bytes."""
        return sum(len(data) for _, data in self.chunks)

    @property
    def last(self) -> float:
        """When the last bytes came."""
        return self.chunks[-1][0] if self.chunks else 0.0


class Terminal:
    """A program in a terminal of 120 columns and 40 lines; the clock starts right before it is executed."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str], folder: str | None = None) -> None:
        self.heard = Heard()
        self._screen = pyte.Screen(COLUMNS, LINES)
        self._stream = pyte.ByteStream(self._screen)
        self._history: list[tuple[float, str]] = [(0.0, "")]
        self.start = time.perf_counter()
        self.child, self._descriptor = pty.fork()
        if self.child == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, COLUMNS, 0, 0))
            if folder:
                os.chdir(folder)
            os.execvpe(command[0], list(command), dict(environment))
        os.set_blocking(self._descriptor, False)

    def send(self, keys: str) -> float:
        """Type `keys`; return when."""
        now = time.perf_counter() - self.start
        os.write(self._descriptor, keys.encode())
        return now

    def listen(self, quiet: float, patience: float = 60.0) -> Heard:
        """Return what comes until nothing came for `quiet` seconds, or `patience` is over."""
        heard = Heard()
        deadline = time.perf_counter() + patience
        while time.perf_counter() < deadline:
            if not select.select([self._descriptor], [], [], quiet)[0]:
                break
            if not self._take(heard):
                break
        return heard

    def wait_for(self, pattern: str, patience: float = 120.0, after: float = 0.0) -> float | None:
        """Return when `pattern` stood on the screen first, not before `after`; None if it never did."""
        return self._wait(lambda shown: re.search(pattern, shown) is not None, patience, after)

    def wait_for_count(self, pattern: str, count: int, patience: float, after: float = 0.0) -> float | None:
        """Return when a number of at least almost `count` stood in what `pattern` finds, None if it never did."""

        def is_there(shown: str) -> bool:
            found = re.search(pattern, shown)
            return found is not None and int("".join(filter(str.isdigit, found[0]))) >= count * _ALMOST

        return self._wait(is_there, patience, after)

    def _wait(self, wanted: Callable[[str], bool], patience: float, after: float) -> float | None:
        deadline = time.perf_counter() + patience
        looked_at = 0
        while True:
            screens = self.screens()
            at = next((at for at, shown in screens[looked_at:] if at >= after and wanted(shown)), None)
            looked_at = len(screens)
            if at is not None:
                return at
            left = deadline - time.perf_counter()
            if left <= 0 or (select.select([self._descriptor], [], [], min(left, 1.0))[0] and not self._take(Heard())):
                return None

    def screen(self) -> str:
        """Return what the terminal shows now."""
        return self.screens()[-1][1]

    def first_paint(self) -> float | None:
        """Return when the first printable bytes came."""
        for at, data in self.heard.chunks:
            if _ESCAPES.sub(b"", data).strip():
                return at
        return None

    def peak_memory(self) -> float:
        """Return the peak of resident memory so far in MB, of the program and, if larger, of all its processes now."""
        return _status(self.child, "VmHWM") / 1024

    def processor_time(self, *, children: bool = False) -> float:
        """Return the seconds of processor time of the program so far, with those of `children` that have ended."""
        try:
            with open(f"/proc/{self.child}/stat", encoding="ascii") as file:
                fields = file.read().rpartition(")")[2].split()
        except OSError:
            return 0.0
        return sum(map(int, fields[11 : 15 if children else 13])) / os.sysconf("SC_CLK_TCK")

    def has_children(self) -> bool:
        """Whether the program has processes at work."""
        return any(path.read_text(encoding="ascii") for path in Path(f"/proc/{self.child}/task").glob("*/children"))

    def close(self) -> None:
        """End the program."""
        with suppress(ProcessLookupError):
            os.kill(self.child, signal.SIGKILL)
        os.waitpid(self.child, 0)
        os.close(self._descriptor)

    def leave(self, keys: str) -> float | None:
        """Type `keys` and return how long the program takes to end, None if it does not."""
        start = self.send(keys)
        deadline = time.perf_counter() + 10
        while time.perf_counter() < deadline:
            if select.select([self._descriptor], [], [], 0.05)[0] and not self._take(Heard()):
                return time.perf_counter() - self.start - start
        return None

    def _take(self, heard: Heard) -> bool:
        try:
            data = os.read(self._descriptor, 1 << 20)
        except BlockingIOError:
            return True
        except OSError:
            return False
        if not data:
            return False
        chunk = (time.perf_counter() - self.start, data)
        heard.chunks.append(chunk)
        self.heard.chunks.append(chunk)
        for query, answer in _ANSWERS.items():
            if query in data:
                os.write(self._descriptor, answer)
        return True

    def screens(self) -> list[tuple[float, str]]:
        """Return what the terminal showed after each read."""
        for at, data in self.heard.chunks[len(self._history) - 1 :]:
            self._stream.feed(_PRIVATE.sub(b"", data))
            self._history.append((at, "\n".join(self._screen.display)))
        return self._history


def _status(process: int, name: str) -> int:
    try:
        with open(f"/proc/{process}/status", encoding="ascii") as file:
            return next((int(line.split()[1]) for line in file if line.startswith(name)), 0)
    except OSError:
        return 0
