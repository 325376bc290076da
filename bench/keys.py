"""How long keys wait while lists are read: ``python -m bench.keys PATH``.

Starts the program on PATH without a cache, types at random moments from the first row on, and looks afterwards which
bytes brought each key's effect: another entry under the cursor, another text in the filter.
"""

import argparse
import random
import re
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, repeat
from pathlib import Path

from bench.measure import Bench, high, median
from bench.programs import PAPERTERM
from bench.terminal import Terminal

_CURSOR = re.compile(r"│▌[ ▸]*(.{50})")
_FILTER = re.compile(r"^ /(?P<closed> filter:)?(?P<empty>   filter:)?(?P<text>.{0,60})", re.MULTILINE)
_READING = re.compile(r"reading \d")
_WORD = "attention"
_PAUSES = (0.15, 0.3)
"""Seconds between two keys: what a person who types without haste takes."""
_PATIENCE = 10.0
_LONG = 0.1
"""Seconds that a key may wait (P8 of the promises)."""
_ESCAPE = 0.1
"""Seconds in which Textual waits whether an ``esc`` is the first byte of another key: not counted as its wait."""


@dataclass(frozen=True, slots=True)
class Wait:
    """A key, sent so many seconds after the start; `seconds` until its effect, infinite where there was none."""

    key: str
    sent: float
    seconds: float
    is_reading: bool


@dataclass(frozen=True, slots=True)
class Typed:
    """A key, and what the filter holds after it; None where it is closed."""

    key: str
    filter: str | None
    sent: float = field(default=0.0)


def keys(pick: random.Random) -> Iterator[Typed]:
    """Yield moves, then a filter letter by letter, and back, for ever."""
    while True:
        moves = chain(repeat("j", pick.randint(3, 7)), repeat("k", 2))
        yield from (Typed(key, None) for key in moves)
        length = pick.randint(1, 4)
        yield Typed("/", "")
        yield from (Typed(_WORD[at], _WORD[: at + 1]) for at in range(length))
        yield Typed("\x1b", None)


def type_along(terminal: Terminal, pick: random.Random, seconds: float) -> list[Typed]:
    """Type for so many seconds, without waiting for what comes; return what was typed."""
    sent: list[Typed] = []
    end = time.perf_counter() + seconds
    for typed in keys(pick):
        if time.perf_counter() > end:
            break
        sent.append(replace(typed, sent=terminal.send(typed.key)))
        pause = time.perf_counter() + pick.uniform(*_PAUSES)
        while (left := pause - time.perf_counter()) > 0:
            terminal.listen(left, left)
    terminal.listen(_PATIENCE / 2, _PATIENCE)
    return sent


def waits(screens: Sequence[tuple[float, str]], sent: Sequence[Typed]) -> Iterator[Wait]:
    """Yield how long each key waited; `screens` are what the terminal showed, and from when on."""
    at = 0
    for typed in sent:
        while at + 1 < len(screens) and screens[at + 1][0] < typed.sent:
            at += 1
        before = _look(screens[at][1])
        found = (moment for moment, shown in screens[at + 1 :] if _is_effect(typed, before, _look(shown)))
        seconds = next(found, float("inf")) - typed.sent - _ESCAPE * (typed.key == "\x1b")
        yield Wait(typed.key, typed.sent, seconds, bool(_READING.search(screens[at][1])))


def _look(shown: str) -> tuple[str | None, str]:
    """Return the text of the filter, None where it is closed, and the title under the cursor."""
    line, cursor = _FILTER.search(shown), _CURSOR.search(shown)
    text = None if line is None or line["closed"] else "" if line["empty"] else line["text"].strip()
    return text, cursor[1] if cursor else ""


def _is_effect(typed: Typed, before: tuple[str | None, str], now: tuple[str | None, str]) -> bool:
    if typed.filter is None and typed.key in "jk":
        return now[1] != before[1]
    return now[0] == typed.filter


def _say(found: Sequence[Wait], *, every: bool) -> None:
    for words, is_reading in (("while lists are read", True), ("when all is read", False)):
        times = [1000 * wait.seconds for wait in found if wait.is_reading is is_reading]
        if times:
            figures = f"median {median(times):.0f} ms, 95 % {high(times):.0f} ms, worst {max(times):.0f} ms"
            print(f"{words}: {len(times)} keys, {figures}")
    for wait in found:
        if every or wait.seconds > _LONG:
            print(f"  {wait.sent:6.2f} s  {wait.key!r:6} {1000 * wait.seconds:5.0f} ms {'*' * wait.is_reading}")


def main() -> None:
    """Measure, and print."""
    parser = argparse.ArgumentParser(prog="python -m bench.keys", description="Measure how long keys wait.")
    parser.add_argument("path", type=Path, help="a list, or a folder of lists")
    parser.add_argument("--seconds", type=float, default=30.0, help="to type")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--all", action="store_true", help="print each key, not only those that waited long")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder))
        terminal = bench.open(PAPERTERM, str(arguments.path.resolve()))
        try:
            terminal.wait_for(r"│▌", 120)
            row = terminal.heard.last
            sent = type_along(terminal, random.Random(arguments.seed), arguments.seconds)
            screens = terminal.screens()
            memory, processor = terminal.peak_memory(), terminal.processor_time()
        finally:
            terminal.close()
    print(f"first row after {row:.1f} s, {processor:.1f} s of processor time, {memory:.0f} MB")
    _say(list(waits(screens, sent)), every=arguments.all)


if __name__ == "__main__":
    main()
