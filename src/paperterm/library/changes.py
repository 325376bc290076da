"""What is different between two states of a library, and which entry of the one is which of the other."""

from collections import deque
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Final

from paperterm.library.entries import LazyEntries
from paperterm.library.papers.merged import merged, places_of
from paperterm.library.papers.names import names_of
from paperterm.model import Entry, Library
from paperterm.model.evidence import evidence
from paperterm.model.identity import may_be_later
from paperterm.text import fold_key

_LOOKS: Final = 8
"""Entries of one name that an entry is compared with."""


@dataclass(frozen=True, slots=True)
class Changes:
    """The way from one library to the next.

    Attributes:
        more, gone: entries that only one of them has.
        moved: the ids of entries that got another id (their title or their file has changed), from the former one.
        elsewhere: for places that are gone of papers that stand in another place too, the id of that.
    """

    more: int = 0
    gone: int = 0
    moved: Mapping[str, str] = field(default_factory=dict)
    elsewhere: Mapping[str, str] = field(default_factory=dict)

    @property
    def renamed(self) -> Mapping[str, str]:
        """The ids by which papers are found now, from the former ones."""
        return {**self.elsewhere, **self.moved}

    @property
    def words(self) -> str:
        """What a person wants to know of it, "" where nothing can be counted."""
        parts = [f"{self.more:,} {_entries(self.more)} more"] if self.more else []
        parts += [f"{self.gone:,} {'' if self.more else _entries(self.gone) + ' '}gone"] if self.gone else []
        changed = len(self.moved)
        parts += [f"{changed:,} {'' if parts else _entries(changed) + ' '}changed"] if changed else []
        return ", ".join(parts)


def compare(before: Library, after: Library) -> Changes:
    """Return what is different in `after`; time grows with both."""
    old, new = places_of(before), places_of(after)
    then, now = dict(_positions(old)), dict(_positions(new))
    gone = [old.entries[number] for entry_id, number in then.items() if entry_id not in now]
    more = [new.entries[number] for entry_id, number in now.items() if entry_id not in then]
    moved = dict(_same_papers(gone, more))
    lost = [then[entry.id] for entry in gone if entry.id not in moved]
    return Changes(len(more) - len(moved), len(lost), moved, dict(_elsewhere(before, old, lost, now)))


def came_since(library: Library, older: Library) -> frozenset[str]:
    """Return the ids of the papers of `library` that are not in `older`; time grows with both."""
    known: dict[str, list[Entry]] = {}
    for entry in merged(older).entries:
        for name in names_of(entry):
            known.setdefault(name, []).append(entry)
    return frozenset(entry.id for entry in library.entries if not _is_known(entry, known))


def _is_known(entry: Entry, known: Mapping[str, Sequence[Entry]]) -> bool:
    after = evidence(entry.title, entry.authors)
    for name in names_of(entry):
        for before in known.get(name, ())[:_LOOKS]:
            if may_be_later(evidence(before.title, before.authors), after, name.partition(":")[0]):
                return True
    return False


def _positions(library: Library) -> Iterator[tuple[str, int]]:
    return ((entry_id, number) for number, entry_id in enumerate(_ids(library)))


def _elsewhere(before: Library, old: Library, lost: Iterable[int], now: Mapping[str, int]) -> Iterator[tuple[str, str]]:
    """Yield the places that are lost of papers that still stand in another one."""
    for place in lost if before.papers else ():
        others = (old.entries[other].id for other in before.papers.of_place(place)) if before.papers else ()
        found = next((entry_id for entry_id in others if entry_id in now), None)
        if found:
            yield old.entries[place].id, found


def _ids(library: Library) -> Iterable[str]:
    entries = library.entries
    return entries.ids() if isinstance(entries, LazyEntries) else (entry.id for entry in entries)


def _same_papers(gone: Iterable[Entry], more: Iterable[Entry]) -> Iterator[tuple[str, str]]:
    known: dict[tuple[str, str], deque[Entry]] = {}
    for entry in more:
        for name in _names(entry):
            known.setdefault(name, deque()).append(entry)
    taken: set[str] = set()
    for entry in gone:
        found = next((found for name in _names(entry) if (found := _later(entry, name, known, taken))), None)
        if found is not None:
            taken.add(found.id)
            yield entry.id, found.id


def _later(
    entry: Entry, name: tuple[str, str], known: Mapping[tuple[str, str], deque[Entry]], taken: Collection[str]
) -> Entry | None:
    """Return the entry that `entry` has become, among those with the same name that no other entry has become."""
    candidates = known.get(name, deque())
    while candidates and candidates[0].id in taken:
        candidates.popleft()
    before = evidence(entry.title, entry.authors)
    for found in islice(candidates, _LOOKS):
        if found.id not in taken and may_be_later(before, evidence(found.title, found.authors), name[0]):
            return found
    return None


def _names(entry: Entry) -> Iterator[tuple[str, str]]:
    """Yield what the same paper has in common with itself after an edit, the surest first."""
    yield from entry.ids
    yield from (("key", citation.key) for citation in entry.citations if citation.key)
    yield from [("key", entry.key)] if entry.key else []
    yield "title", fold_key(entry.title)
    yield from (("url", link.url) for link in entry.links[:1])


def _entries(count: int) -> str:
    return "entry" if count == 1 else "entries"
