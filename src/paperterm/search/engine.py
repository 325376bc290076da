"""Which of many rows hold a needle: frizbee, a native matcher, or plain Python with the same answers.

The semantics are two, both of code points and both case-sensitive (rows are folded already): a row *contains* the
needle, or holds its characters in order (a *subsequence*). frizbee copies the rows once and looks through them
with SIMD instructions and without the interpreter's lock.
"""

import os
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate, count
from operator import add, attrgetter
from typing import Final, Literal

try:
    import frizbee
except ImportError:  # no wheel for this platform
    NATIVE = False
else:
    NATIVE = True

_SLICE: Final = 1 << 15
"""Rows between two looks at whether the search is still wanted: a few milliseconds."""

_THREADS: Final = min(os.cpu_count() or 1, 4)
_MANY: Final = 8
"""Slices; below, threads cost more than they save."""

_LONGEST: Final = 400
"""Characters; longer needles go to Python, far below the length where frizbee's 16-bit scores saturate."""

_index: Final = attrgetter("index")


class Stopped(Exception):  # noqa: N818 - no error: the caller asked for it
    """The search is no longer wanted."""


def never() -> bool:
    """Return False: a search that nobody stops."""
    return False


def is_subsequence(needle: str, row: str) -> bool:
    """Whether the characters of `needle` stand in `row` in their order."""
    at = -1
    for character in needle:
        at = row.find(character, at + 1)
        if at < 0:
            return False
    return True


class Rows:
    """Texts without newlines to look through, kept as one. Positions in answers ascend."""

    def __init__(self, texts: Sequence[str], *, native: bool = NATIVE) -> None:
        self._text = "\n".join(texts)
        # The lengths of the rows before, and a newline for each.
        self._starts = array("L", map(add, accumulate(map(len, texts), initial=0), count()))
        self._slices = (
            [frizbee.Haystacks(list(texts[at : at + _SLICE])) for at in range(0, len(texts), _SLICE)] if native else []
        )

    def __len__(self) -> int:
        return len(self._starts) - 1

    @property
    def text(self) -> str:
        """All rows, a newline between each two."""
        return self._text

    def length(self, at: int) -> int:
        """Return how long the row at a position is."""
        return int(self._starts[at + 1] - self._starts[at] - 1)

    def spaces(self, at: int) -> int:
        """Return how many spaces the row at a position has."""
        return self._text.count(" ", self._starts[at], self._starts[at + 1])

    def matching(self, find: Callable[[str, int, int], object], positions: Iterable[int]) -> list[int]:
        """Return those of `positions` in whose row, a stretch of a text, `find` finds something."""
        text, starts = self._text, self._starts
        return [at for at in positions if find(text, starts[at], starts[at + 1] - 1)]

    def items(self, positions: Iterable[int]) -> Iterator[tuple[int, str]]:
        """Yield `positions`, each with its row."""
        text, starts = self._text, self._starts
        return ((at, text[starts[at] : starts[at + 1] - 1]) for at in positions)

    def containing(
        self, needle: str, among: Sequence[int] | None = None, stopped: Callable[[], bool] = never
    ) -> list[int]:
        """Return the positions, of those in `among` if given, of the rows that contain `needle`.

        Raises:
            Stopped: when `stopped` says so between two slices.
        """
        if among is not None:
            find, starts = self._text.find, self._starts
            return [at for at in among if find(needle, starts[at], starts[at + 1]) >= 0]
        if self._slices and len(needle) <= _LONGEST:
            return self._scan(needle, "substring", stopped)
        return [at for start, rows in self._parts(stopped) for at, row in enumerate(rows, start) if needle in row]

    def with_subsequence(
        self, needle: str, among: Sequence[int] | None = None, stopped: Callable[[], bool] = never
    ) -> list[int]:
        """Return the positions, of those in `among` if given, of the rows that hold `needle` as a subsequence.

        Raises:
            Stopped: when `stopped` says so between two slices.
        """
        if among is not None:
            return [at for at, row in self.items(among) if is_subsequence(needle, row)]
        if self._slices and len(needle) <= _LONGEST:
            return self._scan(needle, "fuzzy", stopped)
        return [
            at
            for start, rows in self._parts(stopped)
            for at, row in enumerate(rows, start)
            if is_subsequence(needle, row)
        ]

    def _parts(self, stopped: Callable[[], bool]) -> Iterator[tuple[int, list[str]]]:
        starts = self._starts
        for start in range(0, len(self), _SLICE):
            if stopped():
                raise Stopped
            stop = min(start + _SLICE, len(self))
            yield start, self._text[starts[start] : starts[stop] - 1].split("\n")

    def _scan(self, needle: str, kind: Literal["substring", "fuzzy"], stopped: Callable[[], bool]) -> list[int]:
        matcher = frizbee.Matcher(
            needle, max_typos=0, matching=kind, casing="respect", unicode="always", sort="index_asc"
        )
        threads = _THREADS if len(self._slices) >= _MANY else 1
        found: list[int] = []
        for number, haystacks in enumerate(self._slices):
            if stopped():
                raise Stopped
            start = number * _SLICE
            matches = map(_index, matcher.match_list_parallel(haystacks, threads))
            found += matches if not start else [start + at for at in matches]
        return found
