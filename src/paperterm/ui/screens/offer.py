"""What is offered where a filter finds nothing: the nearest one that finds something."""

from contextlib import suppress
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from paperterm.search import Nearest
    from paperterm.ui.screens.library import LibraryScreen
    from paperterm.ui.searching import Found

_TYPED: Final = 0.25
"""Seconds after the last key: who goes on typing needs no offer."""


class Offer:
    """Looks for the nearest filter in a thread, when nothing was found and nothing is typed any more.

    Attributes:
        nearest: what is offered; None for nothing.
    """

    def __init__(self, screen: "LibraryScreen") -> None:
        self._screen = screen
        self._about: Found | None = None
        self.nearest: Nearest | None = None

    def look(self, found: "Found") -> None:
        """Look for something nearer than what was found, if that is nothing."""
        self.nearest = None
        self._about = found
        if found.hits is not None and not found.count:
            self._screen.set_timer(_TYPED, lambda: self._begin(found))

    def take(self) -> bool:
        """Filter by what is offered; False where nothing is."""
        offered, screen = self.nearest, self._screen
        if offered is None:
            return False
        if offered.everywhere:
            screen.outline.move_to(0)
            screen.sections.refresh_all()
            screen.feed.narrow()
        else:
            screen.feed.use_query(offered.query)
        return True

    def _begin(self, found: "Found") -> None:
        if found is self._about:
            self._screen.run_worker(lambda: self._find(found), thread=True, group="offer")

    def _find(self, found: "Found") -> None:
        from paperterm.search import Stopped, nearest_query

        request = found.request
        with suppress(Stopped):
            index = self._screen.feed.index_of(request.library)
            offered = nearest_query(
                index, request.query, request.scope, request.states, lambda: found is not self._about
            )
            self._screen.call_later(self._show, found, offered)

    def _show(self, found: "Found", offered: "Nearest | None") -> None:
        if found is self._about and offered is not None:
            self.nearest = offered
            self._screen.refresh_bars()
            self._screen.table.refresh()
