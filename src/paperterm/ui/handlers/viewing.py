"""What is shown, and how: order, detail, problems, reloading."""

from typing import TYPE_CHECKING, Final

from paperterm.actions.outcome import Outcome
from paperterm.ui.detail import MODES
from paperterm.ui.handlers.news import say_looking
from paperterm.ui.ordering import ORDERS, Order

if TYPE_CHECKING:
    from paperterm.ui.handlers.types import Handler
    from paperterm.ui.screens.library import LibraryScreen

_ORDER_WORDS: Final[dict[Order, str]] = {
    "list": "Sorted as the lists have it.",
    "year": "Sorted by year, newest first.",
    "title": "Sorted by title.",
    "authors": "Sorted by the first author's family name.",
    "added": "Sorted by when it came to the list, newest first.",
}


def sort(screen: "LibraryScreen") -> None:
    """Sort by the next column."""
    screen.feed.complete()
    order = ORDERS[(ORDERS.index(screen.view.order) + 1) % len(ORDERS)]
    if order == "added" and not screen.view.ordering.added:
        say_looking(screen)
        screen.news.find_added(lambda: _sort_by(screen, order if screen.view.ordering.added else "list"))
    else:
        _sort_by(screen, order)


def _sort_by(screen: "LibraryScreen", order: Order) -> None:
    def begin() -> None:
        screen.view.sort(order, reverse=False)
        by_rank = order == "list" and screen.feed.query
        _sorted(screen, "Sorted by rank, best first." if by_rank else _ORDER_WORDS[order])

    screen.feed.when_ordered(begin)


def sort_by(screen: "LibraryScreen", column: str) -> None:
    """Sort by a column, again by the same one the other way around; by a column without an order as the lists are."""
    order: Order = next((order for order in ORDERS if order == column), "list")
    if order == screen.view.order and order != "list":
        reverse(screen)
        return
    screen.feed.complete()
    _sort_by(screen, order)


def reverse(screen: "LibraryScreen") -> None:
    """Turn the order around."""
    screen.feed.complete()
    screen.view.sort(screen.view.order, reverse=not screen.view.reverse)
    _sorted(screen, "Order reversed." if screen.view.reverse else "Order as it was.")


def _sorted(screen: "LibraryScreen", words: str) -> None:
    screen.say(Outcome("done", words))
    screen.table.refresh_all()


def cycle_detail(screen: "LibraryScreen") -> None:
    """Show the detail, the BibTeX, the source in turn."""
    screen.mode = MODES[(MODES.index(screen.mode) + 1) % len(MODES)]
    screen.follower.show()
    if not screen.detail.display:
        screen.use("detail")


def reload(screen: "LibraryScreen") -> None:
    """Read the lists again; what is shown stays until the first of it is there."""
    screen.say(Outcome("done", "Reading the lists again."))
    screen.intake.start()


HANDLERS: Final[dict[str, "Handler"]] = {
    "view.sort": sort,
    "view.reverse": reverse,
    "view.detail": cycle_detail,
    "list.reload": reload,
}
