"""The rows that a search looks through, made once for a library.

Position 0 is the newest entry, and among equal years the list's order holds: an answer with ascending positions is
already in its final order.
"""

from array import array
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from paperterm.model import Entry, Library
from paperterm.search.engine import NATIVE, Rows
from paperterm.search.query import HAS, KINDS
from paperterm.search.words import GROUP, VALUE, initials, rows, squeeze, words

LABEL_GROUPS: Final = {"venue": 0, "tag": 1, "key": 2}
"""Which group of a row of labels holds a field; the last group holds the year and the institutions."""

_FLAGS: Final = {name: 1 << number for number, name in enumerate((*HAS, *KINDS))}


@dataclass(frozen=True, slots=True)
class Columns:
    """Rows and values of all entries, by position.

    Attributes:
        order: the entry's index in the library.
        titles: ``␞ title ␞``.
        squeezed: the title without spaces, between `GROUP` marks; before it the name before the title's colon.
        initials: first letters of the title's words, with and without function words.
        authors: a value for each author.
        labels: groups for the fields in `LABEL_GROUPS`.
        texts: remarks and abstract.
        years: 0 where there is none.
        flags: what an entry has and is (`flag`).
        places: headings and file, one row for each place; `place` is its number.
        nodes: names in the tree with their runs of entries (indexes, not positions).
        vocabulary: the distinct words of titles, authors and labels.
    """

    order: Sequence[int]
    titles: Rows
    squeezed: Rows
    initials: Rows
    authors: Rows
    labels: Rows
    texts: Rows
    years: Sequence[int]
    flags: Sequence[int]
    places: list[str]
    place: Sequence[int]
    nodes: list[tuple[str, int, int]]
    vocabulary: frozenset[str]

    def __len__(self) -> int:
        return len(self.order)


def flag(names: Iterable[str]) -> int:
    """Return the bits of `Columns.flags` for names of `HAS` and `KINDS`."""
    return sum(_FLAGS[name] for name in names)


def make_columns(library: Library, *, native: bool = NATIVE) -> Columns:
    """Return the rows of `library`."""
    ages = [-(entry.year or 0) for entry in library.entries]
    order = array("L", sorted(range(len(ages)), key=ages.__getitem__))
    entries = [library.entries[index] for index in order]
    titles = rows([_values((entry.title,)) for entry in entries])
    authors = rows([_values(entry.authors) for entry in entries])
    labels = rows([_labels(entry) for entry in entries])
    place_numbers: dict[tuple[str, tuple[str, ...]], int] = {}
    place = array("L", [place_numbers.setdefault((e.file, e.section), len(place_numbers)) for e in entries])
    made: Callable[[Sequence[str]], Rows] = lambda texts: Rows(texts, native=native)  # noqa: E731
    return Columns(
        order=order,
        titles=made(titles),
        squeezed=made(squeeze(rows([_named(entry.title) for entry in entries]))),
        initials=made(initials(titles)),
        authors=made(authors),
        labels=made(labels),
        texts=made(rows([_values((entry.remarks, entry.abstract)) for entry in entries])),
        years=array("H", [min(-ages[index], 0xFFFF) for index in order]),
        flags=array("Q", map(_flags, entries)),
        places=rows([_values((*section, file)) for file, section in place_numbers]),
        place=place,
        nodes=[(f" {words(node.name)} ", node.start, node.stop) for _, node in library.root.walk()],
        vocabulary=frozenset().union(*(" ".join(part).split() for part in (titles, authors, labels))),
    )


def _values(values: Iterable[str]) -> str:
    joined = f" {VALUE} ".join(value for value in values if value)
    return f"{VALUE} {joined} {VALUE}".replace("\n", " ") if joined else ""


def _named(title: str) -> str:
    name, colon, _ = title.partition(":")
    return f"{GROUP}{name}{GROUP}{title}{GROUP}" if colon else f"{GROUP}{title}{GROUP}"


def _labels(entry: Entry) -> str:
    keys = (*(citation.key for citation in entry.citations), *(value for _, value in entry.ids))
    year = (str(entry.year), *entry.institutions) if entry.year else entry.institutions
    return GROUP.join((_values((entry.venue or "",)), _values(entry.tags), _values(keys), _values(year)))


def _flags(entry: Entry) -> int:
    bits = _FLAGS[entry.kind]
    for link in entry.links:
        bits |= _FLAGS.get(link.kind, 0)
    for scheme, _ in entry.ids:
        bits |= _FLAGS.get(scheme, 0)
    if entry.citations:
        bits |= _FLAGS["bibtex"] | (_FLAGS["key"] if any(citation.key for citation in entry.citations) else 0)
    for name, value in (
        ("abstract", entry.abstract), ("remarks", entry.remarks), ("year", entry.year), ("venue", entry.venue),
        ("authors", entry.authors), ("tags", entry.tags), ("institutions", entry.institutions),
        ("link", entry.links), ("similar", entry.similar), ("problems", entry.problems),
    ):  # fmt: skip
        if value:
            bits |= _FLAGS[name]
    return bits
