"""How libraries, sections and what filters find come to the panes of a screen."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING

from paperterm.actions.outcome import Outcome
from paperterm.model import Library
from paperterm.ui.columns import Spans, Unseen
from paperterm.ui.ordering import Sorting
from paperterm.ui.searching import Found, Request, Searcher

_SLOW = 0.3
"""Seconds after which a person wonders what goes on."""

_BEST = 1000
"""Hits that are taken at once; the rest only when somebody goes there, sorts or marks all: that takes much longer."""

if TYPE_CHECKING:
    from paperterm.search import Index
    from paperterm.ui.screens.library import LibraryScreen


class Feed:
    """Searches, and puts what is found, or read, into the view of a screen.

    Attributes:
        query: what the table is filtered by.
        query_problems: what is wrong with it, in words.
    """

    def __init__(self, screen: "LibraryScreen", query: str) -> None:
        self._screen = screen
        self._searcher = Searcher(
            lambda job: screen.run_worker(job, thread=True, group="search"),
            lambda found: screen.call_later(self.answered, found),
            lambda: screen.call_later(self._ask_renewed),
        )
        screen.view.ordering.known = self._searcher.in_order
        self._completed = ""
        self._asked = 0.0
        self.query = query
        self.query_problems: tuple[str, ...] = ()

    @property
    def is_slow(self) -> bool:
        """Whether the search takes so long that it has to be said."""
        return self.pending and monotonic() - self._asked >= _SLOW

    @property
    def is_behind(self) -> bool:
        """Whether all is read, but what the filter shows lacks hits among entries that have no index yet."""
        return self._searcher.is_behind and self._screen.intake.progress is None and bool(self.query.strip())

    @property
    def pending(self) -> bool:
        """Whether what the filter finds is still to come."""
        return self._searcher.pending and bool(self.query.strip())

    def clear(self) -> bool:
        """Remove the filter; False where there is none."""
        if not self.query:
            return False
        self.use_query("")
        return True

    def use_query(self, query: str) -> None:
        """Filter by a query that is not typed; the line shows it."""
        self._screen.filter.set_text(query)
        self.search(query)

    def search(self, query: str) -> None:
        """Filter by another query."""
        if query != self.query:
            self.query = query
            self._screen.view.hit_sorting = Sorting()
            self._ask(keep=not query.strip())

    def narrow(self) -> None:
        """Show what is in the section under the tree's cursor."""
        self._ask(keep=True)

    def search_again(self) -> None:
        """Filter by the same query: what it asks for has changed."""
        if self.query:
            self._ask(keep=True)

    def _ask_renewed(self) -> None:
        """Filter by the same query in more entries; a cursor that was not moved goes to the best hit."""
        if self.query:
            self._ask(keep=self._screen.view.cursor > 0)

    def show(self, library: Library, *, final: bool = True, moved: Mapping[str, str] | None = None) -> None:
        """Show another library; a `final` one is made ready for the filter.

        `moved` are the ids of entries that have another one now, from the former one.
        """
        screen = self._screen
        screen.outline.take(library.root, library.papers)
        screen.view.take(library, screen.outline.scope, moved or {})
        is_back = screen.bookmarks.arrived(final=final)
        if final:
            screen.later(partial(self._make_ready, library))
        self._ask(keep=True, at_once=is_back and final)
        if is_back:
            screen.bookmarks.scroll()
        screen.sections.refresh_all()

    def replace(self, library: Library, moved: Mapping[str, str]) -> None:
        """Show the library that was read again because a list has changed: everything stays on its entry and row."""
        screen = self._screen
        panes = [(pane, (pane.cursor_line or 0) - pane.top) for pane in (screen.table, screen.sections)]
        screen.view.move_to(screen.view.cursor)
        self.show(library, moved=moved)
        for pane, above in panes:
            pane.top = max(0, (pane.cursor_line or 0) - above)
            pane.refresh_all()

    def _make_ready(self, library: Library) -> None:
        screen = self._screen
        if library is screen.view.library:
            self._searcher.prepare(library)
            screen.marks.renew()
            screen.yours.renew()
            screen.news.renew()

    def answered(self, found: Found) -> None:
        """Show what a search in a thread found, unless something else was typed since."""
        if not found.stopped and found.request.query == self.query:
            self._show(found)
        self._searcher.finished()
        self._screen.keys.release()

    def complete(self) -> None:
        """Get all hits where the table has only the best of them, however long that takes."""
        view = self._screen.view
        if view.is_limited:
            self._completed = self.query
            self._show(self._searcher.answer(self._request(keep=True), whole=True))

    def stop(self) -> None:
        """Search no more."""
        self._searcher.close()

    def index_of(self, library: Library) -> "Index":
        """Return the index of `library`, however long that takes; any thread may ask.

        Raises:
            paperterm.search.Stopped: the screen is left.
        """
        return self._searcher.index_of(library)

    def when_ordered(self, job: Callable[[], object]) -> None:
        """Do `job` as soon as the library has its orders, now where it has them."""
        screen, library = self._screen, self._screen.view.library
        if self._searcher.is_ready(library):
            job()
            return
        screen.say(Outcome("done", "Sorting …"))
        from paperterm.search import Stopped

        def order() -> None:
            with suppress(Stopped):
                self._searcher.index_of(library)
                screen.call_later(job)

        screen.run_worker(order, thread=True, group="search")

    def _request(self, *, keep: bool) -> Request:
        view = self._screen.view
        is_ranked = _has_words(self.query)
        is_best_first = (view.hit_sorting if is_ranked else view.sorting) == Sorting()
        limit = _BEST if is_best_first and self.query != self._completed else None
        return Request(
            self.query,
            view.library,
            view.scope,
            keep=keep,
            limit=limit,
            is_ranked=is_ranked,
            is_growing=self._screen.intake.progress is not None,
            states=view.states | self._screen.news.states(self.query),
        )

    def _ask(self, *, keep: bool, at_once: bool = False) -> None:
        """Search; `at_once` lets nothing else be shown before the answer."""
        view = self._screen.view
        view.narrow(self._screen.outline.scope)
        request = self._request(keep=keep)
        found = self._searcher.answer(request) if at_once and self.query.strip() else self._searcher.request(request)
        if found is None:
            self._asked = monotonic()
            self._screen.set_timer(_SLOW, self._tell_slow)
            self._screen.table.refresh_all()
            self._screen.refresh_bars()
        else:
            self._show(found)

    def _tell_slow(self) -> None:
        if self.is_slow:
            self._screen.refresh_bars()

    def _show(self, found: Found) -> None:
        screen, query = self._screen, self.query
        self.query_problems = found.problems
        screen.offer.look(found)
        screen.view.find(
            found.request.library,
            found.hits,
            keep=found.request.keep,
            found=found.count,
            kind="partial" if found.is_partial else "ranked" if found.request.is_ranked else "filtered",
        )
        screen.table.spans, screen.table.unseen = _marks_for(query) if query.strip() else (None, None)
        screen.table.refresh_all()
        screen.follower.follow()
        screen.refresh_bars()


def _has_words(query: str) -> bool:
    if not query.strip():
        return False
    from paperterm.search import has_words

    return has_words(query)


def _marks_for(query: str) -> tuple[Spans, Unseen]:
    from paperterm.search import spans, unseen

    return partial(spans, query), partial(unseen, query)
