"""Where the panes go, from the size of the terminal: plain arithmetic, no widgets.

====================  =================================================================
at least 150 columns  sections, entries and detail side by side
at least 64           sections beside entries, the detail below the entries
at least 40           the entries, the detail below; the sections only while they are used
fewer                 the pane that is used
====================  =================================================================

A low terminal gives up the detail first, then the footer, then the header.
"""

from dataclasses import dataclass
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


def arrange(columns: int, rows: int, level: int, focus: PaneName) -> Arrangement:
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
    sections = min(44, max(22, columns // 5)) if shown != {"sections"} else 0
    detail = 0
    if "detail" in shown and beside:
        detail = min(100, (columns - (sections if "sections" in shown else 0)) * 2 // 5)
    elif "detail" in shown:
        detail = max(6, (rows - 3) * 2 // 5)
    return Arrangement(frozenset(shown), sections, detail, detail_beside=beside, header=header, footer=footer)


def _second(columns: int, rows: int) -> PaneName:
    return "sections" if rows < _LOW and columns >= _MIDDLE else "detail"
