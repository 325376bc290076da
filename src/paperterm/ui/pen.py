"""One line of a terminal, and the pen that draws what changes in it."""

from typing import Final

from paperterm.terminfo import Abilities
from paperterm.ui.sgr import PLAIN, Look, change, toward_blank

_NEAR: Final = 5
"""Cells that did not change are sent again when they are fewer than a cursor move has bytes."""

_ERASED: Final = 5
"""Bytes of a sequence that erases cells, or steps over them."""

TAIL: Final = ""
"""Stands in the second cell of a wide character."""

Line = tuple[list[str | None], list[Look]]


class Row:
    """The cells of one line: characters (with their combining marks) and looks; None where it is not known.

    `dirty` are the cells to send.
    """

    __slots__ = ("_before", "chars", "dirty", "looks")

    def __init__(self) -> None:
        self.chars: list[str | None] = []
        self.looks: list[Look] = []
        self.dirty: set[int] = set()
        self._before: Line = ([], [])

    @property
    def shown(self) -> Line:
        """What the terminal has."""
        return self._before if self.dirty else (self.chars, self.looks)

    def put(self, x: int, char: str, look: Look) -> None:
        """Have `char` in cell `x`."""
        missing = x + 1 - len(self.chars)
        if missing > 0:
            self.chars += [None] * missing
            self.looks += [PLAIN] * missing
        if self.chars[x] != char or self.looks[x] != look:
            if not self.dirty:
                self._before = (self.chars[:], self.looks[:])
            if self.chars[x] == TAIL and char != TAIL and x and self.chars[x - 1] not in (None, TAIL):
                self.chars[x - 1] = None  # half of a wide character is drawn over: terminals drop the other half
            if x + 1 < len(self.chars) and self.chars[x + 1] == TAIL and char != TAIL:
                self.chars[x + 1] = None
            self.chars[x] = char
            self.looks[x] = look
            self.dirty.add(x)


class Pen:
    """Draws cells with as few bytes as the terminal needs, from the plain style on.

    Args:
        abilities: what the terminal can do beyond moving the cursor and writing.
    """

    def __init__(self, abilities: Abilities) -> None:
        self._abilities = abilities
        self._sent: list[str] = []
        self._look = PLAIN

    def lift(self) -> str:
        """Return what draws all that was asked for, and ends in the plain style."""
        return "".join(self._sent) + ("" if self._look == PLAIN else "\x1b[m")

    def draw(self, row: Row, dirty: set[int], y: int) -> None:
        """Draw the `dirty` cells of `row` in line `y`."""
        sent, look = self._sent, self._look
        at = -1
        for start, stop in _runs(row, dirty):
            if at < 0:
                sent.append(f"\x1b[{y + 1};{start + 1}H" if start else f"\x1b[{y + 1}H")
            elif at < start:
                sent.append(f"\x1b[{start - at}C")
            at = x = start
            while x < stop:
                char = row.chars[x]
                if not char:
                    x += 1
                    continue
                if x != at:
                    sent.append(f"\x1b[{x - at}C" if -1 < at < x else f"\x1b[{y + 1};{x + 1}H")
                wanted = toward_blank(look, row.looks[x]) if char == " " else row.looks[x]
                if wanted != look:
                    sent.append(change(look, wanted))
                    look = wanted
                erased = self._blanks(row, x, stop) if char == " " else 0
                if erased:
                    sent.append(f"\x1b[{erased}X")
                    at, x = x, x + erased
                    continue
                sent.append(char)
                at = x + 1
                if len(char) > 1 or char > "\u2fff":
                    at = after(row, x, char)
                x += 1
        self._look = look

    def _blanks(self, row: Row, x: int, stop: int) -> int:
        """Return how many blanks from `x` on are better erased than sent, 0 where they are not."""
        if not self._abilities.erases or row.looks[x].flags or (row.looks[x].ground and not self._abilities.fills):
            return 0
        end = x + 1
        while end < stop and row.chars[end] == " " and row.looks[end] == row.looks[x]:
            end += 1
        worth = _ERASED if end == stop else 2 * _ERASED
        return end - x if end - x > worth else 0


def after(row: Row, x: int, char: str) -> int:
    """Return where the terminal's cursor is behind a character; -1 where terminals do not agree about it."""
    wide = x + 1 < len(row.chars) and row.chars[x + 1] == TAIL
    agreed = len(char) == 1 and char < "\U0001f000"
    return x + 1 + wide if agreed else -1


def _runs(row: Row, dirty: set[int]) -> list[tuple[int, int]]:
    """Return the runs of cells to send: changed ones with their whole characters, near ones joined."""
    runs: list[tuple[int, int]] = []
    for x in sorted(dirty):
        start, stop = x, x + 1
        while start and row.chars[start] == TAIL:
            start -= 1
        while stop < len(row.chars) and row.chars[stop] == TAIL:
            stop += 1
        if runs and start - runs[-1][1] <= _NEAR and None not in row.chars[runs[-1][1] : start]:
            runs[-1] = (runs[-1][0], max(stop, runs[-1][1]))
        else:
            runs.append((start, stop))
    return runs
