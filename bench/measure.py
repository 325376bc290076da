"""What is measured of a program in a terminal."""

import os
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bench.programs import Program
from bench.terminal import Terminal
from paperterm.library.cache import UNFINISHED

WORDS = ("attention", "sparse", "kvcache", "language")
"""Typed letter by letter."""

MOVES, PAGES = 20, 10
"""So few moves from the top that none of them scrolls."""
IDLE_SECONDS = 10.0
_MOST_SECONDS_OF_WRITING = 120.0
_IDLE_SHARE = 0.05
"""Seconds of processor time in a second that who does nothing takes at most."""


@dataclass(slots=True)
class Start:
    """One start; seconds from exec.

    Attributes:
        paint: the first printable bytes.
        row: the first row of the library is on the screen.
        keys: a key typed when the first row was there has had its effect.
        every: all entries are there.
        size: bytes until the screen was quiet.
        processor: seconds of processor time of the program alone until the key had its effect.
    """

    paint: float | None = None
    row: float | None = None
    keys: float | None = None
    every: float | None = None
    size: int = 0
    memory: float = 0.0
    processor: float = 0.0


@dataclass(slots=True)
class Use:
    """What keys cost: milliseconds until the screen is settled, and bytes, one for each key."""

    filter_ms: list[float] = field(default_factory=list)
    filter_bytes: list[int] = field(default_factory=list)
    move_ms: list[float] = field(default_factory=list)
    move_bytes: list[int] = field(default_factory=list)
    plain_move_bytes: list[int] = field(default_factory=list)
    page_ms: list[float] = field(default_factory=list)
    page_bytes: list[int] = field(default_factory=list)
    idle_bytes: int = 0
    idle_filter_bytes: int = 0
    memory: float = 0.0

    @property
    def idle(self) -> int:
        """Bytes while nothing is done, in the table and in the filter."""
        return self.idle_bytes + self.idle_filter_bytes


class Bench:
    """Runs programs on the libraries in a folder.

    Args:
        work: a folder for libraries, caches and what peers need; kept, so that the next run need not make them.
    """

    def __init__(self, work: Path) -> None:
        self.work = work
        self.home = work / "home"
        self.home.mkdir(parents=True, exist_ok=True)

    def environment(self, program: Program) -> dict[str, str]:
        """Return a user's environment with folders of its own."""
        kept = {name: os.environ[name] for name in ("PATH", "LANG", "PYTHONPATH") if name in os.environ}
        own = {"HOME": str(self.home), "TERM": "xterm-256color", "COLORTERM": "truecolor", "LC_ALL": "C.UTF-8"}
        return kept | own | {f"XDG_{kind}_HOME": str(self.home / kind.lower()) for kind in _KINDS} | program.environment

    def forget(self) -> None:
        """Remove what programs keep between starts."""
        for kind in ("CACHE", "STATE"):
            shutil.rmtree(self.home / kind.lower(), ignore_errors=True)

    def open(self, program: Program, folder: str) -> Terminal:
        """Start `program` on the lists of `folder`."""
        command = program.prepare(self.work / folder, self.work)
        return Terminal(command, self.environment(program))

    def warm(self, program: Program, count: int) -> None:
        """Start, look and leave, as somebody did before who starts again: what is kept between starts is there.

        The first start is asked a filter, which makes the index, and is not left by the front door.
        """
        for keys in ("/z", ""):
            terminal = self.open(program, str(count))
            try:
                terminal.wait_for_count(program.every, count, 900)
                if keys:
                    terminal.send(keys)
                    terminal.wait_for(program.found, 600)
                terminal.listen(2.0)
                self._settle(terminal)
                if not keys:
                    terminal.leave(program.leave)
            finally:
                terminal.close()

    def _settle(self, terminal: Terminal) -> None:
        """Wait until the program does nothing more on its own: what it keeps for the next start is written."""
        deadline = time.monotonic() + _MOST_SECONDS_OF_WRITING
        spent = -1.0
        while time.monotonic() < deadline:
            before, spent = spent, terminal.processor_time()
            writes = any((self.home / "cache").rglob(f"*{UNFINISHED}"))
            if not writes and not terminal.has_children() and spent - before < _IDLE_SHARE:
                return
            terminal.listen(1.0, 1.0)

    def start(self, program: Program, folder: str, patience: float = 120.0) -> Start:
        """Start, wait until everything is there, and leave; `folder` is called after the number of its entries."""
        terminal = self.open(program, folder)
        try:
            result = Start(row=terminal.wait_for(program.row, patience))
            result.paint = terminal.first_paint()
            if result.row is None:
                return result
            sent = terminal.send(program.probe)
            result.keys = terminal.wait_for(program.effect, min(patience, 10.0), after=sent)
            result.processor = terminal.processor_time()
            if program.every and folder.isdecimal():
                # A picture of the last start may show them before they are there: not so what a key has changed.
                after = result.keys or 0.0
                result.every = terminal.wait_for_count(program.every, int(folder), patience, after)
            terminal.listen(0.5)
            result.size = terminal.heard.size
            result.memory = terminal.peak_memory()
            if program.leave:
                terminal.leave(program.leave)
            return result
        finally:
            terminal.close()

    def use(self, program: Program, count: int) -> Use:
        """Type filters, move and wait in a program that has read everything."""
        quiet = 0.2 if count <= 100_000 else 1.0
        result = Use()
        terminal = self.open(program, str(count))
        try:
            terminal.wait_for(program.row)
            if program.every:
                terminal.wait_for_count(program.every, count, 200)
            terminal.listen(1.5 if count <= 100_000 else 8.0)
            if program.down:
                _press(terminal, [program.down] * MOVES, 0.2, result.move_ms, result.move_bytes)
                _press(terminal, [program.page] * PAGES, 0.2, result.page_ms, result.page_bytes)
            terminal.listen(1.0)
            result.idle_bytes = terminal.listen(IDLE_SECONDS, IDLE_SECONDS).size
            if program.open_filter is not None:
                self._type(terminal, program, quiet, result)
            if program.close_detail and program.down:
                terminal.send("g" + program.close_detail)
                terminal.listen(0.5)
                _press(terminal, [program.down] * MOVES, 0.2, [], result.plain_move_bytes)
            result.memory = terminal.peak_memory()
            return result
        finally:
            terminal.close()

    def _type(self, terminal: Terminal, program: Program, quiet: float, result: Use) -> None:
        if program.open_filter:
            terminal.send(program.open_filter)
            terminal.listen(quiet)
        # The first key of all may have to make an index: it is not what a key costs.
        terminal.send("z")
        terminal.listen(max(1.0, quiet))
        terminal.send(program.clear_filter)
        terminal.listen(max(0.5, quiet))
        for word in WORDS:
            _press(terminal, word, quiet, result.filter_ms, result.filter_bytes)
            terminal.send(program.clear_filter)
            terminal.listen(max(0.5, quiet))
        result.idle_filter_bytes = terminal.listen(IDLE_SECONDS, IDLE_SECONDS).size
        if program.leave_filter:
            terminal.send(program.leave_filter)
            terminal.listen(0.5)


_KINDS = ("CONFIG", "DATA", "STATE", "CACHE")


def _press(terminal: Terminal, keys: Sequence[str], quiet: float, milliseconds: list[float], sizes: list[int]) -> None:
    for key in keys:
        at = terminal.send(key)
        heard = terminal.listen(quiet)
        if heard.chunks:
            milliseconds.append((heard.last - at) * 1000)
            sizes.append(heard.size)


def python_pass() -> float:
    """Return the seconds that an empty Python program takes."""
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", "pass"], check=True)
    return time.perf_counter() - start


def markdown_parse(folder: Path) -> float:
    """Return the seconds that markdown-it-py takes to parse the lists in `folder`, in one process."""
    code = (
        "import pathlib, sys, time; from markdown_it import MarkdownIt\n"
        "texts = [path.read_text() for path in sorted(pathlib.Path(sys.argv[1]).iterdir())]\n"
        "parser = MarkdownIt('commonmark'); start = time.perf_counter()\n"
        "for text in texts: parser.parse(text)\n"
        "print(time.perf_counter() - start)"
    )
    run = subprocess.run([sys.executable, "-c", code, str(folder)], check=True, capture_output=True, text=True)
    return float(run.stdout)


def median(values: Sequence[float | None]) -> float | None:
    """Return the median of what was measured, None where nothing was."""
    known = [value for value in values if value is not None]
    return statistics.median(known) if known else None


def high(values: Sequence[float]) -> float | None:
    """Return the 95th percentile."""
    return sorted(values)[min(len(values) - 1, int(len(values) * 0.95))] if values else None
