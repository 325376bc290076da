"""A library whose entries are papers: each place shows what all places of its paper say."""

import json
from array import array
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from hashlib import blake2s
from typing import Final, overload

from paperterm.library.attachment import load_attachment, save_attachment
from paperterm.library.entries import LazyEntries
from paperterm.library.papers.find import Finder, Pair
from paperterm.library.papers.names import signs_of
from paperterm.library.papers.unite import unite
from paperterm.model import EMPTY_LIBRARY, Entry, Library, Papers

_KEPT: Final = 512
_MOST: Final = 64
"""Places that complete each other, more than anybody has lists: one address may stand a thousand times in a list."""

_LARGE: Final = 1000
"""Entries from which on it takes longer to find the papers than to read which they were."""


class United(Sequence[Entry]):
    """The entries of a library, each completed by the other places of its paper and named by the first of them."""

    def __init__(self, places: Sequence[Entry], papers: Papers) -> None:
        self.places = places
        self.papers = papers
        self._kept: dict[int, Entry] = {}

    def __len__(self) -> int:
        return len(self.places)

    @overload
    def __getitem__(self, number: int) -> Entry: ...
    @overload
    def __getitem__(self, number: slice) -> Sequence[Entry]: ...
    def __getitem__(self, number: int | slice) -> Entry | Sequence[Entry]:
        if isinstance(number, slice):
            return tuple(self[one] for one in range(*number.indices(len(self))))
        index = range(len(self))[number]
        standing = self.papers.of_place(index)
        if len(standing) == 1:
            return self.places[index]
        kept = self._kept.get(index)
        if kept is None:
            chosen = standing[:_MOST] if index <= standing[:_MOST][-1] else (*standing[: _MOST - 1], index)
            kept = unite([self.places[place] for place in chosen], chosen.index(index))
            if len(self._kept) >= _KEPT:
                self._kept.clear()
            self._kept[index] = kept
        return kept

    def __iter__(self) -> Iterator[Entry]:
        several, leaders = self.papers.places, self.papers.leaders
        for index, entry in enumerate(self.places):
            yield self[index] if leaders[index] in several else entry

    def position(self, entry_id: str) -> int | None:
        """Return the index of the first place of the paper with this id, None where there is none."""
        place = Library(self.places, EMPTY_LIBRARY.root).position(entry_id)
        return None if place is None else self.papers.leaders[place]

    def id_of(self, number: int) -> str:
        """Return the id of the paper at a place: that of its first place."""
        leader = self.papers.leaders[number]
        return Library(self.places, EMPTY_LIBRARY.root).id_of(leader)

    def mark(self, program: str) -> bytes:
        """Return a hash that another sequence has only if it gives the same entries to the same `program`."""
        own = self.places.mark(program) if isinstance(self.places, LazyEntries) else b""
        return blake2s(own + b"united" + array("L", self.papers.leaders).tobytes()).digest()


def merged(library: Library, apart: Iterable[Pair] = ()) -> Library:
    """Return `library` with the places of each paper united, `apart` naming those that a person has told apart.

    Which places are one is kept beside the cache.
    """
    if library.papers is not None or not len(library.entries):
        return library
    given = sorted(sorted(pair) for pair in apart)
    papers = _recall(library, given)
    if papers is None:
        papers = finder(library, map(frozenset, given))[1]
        if len(library.entries) >= _LARGE:
            save_attachment(library, "papers", (_told(given), array("L", papers.leaders).tobytes()))
    return with_papers(library, papers)


def recalled(library: Library, apart: Iterable[Pair] = ()) -> Library | None:
    """Return what `merged` would, None where the papers are to be found first."""
    papers = _recall(library, sorted(sorted(pair) for pair in apart))
    return None if papers is None else with_papers(library, papers)


def with_papers(library: Library, papers: Papers) -> Library:
    """Return `library` with the places of each paper united."""
    return replace(library, entries=United(library.entries, papers), papers=papers)


def places_of(library: Library) -> Library:
    """Return `library` with each place by itself."""
    if isinstance(library.entries, United):
        return replace(library, entries=library.entries.places, papers=None)
    return library


def finder(library: Library, apart: Iterable[Pair] = ()) -> tuple[Finder, Papers]:
    """Return the papers of `library`, whose entries are places, with what found them and knows why."""
    entries = library.entries
    found = Finder(entries.__getitem__, apart)
    with suppress(OSError, ValueError):
        return found, found.find(len(entries), enumerate(all_signs(library)))
    return found, Papers.of(array("L", range(len(entries))))


def all_signs(library: Library) -> Iterator[bytes]:
    """Yield the signs of the paper at each place of `library`, whose entries are places.

    Raises:
        OSError, ValueError: what was kept cannot be read any more.
    """
    entries = library.entries.places if isinstance(library.entries, United) else library.entries
    if isinstance(entries, LazyEntries):
        yield from entries.signs()
    else:
        yield from (b"".join(signs_of(entry)) for entry in entries)


def _told(apart: Sequence[Sequence[str]]) -> bytes:
    return blake2s(json.dumps(apart).encode("utf-8", "surrogatepass")).digest()


def _recall(library: Library, apart: Sequence[Sequence[str]]) -> Papers | None:
    if len(library.entries) < _LARGE:
        return finder(library, map(frozenset, apart))[1]
    read = load_attachment(library, "papers")
    if read is None:
        return None
    told, count = _told(apart), len(library.entries)
    leaders = array("L")
    try:
        if read(0, len(told)) != told:
            return None
        leaders.frombytes(read(len(told), len(told) + count * leaders.itemsize))
    except (OSError, ValueError):
        return None
    return Papers.of(leaders)
