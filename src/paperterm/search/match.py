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

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Final

from paperterm.search.columns import GROUPS, Columns
from paperterm.search.engine import Rows, Stopped, never
from paperterm.search.masks import is_sparse
from paperterm.search.terms import Term
from paperterm.search.typos import near_words
from paperterm.search.wordrows import WordRows
from paperterm.search.words import VALUE

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


def compact(needle: str) -> Callable[[str, int, int], tuple[int, int] | None]:
    """Return what finds in a stretch of a text the letters of `needle` close together from a word's start on."""
    most = _SPREAD * len(needle)
    gaps = "".join(f"[^{re.escape(letter)}]{{0,{most}}}+{re.escape(letter)}" for letter in needle[1:])
    search = re.compile(f" {re.escape(needle[0])}{gaps}").search

    def find(text: str, start: int, stop: int) -> tuple[int, int] | None:
        found = search(text, start, stop)
        while found and found.end() - found.start() > most + 1:
            found = search(text, found.start() + 1, stop)
        return (found.start() + 1, found.end()) if found else None

    return find


def joined(needle: str) -> re.Pattern[str]:
    """Return what finds in a row `needle` but for its spaces, from the space before a word on."""
    return re.compile(" " + " ?".join(map(re.escape, needle)))


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
        self._is_loose = term.form == "any" and term.field in ("", "title", "key")

    def find_plain(self) -> None:
        """Find what contains the term; what matches better is mostly marked later, which needs no comparison."""
        term, columns = self._term, self._columns
        whole, start, inside = needles(term)
        match term.field:
            case "":
                in_texts = inside if term.form in ("exact", "end") else start or whole
                self._set(self._containing(columns.texts, in_texts), TEXT)
                inner = self._containing(columns.keys, inside) if inside else None
                self._set(inner or (), OTHER_INSIDE)
                self._mark(columns.others, (OTHER_INSIDE, OTHER, OTHER))
                self._set(self._containing(columns.keys, start or whole, inner), KEY)
                self._mark_titles()
            case "title":
                self._mark_titles()
            case "abstract" | "key" as field:
                rows = columns.texts if field == "abstract" else columns.keys
                for needle, tier in ((inside, INSIDE), (start, START), (whole, WORD)):
                    self._set(self._containing(rows, needle), tier)
            case field:
                self._mark(columns.others, (INSIDE, START, WORD), GROUPS[field])

    def find_subsequences(self) -> None:
        """Add the entries that hold the letters of the term, close together, in the title or key."""
        needle = self._squeezed
        if not self._is_loose or len(needle) < _SUBSEQUENCE_FROM:
            return
        columns, field, find = self._columns, self._term.field, compact(needle)
        for rows in (columns.titles, columns.keys)[field == "key" : 1 if field == "title" else 2]:
            hits = rows.with_subsequence(needle, self._among, self._stopped)
            for start in range(0, len(hits), _SLICE):
                if self._stopped():
                    raise Stopped
                self._improve(rows.matching(find, hits[start : start + _SLICE]), SUBSEQUENCE)

    def find_typos(self) -> None:
        """Add the entries with a word that is the term but for typos."""
        term, columns = self._term, self._columns
        if term.form != "any" or term.field in ("abstract", "key") or " " in term.text:
            return
        for word in near_words(term.text, columns.vocabulary(term.text[0]), self._stopped):
            needle = f" {word} "
            if term.field in ("", "title"):
                self._improve(columns.titles.holding(needle), TYPO)
            if term.field != "title":
                self._improve(columns.others.holding(needle, GROUPS.get(term.field)), OTHER_TYPO)

    def _mark_titles(self) -> None:
        titles, needle = self._columns.titles, self._squeezed
        self._mark(titles, (INSIDE, START, WORD))
        if self._is_loose and len(needle) >= _INSIDE_FROM:
            tiers = self.tiers
            joins = [at for at in self._containing(self._columns.squeezed, needle) if not 0 < tiers[at] <= INSIDE]
            self._set(titles.matching(joined(needle).search, joins), INITIALS)
        if self._is_loose and len(needle) >= 2:
            self._improve(self._containing(self._columns.initials, needle), INITIALS)

    def _mark(self, rows: WordRows, tiers: tuple[int, int, int], group: int | None = None) -> None:
        """Mark the rows that hold the term inside of a word, at the start of one, as whole words."""
        whole, start, inside = needles(self._term)
        if inside and start and " " not in inside:
            self._set(rows.only_inside(inside, group), tiers[0])
        elif inside:
            self._set(rows.holding(inside, group, self._among, self._stopped), tiers[0])
        if start:
            self._set(rows.holding(start, group, self._among, self._stopped), tiers[1])
        if whole and not (start and tiers[1] == tiers[2]):
            self._set(rows.holding(whole, group, self._among, self._stopped), tiers[2])

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
