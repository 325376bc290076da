"""What the table shows of a library: the section, the hits of the filter, the order, the marks, the cursor.

Entries are named by `Entry.id`, so that cursor and marks stay where they are when another library comes in.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Final, Literal

from paperterm.library.standing import NOTHING, Standing
from paperterm.model import EMPTY_LIBRARY, Entry, Library
from paperterm.model.order import SortOrder, sort_key
from paperterm.ui.columns import Needs, needs_of

Order = Literal["list", "year", "title", "authors", "added"]
KnownOrder = Callable[[Library, SortOrder], Sequence[int] | None]
ORDERS: Final[tuple[Order, ...]] = ("list", "year", "title", "authors", "added")


_NEAR: Final = 200
"""Rows around the cursor among which it finds another place when its entry is gone."""

_NOBODY: Final[Mapping[str, str]] = MappingProxyType({})


def order_of(setting: str) -> tuple[Order, bool]:
    """Return the order that a setting or a state names, and whether ``-`` turns it around."""
    name = setting.removeprefix("-")
    return next((order for order in ORDERS if order == name), "list"), setting.startswith("-")


_SOME: Final = 200
"""Entries that tell which columns a list fills, and how wide they are."""


class View:
    """The rows of the table, as indexes into `Library.entries`.

    Attributes:
        rows: what is shown, from top to bottom.
        cursor: the row that is current; 0 where there are no rows.
        marks: ids of the marked entries, in the order of marking.
        anchor: the id of the entry where a range of marks starts, "" where none does.
        standing: which entries stand in the project's ``.bib``, and which the manuscript cites.
        states: the ids of the entries for each state that the filter knows.
        signs: characters for the table by `Entry.id`, each kind under its name; the first that has one is shown.
        known_order: returns the entries of a library in an order, None where each has to be looked at.
        added: when papers came to their lists, by `Entry.id`, in seconds; empty while that is not known.
        hits: what the filter found, best first; None without a filter.
        found: how many there are in all: `hits` may be only the best of them.
    """

    def __init__(self) -> None:
        self.library: Library = EMPTY_LIBRARY
        self.scope = range(0)
        self.hits: Sequence[int] | None = None
        self.found = 0
        self.order: Order = "list"
        self.reverse = False
        self.rows: Sequence[int] = range(0)
        self._needs: Needs = ()
        self._needs_of: tuple[Library, range] | None = None
        self.cursor = 0
        self._moved = False
        self.marks: dict[str, None] = {}
        self.anchor = ""
        self.standing: Standing = NOTHING
        self.states: dict[str, frozenset[str]] = {}
        self.signs: dict[str, dict[str, str]] = {}
        self.added: Mapping[str, int] = {}
        self.known_order: KnownOrder = lambda _library, _order: None
        self._positions: dict[Order, Sequence[int]] = {}

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
    def is_partial(self) -> bool:
        """Whether the rows are only the best of what was found."""
        return self.hits is not None and len(self.hits) < self.found

    @property
    def count(self) -> int:
        """How many entries there are to show, also those that are not among the rows yet."""
        return self.found if self.is_partial else len(self.rows)

    @property
    def needs(self) -> Needs:
        """What the columns need, from a look at some of the section's entries."""
        seen = (self.library, self.scope)
        if self._needs_of is None or self._needs_of[0] is not self.library or self._needs_of[1] != self.scope:
            some = self.scope[:: max(1, len(self.scope) // _SOME)]
            self._needs_of, self._needs = seen, needs_of([self.library.entries[number] for number in some])
        return self._needs

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
        self._positions = {}
        self.hits = None if hits is None else self._translated(known, hits, moved)
        if self.marks:
            standing = (library.position(moved.get(mark, mark)) for mark in self.marks)
            self.marks = {library.entries[number].id: None for number in standing if number is not None}
        self.anchor = moved.get(self.anchor, self.anchor)
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

    def find(self, library: Library, hits: Sequence[int] | None, *, keep: bool, found: int = 0) -> None:
        """Show what a filter found in `library`, the cursor on the best hit, or where it was when `keep`.

        `found` is how many there are, where `hits` are only the best.
        """
        kept = self._number if keep else None
        self.found = found
        self.hits = hits if hits is None or library is self.library else self._translated(library, hits)
        self._arrange(kept)

    def sort(self, order: Order, *, reverse: bool) -> None:
        """Show the rows in another order, the cursor on the same entry."""
        kept = self._number
        self._positions.pop("added", None)
        self.order, self.reverse = order, reverse
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

    def toggle(self, entry: Entry) -> None:
        """Mark `entry`, or unmark it."""
        if entry.id in self.marks:
            del self.marks[entry.id]
        else:
            self.marks[entry.id] = None

    def mark(self, rows: Iterable[int]) -> None:
        """Mark the entries in `rows`."""
        self.marks.update((self.entry(row).id, None) for row in rows)

    def range_rows(self) -> range:
        """Return the rows from the anchor to the cursor; none without an anchor in sight."""
        start = self._row_of(self.anchor) if self.anchor else None
        if start is None:
            return range(0)
        first, last = sorted((start, self.cursor))
        return range(first, last + 1)

    def sign(self, entry_id: str) -> str:
        """Return what the table says of an entry in one character."""
        return next((signs[entry_id] for signs in self.signs.values() if signs.get(entry_id, " ") != " "), " ")

    @property
    def papers(self) -> int:
        """How many papers stand in the section; where none is united, how many entries."""
        papers = self.library.papers
        return len(self.scope) if papers is None else papers.count(self.scope)

    @property
    def _number(self) -> int | None:
        return self.rows[self.cursor] if self.rows else None

    def _translated(self, library: Library, hits: Sequence[int], moved: Mapping[str, str] = _NOBODY) -> Sequence[int]:
        ids = (library.entries[hit].id for hit in hits)
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
        if self.library.papers is not None:
            rows = self.library.papers.once(rows)
        if self.order != "list":
            rows = sorted(rows, key=self._position(self.order).__getitem__)
        self.rows = rows[::-1] if self.reverse else rows
        row = None if kept is None else self._row_with(kept)
        self.cursor = 0 if row is None else row

    def _position(self, order: Order) -> Sequence[int]:
        if order not in self._positions:
            positions = [0] * len(self.library.entries)
            for position, number in enumerate(self._in_order(order)):
                positions[number] = position
            self._positions[order] = positions
        return self._positions[order]

    def _in_order(self, order: Order) -> Iterable[int]:
        """Return all entries of the library in `order`, looking at as few of them as can be."""
        entries = self.library.entries
        if order == "added":
            numbers = ((self.library.position(entry_id), when) for entry_id, when in self.added.items())
            times = {number: when for number, when in numbers if number is not None}
            return sorted(range(len(entries)), key=lambda number: (number not in times, -times.get(number, 0)))
        if order == "list":
            return range(len(entries))
        known = self.known_order(self.library, order)
        return sorted(range(len(entries)), key=lambda at: sort_key(entries[at], order)) if known is None else known
