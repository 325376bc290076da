"""Running a user's own command: its output cleaned line by line, stopped when asked, never at the terminal."""

import codecs
import os
import re
import select
import signal
import subprocess
import tempfile
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from threading import Event, Thread
from time import monotonic
from typing import Final

from paperterm.actions.own.command import Call
from paperterm.actions.processgroup import signal_group
from paperterm.text import clean_block

MOST_LINES: Final = 5000
"""Lines that are kept: the last ones."""

_LONGEST_LINE: Final = 2000
_CHUNK: Final = 1 << 16
_LOOK: Final = 0.1
"""Seconds between two looks at whether it is to be stopped."""

_MERCY: Final = 2.0
"""Seconds that a program has to end when it is asked to."""

_SEQUENCE: Final = re.compile(
    r"\x1b(?:\[[0-?]*[ -/]*[@-~]|[\]PX^_][^\x07\x1b]{0,4096}(?:\x07|\x1b\\)?|[ -/]*[0-~])|[^\n]\x08"
)
_ENDED_BADLY: Final = (126, 127)


class Job:
    """Programs that run one after the other in a thread.

    Args:
        calls: what is run.
        ended: called in the thread when all is over.

    Attributes:
        lines: what the programs have written, without control characters.
        dropped: how many lines before those are kept no more.
        code: the exit code of the first that failed, else 0; None while one runs.
        stopped: whether it was stopped.
    """

    def __init__(self, calls: Sequence[Call], ended: Callable[["Job"], None] = lambda _: None) -> None:
        self.calls = tuple(calls)
        self.lines: deque[str] = deque(maxlen=MOST_LINES)
        self.dropped = 0
        self.code: int | None = None
        self._ended = ended
        self._stop = Event()
        self._child: subprocess.Popen[bytes] | None = None
        self._began = monotonic()
        self._over = 0.0

    @property
    def stopped(self) -> bool:
        """Whether it was stopped."""
        return self._stop.is_set()

    @property
    def seconds(self) -> float:
        """How long it runs, or has run."""
        return (self._over or monotonic()) - self._began

    @property
    def written(self) -> int:
        """How many lines there were so far."""
        return self.dropped + len(self.lines)

    def start(self) -> None:
        """Run in a thread of its own."""
        Thread(target=self.run, name="command", daemon=True).start()

    def stop(self) -> None:
        """Ask what runs to end; any thread may call this, it never waits."""
        self._stop.set()
        if child := self._child:
            # At once: the program that asks may be about to end, and its threads with it.
            _end(child, signal.SIGTERM)

    def run(self) -> None:
        """Run all, and return when that is over."""
        codes = []
        for call in self.calls:
            if self.stopped:
                break
            if len(self.calls) > 1:
                self._write(f"$ {' '.join(call.argv)}")
            codes.append(self._run(call))
        self._over = monotonic()
        self.code = next((code for code in codes if code), 0)
        self._ended(self)

    def _run(self, call: Call) -> int:
        try:
            with tempfile.TemporaryFile() as given:
                given.write(call.given.encode())
                given.seek(0)
                child = subprocess.Popen(
                    call.argv,
                    stdin=given if call.given else subprocess.DEVNULL,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.STDOUT,
                    env=_environment(os.environ),
                    start_new_session=True,
                )
        except (OSError, ValueError) as error:
            reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
            self._write(f"{call.argv[0]} did not start: {reason}")
            return _ENDED_BADLY[1]
        self._child = child
        for line in _lines(self._pieces(child)):
            self._write(line)
        return child.wait()

    def _pieces(self, child: "subprocess.Popen[bytes]") -> Iterator[bytes]:
        """Yield what `child` writes until it has ended; who stays behind it with its output is not waited for."""
        assert child.stdout is not None  # noqa: S101 - for the type checker
        asked = 0.0
        with child.stdout as output:
            while True:
                has_ended = child.poll() is not None
                ready, _, _ = select.select([output], [], [], 0 if has_ended else _LOOK)
                if ready and (piece := os.read(output.fileno(), _CHUNK)):
                    yield piece
                elif ready or has_ended:
                    break
                if self.stopped and not has_ended:
                    gone = bool(asked) and monotonic() - asked > _MERCY
                    if gone or not asked:
                        _end(child, signal.SIGKILL if gone else signal.SIGTERM)
                    asked = asked or monotonic()
        if child.poll() is None:
            self._wait(child)

    def _wait(self, child: "subprocess.Popen[bytes]") -> None:
        """Wait for a program that has closed its output."""
        while child.poll() is None:
            if self._stop.wait(_LOOK):
                _end(child, signal.SIGTERM)
                with suppress(subprocess.TimeoutExpired):
                    child.wait(_MERCY)
                _end(child, signal.SIGKILL)
                child.wait()

    def _write(self, line: str) -> None:
        self.dropped += len(self.lines) == MOST_LINES
        self.lines.append(clean_block(line[:_LONGEST_LINE]))


def _environment(environ: Mapping[str, str]) -> dict[str, str]:
    """Return the environment of programs whose output is no terminal."""
    return {**environ, "TERM": "dumb", "NO_COLOR": "1", "PAGER": "cat"}


def _end(child: "subprocess.Popen[bytes]", number: int) -> None:
    if child.poll() is None:
        signal_group(child.pid, number)


def _lines(pieces: Iterator[bytes]) -> Iterator[str]:
    """Yield the lines of a text that comes in pieces, of what a carriage return overwrites the last; no sequences."""
    decoder = codecs.getincrementaldecoder("utf-8")("replace")
    rest = ""
    for piece in pieces:
        *lines, rest = (rest + decoder.decode(piece)).replace("\r\n", "\n").split("\n")
        yield from map(_shown, lines)
        if len(rest) > _LONGEST_LINE:
            yield _shown(rest)
            rest = ""
    if rest:
        yield _shown(rest)


def _shown(line: str) -> str:
    return _SEQUENCE.sub("", line.rstrip("\r").rpartition("\r")[2]).replace("\t", "    ")
