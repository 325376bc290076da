"""What is new in a session: since the last visit, and from the history of the lists."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from threading import Event
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from paperterm.actions.seen import Visit
    from paperterm.model import Library
    from paperterm.ui.screens.library import LibraryScreen

_LATER: Final = 0.3
"""Seconds that the first look at a library has to itself."""


class News:
    """Knows which papers are new, and when papers came; looks into the history only when somebody wants to know.

    Attributes:
        visit: what was new at this visit; None while that is not known.
        added: when papers came, by `Entry.id`; None while that is not known.
    """

    def __init__(self, screen: "LibraryScreen") -> None:
        self._screen = screen
        self._stop = Event()
        self._library: Library | None = None
        self._waiting: list[Callable[[], None]] = []
        self.visit: Visit | None = None
        self.added: Mapping[str, int] | None = None

    def stop(self) -> None:
        """Let what runs in threads end soon."""
        self._stop.set()

    def break_off(self) -> bool:
        """End looking into the history; False where nobody does."""
        if not self._waiting:
            return False
        self.stop()
        self._stop, self._waiting = Event(), []
        return True

    def renew(self) -> None:
        """Look what is new in the library, when the first look at it is over."""
        self.added = None
        self._screen.set_timer(_LATER, self._look)

    def states(self, query: str) -> dict[str, frozenset[str]]:
        """Return the states of a query that ask when papers came; the first time they are found out meanwhile."""
        if "added:" not in query.lower() and "since:" not in query.lower():
            return {}
        from paperterm.actions.added import added_states
        from paperterm.search import states_in

        if self.added is None:
            self.find_added(self._screen.feed.search_again)
        return added_states(states_in(query), self.added or {})

    def words(self, entry_id: str) -> list[str]:
        """Return what is known of when a paper came."""
        view = self._screen.view
        said = ["new since your last visit"] if entry_id in view.states.get("new", ()) else []
        when = view.ordering.added.get(entry_id)
        return [*said, f"came {datetime.fromtimestamp(when, UTC).date().isoformat()}"] if when else said

    def find_added(self, then: Callable[[], None]) -> None:
        """Call `then` when it is known when papers came."""
        library = self._screen.view.library
        if self.added is not None and self._library is library:
            then()
            return
        self._waiting.append(then)
        if len(self._waiting) == 1:
            stop = self._stop
            self._screen.run_worker(lambda: self._find(library, stop), thread=True, group="news")

    def _look(self) -> None:
        library = self._screen.view.library
        if self._screen.intake.progress is None:
            self._screen.run_worker(lambda: self._read(library), thread=True, group="news")
            if self._screen.view.sorting.order == "added":
                self.find_added(self._sort_again)

    def _sort_again(self) -> None:
        """Put what came last first, now that this is known; the cursor stays on its paper."""
        view = self._screen.view
        view.sort("added", reverse=view.sorting.reverse, hits=False)
        self._screen.table.refresh_all()

    def _read(self, library: "Library") -> None:
        from paperterm.actions.seen import look

        self._screen.call_later(self._show, library, look(library, remember=True))

    def _show(self, library: "Library", visit: "Visit") -> None:
        screen, view = self._screen, self._screen.view
        if library is not view.library:
            return
        self.visit = visit
        view.states["new"] = visit.new
        view.signs["new"] = dict.fromkeys(visit.new, "+")
        if visit.new:
            screen.table.refresh_all()
        screen.feed.search_again()

    def _find(self, library: "Library", stop: Event) -> None:
        from paperterm.actions.added import added_times
        from paperterm.actions.seen import look

        first_seen = look(library, remember=False).first_seen
        self._screen.call_later(self._found, library, first_seen | added_times(library, stop.is_set), stop)

    def _found(self, library: "Library", added: Mapping[str, int], stop: Event) -> None:
        if stop.is_set():
            return
        waiting, self._waiting = self._waiting, []
        if library is not self._screen.view.library:
            for then in waiting:
                self.find_added(then)
            return
        self._library, self.added = library, added
        self._screen.view.ordering.added = added
        self._screen.follower.show()
        for then in waiting:
            then()
