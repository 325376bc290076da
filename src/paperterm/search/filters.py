"""What narrows a search without a rank: years, what an entry has and is, where it stands."""

from collections.abc import Iterable

from paperterm.search.columns import Columns, flag
from paperterm.search.query import Choice, Place, Years


def mask(columns: Columns, item: Years | Choice | Place) -> bytes:
    """Return for each position 1 where the filter lets the entry through, else 0."""
    match item:
        case Years(first, last, _):
            kept = bytes([first <= year <= last and year > 0 for year in columns.years])
        case Choice(_, names, _):
            wanted = flag(names)
            kept = bytes([flags & wanted != 0 for flags in columns.flags])
        case Place(text, _):
            kept = _in_place(columns, text)
    return kept.translate(_TURNED) if item.negated else kept


_TURNED = bytes([1, 0]) + bytes(254)


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
