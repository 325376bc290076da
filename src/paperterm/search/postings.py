"""Where each word stands: an inverted index of rows (Zobel and Moffat, "Inverted Files for Text Search Engines", 2006).

The words lie sorted in one text, their places one after the other in one array: what begins with the same letters is
one stretch of it, and what holds them is found by one look through the words, of which there are few.
"""

from array import array
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, chain
from typing import Final

from paperterm.search.words import VALUE

_LAST: Final = "\U0010ffff"


class Postings:
    """The words of rows, and the positions of the rows that each stands in.

    Args:
        words: each once, sorted by code points, a newline between each two.
        bounds: where the places of each word begin, and where those of the last one stop.
        places: positions, ascending for each word.
    """

    def __init__(self, words: str, bounds: "array[int]", places: "array[int]") -> None:
        self.words = words
        self.bounds = bounds
        self.places = places
        self._text = f"{words}\n"
        self._starts = array("L", accumulate((len(word) + 1 for word in self._listed()), initial=0))

    @classmethod
    def of(cls, rows: Iterable[Iterable[str]]) -> "Postings":
        """Return the postings of rows, each given as its words."""
        found: dict[str, array[int]] = defaultdict(lambda: array("I"))
        for at, row in enumerate(rows):
            for word in set(row):
                found[word].append(at)
        found.pop(VALUE, None)
        found.pop("", None)
        words = sorted(found)
        bounds = array("L", accumulate((len(found[word]) for word in words), initial=0))
        places = array("I")
        for word in words:
            places.extend(found.pop(word))
        return cls("\n".join(words), bounds, places)

    def whole(self, word: str) -> Sequence[int]:
        """Return the places of a word."""
        at = self._index(word)
        known = at < len(self) and self._word(at) == word
        return self._places(at, at + 1) if known else array("I")

    def starting(self, start: str) -> Sequence[int]:
        """Return the places of all words that begin with `start`; a place stands there once for each."""
        return self._places(*self._run(start))

    def ending(self, end: str) -> Sequence[int]:
        """Return the places of all words that end with `end`; a place stands there once for each."""
        return self._all(self._found(f"{end}\n"))

    def inside(self, part: str, *, begins: bool = True) -> Sequence[int]:
        """Return the places of all words that hold `part`, also or not where the word begins with it."""
        if begins:
            return self._all(self._found(part))
        first, stop = self._run(part)
        return self._all(at for at in self._found(part) if not first <= at < stop)

    def words_from(self, start: str) -> list[str]:
        """Return the words that begin with `start`."""
        first, stop = self._run(start)
        return list(map(self._word, range(first, stop)))

    def __len__(self) -> int:
        return len(self._starts) - 1

    def _listed(self) -> list[str]:
        return self.words.split("\n") if self.words else []

    def _word(self, at: int) -> str:
        return self._text[self._starts[at] : self._starts[at + 1] - 1]

    def _index(self, word: str) -> int:
        return bisect_left(range(len(self)), word, key=self._word)

    def _run(self, start: str) -> tuple[int, int]:
        first = self._index(start)
        return first, bisect_left(range(len(self)), start + _LAST, first, key=self._word)

    def _found(self, part: str) -> Iterator[int]:
        """Yield the numbers of the words that hold `part`."""
        text, starts = self._text, self._starts
        found = text.find(part)
        while found >= 0 and len(self):
            at = bisect_right(starts, found) - 1
            yield at
            found = text.find(part, starts[at + 1])

    def _places(self, first: int, stop: int) -> "array[int]":
        return self.places[self.bounds[first] : self.bounds[stop]]

    def _all(self, numbers: Iterable[int]) -> Sequence[int]:
        bounds, places = self.bounds, self.places
        found = array("I")
        for at in numbers:
            found += places[bounds[at] : bounds[at + 1]]
        return found


def find(postings: Iterable[Postings], needle: str) -> tuple[list[Sequence[int]], bool]:
    """Return places that hold every row with `needle`, and whether these rows only; by the rarest of its words.

    Args:
        needle: words and marks, a space between each two (`paperterm.search.words`); what it neither begins nor ends
            with a space for may go on in the row.

    Raises:
        LookupError: there is no word in it.
    """
    parts = needle.split(" ")
    known = list(postings)
    best: list[Sequence[int]] = []
    least = -1
    for number, word in enumerate(parts):
        if word and VALUE not in word:
            found = [_find(one, word, number > 0, number + 1 < len(parts)) for one in known]
            count = sum(map(len, found))
            if least < 0 or count < least:
                best, least = found, count
    if least < 0:
        raise LookupError
    alone = needle.strip(" ")
    return best, " " not in alone and needle in (alone, f" {alone}", f"{alone} ", f" {alone} ")


def _find(postings: Postings, word: str, is_start: bool, is_end: bool) -> Sequence[int]:
    if is_start:
        return postings.whole(word) if is_end else postings.starting(word)
    return postings.ending(word) if is_end else postings.inside(word)


def united(places: Iterable[Sequence[int]]) -> list[int]:
    """Return places once each, ascending."""
    return sorted(set(chain.from_iterable(places)))
