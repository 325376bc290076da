"""Which characters of a shown text a query matched."""

from functools import lru_cache
from typing import Final

from paperterm.search.match import compact, joined, needles
from paperterm.search.query import Term, parse
from paperterm.search.words import VALUE, initial_places, trace

_FIELDS: Final = {"title": "title", "authors": "author", "venue": "venue", "tags": "tag", "year": ""}

Span = tuple[int, int]


def spans(query: str, text: str, field: str) -> list[Span]:
    """Return the ranges of `text`, the entry's `field`, that `query` matched: disjoint, ascending, not touching.

    Args:
        query: as typed.
        text: as it stands in the model.
        field: ``title``, ``authors``, ``venue``, ``tags`` or ``year``.
    """
    terms = _terms(query, field)
    if not terms or not text:
        return []
    row, ranges = trace(text)
    found = [span for term in terms for span in _found(term, row, field)]
    return _merged([(ranges[start][0], ranges[stop - 1][1]) for start, stop in found])


@lru_cache(maxsize=64)
def _terms(query: str, field: str) -> tuple[Term, ...]:
    shown = _FIELDS.get(field, "")
    return tuple(term for term in parse(query).terms if not term.negated and term.field in ("", shown))


def _found(term: Term, row: str, field: str) -> list[Span]:
    whole, start, inside = needles(term)
    for needle in (whole, start, inside):
        if needle and (found := _all(needle, row)):
            return found
    return _loosely(term.text.replace(" ", ""), row) if term.form == "any" and field == "title" else []


def _loosely(needle: str, row: str) -> list[Span]:
    if len(needle) >= 2 and (letters := _initials(needle, row)):
        return [(at, at + 1) for at in letters]
    if len(needle) >= 3 and (stretch := joined(needle, row)):
        return [stretch]
    if len(needle) >= 4 and (stretch := compact(needle, row)):
        return _letters(needle, row, stretch[0])
    return []


def _all(needle: str, row: str) -> list[Span]:
    bare = needle.strip(f" {VALUE}")
    shift = needle.index(bare)
    found = []
    at = row.find(needle)
    while at >= 0:
        found.append((at + shift, at + shift + len(bare)))
        # The space that ends a word may begin the next one.
        at = row.find(needle, at + shift + len(bare))
    return found


def _initials(needle: str, row: str) -> list[int]:
    for letters, places in initial_places(row):
        at = letters.find(needle)
        if at >= 0:
            return places[at : at + len(needle)]
    return []


def _letters(needle: str, row: str, start: int) -> list[Span]:
    found = []
    at = start - 1
    for character in needle:
        at = row.index(character, at + 1)
        found.append((at, at + 1))
    return found


def _merged(marked: list[Span]) -> list[Span]:
    merged: list[Span] = []
    for start, stop in sorted(span for span in marked if span[0] < span[1]):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], stop))
        else:
            merged.append((start, stop))
    return merged
