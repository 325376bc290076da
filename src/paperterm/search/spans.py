"""Which characters of a shown text a query matched, and where it matched what is not shown."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final

from paperterm.model import Entry
from paperterm.search.match import compact, joined, needles, starts
from paperterm.search.query import parse
from paperterm.search.terms import Term
from paperterm.search.words import VALUE, initial_places, row, trace

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
    spoken = row(text)
    found = [span for term in terms for span in _found(term, spoken, field)]
    if not found:
        return []
    ranges = trace(text)
    return _merged([(ranges[start][0], ranges[stop - 1][1]) for start, stop in found])


def unseen(query: str, entry: Entry, shown: Mapping[str, str]) -> str:
    """Return where `entry` has a word of `query` that cannot be seen, in words (*abstract*), "" where all can.

    Args:
        query: as typed.
        entry: what was found.
        shown: what can be seen of it, by the fields of `spans`.
    """
    rows = {field: row(text) for field, text in shown.items() if text}
    hidden = [term for term in _terms(query, "") if not _is_seen(term, rows)]
    for term in hidden:
        for name, field, values in _values(entry):
            if term.field in ("", field) and any(_plainly(term, row(value)) for value in values):
                return name
    return ""


def _is_seen(term: Term, rows: Mapping[str, str]) -> bool:
    return any(term.field in ("", _FIELDS.get(field)) and _found(term, spoken, field) for field, spoken in rows.items())


def _values(entry: Entry) -> Iterator[tuple[str, str, Sequence[str]]]:
    """Yield what can match: what it is called, the field of the query language, and the texts."""
    yield "title", "title", (entry.title,)
    yield "short name", "name", (entry.name,)
    yield "authors", "author", tuple(map(str, entry.people))
    yield "venue", "venue", (entry.venue or "",)
    yield "year", "", (str(entry.year or ""),)
    yield "tags", "tag", entry.tags
    yield "institutions", "", entry.institutions
    yield "key", "key", tuple(citation.key for citation in entry.citations)
    yield "identifier", "key", tuple(value for _, value in entry.ids)
    yield "remarks", "abstract", (entry.remarks,)
    yield "abstract", "abstract", (entry.abstract,)


@lru_cache(maxsize=64)
def _terms(query: str, field: str) -> tuple[Term, ...]:
    """Return what is looked for in a field that is shown, in all of them for ""."""
    shown = _FIELDS.get(field, "")
    terms = (term for term in parse(query).terms if not term.negated)
    return tuple(term for term in terms if not field or term.field in ("", shown))


def _found(term: Term, spoken: str, field: str) -> list[Span]:
    if found := _plainly(term, spoken):
        return found
    return _loosely(term.text.replace(" ", ""), spoken, field) if term.form == "any" else []


def _plainly(term: Term, spoken: str) -> list[Span]:
    for needle in needles(term):
        if needle and (found := _all(needle, spoken)):
            return found
    for needle in starts(term)[1:]:
        if found := _all(needle, spoken):
            return found
    return []


def _loosely(needle: str, spoken: str, field: str) -> list[Span]:
    if field == "tags" and (found := joined(needle).search(spoken)):
        return [(found.start() + 1, found.end())]
    if field != "title":
        return []
    if len(needle) >= 2 and (letters := _initials(needle, spoken)):
        return [(at, at + 1) for at in letters]
    if len(needle) >= 3 and (found := joined(needle).search(spoken)):
        return [(found.start() + 1, found.end())]
    if len(needle) >= 4 and (stretch := compact(needle)(spoken, 0, len(spoken))):
        return _letters(needle, spoken, stretch[0])
    return []


def _all(needle: str, spoken: str) -> list[Span]:
    bare = needle.strip(f" {VALUE}")
    shift = needle.index(bare)
    found = []
    at = spoken.find(needle)
    while at >= 0:
        found.append((at + shift, at + shift + len(bare)))
        # The space that ends a word may begin the next one.
        at = spoken.find(needle, at + shift + len(bare))
    return found


def _initials(needle: str, spoken: str) -> list[int]:
    for letters, places in initial_places(spoken):
        at = letters.find(needle)
        if at >= 0:
            return places[at : at + len(needle)]
    return []


def _letters(needle: str, spoken: str, start: int) -> list[Span]:
    found = []
    at = start - 1
    for character in needle:
        at = spoken.index(character, at + 1)
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
