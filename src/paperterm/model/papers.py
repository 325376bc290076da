"""Which places of a library are one paper."""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Papers:
    """The papers of a library that stand in more than one place; a place is an index into `Library.entries`.

    Attributes:
        leaders: for each place the first place of its paper.
        places: all places of a paper that has several, ascending, by its first.
        repeats: the places that are not the first of their paper, ascending.
        before: for each of `repeats` the place of the same paper before it.
    """

    leaders: Sequence[int]
    places: Mapping[int, Sequence[int]]
    repeats: Sequence[int]
    before: Sequence[int]

    @classmethod
    def of(cls, leaders: Sequence[int]) -> "Papers":
        """Return the papers of places that are known by their leaders."""
        places: dict[int, list[int]] = {}
        before: list[int] = []
        repeats = [place for place, leader in enumerate(leaders) if place != leader]
        for place in repeats:
            standing = places.setdefault(leaders[place], [leaders[place]])
            before.append(standing[-1])
            standing.append(place)
        return cls(leaders, places, array("L", repeats), array("L", before))

    def of_place(self, place: int) -> Sequence[int]:
        """Return all places of the paper at `place`, that one among them."""
        leader = self.leaders[place]
        return self.places.get(leader, (leader,))

    def count(self, run: range) -> int:
        """Return how many papers stand in a run of places."""
        first, last = bisect_left(self.repeats, run.start), bisect_left(self.repeats, run.stop)
        return len(run) - sum(1 for number in range(first, last) if self.before[number] >= run.start)

    def once(self, places: Iterable[int]) -> Sequence[int]:
        """Return `places` with each paper once: at the first of its places among them."""
        if isinstance(places, range) and places == range(len(self.leaders)):
            return array("L", [place for place, leader in enumerate(self.leaders) if place == leader])
        several, leaders = self.places, self.leaders
        seen: set[int] = set()
        kept: list[int] = []
        for place in places:
            leader = leaders[place]
            if leader in several:
                if leader in seen:
                    continue
                seen.add(leader)
            kept.append(place)
        return kept
