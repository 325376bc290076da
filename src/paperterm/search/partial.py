"""The best partial matches of a query whose words no entry has all together.

An entry scores the rarity of each word that it has (the inverse document frequency of Spärck Jones, "A statistical
interpretation of term specificity", 1972), less where the word is a part, is in an abstract, or has another ending.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from math import log
from typing import Final

from paperterm.search import masks
from paperterm.search.match import (
    BEGIN,
    BEGIN_START,
    FAMILY,
    INSIDE,
    KEY,
    OTHER_START,
    OTHER_TYPO,
    OTHER_WORD,
    START,
    TEXT,
    TYPO,
    WORD,
)
from paperterm.search.terms import Term

_WEIGHTS: Final = {
    **dict.fromkeys((BEGIN, WORD, FAMILY, OTHER_WORD), 1.0),
    **dict.fromkeys((BEGIN_START, START, OTHER_START), 0.8),
    **dict.fromkeys((TEXT, KEY, TYPO, OTHER_TYPO), 0.6),
    INSIDE: 0.3,
}
_OTHER_ENDING: Final = 0.8
_KEPT: Final = 0.5
"""Shares of the best score: what has less is left out."""

MOST: Final = 100
"""Partial matches that are given at most."""

_MANY: Final = 20_000
"""Entries with a word: one that more of them have adds none to those that rarer words found."""

_FUNCTION_WORDS: Final = frozenset(
    """
    a about after all also an and any are as at be been before between both but by can could do does each for from
    had has have how i if in into is it its just like may me more most much my no not of on one only or our over
    paper papers per show so some such than that the their them then there these they this those through to too
    under up use used using very via was we were what when where which while who whose why will with within without
    would you your
    """.split()  # noqa: SIM905 - words are easier to read so
)
_ENDINGS: Final = ("ings", "ions", "ing", "ion", "ers", "ive", "ed", "er", "es", "al", "ly", "e", "s", "y")
_STEM_FROM: Final = 4

TiersOf = Callable[[Term], bytes]
"""From a term to its tiers for all positions."""


def partial_matches(terms: Sequence[Term], tiers_of: TiersOf, allowed: masks.Mask | None) -> list[int]:
    """Return the positions with the rarest of `terms`, best first.

    Args:
        terms: what was asked for and not found together.
        tiers_of: the tiers of a term (`paperterm.search.match`).
        allowed: where filters let an entry through, None for everywhere.
    """
    marked = sorted(_marked(terms, tiers_of), key=lambda pair: pair[0], reverse=True)
    scores: dict[int, float] = defaultdict(float)
    for rarity, weighted in marked:
        for weight, marks in weighted:
            left = marks if allowed is None else masks.where(marks, allowed)
            is_common = scores and masks.count(left) > _MANY
            for at in [at for at in scores if left[at]] if is_common else masks.positions(left):
                scores[at] += rarity * weight
    least = _KEPT * max(scores.values(), default=0.0)
    kept = [at for at, score in scores.items() if score >= least]
    return sorted(kept, key=lambda at: (-scores[at], at))[:MOST]


def _marked(terms: Sequence[Term], tiers_of: TiersOf) -> Iterator[tuple[float, list[tuple[float, masks.Mask]]]]:
    """Yield for each term its rarity and where it has which weight: each position once."""
    meant = [term for term in terms if not _is_function_word(term)] or terms
    for term in dict.fromkeys(meant):
        tiers = tiers_of(term)
        weighted = _weighted(tiers, _WEIGHTS)
        if stem := _stem(term):
            others = tiers_of(replace(term, text=stem))
            among = masks.where(others, masks.absent(masks.any_of(tiers, _WEIGHTS)))
            looser = {tier: weight * _OTHER_ENDING for tier, weight in _WEIGHTS.items() if tier != INSIDE}
            weighted += _weighted(among, looser)
        if have := sum(masks.count(marks) for _, marks in weighted):
            yield log(1 + len(tiers) / have), weighted


def _weighted(tiers: masks.Mask, weights: dict[int, float]) -> list[tuple[float, masks.Mask]]:
    marks = {
        weight: masks.any_of(tiers, [tier for tier in weights if weights[tier] == weight])
        for weight in sorted(set(weights.values()), reverse=True)
    }
    return [(weight, mark) for weight, mark in marks.items() if masks.count(mark)]


def _is_function_word(term: Term) -> bool:
    return term.form == "any" and not term.field and term.text in _FUNCTION_WORDS


def _stem(term: Term) -> str:
    """Return the word of `term` without its ending, "" where it has none.

    The longest of some endings goes (Lovins, "Development of a stemming algorithm", 1968).
    """
    word = term.text
    if term.form != "any" or not word.isalpha() or not word.isascii():
        return ""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _STEM_FROM:
            return word.removesuffix(ending)
    return ""
