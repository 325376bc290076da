"""The order of the hits.

Best first:

1. the query is the title, or the name before the title's colon (``bert`` and *BERT: Pre-training …*);
2. the words of the query stand as a phrase in the title, then as a phrase whose last word goes on;
3. by the tiers of the terms (`paperterm.search.match`): the worst term decides, then the next worst;
4. newer first, then the order of the lists: the order of the positions (`paperterm.search.columns`).
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import compress

from paperterm.search import masks
from paperterm.search.columns import Columns
from paperterm.search.match import LAST_TIER
from paperterm.search.terms import Term


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
    left = bytearray(alive)
    for hits in _phrases(columns, terms, alive):
        run = [at for at in hits if left[at]]
        for at in run:
            left[at] = 0
        yield run
    match len(tiers):
        case 1:
            yield from _one(masks.where(tiers[0], left), limit)
        case 2:
            yield from _two(tiers, left, limit)
        case _:
            yield from _several(tiers, left)


def _phrases(columns: Columns, terms: Sequence[Term], alive: masks.Mask) -> Iterator[list[int]]:
    """Yield where the query is the title or its name, stands in the title, begins there."""
    spoken = [term for term in terms if term.field in ("", "title") and term.form in ("any", "phrase", "exact")]
    text = " ".join(term.text for term in spoken)
    if not text:
        return
    yield columns.squeezed.with_value(text.replace(" ", ""))
    if " " in text:
        among = masks.sparse_positions(alive)
        started = columns.titles.containing(f" {text}", among)
        yield columns.titles.containing(f" {text} ", started)
        yield started


def _one(tiers: bytes, limit: int | None) -> Iterator[list[int]]:
    """Yield the positions of each tier of one term."""
    for tier in range(1, LAST_TIER + 1):
        if tier in tiers:
            yield masks.positions(masks.equal(tiers, tier), limit)


def _two(tiers: Sequence[bytes], left: masks.Mask, limit: int | None) -> Iterator[list[int]]:
    """Yield the positions that `left` marks by the tiers of two terms, the worse first."""
    base = LAST_TIER + 1
    first, second = (masks.where(row, left) for row in tiers)
    pairs = masks.paired(first, second, base)
    for worse in range(1, base):
        for better in range(1, worse + 1):
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
