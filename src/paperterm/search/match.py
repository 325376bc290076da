"""How well each entry matches one term of a query: its tier.

Tiers, best first (a smaller number is better, 0 is no match). A term without a field can have any of them; whole words
come before parts of words, parts before letters, in whatever field they are:

================  =====================================================================================
`BEGIN`           the first word of the title or of the short name
`WORD`            a word of the title or the short name
`FAMILY`          a word of the first author's family name
`OTHER_WORD`      a word of other names, the venue, tags, year, institutions
`BEGIN_START`     the start of the first word of the title or the short name
`START`           the start of a word of the title, or words written together (*gpt3* for GPT-3)
`OTHER_START`     the start of a word of names, venue, tags, year, institutions
`KEY`             the start of a word of the citation key or an identifier
`INITIALS`        first letters of words that follow each other in the title (*llm*), with or without function
                  words, or the start of words written together (*kvc* for KV Cache)
`INSIDE`          inside a word of the title, from three letters on
`OTHER_INSIDE`    inside a word of the other fields or the key, from three letters on
`TEXT`            the start of a word of remarks and abstract
`SUBSEQUENCE`     letters in order from the start of a word of the title or key on, close together
`TYPO`            a word of the title, but for a typo
`OTHER_TYPO`      a word of names, venue, tags …, but for a typo
================  =====================================================================================

The singular of a plural counts as the start of a word. A term with a field has the tiers of that field; the key and the
abstract have `OTHER_WORD`, `OTHER_START` and `OTHER_INSIDE`.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

from paperterm.search.columns import GROUPS, Columns
from paperterm.search.engine import Rows, Stopped, never
from paperterm.search.masks import is_sparse
from paperterm.search.terms import Term
from paperterm.search.typos import near_words
from paperterm.search.wordrows import WordRows
from paperterm.search.words import VALUE, other_number

(
    BEGIN, WORD, FAMILY, OTHER_WORD, BEGIN_START, START, OTHER_START, KEY,
    INITIALS, INSIDE, OTHER_INSIDE, TEXT, SUBSEQUENCE, TYPO, OTHER_TYPO,
) = range(1, 16)  # fmt: skip
LAST_TIER: Final = OTHER_TYPO

_INSIDE_FROM: Final = 3
_SUBSEQUENCE_FROM: Final = 4
_TOGETHER_FROM: Final = 4
"""Shorter terms are too often words that happen to follow each other: *ina* for "in a"."""
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


def starts(term: Term) -> list[str]:
    """Return what a row contains where a word of it begins with `term`, or is its other number."""
    start = needles(term)[1]
    if start is None:
        return []
    other = other_number(term.text) if term.form == "any" else ""
    return [start, f" {other} "] if other else [start]


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
        """Find what contains the term."""
        match self._term.field:
            case "":
                self._mark_titles()
                self._mark_others(self._columns.others)
                self._mark_families()
                self._mark_keys()
                self._mark_texts()
            case "title":
                self._mark_titles()
            case "abstract" | "key" as field:
                self._scan(self._columns.texts if field == "abstract" else self._columns.keys)
            case "name":
                self._mark_others(self._columns.names)
            case field:
                self._mark_others(self._columns.others, GROUPS[field])
                if field == "author":
                    self._mark_families()

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
            if term.field == "name":
                self._improve(columns.names.holding(needle), OTHER_TYPO)
            elif term.field != "title":
                self._improve(columns.others.holding(needle, GROUPS.get(term.field)), OTHER_TYPO)

    def _mark_titles(self) -> None:
        titles, needle = self._columns.titles, self._squeezed
        for tier, positions in self._found(titles, (INSIDE, START, WORD)):
            self._set(positions, tier)
        self._mark_beginnings()
        if self._is_loose and len(needle) >= _INSIDE_FROM:
            tiers = self.tiers
            joins = [at for at in self._containing(self._columns.squeezed, needle) if not tiers[at]]
            joins = titles.matching(joined(needle).search, joins)
            self._set(joins, INITIALS)
            if len(needle) >= _TOGETHER_FROM:
                self._set(titles.matching(re.compile(f"{joined(needle).pattern} ").search, joins), START)
        if self._is_loose and len(needle) >= 2:
            self._improve(self._containing(self._columns.initials, needle), INITIALS)

    def _mark_beginnings(self) -> None:
        """Mark the titles and short names that begin with the term."""
        text, form = self._term.text, self._term.form
        if form not in ("any", "start"):
            return
        if " " not in text:
            firsts = self._columns.firsts
            begun, whole = firsts.holding(f" {text}"), firsts.holding(f" {text} ")
        else:
            titles = self._columns.titles
            begun = titles.holding(f"{VALUE} {text}", None, self._among, self._stopped)
            whole = titles.holding(f"{VALUE} {text} ", None, self._among, self._stopped)
        tiers = self.tiers
        self._set([at for at in begun if tiers[at] == START], BEGIN_START)
        self._set(whole, BEGIN)

    def _mark_others(self, rows: WordRows, group: int | None = None) -> None:
        for tier, positions in self._found(rows, (OTHER_INSIDE, OTHER_START, OTHER_WORD), group):
            self._improve(positions, tier)

    def _mark_families(self) -> None:
        if whole := needles(self._term)[0]:
            self._improve(self._columns.families.holding(whole, None, self._among, self._stopped), FAMILY)

    def _mark_keys(self) -> None:
        whole, start, inside = needles(self._term)
        keys = self._columns.keys
        inner = self._containing(keys, inside) if inside else None
        self._improve(inner or (), OTHER_INSIDE)
        self._improve(self._containing(keys, start or whole, inner), KEY)

    def _mark_texts(self) -> None:
        whole, _, inside = needles(self._term)
        loosest: Sequence[str | None] = starts(self._term) or [whole]
        for needle in [inside] if self._term.form in ("exact", "end") else loosest:
            self._improve(self._containing(self._columns.texts, needle), TEXT)

    def _scan(self, rows: Rows) -> None:
        """Mark rows that are not known by their words."""
        whole, _, inside = needles(self._term)
        self._set(self._containing(rows, inside), OTHER_INSIDE)
        for needle in starts(self._term):
            self._set(self._containing(rows, needle), OTHER_START)
        self._set(self._containing(rows, whole), OTHER_WORD)

    def _found(
        self, rows: WordRows, tiers: tuple[int, int, int], group: int | None = None
    ) -> Iterator[tuple[int, Iterable[int]]]:
        """Yield the rows that hold the term inside of a word, at the start of one, as whole words; the best last."""
        whole, start, inside = needles(self._term)
        if inside and start and " " not in inside:
            yield tiers[0], rows.only_inside(inside, group)
        elif inside:
            yield tiers[0], rows.holding(inside, group, self._among, self._stopped)
        for needle in starts(self._term):
            yield tiers[1], rows.holding(needle, group, self._among, self._stopped)
        if whole:
            yield tiers[2], rows.holding(whole, group, self._among, self._stopped)

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
