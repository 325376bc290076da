"""Where the panes go, from the size of the terminal: plain arithmetic, no widgets.

====================  =================================================================
at least 150 columns  sections, entries and detail side by side
at least 64           sections beside entries, the detail below the entries
at least 40           the entries, the detail below; the sections only while they are used
fewer                 the pane that is used
====================  =================================================================

A low terminal gives up the detail first, then the footer, then the header.
"""

from dataclasses import dataclass, replace
from typing import Final, Literal

PaneName = Literal["sections", "entries", "detail"]
PANES: Final[tuple[PaneName, ...]] = ("sections", "entries", "detail")

_WIDE: Final = 150
_MIDDLE: Final = 64
_NARROW: Final = 40
_LOW: Final = 14
_FOOTER_FROM: Final = 9
_HEADER_FROM: Final = 7


@dataclass(frozen=True, slots=True)
class Shares:
    """How much of the screen the panes beside the table take, 0 for what suits the size of the terminal.

    Attributes:
        sections: the tree's share of the columns.
        beside: the detail's share of the columns that are left, where it stands beside the table.
        below: the detail's share of the rows, where it stands below the table.
    """

    sections: float = 0.0
    beside: float = 0.0
    below: float = 0.0

    @classmethod
    def within(cls, sections: float, beside: float, below: float) -> "Shares":
        """Return shares that leave room for every pane."""
        return cls(*(_within(share) if share > 0 else 0.0 for share in (sections, beside, below)))

    def with_sections(self, share: float) -> "Shares":
        """Return these with another share of the tree."""
        return replace(self, sections=_within(share))

    def with_beside(self, share: float) -> "Shares":
        """Return these with another share of the detail beside the table."""
        return replace(self, beside=_within(share))

    def with_below(self, share: float) -> "Shares":
        """Return these with another share of the detail below the table."""
        return replace(self, below=_within(share))


def _within(share: float) -> float:
    return round(max(0.1, min(0.8, share)), 3)


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Which panes are shown, and how large.

    Attributes:
        shown: the panes that have a place.
        sections: columns of the tree where it stands beside others, else 0 (it fills the row).
        detail: columns of the detail beside the table, or rows of it below; 0 where it stands alone.
        detail_beside: whether the detail stands beside the table, not below.
        header, footer: whether these lines are shown.
    """

    shown: frozenset[PaneName]
    sections: int
    detail: int
    detail_beside: bool
    header: bool
    footer: bool


def level_for(columns: int, rows: int) -> int:
    """Return how many panes suit a terminal of this size, 1 to 3."""
    if columns < _NARROW or rows < _LOW:
        return 1 if columns < _MIDDLE else 2
    return 3 if columns >= _MIDDLE else 2


def arrange(columns: int, rows: int, level: int, focus: PaneName, shares: Shares = Shares()) -> Arrangement:
    """Return the arrangement of at most `level` panes, the one in `focus` always among them."""
    header, footer = rows >= _HEADER_FROM, rows >= _FOOTER_FROM
    if columns < _NARROW or level <= 1:
        return Arrangement(frozenset((focus,)), 0, 0, detail_beside=False, header=header, footer=footer)
    beside = columns >= _WIDE or rows < _LOW
    shown: set[PaneName]
    if level == 2 or columns < _MIDDLE or rows < _LOW:
        shown = {focus, "entries"} if focus != "entries" else {"entries", _second(columns, rows)}
        if "sections" in shown and columns < _MIDDLE:
            shown = {"sections"}
    else:
        shown = {"sections", "entries", "detail"}
    sections = _sections(columns, shares) if shown != {"sections"} else 0
    detail = 0
    if "detail" in shown and beside:
        left = columns - (sections if "sections" in shown else 0)
        detail = min(left - 20, round(left * shares.beside)) if shares.beside else min(100, left * 2 // 5)
    elif "detail" in shown:
        detail = min(rows - 7, round((rows - 3) * shares.below)) if shares.below else max(6, (rows - 3) * 2 // 5)
        detail = max(3, detail)
    return Arrangement(frozenset(shown), sections, detail, detail_beside=beside, header=header, footer=footer)


def _sections(columns: int, shares: Shares) -> int:
    if shares.sections:
        return max(12, min(columns - 30, round(columns * shares.sections)))
    return min(44, max(22, columns // 5))


def _second(columns: int, rows: int) -> PaneName:
    return "sections" if rows < _LOW and columns >= _MIDDLE else "detail"
