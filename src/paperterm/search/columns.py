"""The rows that a search looks through, made once for a library.

Position 0 is the newest entry, and among equal years the list's order holds: an answer with ascending positions is
already in its final order.
"""

import re
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from operator import add, attrgetter
from typing import Final

from paperterm.model import Entry, Library
from paperterm.model.order import SortKey, sort_key
from paperterm.search.engine import NATIVE, Rows
from paperterm.search.terms import HAS, KINDS, LINK_KINDS
from paperterm.search.wordrows import ValueRows, WordRows
from paperterm.search.words import GROUP, VALUE, initials, rows, words

GROUPS: Final = {"author": 0, "venue": 1, "tag": 2}
"""Which group of a row of `Columns.others` holds a field; the last group holds the year and the institutions."""

LOOKED_UP: Final = frozenset({"firsts", "names", "families", "others"})
"""Columns of which all is asked by words: nothing scans them, so that no matcher needs a copy of them."""

_ALL_GROUPS: Final = len(GROUPS) + 1

_FLAGS: Final = {name: 1 << number for number, name in enumerate((*HAS, *KINDS))}
_LINK: Final = _FLAGS["link"]
_LINK_FLAGS: Final = {kind: _FLAGS[kind] | _LINK for kind in LINK_KINDS}
_HAD: Final = ("abstract", "remarks", "year", "venue", "authors", "tags", "institutions", "similar", "problems")
_HAD_FLAGS: Final = [_FLAGS[name] for name in _HAD]
_had: Final = attrgetter(*_HAD)
_PART: Final = 512
_BETWEEN: Final = f" {VALUE} "
_GROUP: Final = f" {VALUE}{GROUP}{VALUE} "
_FIRST: Final = re.compile(rf"{VALUE} ([^ {VALUE}]+)")
_ACRONYM: Final = re.compile(r"([A-Za-z]{2,12}+)[\s'’]*+((?:19|20)?\d\d)?$")


@dataclass(frozen=True, slots=True)
class Columns:
    """Rows and values of all entries, by position.

    Attributes:
        order: the entry's index in the library.
        by_title, by_authors: all indexes in these orders (`paperterm.model.order`), not by position.
        titles: ``␞ title ␞``, before it the short name where there is one.
        firsts: the first words of these.
        names: the short names.
        families: the family names of the first authors.
        squeezed: the titles without spaces; before them the name before the title's colon, where there is one.
        initials: first letters of the title's words, with and without function words.
        others: the `GROUPS` and a last one, each with a value for each author, tag (`spellings`) …
        keys: citation keys and identifiers.
        texts: remarks and abstract.
        years: 0 where there is none.
        flags: what an entry has and is (`flag`).
        places: headings and file, one row for each place; `place` is its number.
        nodes: names in the tree with their runs of entries (indexes, not positions).
    """

    order: Sequence[int]
    by_title: Sequence[int]
    by_authors: Sequence[int]
    titles: WordRows
    firsts: WordRows
    names: WordRows
    families: WordRows
    squeezed: ValueRows
    initials: Rows
    others: WordRows
    keys: Rows
    texts: Rows
    years: Sequence[int]
    flags: Sequence[int]
    places: list[str]
    place: Sequence[int]
    nodes: list[tuple[str, int, int]]

    def __len__(self) -> int:
        return len(self.order)

    def vocabulary(self, start: str = "") -> frozenset[str]:
        """Return the words of titles, authors, venues and tags that begin with `start`."""
        named = (*self.titles.postings, *self.others.postings[: len(GROUPS)])
        return frozenset(chain.from_iterable(postings.words_from(start) for postings in named))


def flag(names: Iterable[str]) -> int:
    """Return the bits of `Columns.flags` for names of `HAS` and `KINDS`."""
    return sum(_FLAGS[name] for name in names)


def make_columns(library: Library, *, native: bool = NATIVE) -> Columns:
    """Return the rows of `library`, whose entries are each looked at once."""
    made = _Parts()
    entries = iter(library.entries)
    while part := list(islice(entries, _PART)):
        made.add(part)
    ages = made.ages
    order = _sorted(ages)

    def ordered(parts: list[str]) -> list[str]:
        texts = "\n".join(parts).split("\n")
        return [texts[index] for index in order]

    return Columns(
        order=order,
        by_title=_sorted(made.title_keys),
        by_authors=_sorted(made.author_keys),
        titles=WordRows.of(ordered(made.titles), native=native),
        firsts=WordRows.of(ordered(made.firsts), native=False),
        names=WordRows.of(ordered(made.names), native=False),
        families=WordRows.of(ordered(made.families), native=False),
        squeezed=ValueRows.of(ordered(made.squeezed), native=native),
        initials=Rows(ordered(made.initials), native=native),
        others=WordRows.of(ordered(made.others), _ALL_GROUPS, native=False),
        keys=Rows(ordered(made.keys), native=native),
        texts=Rows(ordered(made.texts), native=native),
        years=array("H", [min(-ages[index], 0xFFFF) for index in order]),
        flags=array("Q", [made.flags[index] for index in order]),
        places=rows([f"{VALUE} {_BETWEEN.join((*section, file))} {VALUE}" for file, section in made.places]),
        place=array("L", [made.place[index] for index in order]),
        nodes=node_names(library),
    )


def node_names(library: Library) -> list[tuple[str, int, int]]:
    """Return `Columns.nodes` of `library`."""
    return [(f" {words(node.name)} ", node.start, node.stop) for _, node in library.root.walk()]


def _sorted(keys: Sequence[int] | Sequence[SortKey]) -> "array[int]":
    """Return the indexes of `keys` from the least key to the greatest."""
    return array("L", sorted(range(len(keys)), key=keys.__getitem__))


class _Parts:
    """What becomes the columns, in the library's order; rows as one text for some hundred entries, to be small."""

    def __init__(self) -> None:
        self.ages: list[int] = []
        self.title_keys: list[SortKey] = []
        self.author_keys: list[SortKey] = []
        self.titles: list[str] = []
        self.firsts: list[str] = []
        self.names: list[str] = []
        self.families: list[str] = []
        self.squeezed: list[str] = []
        self.initials: list[str] = []
        self.others: list[str] = []
        self.keys: list[str] = []
        self.texts: list[str] = []
        self.flags = array("Q")
        self.place = array("L")
        self.places: dict[tuple[str, tuple[str, ...]], int] = {}

    def add(self, entries: Sequence[Entry]) -> None:
        places = self.places
        self.ages += [-max(entry.year or 0, 0) for entry in entries]
        self.title_keys += [sort_key(entry, "title") for entry in entries]
        self.author_keys += [sort_key(entry, "authors") for entry in entries]
        titles = rows([_title(entry) for entry in entries])
        self.titles.append("\n".join(titles))
        self.firsts.append("\n".join([f" {' '.join(_FIRST.findall(title))} " for title in titles]))
        self.names.append("\n".join(rows([_value(entry.name) for entry in entries])))
        self.families.append("\n".join(rows([_value(_family(entry)) for entry in entries])))
        names = rows([_before_colon(entry.title) for entry in entries])
        self.squeezed.append("\n".join(map(add, names, titles)).replace(" ", ""))
        self.initials.append("\n".join(initials(titles)))
        self.others.append("\n".join(rows([_others(entry) for entry in entries])))
        self.keys.append("\n".join(rows([_keys(entry) for entry in entries])))
        self.texts.append("\n".join(rows([_text(entry) for entry in entries])))
        self.flags.extend(map(_flags, entries))
        self.place.extend([places.setdefault((entry.file, entry.section), len(places)) for entry in entries])


def _title(entry: Entry) -> str:
    return f"{VALUE} {entry.name}{_BETWEEN}{entry.title} {VALUE}" if entry.name else f"{VALUE} {entry.title} {VALUE}"


def _value(text: str) -> str:
    return f"{VALUE} {text} {VALUE}" if text else ""


def _family(entry: Entry) -> str:
    return entry.people[0].family if entry.people else ""


def _before_colon(title: str) -> str:
    name, colon, _ = title.partition(":")
    return f"{VALUE} {name}" if colon else ""


def _text(entry: Entry) -> str:
    text = (
        _BETWEEN.join((entry.remarks, entry.abstract))
        if entry.remarks and entry.abstract
        else entry.remarks or entry.abstract
    )
    return f"{VALUE} {text} {VALUE}"


def _others(entry: Entry) -> str:
    people = entry.people
    authors, tags = _BETWEEN.join(map(str, people)), _BETWEEN.join(spellings(entry.tags))
    venue = _BETWEEN.join(venue_spellings(entry))
    last = _BETWEEN.join((str(entry.year or ""), *entry.institutions))
    return f"{VALUE} {_GROUP.join((authors, venue, tags, last))} {VALUE}"


def venue_spellings(entry: Entry) -> Iterator[str]:
    """Yield the venue, and where it is an acronym with a year (*SOSP' 23*) or has one beside it, both together."""
    if not entry.venue:
        return
    yield entry.venue
    if found := _ACRONYM.match(entry.venue):
        year = found[2] or str(entry.year or "")
        if year:
            yield f"{found[1]} {year[-2:]}"
            yield f"{found[1]}{year[-2:]}"
            yield f"{found[1]}{year if len(year) == 4 else f'20{year}'}"


def spellings(tags: Iterable[str]) -> Iterable[str]:
    """Yield `tags`, and those of several words also as one (*kvcache* for *kv-cache*)."""
    for tag in tags:
        yield tag
        if "-" in tag or " " in tag:
            yield tag.replace("-", "").replace(" ", "")


def _keys(entry: Entry) -> str:
    keys = [citation.key for citation in entry.citations]
    keys += [entry.key] if entry.key else []
    keys += [value for _, value in entry.ids]
    return f"{VALUE} {_BETWEEN.join(keys)} {VALUE}" if keys else ""


def _flags(entry: Entry) -> int:
    bits = _FLAGS[entry.kind]
    for link in entry.links:
        bits |= _LINK_FLAGS.get(link.kind, _LINK)
    for scheme, _ in entry.ids:
        bits |= _FLAGS.get(scheme, 0)
    if entry.key:
        bits |= _FLAGS["key"]
    if entry.citations:
        bits |= _FLAGS["bibtex"]
        if entry.citations[0].key or any(citation.key for citation in entry.citations):
            bits |= _FLAGS["key"]
    for value, bit in zip(_had(entry), _HAD_FLAGS, strict=True):
        if value:
            bits |= bit
    return bits
