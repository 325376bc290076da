"""The order of the hits.

Best first:

1. the query is the title, its short name, or the name before the title's colon (``bert`` and *BERT: Pre-training …*);
2. the title begins with it, then has it as a phrase, each with whole words, then with a last word that goes on;
3. by the tiers of the terms (`paperterm.search.match`): the worst term decides, then the next worst;
4. newer first, then the order of the lists: the order of the positions (`paperterm.search.columns`).

Of titles that are the query or begin with it, that of the fewest words comes first: the query is the largest part of
it. With a year in the query, a first author's family name and the entry's year count more than the same words in a
title: that is how papers are cited.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import compress
from typing import Final

from paperterm.search import masks
from paperterm.search.columns import Columns
from paperterm.search.match import BEGIN, FAMILY, LAST_TIER, OTHER_WORD, WORD
from paperterm.search.terms import Term
from paperterm.search.words import VALUE

_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_BEST: Final = bytes([BEGIN, WORD, FAMILY, OTHER_WORD])
_CITED: Final = bytes.maketrans(bytes([FAMILY, BEGIN, WORD, OTHER_WORD]), _BEST)
"""Moves a first author's family name before the words of a title."""
_OF_YEAR: Final = bytes.maketrans(bytes([OTHER_WORD, BEGIN, WORD, FAMILY]), _BEST)
"""Moves the year of an entry before one in its title."""


def ranked(
    columns: Columns,
    terms: Sequence[Term],
    tiers: Sequence[bytes],
    alive: masks.Mask,
    limit: int | None,
) -> Iterator[list[int]]:
    """Yield the positions that `alive` marks in runs, best first; no run need be longer than `limit`.

    Args:
        columns: what was searched.
        terms: what was asked for.
        tiers: of each term, for all positions.
        alive: where all terms match.
        limit: how many are wanted, None for all.
    """
    if len(terms) > 1 and any(map(_is_year, terms)):
        tiers = [row.translate(_OF_YEAR if _is_year(term) else _CITED) for term, row in zip(terms, tiers, strict=True)]
    left = bytearray(alive)
    for hits in _phrases(columns, terms, alive):
        run = [at for at in hits if left[at]]
        for at in run:
            left[at] = 0
        yield run
    match len(tiers):
        case 1:
            yield from _one(columns, masks.where(tiers[0], left), limit)
        case 2:
            yield from _two(tiers, left, limit)
        case _:
            yield from _several(tiers, left)


def _phrases(columns: Columns, terms: Sequence[Term], alive: masks.Mask) -> Iterator[list[int]]:
    """Yield where the query is the title or its name, begins the title, is a phrase in it."""
    spoken = [term for term in terms if term.field in ("", "title") and term.form in ("any", "phrase", "exact")]
    text = " ".join(term.text for term in spoken)
    if not text:
        return
    yield _shortest_first(columns, columns.squeezed.with_value(text.replace(" ", "")))
    if " " in text:
        titles = columns.titles
        open_phrases = titles.containing(f" {text}", masks.sparse_positions(alive))
        phrases = titles.containing(f" {text} ", open_phrases)
        yield _shortest_first(columns, titles.containing(f"{VALUE} {text} ", phrases))
        yield phrases
        yield _shortest_first(columns, titles.containing(f"{VALUE} {text}", open_phrases))
        yield open_phrases


def _shortest_first(columns: Columns, positions: Iterable[int]) -> list[int]:
    return sorted(positions, key=lambda at: (columns.titles.spaces(at), at))


def _is_year(term: Term) -> bool:
    return bool(_YEAR.fullmatch(term.text)) and term.field == ""


def _one(columns: Columns, tiers: bytes, limit: int | None) -> Iterator[list[int]]:
    """Yield the positions of each tier of one term."""
    for tier in range(1, LAST_TIER + 1):
        if tier in tiers:
            if tier == BEGIN:
                yield _shortest_first(columns, masks.positions(masks.equal(tiers, tier)))
            else:
                yield masks.positions(masks.equal(tiers, tier), limit)


def _two(tiers: Sequence[bytes], left: masks.Mask, limit: int | None) -> Iterator[list[int]]:
    """Yield the positions that `left` marks by the tiers of two terms, the worse first."""
    base = LAST_TIER + 1
    first, second = (masks.where(row, left) for row in tiers)
    pairs = masks.paired(first, second, base)
    known = [{tier for tier in range(1, base) if tier in row} for row in (first, second)]
    for worse in sorted(known[0] | known[1]):
        for better in sorted(tier for tier in known[0] | known[1] if tier <= worse):
            numbers = {worse * base + better, better * base + worse}
            if any(number in pairs for number in numbers):
                yield masks.positions(masks.any_of(pairs, numbers), limit)


def _several(tiers: Sequence[bytes], left: masks.Mask) -> Iterator[list[int]]:
    """Yield the positions that `left` marks by the tiers of several terms, the worst first."""
    buckets: dict[tuple[int, ...], list[int]] = defaultdict(list)
    keys = zip(*(compress(row, left) for row in tiers), strict=True)
    for at, key in zip(masks.positions(left), keys, strict=True):
        buckets[key].append(at)
    merged: dict[tuple[int, ...], list[list[int]]] = defaultdict(list)
    for key, run in buckets.items():
        merged[tuple(sorted(key, reverse=True))].append(run)
    for _, runs in sorted(merged.items()):
        yield runs[0] if len(runs) == 1 else sorted(at for run in runs for at in run)
