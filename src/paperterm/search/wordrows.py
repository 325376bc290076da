"""Rows that know where each of their words stands, and which values they have, so that most questions need no scan."""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from itertools import chain
from zlib import crc32

from paperterm.search.engine import NATIVE, Rows, never
from paperterm.search.postings import Postings, find, united
from paperterm.search.words import GROUP, VALUE


class WordRows(Rows):
    """Rows of words (`paperterm.search.words`), in groups.

    Args:
        postings: for each group of the rows the words that stand in it.
    """

    def __init__(self, texts: Sequence[str], postings: Sequence[Postings], *, native: bool = NATIVE) -> None:
        super().__init__(texts, native=native)
        self.postings = tuple(postings)

    @classmethod
    def of(cls, texts: Sequence[str], groups: int = 1, *, native: bool = NATIVE) -> "WordRows":
        """Return `texts` with their postings; each has so many groups."""
        postings = [Postings.of(text.split(GROUP)[group].split(" ") for text in texts) for group in range(groups)]
        return cls(texts, postings, native=native)

    def holding(
        self,
        needle: str,
        group: int | None = None,
        among: Sequence[int] | None = None,
        stopped: Callable[[], bool] = never,
    ) -> Iterable[int]:
        """Return the positions of the rows that contain `needle`, in a group if given, in any order and often.

        Args:
            among: the only positions that matter; others may be answered too.

        Raises:
            Stopped: when `stopped` says so.
        """
        try:
            places, is_answer = find(self._asked(group), needle)
        except LookupError:
            return super().containing(needle, among, stopped)
        if is_answer:
            return chain.from_iterable(places)
        few = among is not None and len(among) < sum(map(len, places))
        hits = super().containing(needle, among if few else united(places), stopped)
        if group is None:
            return hits
        return [at for at, row in self.items(hits) if needle in row.split(GROUP)[group]]

    def only_inside(self, part: str, group: int | None = None) -> Iterable[int]:
        """Return the positions of the rows with a word that holds `part` and does not begin with it."""
        return chain.from_iterable(postings.inside(part, begins=False) for postings in self._asked(group))

    def containing(
        self, needle: str, among: Sequence[int] | None = None, stopped: Callable[[], bool] = never
    ) -> list[int]:
        """Return what `Rows.containing` says; a word by itself costs no scan."""
        found = sorted(set(self.holding(needle, None, among, stopped)))
        if among is None:
            return found
        wanted = set(among)
        return [at for at in found if at in wanted]

    def _asked(self, group: int | None) -> Sequence[Postings]:
        return self.postings if group is None else self.postings[group : group + 1]


class ValueRows(Rows):
    """Rows of values, a `VALUE` mark around each.

    Args:
        sums: the checksums of all values, ascending.
        places: the position of the row that each stands in.
    """

    def __init__(
        self, texts: Sequence[str], sums: "array[int]", places: "array[int]", *, native: bool = NATIVE
    ) -> None:
        super().__init__(texts, native=native)
        self.sums = sums
        self.places = places

    @classmethod
    def of(cls, texts: Sequence[str], *, native: bool = NATIVE) -> "ValueRows":
        """Return `texts` with the checksums of their values."""
        found = [(_sum(value), at) for at, text in enumerate(texts) for value in text.split(VALUE) if value]
        found.sort()
        sums, places = array("I", [one for one, _ in found]), array("I", [at for _, at in found])
        return cls(texts, sums, places, native=native)

    def with_value(self, value: str) -> list[int]:
        """Return the positions of the rows that have a value."""
        known = _sum(value)
        alike = self.places[bisect_left(self.sums, known) : bisect_right(self.sums, known)]
        return self.containing(f"{VALUE}{value}{VALUE}", sorted(set(alike)))


def _sum(value: str) -> int:
    return crc32(value.encode("utf-8", "surrogatepass"))
