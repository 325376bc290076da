"""How well each entry matches one term of a query: its tier.

Tiers, best first, for a plain term (a smaller number is better, 0 is no match):

================  =====================================================================================
`WORD`            a word of the title
`START`           the start of a word of the title
`INITIALS`        first letters of words that follow each other in the title (*llm*), with or without function
                  words, or words written together (*gpt3* for GPT-3, *kvc* for KV Cache)
`INSIDE`          inside a word of the title, or the start of a word of the key; from three letters on
`SUBSEQUENCE`     letters in order from the start of a word of the title or key on, close together
`OTHER`           the start of a word of authors, venue, tags, identifiers, year, institutions
`OTHER_INSIDE`    inside such a word, from three letters on
`TEXT`            the start of a word of remarks and abstract
`TYPO`            a word of the title, but for a typo
`OTHER_TYPO`      a word of authors, venue, tags …, but for a typo
================  =====================================================================================
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from paperterm.search.columns import LABEL_GROUPS, Columns
from paperterm.search.engine import Rows, never
from paperterm.search.query import Term
from paperterm.search.typos import near_words
from paperterm.search.words import GROUP, VALUE

WORD, START, INITIALS, INSIDE, SUBSEQUENCE, OTHER, OTHER_INSIDE, TEXT, TYPO, OTHER_TYPO = range(1, 11)

_INSIDE_FROM: Final = 3
_SUBSEQUENCE_FROM: Final = 4
_SPREAD: Final = 3
"""A subsequence is close together when its stretch of text is at most so many times its length."""

Among = Sequence[int] | None


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
    """The tiers of one term for all entries, found step by step: what is plain, subsequences, typos."""

    def __init__(self, columns: Columns, term: Term, among: Among = None, stopped: Callable[[], bool] = never) -> None:
        self.tiers = bytearray(len(columns))
        self._columns = columns
        self._term = term
        self._among = among
        self._stopped = stopped
        self._squeezed = term.text.replace(" ", "")
        self._loose = term.form == "any" and term.field in ("", "title", "key")

    def find_plain(self) -> None:
        """Find what contains the term."""
        columns, field = self._columns, self._term.field
        if field in ("", "abstract"):
            whole, start, inside = needles(self._term)
            tier = TEXT if not field else WORD
            self._mark(columns.texts, inside if self._term.form in ("exact", "end") else start or whole, tier)
        if field in ("", "author"):
            self._mark_all(columns.authors, None)
        if field in ("", *LABEL_GROUPS):
            self._mark_all(columns.labels, LABEL_GROUPS.get(field))
        if field in ("", "title"):
            self._mark_title()

    def find_subsequences(self) -> None:
        """Add the entries that hold the letters of the term, close together, in the title or key."""
        needle = self._squeezed
        if not self._loose or len(needle) < _SUBSEQUENCE_FROM:
            return
        columns, field = self._columns, self._term.field
        if field != "key":
            titles = columns.titles
            hits = self._subsequences(titles)
            self._improve((at for at in hits if compact(needle, titles.texts[at])), SUBSEQUENCE)
        if field != "title":
            labels, group = columns.labels.texts, LABEL_GROUPS["key"]
            hits = self._subsequences(columns.labels)
            self._improve((at for at in hits if compact(needle, labels[at].split(GROUP)[group])), SUBSEQUENCE)

    def find_typos(self) -> None:
        """Add the entries with a word that is the term but for typos."""
        if self._term.form != "any" or self._term.field == "abstract" or " " in self._term.text:
            return
        columns, field = self._columns, self._term.field
        for word in near_words(self._term.text, columns.vocabulary, self._stopped):
            needle = f" {word} "
            if field in ("", "title"):
                self._improve(self._containing(columns.titles, needle), TYPO)
            if field in ("", "author"):
                self._improve(self._containing(columns.authors, needle), OTHER_TYPO)
            if field in ("", *LABEL_GROUPS):
                hits = self._in_group(columns.labels, needle, LABEL_GROUPS.get(field))
                self._improve(hits, OTHER_TYPO)

    def _mark_title(self) -> None:
        columns, term, squeezed = self._columns, self._term, self._squeezed
        whole, start, inside = needles(term)
        self._mark(columns.titles, inside, INSIDE)
        if self._loose and len(squeezed) >= 2:
            self._improve(self._initials(), INITIALS)
        if term.form == "any" and not term.field and len(squeezed) >= _INSIDE_FROM and start:
            self._improve(self._in_group(columns.labels, start, LABEL_GROUPS["key"]), INSIDE)
        self._mark(columns.titles, start, START)
        self._mark(columns.titles, whole, WORD)

    def _initials(self) -> list[int]:
        columns, needle = self._columns, self._squeezed
        found = self._containing(columns.initials, needle)
        if len(needle) >= _INSIDE_FROM:
            titles, tiers = columns.titles.texts, self.tiers
            inside = self._containing(columns.squeezed, needle)
            # What lies within one word has its tier already, and is most of it.
            found += [at for at in inside if tiers[at] != INSIDE and joined(needle, titles[at])]
        return found

    def _mark_all(self, rows: Rows, group: int | None) -> None:
        whole, start, inside = needles(self._term)
        tiers = (WORD, START, INSIDE) if self._term.field else (OTHER, OTHER, OTHER_INSIDE)
        for needle, tier in ((inside, tiers[2]), (start, tiers[1]), (whole, tiers[0])):
            if needle and not (needle is whole and start and tiers[0] == tiers[1]):
                self._set(self._in_group(rows, needle, group), tier)

    def _mark(self, rows: Rows, needle: str | None, tier: int) -> None:
        if needle:
            self._set(self._containing(rows, needle), tier)

    def _containing(self, rows: Rows, needle: str) -> list[int]:
        return rows.containing(needle, self._among, self._stopped)

    def _subsequences(self, rows: Rows) -> list[int]:
        return rows.with_subsequence(self._squeezed, self._among, self._stopped)

    def _in_group(self, rows: Rows, needle: str, group: int | None) -> list[int]:
        hits = self._containing(rows, needle)
        if group is None:
            return hits
        texts = rows.texts
        return [at for at in hits if needle in texts[at].split(GROUP)[group]]

    def _set(self, positions: Iterable[int], tier: int) -> None:
        tiers = self.tiers
        for at in positions:
            tiers[at] = tier

    def _improve(self, positions: Iterable[int], tier: int) -> None:
        tiers = self.tiers
        for at in positions:
            if not 0 < tiers[at] <= tier:
                tiers[at] = tier
