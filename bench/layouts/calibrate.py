"""How often the choice is right, by how sure it is, on invented lists that it was not trained on."""

from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise

from bench.layouts.render import Page
from bench.layouts.train import fold, pages
from paperterm.readers.document import read_units, split_sections
from paperterm.readers.front.markdown import read_markdown

EDGES = (0.0, 0.5, 0.7, 0.8, 0.85, 0.9, 0.95, 0.98, 1.01)
RIGHT = 0.9
"""The share of the titles of a group that are right where the group counts as right."""


def decided(page: Page) -> Iterator[tuple[float, float]]:
    """Yield for each group that compared hypotheses its probability and the share of its titles that are right."""
    starts = sorted(page.titles)
    found: dict[int, tuple[float, list[bool]]] = {}
    for unit in read_units(split_sections(read_markdown(page.text).blocks)):
        decision = unit.group.decisions.get("title") if unit.group is not None else None
        before = bisect_right(starts, unit.draft.line)
        if unit.admitted and before and decision is not None and decision.ranked:
            right = fold(unit.draft.title) == fold(page.titles[starts[before - 1]])
            found.setdefault(id(unit.group), (decision.probability, []))[1].append(right)
    for probability, rights in found.values():
        yield probability, sum(rights) / len(rights)


def table(seed: int, count: int) -> Iterator[str]:
    """Yield for each range of probabilities the groups, those that are right, and the mean share of right titles."""
    groups = [pair for page in pages(seed, count) for pair in decided(page)]
    for low, high in pairwise(EDGES):
        shares = [share for probability, share in groups if low <= probability < high]
        if shares:
            right = sum(share >= RIGHT for share in shares)
            mean = sum(shares) / len(shares)
            span = f"{low:.2f} to {min(high, 1):.2f}"
            yield f"{span}  {len(shares):4} groups  {right:4} right  {mean:.2f} of their titles"
