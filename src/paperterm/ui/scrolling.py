"""Finds out whether lines of a screen have moved up or down, so that the terminal can move them itself."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

_PROBES: Final = 4
"""Parts of a line that are looked for apart: a cursor or a thumb at one end must not hide that the rest moved."""

_FEWEST: Final = 4
"""Lines that must have moved together: for fewer a region costs as much as it saves."""

_GAP: Final = 3
"""Lines within a region that may be new."""

Line = Sequence[str | None]


class Shift(NamedTuple):
    """Lines `top` to `bottom` (both within) whose content moves up by `lines`, down where that is negative."""

    top: int
    bottom: int
    lines: int

    def source(self, y: int) -> int | None:
        """Return the line whose content comes to `y`; None for one that the terminal leaves blank."""
        source = y + self.lines
        return source if self.top <= source <= self.bottom else None

    @property
    def sequence(self) -> str:
        """What makes a terminal do it, from the plain style on (VT102: DECSTBM, DL, IL)."""
        letter = "M" if self.lines > 0 else "L"
        region = f"\x1b[{self.top + 1};{self.bottom + 1}r\x1b[{self.top + 1}H"
        return f"{region}\x1b[{abs(self.lines)}{letter}\x1b[r"


def find_shift(shown: Mapping[int, Line], wanted: Mapping[int, Line]) -> Shift | None:
    """Return how lines have moved most likely, None where they have not; a guess, to be judged by what it saves.

    Args:
        shown: the lines that the terminal shows where others are wanted.
        wanted: these others, by the same numbers; lines that stay as they are stand in neither.
    """
    if len(wanted) < _FEWEST:
        return None
    places: dict[tuple[int, str], list[int]] = {}
    for y, line in shown.items():
        for probe in _probes(line):
            places.setdefault(probe, []).append(y)
    moved: dict[int, set[int]] = {}
    for y, line in wanted.items():
        for probe in _probes(line):
            for source in places.get(probe, ())[:_PROBES]:
                moved.setdefault(source - y, set()).add(y)
    moved.pop(0, None)
    votes = Counter({lines: len(rows) for lines, rows in moved.items()})
    if not votes:
        return None
    lines, _ = max(votes.items(), key=lambda item: (item[1], -abs(item[0])))
    rows = _longest_run(sorted(moved[lines]))
    if len(rows) < _FEWEST:
        return None
    return Shift(min(rows[0], rows[0] + lines), max(rows[-1], rows[-1] + lines), lines)


def _probes(line: Line) -> list[tuple[int, str]]:
    size = len(line) // _PROBES
    parts = ("".join(char or "" for char in line[part * size : (part + 1) * size]) for part in range(_PROBES))
    return [(number, text) for number, text in enumerate(parts) if len(text.split()) > 1]


def _longest_run(rows: list[int]) -> list[int]:
    runs: list[list[int]] = [[]]
    for row in rows:
        if runs[-1] and row - runs[-1][-1] > _GAP:
            runs.append([])
        runs[-1].append(row)
    return max(runs, key=len)
