"""Finding the places of one paper: by shared signs, each shared sign looked at again with what the places say."""

from array import array
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from paperterm.cite.evidence import evidence_of_entry
from paperterm.library.papers.names import KINDS, SIGN_BYTES, kept_names, names_of, sign
from paperterm.model import Entry, Papers
from paperterm.model.evidence import Evidence
from paperterm.model.identity import contradiction, is_junk, same_paper

_LOOKS: Final = 8
"""Works of one sign that a place is compared with: thousands of entries with one URL take linear time."""

_MOST_EVIDENCE: Final = 20_000
"""Places whose evidence is kept at once: it is made again where a place comes up for another name."""

Pair = frozenset[str]
"""Two names of papers that are not one, though something says so."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a place counts as the paper of another place, or does not though they share an identifier.

    Attributes:
        place, other: indexes into the library's entries.
        kind: the kind of name that they share (`paperterm.library.papers.names.KINDS`).
        words: what confirms or contradicts it.
    """

    place: int
    other: int
    kind: str
    words: str


@dataclass(slots=True)
class _Paper:
    """What is known of a paper: all its names, and its facts from all its places."""

    names: set[str]
    facts: dict[str, set[str]]

    def take(self, other: "_Paper") -> None:
        """Add what is known of `other`."""
        self.names |= other.names
        for kind, values in other.facts.items():
            self.facts.setdefault(kind, set()).update(values)


class Finder:
    """Finds the papers of a library.

    Args:
        entry: gives the entry at a place; asked only where places share a sign.
        apart: pairs of names that a person has told apart.

    Attributes:
        reasons: why places were united.
        refused: places that share an identifier and are not one paper.
        junk: identifiers that many works have, and that are no evidence.
        papers: what was found.
    """

    def __init__(self, entry: Callable[[int], Entry], apart: Iterable[Pair] = ()) -> None:
        self._entry = entry
        self._apart = tuple(tuple(sorted(pair)) for pair in apart)
        self._evidence: dict[int, Evidence] = {}
        self._leader: dict[int, int] = {}
        self._papers: dict[int, _Paper] = {}
        self.reasons: list[Reason] = []
        self.refused: list[Reason] = []
        self.junk: set[str] = set()
        self.papers = Papers.of(())

    def find(self, count: int, signs: Iterable[tuple[int, bytes]]) -> Papers:
        """Return the papers of `count` places; `signs` gives for runs of places their number and their signs."""
        groups = _groups(signs)
        for kind in (*range(2, len(KINDS)), 1, 0):
            for found, places in groups.items():
                if found[0] == kind:
                    self._unite(KINDS[kind], found, places)
        leaders = array("L", range(count))
        for place in self._leader:
            leaders[place] = self._first(place)
        self.papers = Papers.of(leaders)
        return self.papers

    def _unite(self, kind: str, shared: bytes, places: Sequence[int]) -> None:
        """Unite those of `places`, which share a name, that are one paper."""
        works: list[list[int]] = []
        agreed: list[Reason] = []
        for place in places:
            for work in works:
                if self._first(place) == self._first(work[0]):
                    work.append(place)
                    break
                decision = same_paper(self._of(place), self._of(work[0]), junk=self.junk)
                if decision.is_same:
                    work.append(place)
                    agreed.append(Reason(place, work[0], kind, decision.reason))
                    break
                if kind not in ("title", "url"):
                    self.refused.append(Reason(place, work[0], kind, decision.reason))
            else:
                if len(works) < _LOOKS:
                    works.append([place])
        if kind not in ("title", "url") and is_junk([len(work) for work in works]):
            self.junk.update(name for name in self._of(works[0][0]).ids if sign(name) == shared)
            return
        for reason in agreed:
            if self._may(reason):
                self._join(reason.place, reason.other)
                self.reasons.append(reason)

    def _of(self, place: int) -> Evidence:
        if place not in self._evidence:
            if len(self._evidence) >= _MOST_EVIDENCE:
                self._evidence.clear()
            entry = self._entry(place)
            names = [name for name in names_of(entry) if not name.startswith("title:")]
            self._evidence[place] = evidence_of_entry(entry, names)
        return self._evidence[place]

    def _first(self, place: int) -> int:
        path = place
        while (above := self._leader.get(path, path)) != path:
            path = above
        if path != place:
            self._leader[place] = path
        return path

    def _may(self, reason: Reason) -> bool:
        """Whether nothing known of the two papers so far keeps them apart."""
        mine, theirs = self._known(reason.place), self._known(reason.other)
        if any(
            (a in mine.names and b in theirs.names) or (b in mine.names and a in theirs.names) for a, b in self._apart
        ):
            return False
        return not contradiction(mine.facts, theirs.facts, reason.kind)

    def _known(self, place: int) -> _Paper:
        first = self._first(place)
        if first not in self._papers:
            entry, evidence = self._entry(place), self._of(place)
            names = {*kept_names(entry), f"place:{entry.id}"}
            self._papers[first] = _Paper(names, {kind: set(values) for kind, values in evidence.facts.items()})
        return self._papers[first]

    def _join(self, place: int, other: int) -> None:
        first, second = sorted((self._first(place), self._first(other)))
        few, many = sorted((self._known(place), self._known(other)), key=lambda paper: len(paper.names))
        many.take(few)
        self._leader[second] = first
        self._leader.setdefault(first, first)
        self._papers.pop(second, None)
        self._papers[first] = many


def _groups(signs: Iterable[tuple[int, bytes]]) -> dict[bytes, list[int]]:
    """Return the places of each sign that several have."""
    first: dict[bytes, int] = {}
    groups: dict[bytes, list[int]] = {}
    for place, found in signs:
        for at in range(0, len(found), SIGN_BYTES):
            one = found[at : at + SIGN_BYTES]
            known = first.setdefault(one, place)
            if known != place:
                groups.setdefault(one, [known]).append(place)
    return groups
