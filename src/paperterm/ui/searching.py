"""When and where the filter is searched: in place while that is quick, else in a thread, the newest request first."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from threading import Lock
from time import perf_counter
from typing import TYPE_CHECKING, Final

from paperterm.model import Library
from paperterm.model.order import SortOrder

if TYPE_CHECKING:
    from paperterm.search import Index

_LARGE: Final = 2000
"""Entries from which on it takes longer to make an index than to read one."""

_QUICK: Final = 0.02
"""Seconds: a search that took longer than this is not done between two keys any more."""


@dataclass(frozen=True, slots=True)
class Request:
    """What is searched: `query` in a run of a library's entries.

    Attributes:
        keep: whether the cursor stays on its entry.
        limit: how many hits are wanted; None for all, which takes longer.
        states: the ids of the entries for each state that the query may ask for.
    """

    query: str
    library: Library
    scope: range
    keep: bool
    limit: int | None = None
    states: Mapping[str, frozenset[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Found:
    """The answer to a request.

    Attributes:
        hits: best first; None for an empty query.
        count: how many there are, also beyond the request's limit.
        problems: what is wrong with the query, in words.
        stopped: whether a newer request ended the search: there is no answer.
    """

    request: Request
    hits: Sequence[int] | None
    count: int = 0
    problems: tuple[str, ...] = ()
    stopped: bool = False


class Searcher:
    """Answers requests; while one is searched in a thread, the newest that came in waits, and stops it.

    Args:
        run: runs a job in a thread.
        deliver: takes an answer; called in the thread that searched, which may be the caller's own.
    """

    def __init__(self, run: Callable[[Callable[[], None]], object], deliver: Callable[[Found], object]) -> None:
        self._run = run
        self._deliver = deliver
        self._building = Lock()
        self._index: Index | None = None
        self._indexed: Library | None = None
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
        elif self._indexed is request.library and self._quick:
            return self.answer(request)
        else:
            self._start(request)
        return None

    def is_ready(self, library: Library) -> bool:
        """Whether nobody has to wait for orders of `library`."""
        return self._indexed is library or len(library.entries) < _LARGE

    def in_order(self, library: Library, order: SortOrder) -> Sequence[int] | None:
        """Return the entries of a large library in an order that its index has, None where there is no index yet."""
        if len(library.entries) < _LARGE:
            return None
        with self._building:
            if self._indexed is not library:
                index = _restored(library)
                if index is None:
                    return None
                self._index, self._indexed = index, library
            return self._index.in_order(order) if self._index else None

    def prepare(self, library: Library) -> None:
        """Make the first search in `library` a quick one."""

        def job() -> None:
            self.index_of(library)

        self._run(job)

    def answer(self, request: Request) -> Found:
        """Return the answer, however long that takes; any thread may ask."""
        from paperterm.search import Stopped

        index = self.index_of(request.library)
        start = perf_counter()
        try:
            result = index.search(
                request.query,
                request.scope,
                request.limit,
                stopped=lambda: self._waiting is not None,
                states=request.states,
            )
        except Stopped:
            return Found(request, None, stopped=True)
        self._quick = perf_counter() - start < _QUICK
        return Found(request, result.entries, result.count, result.problems)

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
        """Return the index of `library`, however long that takes; any thread may ask."""
        with self._building:
            if self._index is None or self._indexed is not library:
                self._index = _index_of(library)
                self._indexed = library
            return self._index


def _index_of(library: Library) -> "Index":
    """Return the index of `library`, from the cache where it was made before."""
    index = _restored(library)
    if index is None:
        from paperterm.library.attachment import save_attachment
        from paperterm.search import Index

        index = Index.build(library)
        if len(library.entries) >= _LARGE:
            save_attachment(library, "index", index.dump())
    return index


def _restored(library: Library) -> "Index | None":
    from paperterm.library.attachment import load_attachment

    if read := load_attachment(library, "index"):
        from paperterm.search import Index

        with suppress(ValueError, KeyError, TypeError, OSError):
            return Index.restore(library, read)
    return None
