"""The columns of the table: which ones a width has room for, and what stands in them.

From wide to narrow the tags go first, then the venue, then the authors, then the year; a title alone is left.
A column that hardly an entry has anything for leaves its place to the next one, and one that needs less than its width
leaves the rest. The title gets what the others leave, and gives back what it does not need.
"""

import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal

from paperterm.bibtex.math import shown
from paperterm.cite.venues import short_venue, without_year
from paperterm.model import Entry
from paperterm.model.name import ET_AL
from paperterm.ui.text import Run, Span, fit, mark_spans, truncate, width

ColumnName = Literal["mark", "title", "authors", "year", "venue", "tags"]
Spans = Callable[[str, str], list[Span]]
Unseen = Callable[[Entry, Mapping[str, str]], str]
"""From an entry and what its cells show to where it has a word of the filter that they do not, "" where they do."""
"""From text and field to the ranges of the text that matched."""

Needs = tuple[tuple[ColumnName, int], ...]
"""The columns that have something in them, with the cells that most of it needs."""

GAP: Final = 2
_YEAR_CELLS: Final = 5

HEADINGS: Final[dict[ColumnName, str]] = {
    "mark": "",
    "title": "Title",
    "authors": "Authors",
    "year": "Year",
    "venue": "Venue",
    "tags": "Tags",
}


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the table, `cells` wide without the gap to the next."""

    name: ColumnName
    cells: int


_STEPS: Final[tuple[tuple[int, dict[ColumnName, int]], ...]] = (
    (190, {"authors": 36, "year": _YEAR_CELLS, "venue": 22, "tags": 36}),
    (150, {"authors": 28, "year": _YEAR_CELLS, "venue": 18, "tags": 26}),
    (120, {"authors": 24, "year": _YEAR_CELLS, "venue": 14, "tags": 18}),
    (92, {"authors": 18, "year": _YEAR_CELLS, "venue": 13}),
    (78, {"authors": 14, "year": _YEAR_CELLS, "venue": 12}),
    (64, {"authors": 12, "year": _YEAR_CELLS, "venue": 9}),
    (50, {"authors": 12, "year": _YEAR_CELLS}),
    (30, {"year": _YEAR_CELLS}),
    (0, {}),
)
"""From this width of the table on: the columns beside mark and title."""

MARK_CELLS: Final = 4
"""The cursor's bar, the mark, how the paper stands to the project, and whether its BibTeX has to be made."""


IN_ORDER: Final[tuple[ColumnName, ...]] = ("title", "authors", "year", "venue", "tags")
_LEAST: Final[dict[ColumnName, int]] = {"year": _YEAR_CELLS, "authors": 12, "venue": 9, "tags": 16}
"""What a column needs where another one leaves it its place, the most useful first."""
_TITLE_NEEDS: Final = 34
_ANY: Final[Needs] = tuple((name, 0) for name in IN_ORDER)
_MOST: Final[dict[ColumnName, int]] = {"venue": 44, "authors": 60, "tags": 60}
"""What a column takes at most of what the title does not need, the most useful first."""
_FEW: Final = 0.05
"""The share of entries below which a field is none of the list."""
_NOTE_LEAVES: Final = 2
"""A note behind a title takes at most one of so many parts of its cells."""
_USUAL: Final = 0.9
"""The share of what stands in a column that is to fit into it."""


def named_columns(names: Iterable[str]) -> tuple[ColumnName, ...]:
    """Return the columns of the settings, in their order."""
    return tuple(column for name in names for column in IN_ORDER if column == name)


@lru_cache(maxsize=256)
def columns_for(cells: int, needs: Needs = _ANY, wanted: tuple[ColumnName, ...] = IN_ORDER) -> tuple[Column, ...]:
    """Return the columns for a table `cells` wide, which they and the gaps between them fill.

    `needs` are the columns that have something in them, 0 for one of which no more is known; `wanted` those that the
    user wants, in their order. The title is there always: it comes first where it is not among them.
    """
    need = {name: size or cells for name, size in needs}
    step = next(columns for least, columns in _STEPS if cells >= least)
    others = {name: min(size, need[name]) for name, size in step.items() if name in need and name in wanted}
    for name, least in _LEAST.items():
        size = min(least, need.get(name, 0))
        fits = len(others) < len(step) and _rest(cells, others) - size - GAP >= _TITLE_NEEDS
        if fits and size and name in wanted and name not in others:
            others[name] = size
    for name, most in _MOST.items():
        spare = _rest(cells, others) - max(_TITLE_NEEDS, need.get("title", cells))
        if name in others:
            others[name] += max(0, min(spare, most - others[name], need[name] - others[name]))
    sizes = {"title": max(1, _rest(cells, others)), **others}
    order = wanted if "title" in wanted else ("title", *wanted)
    return (Column("mark", MARK_CELLS), *(Column(name, sizes[name]) for name in order if name in sizes))


def _rest(cells: int, others: dict[ColumnName, int]) -> int:
    return cells - MARK_CELLS - sum(size + GAP for size in others.values())


def needs_of(entries: Sequence[Entry]) -> Needs:
    """Return what the columns need for `entries`; one that only a few of many have something for is left out."""
    needs: list[tuple[ColumnName, int]] = []
    for name in IN_ORDER:
        texts = [cell_text(entry, name) for entry in entries]
        said = sorted(width(short_venue(text) if name == "venue" else text) for text in texts if text)
        if len(said) > len(entries) * _FEW:
            heading = width(HEADINGS[name]) + (name != "venue")
            needs.append((name, max(heading, said[int(len(said) * _USUAL)])))
    return tuple(needs)


def heading_text(columns: tuple[Column, ...], sorted_by: str, *, reverse: bool) -> str:
    """Return the line of headings, the column that the table is sorted by with an arrow (years: newest first)."""
    arrow = "↓" if reverse != (sorted_by == "year") else "↑"
    parts = []
    for column in columns:
        heading = HEADINGS[column.name]
        if column.name == sorted_by:
            heading = truncate(heading, column.cells - 1) + arrow if column.cells > 1 else arrow
        parts.append(fit(heading, column.cells) + ("" if column.name == "mark" else " " * GAP))
    return "".join(parts).rstrip()


def row_runs(entry: Entry, columns: tuple[Column, ...], spans: Spans | None, unseen: Unseen | None = None) -> list[Run]:
    """Return the cells of `entry` behind the mark column, what `spans` finds in the style ``match``.

    A field with a match that cannot be seen is named behind the title; in the title the cut is marked.
    """
    runs: list[Run] = []
    where = unseen(entry, {each.name: _cut(entry, each) for each in columns[1:]}) if unseen else ""
    for column in columns[1:]:
        text = cell_text(entry, column.name, column.cells)
        note = f" (in {where})" if where not in ("", "title") and column.name == "title" else ""
        if _NOTE_LEAVES * width(note) > column.cells:
            note = ""
        cut = fit(text, column.cells - width(note))
        style = cell_style(entry, column.name)
        found = spans(text, column.name) if spans and text else []
        if found and cut[: len(text)] != text:
            kept = len(cut.rstrip()) - 1
            found = [(start, min(stop, kept)) for start, stop in found if start < kept]
            if where == column.name:
                found.append((kept, kept + 1))
        runs += mark_spans(cut, found, style, "match") if found else [Run(cut, style)]
        if note:
            runs.append(Run(note, "muted"))
        runs.append(Run(" " * GAP))
    runs.pop()
    return runs


def _cut(entry: Entry, column: Column) -> str:
    """Return what can be seen of a cell."""
    text = cell_text(entry, column.name, column.cells)
    cut = fit(text, column.cells)
    return text if cut.startswith(text) else cut.rstrip()[:-1]


def cell_text(entry: Entry, name: ColumnName, cells: int = sys.maxsize) -> str:
    """Return what stands in a cell of so many `cells`, perhaps longer than that."""
    match name:
        case "title":
            return shown(entry.title)
        case "authors":
            return people_text(entry, cells)
        case "year":
            return "" if entry.year is None else str(entry.year)
        case "venue":
            # The year stands in its own column.
            venue = without_year(entry.venue or "", entry.year)
            return venue if width(venue) <= cells else short_venue(venue)
        case "tags":
            return ", ".join(entry.tags)
        case "mark":
            return ""


def cell_style(entry: Entry, name: ColumnName) -> str:
    """Return the style of a cell: what was inferred from around the entry is told apart; its BibTeX is its own."""
    if any(field == name and origin != "bibtex" for field, origin in entry.inferred):
        return "inferred"
    return name


def people_text(entry: Entry, cells: int) -> str:
    """Return as many authors (or editors) as `cells` have room for, then how many more there are, if that is known."""
    people, whole = entry.people, entry.byline
    if width(whole) <= cells or (len(people) < 2 and entry.authors_complete):
        return whole
    for names in (list(map(str, people)), [name.last for name in people]):
        for count in range(min(len(names) - 1, 3), 0, -1):
            text = f"{', '.join(names[:count])} {_behind(entry, count)}"
            if width(text) <= cells:
                return text
    rest = _behind(entry, 1)
    return f"{truncate(people[0].last, max(1, cells - 1 - len(rest)))} {rest}"


def _behind(entry: Entry, shown: int) -> str:
    return f"+{len(entry.people) - shown}" if entry.authors_complete else ET_AL
