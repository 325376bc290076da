"""Which of many rows hold a needle: frizbee, a native matcher, or plain Python with the same answers.

The semantics are two, both of code points and both case-sensitive (rows are folded already): a row *contains* the
needle, or holds its characters in order (a *subsequence*). frizbee copies the rows once and looks through them
with SIMD instructions and without the interpreter's lock.
"""

from collections.abc import Callable, Iterator, Sequence
from operator import attrgetter
from typing import Final, Literal

try:
    import frizbee
except ImportError:  # no wheel for this platform
    NATIVE = False
else:
    NATIVE = True

_SLICE: Final = 1 << 15
"""Rows between two looks at whether the search is still wanted."""

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
    """Texts to look through. Positions in answers ascend."""

    def __init__(self, texts: Sequence[str], *, native: bool = NATIVE) -> None:
        self.texts = texts
        self._slices = (
            [frizbee.Haystacks(list(texts[at : at + _SLICE])) for at in range(0, len(texts), _SLICE)] if native else []
        )

    def containing(
        self, needle: str, among: Sequence[int] | None = None, stopped: Callable[[], bool] = never
    ) -> list[int]:
        """Return the positions, of those in `among` if given, of the rows that contain `needle`.

        Raises:
            Stopped: when `stopped` says so between two slices.
        """
        if among is not None:
            texts = self.texts
            return [at for at in among if needle in texts[at]]
        # One letter is in most rows, and a match object for each costs more than looking.
        if self._slices and 1 < len(needle.strip()) <= _LONGEST:
            return self._scan(needle, "substring", stopped)
        return [at for start, part in self._parts(stopped) for at, row in enumerate(part, start) if needle in row]

    def with_subsequence(
        self, needle: str, among: Sequence[int] | None = None, stopped: Callable[[], bool] = never
    ) -> list[int]:
        """Return the positions, of those in `among` if given, of the rows that hold `needle` as a subsequence.

        Raises:
            Stopped: when `stopped` says so between two slices.
        """
        if among is not None:
            texts = self.texts
            return [at for at in among if is_subsequence(needle, texts[at])]
        if self._slices and 1 < len(needle) <= _LONGEST:
            return self._scan(needle, "fuzzy", stopped)
        return [
            at
            for start, part in self._parts(stopped)
            for at, row in enumerate(part, start)
            if is_subsequence(needle, row)
        ]

    def _parts(self, stopped: Callable[[], bool]) -> Iterator[tuple[int, Sequence[str]]]:
        for start in range(0, len(self.texts), _SLICE):
            if stopped():
                raise Stopped
            yield start, self.texts[start : start + _SLICE]

    def _scan(self, needle: str, kind: Literal["substring", "fuzzy"], stopped: Callable[[], bool]) -> list[int]:
        matcher = frizbee.Matcher(
            needle, max_typos=0, matching=kind, casing="respect", unicode="always", sort="index_asc"
        )
        found: list[int] = []
        for number, haystacks in enumerate(self._slices):
            if stopped():
                raise Stopped
            start = number * _SLICE
            matches = map(_index, matcher.match_list(haystacks))
            found += matches if not start else [start + at for at in matches]
        return found
