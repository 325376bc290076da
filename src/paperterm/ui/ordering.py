"""The orders in which a library's entries can be shown."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final, Literal, NamedTuple

from paperterm.model import Library
from paperterm.model.order import SortOrder, sort_key

Order = Literal["list", "year", "title", "authors", "added"]
KnownOrder = Callable[[Library, SortOrder], Sequence[int] | None]
ORDERS: Final[tuple[Order, ...]] = ("list", "year", "title", "authors", "added")


class Sorting(NamedTuple):
    """An order, turned around where `reverse`."""

    order: Order = "list"
    reverse: bool = False


def order_of(setting: str) -> tuple[Order, bool]:
    """Return the order that a setting or a state names, and whether ``-`` turns it around."""
    name = setting.removeprefix("-")
    return next((order for order in ORDERS if order == name), "list"), setting.startswith("-")


def papers_first(rows: Sequence[int], resources: Sequence[int]) -> Sequence[int]:
    """Return `rows` in their order, but those of `resources` (ascending) behind all others."""
    if not resources or not rows:
        return rows
    lower = set(resources[bisect_left(resources, min(rows)) : bisect_right(resources, max(rows))])
    last = [row for row in rows if row in lower]
    return [*(row for row in rows if row not in lower), *last] if last else rows


class Ordering:
    """Where each entry of a library stands in an order; an order is worked out once for a library.

    Attributes:
        known: returns the entries of a library in an order, None where each has to be looked at.
        added: when papers came to their lists, by `Entry.id`, in seconds; empty while that is not known.
    """

    def __init__(self) -> None:
        self.known: KnownOrder = lambda _library, _order: None
        self.added: Mapping[str, int] = {}
        self._positions: dict[Order, Sequence[int]] = {}

    def forget(self, *orders: Order) -> None:
        """Work `orders` out again when they are asked for; all of them where none is named."""
        for order in orders or ORDERS:
            self._positions.pop(order, None)

    def positions(self, library: Library, order: Order) -> Sequence[int]:
        """Return the position in `order` of each entry, by its number in `library`."""
        if order not in self._positions:
            positions = [0] * len(library.entries)
            for position, number in enumerate(self._in_order(library, order)):
                positions[number] = position
            self._positions[order] = positions
        return self._positions[order]

    def _in_order(self, library: Library, order: Order) -> Iterable[int]:
        """Return all entries of the library in `order`, looking at as few of them as can be."""
        entries = library.entries
        if order == "added":
            numbers = ((library.position(entry_id), when) for entry_id, when in self.added.items())
            times = {number: when for number, when in numbers if number is not None}
            return sorted(range(len(entries)), key=lambda number: (number not in times, -times.get(number, 0)))
        if order == "list":
            return range(len(entries))
        known = self.known(library, order)
        return sorted(range(len(entries)), key=lambda at: sort_key(entries[at], order)) if known is None else known
