"""What narrows a search without a rank: years, what an entry has and is, where it stands."""

from collections.abc import Iterable, Mapping
from typing import Final

from paperterm.search.columns import Columns, flag
from paperterm.search.query import parse
from paperterm.search.terms import STATES, Added, Choice, Collection, Filter, Place, Years

Known = Mapping[str, frozenset[int]]
"""For each of `paperterm.search.terms.STATES` the entries that it holds for, as indexes into `Library.entries`."""

NOTHING_KNOWN: Final[Known] = {}


def mask(columns: Columns, item: Filter, known: Known = NOTHING_KNOWN) -> bytes:
    """Return for each position 1 where the filter lets the entry through, else 0."""
    match item:
        case Years(first, last, _):
            kept = bytes([first <= year <= last and year > 0 for year in columns.years])
        case Choice(_, names, _):
            wanted = flag(name for name in names if name not in STATES)
            kept = bytes([flags & wanted != 0 for flags in columns.flags])
            for name in asked(item):
                indexes = known.get(name, frozenset())
                kept = bytes([there or index in indexes for there, index in zip(kept, columns.order, strict=True)])
        case Collection() | Added():
            (name,) = asked(item)
            indexes = known.get(name, frozenset())
            kept = bytes([index in indexes for index in columns.order])
        case Place(text, _):
            kept = _in_place(columns, text)
    return kept.translate(_TURNED) if item.negated else kept


_TURNED = bytes([1, 0]) + bytes(254)


def asked(item: Filter) -> tuple[str, ...]:
    """Return the states that a filter asks for."""
    match item:
        case Choice(_, names, _):
            return tuple(name for name in names if name in STATES)
        case Collection(name, _):
            return (name,)
        case Added(since, _):
            return (f"added:{since}",)
    return ()


def states_in(query: str) -> tuple[str, ...]:
    """Return the states that a search for `query` has to know."""
    return tuple(name for item in parse(query).filters for name in asked(item))


def runs(columns: Columns, spans: Iterable[range]) -> bytes:
    """Return for each position 1 where the entry's index in the library lies in one of `spans`."""
    inside = bytearray(len(columns))
    for span in spans:
        inside[span.start : span.stop] = bytes([1]) * len(span)
    return bytes(map(inside.__getitem__, columns.order))


def _in_place(columns: Columns, text: str) -> bytes:
    needle = f" {text}"
    in_tree = runs(columns, [range(start, stop) for name, start, stop in columns.nodes if needle in name])
    places = [needle in row for row in columns.places]
    return bytes([tree or places[number] for tree, number in zip(in_tree, columns.place, strict=True)])
