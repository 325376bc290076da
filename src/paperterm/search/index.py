"""The index of a library, and the search in it.

Scattered letters and typos are looked for only where nothing else matches, and only for words that no entry has.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import reduce
from itertools import chain, islice
from typing import Final

from paperterm.model import Library
from paperterm.model.order import SortOrder
from paperterm.search import filters, masks
from paperterm.search.columns import Columns, make_columns, node_names
from paperterm.search.engine import NATIVE, never
from paperterm.search.match import Stop
from paperterm.search.partial import partial_matches
from paperterm.search.query import parse
from paperterm.search.ranking import ranked
from paperterm.search.stored import Read, dump, restore
from paperterm.search.terms import Place, Query, Term
from paperterm.search.tiers import Given, Tiers

States = Mapping[str, frozenset[str]]
"""For each of `paperterm.search.terms.STATES` the ids of the entries that it holds for; none where it is missing."""

NO_STATES: Final[States] = {}


@dataclass(frozen=True, slots=True)
class Result:
    """What a search found.

    Attributes:
        entries: indexes into `Library.entries`, best first; no more than the search's limit.
        problems: what is wrong with the query, in words; the rest of the query was answered.
        count: how many entries match, also beyond the limit.
        is_partial: whether the entries have only some of the words, because none has all of them.
    """

    entries: Sequence[int]
    problems: tuple[str, ...] = ()
    count: int = 0
    is_partial: bool = False


_LOOSE_STAGES: Final = (1, 2)
"""The stages (`paperterm.search.tiers`) in which a word may match that no entry has: subsequences, then typos."""


@dataclass(slots=True)
class Index:
    """The searchable form of one library. Searches may run in several threads."""

    _library: Library
    _columns: Columns
    _tiers: Tiers = field(init=False)
    _shown: tuple[range, tuple[Place, ...], bytes] = (range(0), (), b"")

    def __post_init__(self) -> None:
        self._tiers = Tiers(self._columns)

    @classmethod
    def build(cls, library: Library, *, native: bool = NATIVE) -> "Index":
        """Return the index of `library`; `native` False keeps to plain Python, with the same answers."""
        return cls(library, make_columns(library, native=native))

    @classmethod
    def restore(cls, library: Library, read: Read, *, native: bool = NATIVE) -> "Index":
        """Return the index that `dump` gave, of the same library.

        Raises:
            ValueError: what is read is none.
        """
        columns = restore(read, native=native)
        return cls(library, replace(columns, nodes=node_names(library)))

    def dump(self) -> Iterator[bytes]:
        """Yield the index as bytes."""
        return dump(self._columns)

    @property
    def columns(self) -> Columns:
        """The rows of the library."""
        return self._columns

    def in_order(self, order: SortOrder) -> Sequence[int]:
        """Return all entries, as indexes into `Library.entries`, in an order; equals as the lists have them."""
        columns = self._columns
        return {"year": columns.order, "title": columns.by_title, "authors": columns.by_authors}[order]

    def forget(self) -> None:
        """Drop what the last searches found."""
        self._tiers.forget()

    def search(
        self,
        query: str,
        within: range | None = None,
        limit: int | None = None,
        stopped: Stop = never,
        states: States = NO_STATES,
    ) -> Result:
        """Return the entries that `query` asks for (`paperterm.search.query`), ranked; all in order for none.

        Args:
            query: as typed.
            within: a run of the library's entries (a section), None for all.
            limit: how many hits are wanted.
            stopped: asked between slices of the work, from this thread.
            states: the entries that ``is:`` means beside the kinds.

        Raises:
            Stopped: when `stopped` says so.
        """
        parsed = parse(query)
        scope = self._scope(within)
        if not parsed.terms and not parsed.filters:
            papers = self._library.papers
            shown: Sequence[int] = scope if papers is None else papers.once(scope)
            return Result(shown[:limit], parsed.problems, len(shown))
        known = self._known(parsed, states)
        allowed = self._allowed(parsed, scope, known, stopped)
        unwanted = tuple(term for term in parsed.terms if term.negated)
        given = (parsed.filters, unwanted, scope, *known.items())
        best, count = self._best(_wanted(parsed), allowed, given, limit, stopped)
        order = self._columns.order
        return Result([order[at] for at in best], parsed.problems, count)

    def search_partly(
        self,
        query: str,
        within: range | None = None,
        limit: int | None = None,
        stopped: Stop = never,
        states: States = NO_STATES,
    ) -> Result:
        """Return the entries with the rarest words of a `query` that `search` finds nothing for, the best first.

        Filters and what is negated hold all the same. There is nothing for a query of one word, nor for one that has
        hits outside of `within`.

        Args:
            query, within, limit, stopped, states: as for `search`.

        Raises:
            Stopped: when `stopped` says so.
        """
        parsed = parse(query)
        wanted = _wanted(parsed)
        if len(wanted) < 2 or (within is not None and self.search(query, None, 1, stopped, states).count):
            return Result((), parsed.problems)
        allowed = self._allowed(parsed, self._scope(within), self._known(parsed, states), stopped)

        def tiers_of(term: Term) -> bytes:
            plain = self._tiers.everywhere(term, 0, stopped)
            return plain if masks.count(plain) else self._tiers.everywhere(term, _LOOSE_STAGES[-1], stopped)

        best = partial_matches(wanted, tiers_of, allowed)
        order = self._columns.order
        return Result([order[at] for at in best[:limit]], parsed.problems, len(best), is_partial=True)

    def _scope(self, within: range | None) -> range:
        everything = range(len(self._columns))
        return everything if within is None else everything[within.start : within.stop]

    def _known(self, query: Query, states: States) -> filters.Known:
        """Return the states that `query` asks for, the entries by their index."""
        position = self._library.position
        return {
            name: self._everywhere(at for at in map(position, states.get(name, ())) if at is not None)
            for item in query.filters
            for name in filters.asked(item)
        }

    def _everywhere(self, places: Iterable[int]) -> frozenset[int]:
        papers = self._library.papers
        return frozenset(places if papers is None else chain.from_iterable(map(papers.of_place, places)))

    def _allowed(self, query: Query, scope: range, known: filters.Known, stopped: Stop) -> masks.Mask | None:
        """Return which positions the filters and the negated terms leave, None for all."""
        columns = self._columns
        left: list[masks.Mask] = [filters.mask(columns, item, known) for item in query.filters]
        if len(scope) < len(columns):
            left.append(filters.runs(columns, [scope]))
        if self._library.papers is not None:
            left.append(self._once(query, scope))
        left += [masks.absent(self._tiers.everywhere(term, 0, stopped)) for term in query.terms if term.negated]
        return reduce(masks.where, left) if left else None

    def _once(self, query: Query, scope: range) -> masks.Mask:
        """Return which positions show a paper: the first of its places in the section, and in the places asked for."""
        asked = tuple(item for item in query.filters if isinstance(item, Place))
        if self._shown[:2] != (scope, asked):
            columns, papers = self._columns, self._library.papers
            within = reduce(
                masks.where, [filters.mask(columns, item) for item in asked], filters.runs(columns, [scope])
            )
            places: Sequence[int] = sorted(columns.order[at] for at in masks.positions(within)) if asked else scope
            inside = bytearray(len(columns))
            for place in papers.once(places) if papers else places:
                inside[place] = 1
            self._shown = (scope, asked, bytes(map(inside.__getitem__, columns.order)))
        return self._shown[2]

    def _best(
        self, terms: list[Term], allowed: masks.Mask | None, given: Given, limit: int | None, stopped: Stop
    ) -> tuple[list[int], int]:
        if not terms:
            alive = allowed or bytes(len(self._columns))
            return masks.positions(alive, limit), masks.count(alive)
        tiers, alive = self._tiers.match(terms, allowed, given, [0] * len(terms), stopped)
        if not masks.count(alive):
            loose = [not masks.count(self._tiers.everywhere(term, 0, stopped)) for term in terms]
            for stage in _LOOSE_STAGES if any(loose) else ():
                tiers, alive = self._tiers.match(terms, allowed, given, [stage * one for one in loose], stopped)
                if masks.count(alive):
                    break
        runs = ranked(self._columns, terms, tiers, alive, limit)
        return list(islice(chain.from_iterable(runs), limit)), masks.count(alive)


def _wanted(query: Query) -> list[Term]:
    return [term for term in query.terms if not term.negated]
