"""What is kept about papers, and which papers of a library that is about.

A paper is known by its names (`paperterm.library.papers.names`), so that what is kept survives renames and reordering
of the lists, and a DOI that comes later: every change adds the names that the paper has by then.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from paperterm.cite.evidence import evidence_of_entry
from paperterm.library.papers.merged import all_signs, places_of
from paperterm.library.papers.names import SIGN_BYTES, kept_names, names_of, sign
from paperterm.model import Entry, Library, Name
from paperterm.model.evidence import Evidence, evidence
from paperterm.model.identity import is_telling, may_be_later, same_paper
from paperterm.text import fold_key

STATUSES: Final = ("toread", "reading", "read")
STATUS_WORDS: Final[Mapping[str, str]] = {"": "not kept", "toread": "to read", "reading": "reading", "read": "read"}
_SIGNS: Final = {"toread": "○", "reading": "◐", "read": "✔"}
_AUTHORS: Final = 6
_TAIL: Final = re.compile(r"[\s,]*(?:\b(?:19|20)\d\d|\([^()]{1,80}\)|\[[^\[\]]{1,80}\])\.?$")
SURE: Final = 2
LIKELY: Final = 1
"""How sure it is that something is kept about an entry: the same paper, or perhaps that paper in other words."""


@dataclass(frozen=True, slots=True)
class Yours:
    """What is kept about one paper.

    Attributes:
        names: what the paper is known by, the first one for ever.
        title, authors, year: of the paper when it was changed last; they confirm that a title is that of this paper.
        status: one of `STATUSES`, "" for none.
        collections: their names, without ``@``.
        note: the file of the note below the folder, "" for none.
    """

    names: tuple[str, ...]
    title: str = ""
    authors: tuple[str, ...] = ()
    year: int | None = None
    star: bool = False
    status: str = ""
    collections: tuple[str, ...] = ()
    note: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing is kept."""
        return not (self.star or self.status or self.collections or self.note)

    @property
    def sign(self) -> str:
        """One character for a table."""
        return "★" if self.star else _SIGNS.get(self.status) or ("@" if self.collections else "✎" if self.note else " ")

    @property
    def words(self) -> str:
        """The same in words."""
        said = ["starred"] if self.star else []
        said += [STATUS_WORDS[self.status]] if self.status else []
        said += [f"in @{name}" for name in self.collections]
        return ", ".join(said)

    def of(self, entry: Entry) -> "Yours":
        """Return this with what `entry`, the same paper, is known by now."""
        names = tuple(dict.fromkeys((*self.names, *keeping_names(entry))))
        return replace(self, names=names, title=entry.title, authors=_authors(entry), year=entry.year)

    def as_entry(self) -> Entry:
        """Return what is known of the paper as an entry."""
        ids = tuple((kind, value) for kind, _, value in (name.partition(":") for name in self.names) if kind != "title")
        return Entry(
            file="", line=1, title=self.title, authors=tuple(map(Name.of, self.authors)), year=self.year, ids=ids
        )


def keeping_names(entry: Entry) -> list[str]:
    """Return the names by which something is kept about `entry`: where it has none, its place."""
    return names_of(entry) or [f"place:{entry.id}"]


def _known_by(entry: Entry) -> list[str]:
    return [*kept_names(entry), f"place:{entry.id}"]


@dataclass(frozen=True, slots=True)
class Shelf:
    """All that is kept."""

    kept: tuple[Yours, ...] = ()
    _by_name: dict[str, list[Yours]] = field(default_factory=dict)

    @classmethod
    def of(cls, kept: Iterable[Yours]) -> "Shelf":
        """Return the shelf of all that is in `kept`."""
        kept = tuple(kept)
        by_name: dict[str, list[Yours]] = {}
        for yours in kept:
            for name in (*yours.names, *_cut_titles(yours)):
                by_name.setdefault(name, []).append(yours)
        return cls(kept, by_name)

    def about(self, entry: Entry) -> Yours | None:
        """Return what is kept about the paper `entry`, None for nothing."""
        found = ((yours, name) for name in _known_by(entry) for yours in self._by_name.get(name, ()))
        matches = [(how_sure(yours, entry, name), yours) for yours, name in found]
        sure, best = max(matches, key=lambda match: match[0], default=(0, None))
        return best if sure else None

    def in_library(self, library: Library) -> dict[str, Yours]:
        """Return what is kept about the papers of `library`, by `Entry.id`."""
        found: dict[str, tuple[int, Yours]] = {}
        for place, sure, yours in self._places(library):
            entry_id = library.id_of(place)
            if sure > found.get(entry_id, (0, yours))[0]:
                found[entry_id] = (sure, yours)
        return {entry_id: yours for entry_id, (_, yours) in found.items()}

    def _places(self, library: Library) -> Iterator[tuple[int, int, Yours]]:
        """Yield the places of `library` that something is kept about, with how sure that is."""
        if not self.kept:
            return
        known = [name for name in self._by_name if not name.startswith("place:")]
        signs = {sign(name): name for name in known}
        entries = places_of(library).entries
        for name, kept in self._by_name.items():
            place = library.position(name.removeprefix("place:")) if name.startswith("place:") else None
            if place is not None:
                yield place, SURE, kept[0]
        for place, found in enumerate(all_signs(library)):
            for at in range(0, len(found), SIGN_BYTES):
                shared = signs.get(found[at : at + SIGN_BYTES])
                for yours in self._by_name.get(shared, ()) if shared else ():
                    yield place, how_sure(yours, entries[place], shared or ""), yours

    def states(self, library: Library) -> dict[str, frozenset[str]]:
        """Return the ids of the papers of `library` for each state that the filter knows of it."""
        return states_of(self.in_library(library))

    def collections(self) -> dict[str, int]:
        """Return the collections by name, with how many papers each has."""
        counts: dict[str, int] = {}
        for yours in self.kept:
            for name in yours.collections:
                counts[name] = counts.get(name, 0) + 1
        return dict(sorted(counts.items(), key=lambda item: item[0].casefold()))


def states_of(kept: Mapping[str, Yours]) -> dict[str, frozenset[str]]:
    """Return the ids of the papers for each state: ``starred``, the statuses, ``noted``, ``@collection``."""
    states: dict[str, set[str]] = {name: set() for name in ("starred", "noted", *STATUSES)}
    for entry_id, yours in kept.items():
        held: Sequence[tuple[str, object]] = (
            ("starred", yours.star),
            ("noted", yours.note),
            (yours.status, yours.status),
            *((f"@{name.casefold()}", name) for name in yours.collections),
        )
        for name, holds in held:
            if holds:
                states.setdefault(name, set()).add(entry_id)
    return {name: frozenset(ids) for name, ids in states.items()}


def how_sure(yours: Yours, entry: Entry, name: str) -> int:
    """Return how sure it is that what is kept under `name` is about `entry`, which has that name too; 0 for not.

    Titles and authors change with the lists and with how they are read: what is kept follows the identifier, the URL or
    the title, unless all else says that it is another paper.
    """
    kind = name.partition(":")[0]
    if kind == "place" or not yours.title:
        return SURE
    mine, theirs = _evidence(yours), evidence_of_entry(entry, _ids(names_of(entry)))
    if same_paper(mine, theirs).is_same or _is_unchanged(yours, entry):
        return SURE
    named = kind != "title" or is_telling(theirs.title) or (mine.authors and theirs.authors)
    return LIKELY if named and may_be_later(mine, theirs, kind) else 0


def _cut_titles(yours: Yours) -> list[str]:
    """Return the names of the titles that may be left of a paper's title, where it is known by nothing else.

    What was read as a title may hold the authors before a colon, and the year or a remark at its end.
    """
    if _ids(yours.names):
        return []
    ends = (yours.title, _TAIL.sub("", yours.title))
    titles = {fold_key(part) for end in ends for part in (end, end.partition(": ")[2])} - {fold_key(yours.title)}
    return [f"title:{title}" for title in sorted(titles) if is_telling(title)]


def _evidence(yours: Yours) -> Evidence:
    return evidence(yours.title, map(Name.of, yours.authors), yours.year, ids=_ids(yours.names))


def _ids(names: Iterable[str]) -> list[str]:
    return [name for name in names if not name.startswith(("title:", "place:"))]


def _authors(entry: Entry) -> tuple[str, ...]:
    return tuple(map(str, entry.authors[:_AUTHORS]))


def _is_unchanged(yours: Yours, entry: Entry) -> bool:
    """Whether `entry` says of itself what it said then, however little: a short title without authors, a resource."""
    says_the_same = (yours.authors, yours.year) == (_authors(entry), entry.year)
    return says_the_same and fold_key(yours.title) == fold_key(entry.title) and set(names_of(entry)) <= set(yours.names)
