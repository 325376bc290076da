"""How well each entry matches one term of a query: its tier.

Tiers, best first, for a plain term (a smaller number is better, 0 is no match):

================  =====================================================================================
`WORD`            a word of the title
`START`           the start of a word of the title
`INITIALS`        first letters of words that follow each other in the title (*llm*), with or without function
                  words, or words written together (*gpt3* for GPT-3, *kvc* for KV Cache)
`INSIDE`          inside a word of the title, from three letters on
`KEY`             the start of a word of the citation key or an identifier
`SUBSEQUENCE`     letters in order from the start of a word of the title or key on, close together
`OTHER`           the start of a word of authors, venue, tags, year, institutions
`OTHER_INSIDE`    inside such a word or the key, from three letters on
`TEXT`            the start of a word of remarks and abstract
`TYPO`            a word of the title, but for a typo
`OTHER_TYPO`      a word of authors, venue, tags …, but for a typo
================  =====================================================================================
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from paperterm.search.columns import GROUPS, Columns
from paperterm.search.engine import Rows, Stopped, never
from paperterm.search.masks import is_sparse
from paperterm.search.terms import Term
from paperterm.search.typos import near_words
from paperterm.search.words import GROUP, VALUE

WORD, START, INITIALS, INSIDE, KEY, SUBSEQUENCE, OTHER, OTHER_INSIDE, TEXT, TYPO, OTHER_TYPO = range(1, 12)
LAST_TIER: Final = OTHER_TYPO

_INSIDE_FROM: Final = 3
_SUBSEQUENCE_FROM: Final = 4
_SLICE: Final = 1 << 13
"""Rows between two looks at whether the search is still wanted."""
_SPREAD: Final = 3
"""A subsequence is close together when its stretch of text is at most so many times its length."""

Among = Sequence[int] | None
Stop = Callable[[], bool]


def needles(term: Term) -> tuple[str | None, str | None, str | None]:
    """Return what a row contains where `term` is whole words, the start of a word, inside a word."""
    text = term.text
    match term.form:
        case "phrase":
            return (f" {text} ", f" {text}" if term.open else None, None)
        case "start":
            return (f"{VALUE} {text} ", f"{VALUE} {text}", None)
        case "end":
            return (f" {text} {VALUE}", None, f"{text} {VALUE}")
        case "whole":
            return (f"{VALUE} {text} {VALUE}", None, None)
        case "exact":
            return (f" {text} ", f" {text}", text)
    return (f" {text} ", f" {text}", text if len(text) >= _INSIDE_FROM or not text.isascii() else None)


def compact(needle: str, row: str) -> tuple[int, int] | None:
    """Return the first stretch of `row` that holds the letters of `needle` close together from a word's start on."""
    opening = f" {needle[0]}"
    at = row.find(opening)
    while at >= 0:
        last, stop = at + 1, at + 1 + _SPREAD * len(needle)
        for character in needle[1:]:
            last = row.find(character, last + 1, stop)
            if last < 0:
                break
        else:
            return at + 1, last + 1
        at = row.find(opening, at + 1)
    return None


def joined(needle: str, row: str) -> tuple[int, int] | None:
    """Return the first stretch of `row`, from a word's start on, that is `needle` but for its spaces."""
    opening = f" {needle[0]}"
    at = row.find(opening)
    while at >= 0:
        stop = at + 1
        for character in needle:
            stop += row[stop] == " "
            if row[stop] != character:
                break
            stop += 1
        else:
            return at + 1, stop
        at = row.find(opening, at + 1)
    return None


class Matching:
    """The tiers of one term for all entries, found step by step: what is plain, subsequences, typos.

    Args:
        tiers: what is known already.
        among: the only positions that are looked at, None for all.

    Raises:
        Stopped: from each method, when `stopped` says so.
    """

    def __init__(
        self, columns: Columns, term: Term, tiers: bytes = b"", among: Among = None, stopped: Stop = never
    ) -> None:
        self.tiers = bytearray(tiers or len(columns))
        self._columns = columns
        self._term = term
        self._among = among
        self._stopped = stopped
        self._squeezed = term.text.replace(" ", "")
        self._loose = term.form == "any" and term.field in ("", "title", "key")

    def find_plain(self) -> None:
        """Find what contains the term."""
        term, columns = self._term, self._columns
        whole, start, inside = needles(term)
        match term.field:
            case "":
                in_texts = inside if term.form in ("exact", "end") else start or whole
                self._set(self._containing(columns.texts, in_texts), TEXT)
                self._find_wide(columns.others, inside, start or whole, (OTHER_INSIDE, OTHER))
                self._find_wide(columns.keys, inside, start or whole, (OTHER_INSIDE, KEY))
                self._find_in_titles()
            case "title":
                self._find_in_titles()
            case "abstract" | "key" as field:
                rows = columns.texts if field == "abstract" else columns.keys
                for needle, tier in ((inside, INSIDE), (start, START), (whole, WORD)):
                    self._set(self._containing(rows, needle), tier)
            case field:
                for needle, tier in ((inside, INSIDE), (start, START), (whole, WORD)):
                    hits = self._containing(columns.others, needle)
                    self._set(_in_group(columns.others, hits, needle, GROUPS[field]), tier)

    def find_subsequences(self) -> None:
        """Add the entries that hold the letters of the term, close together, in the title or key."""
        needle = self._squeezed
        if not self._loose or len(needle) < _SUBSEQUENCE_FROM:
            return
        columns, field = self._columns, self._term.field
        for rows in (columns.titles, columns.keys)[field == "key" : 1 if field == "title" else 2]:
            hits = rows.with_subsequence(needle, self._among, self._stopped)
            for start in range(0, len(hits), _SLICE):
                if self._stopped():
                    raise Stopped
                part = rows.items(hits[start : start + _SLICE])
                self._improve([at for at, row in part if compact(needle, row)], SUBSEQUENCE)

    def find_typos(self) -> None:
        """Add the entries with a word that is the term but for typos."""
        term, columns = self._term, self._columns
        if term.form != "any" or term.field in ("abstract", "key") or " " in term.text:
            return
        for word in near_words(term.text, columns.vocabulary, self._stopped):
            needle = f" {word} "
            if term.field in ("", "title"):
                self._improve(self._containing(columns.titles, needle), TYPO)
            if term.field != "title":
                hits = self._containing(columns.others, needle)
                if term.field:
                    hits = _in_group(columns.others, hits, needle, GROUPS[term.field])
                self._improve(hits, OTHER_TYPO)

    def _find_wide(self, rows: Rows, inside: str | None, start: str | None, tiers: tuple[int, int]) -> None:
        hits = self._containing(rows, inside) if inside else None
        self._improve(hits or (), tiers[0])
        self._improve(self._containing(rows, start, hits), tiers[1])

    def _find_in_titles(self) -> None:
        titles, needle = self._columns.titles, self._squeezed
        joins: list[int] | None = None
        if self._loose and len(needle) >= _INSIDE_FROM:
            joins = self._containing(self._columns.squeezed, needle)
        # One look at each row is worth three scans.
        if joins is not None and is_sparse(len(joins) // 3, len(titles)):
            self._sort_titles(joins)
        else:
            self._scan_titles(joins or ())
        if self._loose and len(needle) >= 2:
            self._improve(self._containing(self._columns.initials, needle), INITIALS)

    def _sort_titles(self, candidates: list[int]) -> None:
        """Mark those of a few titles, all that contain the term but for spaces."""
        whole, start, inside = needles(self._term)
        tiers, squeezed = self.tiers, self._squeezed
        for at, row in self._columns.titles.items(candidates):
            if inside and inside not in row:
                if joined(squeezed, row):
                    tiers[at] = INITIALS
            elif start and start in row:
                tiers[at] = WORD if whole and whole in row else START
            else:
                tiers[at] = INSIDE

    def _scan_titles(self, joins: Iterable[int]) -> None:
        """Mark many titles; `joins` are those that contain the term but for spaces."""
        titles, tiers, squeezed = self._columns.titles, self.tiers, self._squeezed
        whole, start, inside = needles(self._term)
        inner = self._containing(titles, inside) if inside else None
        self._set(inner or (), INSIDE)
        joins = [at for at in joins if tiers[at] != INSIDE]
        self._set([at for at, row in titles.items(joins) if joined(squeezed, row)], INITIALS)
        starts = self._containing(titles, start, inner) if start else inner
        self._set(starts if start and starts else (), START)
        self._set(self._containing(titles, whole, starts), WORD)

    def _containing(self, rows: Rows, needle: str | None, hint: list[int] | None = None) -> list[int]:
        """Return the rows with `needle`; `hint` holds all of them, and maybe more."""
        if needle is None:
            return []
        if hint is not None and is_sparse(len(hint), len(rows)):
            return rows.containing(needle, hint)
        return rows.containing(needle, self._among, self._stopped)

    def _set(self, positions: Iterable[int], tier: int) -> None:
        tiers = self.tiers
        for at in positions:
            tiers[at] = tier

    def _improve(self, positions: Iterable[int], tier: int) -> None:
        tiers = self.tiers
        for at in positions:
            if not 0 < tiers[at] <= tier:
                tiers[at] = tier


def _in_group(others: Rows, positions: Sequence[int], needle: str | None, group: int) -> list[int]:
    return [at for at, row in others.items(positions) if needle and needle in row.split(GROUP)[group]]
