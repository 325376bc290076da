"""Finding the places of one paper: by shared signs, each shared sign looked at again with what the places say."""

from array import array
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from paperterm.library.papers.agree import Evidence, agree
from paperterm.library.papers.names import KINDS, SIGN_BYTES
from paperterm.model import Entry, Papers

_LOOKS: Final = 8
"""Papers of one sign that a place is compared with: who links thousands of entries to one address costs no square."""

Pair = frozenset[str]
"""Two names of papers that are not one, though something says so."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a place counts as the paper of another place.

    Attributes:
        place, other: indexes into the library's entries.
        kind: the kind of name that they share (`paperterm.library.papers.names.KINDS`).
        words: what confirms it.
    """

    place: int
    other: int
    kind: str
    words: str


class _Names(NamedTuple):
    """What a paper is called, and which of that are numbers of arXiv."""

    all: set[str]
    arxiv: set[str]


class Finder:
    """Finds the papers of a library.

    Args:
        entry: gives the entry at a place; asked only where places share a sign.
        apart: pairs of names that a person has told apart.

    Attributes:
        reasons: why places were united.
        refused: places that share an identifier and are not one paper.
        papers: what was found.
    """

    def __init__(self, entry: Callable[[int], Entry], apart: Iterable[Pair] = ()) -> None:
        self._entry = entry
        self._apart = tuple(tuple(sorted(pair)) for pair in apart)
        self._evidence: dict[int, Evidence] = {}
        self._leader: dict[int, int] = {}
        self._names: dict[int, _Names] = {}
        self.reasons: list[Reason] = []
        self.refused: list[Reason] = []
        self.papers = Papers.of(())

    def find(self, count: int, signs: Iterable[tuple[int, bytes]]) -> Papers:
        """Return the papers of `count` places; `signs` gives for runs of places their number and their signs."""
        groups = _groups(signs)
        for kind in (*range(2, len(KINDS)), 1, 0):
            for sign, places in groups.items():
                if sign[0] == kind:
                    self._unite(KINDS[kind], places)
        leaders = array("L", range(count))
        for place in self._leader:
            leaders[place] = self._first(place)
        self.papers = Papers.of(leaders)
        return self.papers

    def _unite(self, kind: str, places: Sequence[int]) -> None:
        """Unite those of `places`, which share a name, that are one paper."""
        seen: list[int] = []
        for place in places:
            for other in seen:
                if self._first(place) == self._first(other):
                    break
                words = agree(self._of(place), self._of(other), kind)
                if words and self._may(place, other, kind):
                    self._join(place, other)
                    self.reasons.append(Reason(place, other, kind, words))
                    break
                if kind not in ("title", "url"):
                    self.refused.append(Reason(place, other, kind, "other titles and authors"))
            else:
                if len(seen) < _LOOKS:
                    seen.append(place)

    def _of(self, place: int) -> Evidence:
        if place not in self._evidence:
            self._evidence[place] = Evidence.of(self._entry(place))
        return self._evidence[place]

    def _first(self, place: int) -> int:
        path = place
        while (above := self._leader.get(path, path)) != path:
            path = above
        if path != place:
            self._leader[place] = path
        return path

    def _may(self, place: int, other: int, kind: str) -> bool:
        """Whether nothing known of the two papers so far keeps them apart."""
        mine, theirs = self._known(place), self._known(other)
        if any((a in mine.all and b in theirs.all) or (b in mine.all and a in theirs.all) for a, b in self._apart):
            return False
        if kind not in ("title", "url"):
            return True
        return not (mine.arxiv and theirs.arxiv and mine.arxiv.isdisjoint(theirs.arxiv))

    def _known(self, place: int) -> _Names:
        first = self._first(place)
        if first not in self._names:
            names = self._of(place).names
            arxiv = {name for name in names if name.startswith("arxiv:")}
            self._names[first] = _Names({*names, f"place:{self._entry(place).id}"}, arxiv)
        return self._names[first]

    def _join(self, place: int, other: int) -> None:
        first, second = sorted((self._first(place), self._first(other)))
        few, many = sorted((self._known(place), self._known(other)), key=lambda names: len(names.all))
        many.all.update(few.all)
        many.arxiv.update(few.arxiv)
        self._leader[second] = first
        self._leader.setdefault(first, first)
        self._names.pop(second, None)
        self._names[first] = many


def _groups(signs: Iterable[tuple[int, bytes]]) -> dict[bytes, list[int]]:
    """Return the places of each sign that several have."""
    first: dict[bytes, int] = {}
    groups: dict[bytes, list[int]] = {}
    for place, found in signs:
        for at in range(0, len(found), SIGN_BYTES):
            sign = found[at : at + SIGN_BYTES]
            known = first.setdefault(sign, place)
            if known != place:
                groups.setdefault(sign, [known]).append(place)
    return groups
