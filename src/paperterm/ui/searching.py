"""When and where the filter is searched: in place while that is quick, else in a thread, the newest request first."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from threading import Lock
from time import perf_counter
from typing import TYPE_CHECKING, Final

from paperterm.model import Library
from paperterm.model.order import SortOrder

if TYPE_CHECKING:
    from paperterm.actions.indexing import Indexer
    from paperterm.search import Index, Result

_LARGE: Final = 2000
"""Entries from which on an order is looked up in the index."""

_GROWN: Final = 2
"""While lists are read the index is made again when there are so many times as many entries: in all it costs twice."""

_MOST_GROWN: Final = 4
"""An index answers for a library of at most so many times as many entries while one of all of them is made."""

_QUICK: Final = 0.02
"""Seconds: a search that took longer than this is not done between two keys any more."""


@dataclass(frozen=True, slots=True)
class Request:
    """What is searched: `query` in a run of a library's entries.

    Attributes:
        keep: whether the cursor stays on its entry.
        limit: how many hits are wanted; None for all, which takes longer.
        is_ranked: whether the query has words, so that its hits have a rank.
        is_growing: whether more entries are still to come: then not all that are there need be looked through.
        states: the ids of the entries for each state that the query may ask for.
    """

    query: str
    library: Library
    scope: range
    keep: bool
    limit: int | None = None
    is_ranked: bool = False
    is_growing: bool = False
    states: Mapping[str, frozenset[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Found:
    """The answer to a request.

    Attributes:
        hits: best first; None for an empty query.
        count: how many there are, also beyond the request's limit.
        problems: what is wrong with the query, in words.
        is_partial: whether the hits have only some of the words.
        stopped: whether a newer request ended the search: there is no answer.
    """

    request: Request
    hits: Sequence[int] | None
    count: int = 0
    problems: tuple[str, ...] = ()
    is_partial: bool = False
    stopped: bool = False


@dataclass(frozen=True, slots=True)
class _AtHand:
    """The last index; `is_kept` where the next start finds it."""

    index: "Index"
    library: Library
    is_kept: bool


class Searcher:
    """Answers requests; while one is searched in a thread, the newest that came in waits, and stops it.

    Args:
        run: runs a job in a thread.
        deliver: takes an answer; called in the thread that searched, which may be the caller's own.
        renewed: called in a thread when there is an index of more entries than the one that answered last.

    Attributes:
        is_behind: whether the index that answered last lacks some of the entries.
    """

    def __init__(
        self,
        run: Callable[[Callable[[], None]], object],
        deliver: Callable[[Found], object],
        renewed: Callable[[], object],
    ) -> None:
        self._run = run
        self._deliver = deliver
        self._renewed = renewed
        self._renewing = False
        self._next: tuple[Library, bool] | None = None
        self.is_behind = False
        self._building = Lock()
        self._indexer: Indexer | None = None
        self._at_hand: _AtHand | None = None
        self._quick = True
        self._running: Request | None = None
        self._waiting: Request | None = None

    @property
    def pending(self) -> bool:
        """Whether an answer is still to come."""
        return self._running is not None

    def request(self, request: Request) -> Found | None:
        """Return the answer where it is quick; None where `deliver` will bring it."""
        if not request.query.strip():
            self._waiting = None
            return Found(request, None)
        if self._running is not None:
            self._waiting = self._merged(request)
        elif self._quick and self._serving(request):
            return self.answer(request)
        else:
            self._start(request)
        return None

    def is_ready(self, library: Library) -> bool:
        """Whether nobody has to wait for orders of `library`."""
        return self._index_at_hand(library) is not None or len(library.entries) < _LARGE

    def in_order(self, library: Library, order: SortOrder) -> Sequence[int] | None:
        """Return the entries of a large library in an order that its index has, None where there is none at hand."""
        if len(library.entries) < _LARGE:
            return None
        if not self._building.acquire(blocking=False):
            return None
        try:
            index = self._index_at_hand(library)
            if index is None:
                from paperterm.actions.indexing import restored

                if index := restored(library):
                    self._at_hand = _AtHand(index, library, is_kept=True)
            return index.in_order(order) if index else None
        finally:
            self._building.release()

    def prepare(self, library: Library) -> None:
        """Make the first search in `library` a quick one."""
        self._renew(library, keep=True)

    def close(self) -> None:
        """Answer nothing any more: what is being made is ended."""
        if self._indexer:
            self._indexer.close()

    def answer(self, request: Request, *, whole: bool = False) -> Found:
        """Return the answer, however long that takes; any thread may ask.

        Args:
            request: what is searched.
            whole: look through all entries, not only through those that have an index.
        """
        from paperterm.search import Stopped

        try:
            index, library = self._index_for(request, whole=whole)
            start = perf_counter()
            found = _found(index, library, request, lambda: self._waiting is not None)
        except Stopped:
            return Found(request, None, stopped=True)
        self._quick = perf_counter() - start < _QUICK
        return found

    def finished(self) -> None:
        """Go on with the request that waits, after an answer was delivered."""
        self._running = None
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            self._start(waiting)

    def _merged(self, request: Request) -> Request:
        """Return `request`, which takes the cursor to the best hit if one that it replaces was to do that."""
        before = [other for other in (self._running, self._waiting) if other and other.query == request.query]
        return replace(request, keep=request.keep and all(other.keep for other in before))

    def _start(self, request: Request) -> None:
        self._running = request

        def job() -> None:
            self._deliver(self.answer(request))

        self._run(job)

    def index_of(self, library: Library) -> "Index":
        """Return the index of `library`, however long that takes; any thread may ask.

        Raises:
            paperterm.search.Stopped: `close` was called.
        """
        return self._made(library, keep=True)

    def _made(self, library: Library, *, keep: bool) -> "Index":
        from paperterm.actions.indexing import Indexer

        with self._building:
            self._indexer = self._indexer or Indexer()
            index = self._index_at_hand(library) or self._indexer.index_of(library)
            is_kept = self._at_hand is not None and self._at_hand.index is index and self._at_hand.is_kept
            if keep and not is_kept:
                self._indexer.keep(library, index)
            self._at_hand = _AtHand(index, library, is_kept=keep or is_kept)
            return index

    def _index_at_hand(self, library: Library) -> "Index | None":
        at_hand = self._at_hand
        return at_hand.index if at_hand and at_hand.library is library else None

    def _serving(self, request: Request) -> _AtHand | None:
        """Return the index at hand if it answers `request`, if only until there is one of more entries."""
        at_hand = self._at_hand
        if at_hand is None or at_hand.library is request.library:
            return at_hand
        count = len(request.library.entries)
        is_large = count >= _LARGE
        is_enough = (_MOST_GROWN if is_large else _GROWN) * len(at_hand.library.entries) > count
        return at_hand if is_enough and (is_large or request.is_growing) else None

    def _index_for(self, request: Request, *, whole: bool) -> "tuple[Index, Library]":
        library = request.library
        at_hand = None if whole and not self._index_at_hand(library) else self._serving(request)
        self.is_behind = at_hand is not None and at_hand.library is not library
        if at_hand is None:
            return self._made(library, keep=not request.is_growing), library
        if self.is_behind and (not request.is_growing or len(library.entries) >= _GROWN * len(at_hand.library.entries)):
            self._renew(library, keep=not request.is_growing)
        return at_hand.index, at_hand.library

    def _renew(self, library: Library, *, keep: bool) -> None:
        """Make the index of `library` in a thread, behind one that is being made."""
        if self._renewing:
            self._next = (library, keep)
            return
        self._renewing = True

        def job() -> None:
            from paperterm.search import Stopped

            try:
                self._made(library, keep=keep)
            except Stopped:
                return
            finally:
                self._renewing = False
                following, self._next = self._next, None
            if following and following[0] is not library:
                self._renew(following[0], keep=following[1])
            if self.is_behind:
                self._renewed()

        self._run(job)


def _found(index: "Index", library: Library, request: Request, stopped: Callable[[], bool]) -> Found:
    """Return what `index`, which may be that of an earlier state of the request's library, has for it."""
    if library is request.library:
        result = _searched(index, request, request.scope, request.limit, stopped)
        return Found(request, result.entries, result.count, result.problems, result.is_partial)
    is_all = request.scope == range(len(request.library.entries))
    result = _searched(index, request, None, request.limit if is_all else None, stopped)
    numbers = (request.library.position(library.id_of(hit)) for hit in result.entries)
    hits = [number for number in numbers if number is not None and number in request.scope]
    count = result.count if is_all else len(hits)
    return Found(request, hits[: request.limit], count, result.problems, result.is_partial)


def _searched(
    index: "Index", request: Request, within: range | None, limit: int | None, stopped: Callable[[], bool]
) -> "Result":
    """Return what matches the query, else the best partial matches."""
    result = index.search(request.query, within, limit, stopped, request.states)
    return result if result.count else index.search_partly(request.query, within, limit, stopped, request.states)
