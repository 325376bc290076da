"""What is different between two states of a library, and which entry of the one is which of the other."""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from paperterm.library.entries import LazyEntries
from paperterm.library.papers.merged import places_of
from paperterm.model import Entry, Library
from paperterm.text import fold_key


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
    known: dict[tuple[str, str], deque[str]] = {}
    for entry in more:
        for sign in _signs(entry):
            known.setdefault(sign, deque()).append(entry.id)
    taken: set[str] = set()
    for entry in gone:
        for candidates in (known.get(sign, deque()) for sign in _signs(entry)):
            while candidates and candidates[0] in taken:
                candidates.popleft()
            if candidates:
                taken.add(candidates[0])
                yield entry.id, candidates[0]
                break


def _signs(entry: Entry) -> Iterator[tuple[str, str]]:
    """Yield what the same paper has in common with itself after an edit, the surest first."""
    yield from entry.ids
    yield from (("key", citation.key) for citation in entry.citations if citation.key)
    yield "title", fold_key(entry.title)
    yield from (("url", link.url) for link in entry.links[:1])


def _entries(count: int) -> str:
    return "entry" if count == 1 else "entries"
