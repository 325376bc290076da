"""What the table shows of a library: the section, the hits of the filter, the order, the marks, the cursor.

Entries are named by `Entry.id`, so that cursor and marks stay where they are when another library comes in.
"""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final, Literal

from paperterm.library.standing import NOTHING, Standing
from paperterm.model import EMPTY_LIBRARY, Entry, Library
from paperterm.ui.marks import Marks
from paperterm.ui.ordering import Order, Ordering, Sorting, papers_first

HitKind = Literal["filtered", "ranked", "partial"]
"""Hits of a filter without words; of one with words, which have a rank; those that have only some of its words."""

_NEAR: Final = 200
"""Rows around the cursor among which it finds another place when its entry is gone."""

_NOBODY: Final[Mapping[str, str]] = MappingProxyType({})


class View:
    """The rows of the table, as indexes into `Library.entries`.

    Attributes:
        rows: what is shown, from top to bottom.
        cursor: the row that is current; 0 where there are no rows.
        marks: what is marked.
        ordering: the orders of the library; `order` is the one that is shown, turned around where `reverse`.
        sorting: the order of the entries.
        hit_sorting: the order of the hits while they are ranked; "list" is the rank, best first.
        standing: which entries stand in the project's ``.bib``, and which the manuscript cites.
        states: the ids of the entries for each state that the filter knows.
        signs: characters for the table by `Entry.id`, each kind under its name; the first that has one is shown.
        hits: what the filter found, best first; None without a filter.
        found: how many there are in all: `hits` may be only the best of them.
        hit_kind: what the hits are to the filter.
    """

    def __init__(self) -> None:
        self.library: Library = EMPTY_LIBRARY
        self.scope = range(0)
        self.hits: Sequence[int] | None = None
        self.found = 0
        self.hit_kind: HitKind = "filtered"
        self.ordering = Ordering()
        self.order: Order = "list"
        self.reverse = False
        self.sorting = Sorting()
        self.hit_sorting = Sorting()
        self.rows: Sequence[int] = range(0)
        self.cursor = 0
        self._moved = False
        self.marks = Marks()
        self.standing: Standing = NOTHING
        self.states: dict[str, frozenset[str]] = {}
        self.signs: dict[str, dict[str, str]] = {}

    @property
    def current(self) -> Entry | None:
        """The entry under the cursor."""
        return self.library.entries[self.rows[self.cursor]] if self.rows else None

    @property
    def chosen(self) -> tuple[Entry, ...]:
        """What an action applies to: the marked entries when there are any, else the current one."""
        if self.marks:
            numbers = map(self.library.position, self.marks)
            return tuple(self.library.entries[number] for number in numbers if number is not None)
        return () if self.current is None else (self.current,)

    @property
    def is_limited(self) -> bool:
        """Whether the rows are only the best of what was found."""
        return self.hits is not None and len(self.hits) < self.found

    @property
    def count(self) -> int:
        """How many entries there are to show, also those that are not among the rows yet."""
        return self.found if self.is_limited else len(self.rows)

    def entry(self, row: int) -> Entry:
        """Return the entry in `row`."""
        return self.library.entries[self.rows[row]]

    def take(self, library: Library, scope: range, moved: Mapping[str, str] = _NOBODY) -> None:
        """Show another library: what was found, marked and current stays so where it is still there.

        Until the cursor was moved it stays at the top: lists that arrive later may stand first. Where its entry is gone
        it goes to the next one that is not.

        Args:
            moved: the ids of entries that have another one now, from the former one.
        """
        known, hits, rows, at = self.library, self.hits, self.rows, self.cursor
        near = [*rows[at : at + _NEAR], *rows[max(0, at - _NEAR) : at][::-1]] if self._moved else []
        self.library, self.scope = library, scope
        self.ordering.forget()
        self.hits = None if hits is None else self._translated(known, hits, moved)
        self.marks.take(library, moved)
        self._arrange(None)
        wanted = (moved.get(entry_id, entry_id) for entry_id in (known.entries[number].id for number in near))
        self.cursor = next((row for entry_id in wanted if (row := self._row_of(entry_id)) is not None), 0)

    def narrow(self, scope: range) -> None:
        """Show only the entries in `scope`; hits from outside of it are dropped."""
        if scope == self.scope:
            return
        kept = self._number
        self.scope = scope
        if self.hits is not None:
            self.hits = [hit for hit in self.hits if hit in scope]
        self._arrange(kept)

    def find(
        self,
        library: Library,
        hits: Sequence[int] | None,
        *,
        keep: bool,
        found: int = 0,
        kind: HitKind = "filtered",
    ) -> None:
        """Show what a filter found in `library`, the cursor on the best hit, or where it was when `keep`.

        `found` is how many there are, where `hits` are only the best.
        """
        kept = self._number if keep else None
        self.found, self.hit_kind = found, kind
        self.hits = hits if hits is None or library is self.library else self._translated(library, hits)
        self._arrange(kept)

    def sort(self, order: Order, *, reverse: bool, hits: bool = True) -> None:
        """Show the rows in another order, the cursor on the same entry.

        While a filter with words is set only the hits are sorted, or without `hits` only the entries behind them.
        """
        kept = self._number
        self.ordering.forget("added")
        if hits and self.hit_kind != "filtered":
            self.hit_sorting = Sorting(order, reverse)
        else:
            self.sorting = Sorting(order, reverse)
        self._arrange(kept)

    def move_to(self, row: int) -> None:
        """Put the cursor on `row`, or on the nearest there is."""
        self._moved = True
        self.cursor = max(0, min(row, len(self.rows) - 1))

    def move_to_entry(self, entry_id: str) -> bool:
        """Put the cursor on an entry; False where it is not shown."""
        row = self._row_of(entry_id)
        if row is not None:
            self._moved = True
            self.cursor = row
        return row is not None

    def range_rows(self) -> range:
        """Return the rows from the anchor to the cursor; none without an anchor in sight."""
        anchor = self.marks.anchor
        start = self._row_of(anchor) if anchor else None
        if start is None:
            return range(0)
        first, last = sorted((start, self.cursor))
        return range(first, last + 1)

    @property
    def papers(self) -> int:
        """How many papers stand in the section; where none is united, how many entries."""
        papers = self.library.papers
        return len(self.scope) if papers is None else papers.count(self.scope)

    @property
    def _number(self) -> int | None:
        return self.rows[self.cursor] if self.rows else None

    def _translated(self, library: Library, hits: Sequence[int], moved: Mapping[str, str] = _NOBODY) -> Sequence[int]:
        ids = map(library.id_of, hits)
        numbers = (self.library.position(moved.get(entry_id, entry_id)) for entry_id in ids)
        return [number for number in numbers if number is not None and number in self.scope]

    def _row_of(self, entry_id: str) -> int | None:
        number = self.library.position(entry_id)
        if number is None:
            return None
        papers = self.library.papers
        places = (number,) if papers is None else papers.of_place(number)
        return next((row for place in places if (row := self._row_with(place)) is not None), None)

    def _row_with(self, number: int) -> int | None:
        try:
            return self.rows.index(number)
        except ValueError:
            return None

    def _arrange(self, kept: int | None) -> None:
        rows: Sequence[int] = self.scope if self.hits is None else self.hits
        self.order, self.reverse = self.sorting if self.hit_kind == "filtered" else self.hit_sorting
        if self.library.papers is not None:
            rows = self.library.papers.once(rows)
        if self.order != "list":
            rows = sorted(rows, key=self.ordering.positions(self.library, self.order).__getitem__)
        elif self.hits is None:
            rows = papers_first(rows, self.library.resources)
        self.rows = rows[::-1] if self.reverse else rows
        row = None if kept is None else self._row_with(kept)
        self.cursor = 0 if row is None else row
