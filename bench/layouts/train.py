"""The weights: learned from invented lists by two logistic regressions, rounded to whole hundredths."""

import json
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

import numpy as np

from bench.layouts.render import Page, make_page
from paperterm.readers.document import read_units, split_sections
from paperterm.readers.draft import Draft
from paperterm.readers.front.markdown import read_markdown
from paperterm.readers.layouts import scorer
from paperterm.readers.layouts.anchors import EntryText, Hypothesis, Stretch
from paperterm.readers.layouts.apply import rules_stretch
from paperterm.readers.layouts.choice import Member, evidence
from paperterm.readers.record import clean_title

PAGES = 600
RIDGE = 1.0
WEIGHTS = Path(scorer.__file__).with_name(scorer.WEIGHTS)

Row = dict[str, float]


@dataclass(frozen=True, slots=True)
class Known:
    """An entry of an invented list, and its true title."""

    member: Member
    title: str

    def is_right(self, stretch: Stretch) -> bool:
        """Whether a stretch is the title."""
        return fold(clean_title(Draft(1), self.member.text(stretch))) == fold(self.title)


def fold(text: str) -> str:
    """Return the letters and digits of `text`, as the comparison of titles needs them."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text).casefold())


def pages(seed: int, count: int = PAGES) -> Iterator[Page]:
    """Yield invented lists."""
    for number in range(count):
        yield make_page(Random(seed * 1_000_003 + number))


def known_entries(page: Page) -> list[Known]:
    """Return the entries of a list whose title is within reach of an anchor."""
    starts = sorted(page.titles)
    found = []
    for unit in read_units(split_sections(read_markdown(page.text).blocks), choose=False):
        before = [line for line in starts if line <= unit.draft.line]
        if unit.source is None or not before:
            continue
        entry = EntryText(unit.source.whole())
        known = Known(Member(entry, rules_stretch(entry, unit.source)), page.titles[before[-1]])
        if any(known.is_right(stretch) for stretch in set(known.member.options.values())):
            found.append(known)
    return found


def stretch_rows(known: Known) -> Iterator[tuple[Row, bool]]:
    """Yield each stretch of an entry, and whether it is the title."""
    for stretch, features in known.member.features.items():
        yield features, known.is_right(stretch)


def group_rows(entries: Sequence[Known], random: Random) -> Iterator[list[tuple[Row, float]]]:
    """Yield the hypotheses of groups of several sizes, each with the share of the entries for which it is right."""
    for size in (1, 2, 4, 8, 16, 40):
        if len(entries) < size:
            break
        group = random.sample(entries, size)
        members = [known.member for known in group]
        yield [
            (features, sum(_follows(known, hypothesis) for known in group) / size)
            for hypothesis, features in evidence(members).items()
        ]


def _follows(known: Known, hypothesis: Hypothesis) -> bool:
    """Whether an entry is read right where its group chooses `hypothesis`: by the rules where that does not fit."""
    stretch = known.member.options.get(hypothesis) or known.member.rules
    return stretch is not None and known.is_right(stretch)


def fit(rows: Sequence[tuple[Row, float]], turns: int = 12) -> dict[str, int]:
    """Return the weights of a logistic regression (Newton's method with a ridge), in hundredths."""
    names = sorted({name for row, _ in rows for name in row})
    index = {name: number for number, name in enumerate(names)}
    matrix = np.zeros((len(rows), len(names)))
    for number, (row, _) in enumerate(rows):
        for name, value in row.items():
            matrix[number, index[name]] = value
    truth = np.array([right for _, right in rows], dtype=float)
    weight = np.zeros(len(names))
    penalty = np.eye(len(names)) * RIDGE
    for _ in range(turns):
        chance = 1 / (1 + np.exp(-np.clip(matrix @ weight, -30, 30)))
        spread = chance * (1 - chance) + 1e-9
        hessian = (matrix * spread[:, None]).T @ matrix + penalty
        step = np.linalg.solve(hessian, matrix.T @ (truth - chance) - penalty @ weight)
        weight = weight + step
        if np.abs(step).max() < 1e-4:
            break
    return {name: round(float(value) * scorer.SCALE) for name, value in zip(names, weight, strict=True)}


def fit_conditional(rows: Sequence[Sequence[tuple[Row, bool]]], turns: int = 15) -> dict[str, int]:
    """Return the weights of a conditional logistic regression: of each set, the marked ones are right."""
    names = sorted({name for group in rows for row, _ in group for name in row})
    index = {name: number for number, name in enumerate(names)}
    matrix = np.zeros((sum(map(len, rows)), len(names)))
    starts = np.cumsum([0, *map(len, rows)])[:-1]
    sizes = np.array([len(group) for group in rows])
    for number, row in enumerate(row for group in rows for row, _ in group):
        for name, value in row.items():
            matrix[number, index[name]] = value
    right = np.array([is_right for group in rows for _, is_right in group], dtype=float)
    weight = np.zeros(len(names))
    for _ in range(turns):
        logit = matrix @ weight
        part = np.exp(logit - np.repeat(np.maximum.reduceat(logit, starts), sizes))
        chance = part / np.repeat(np.add.reduceat(part, starts), sizes)
        wanted = chance * right
        wanted = wanted / np.repeat(np.maximum(np.add.reduceat(wanted, starts), 1e-12), sizes)
        means = np.add.reduceat(matrix * chance[:, None], starts)
        hessian = (matrix * chance[:, None]).T @ matrix - means.T @ means + np.eye(len(names)) * RIDGE
        step = np.linalg.solve(hessian, matrix.T @ (wanted - chance) - RIDGE * weight)
        weight = weight + step
        if np.abs(step).max() < 1e-3:
            break
    return {name: round(float(value) * scorer.SCALE) for name, value in zip(names, weight, strict=True)}


def train(seed: int, count: int = PAGES) -> dict[str, dict[str, int]]:
    """Return the weights of both models; the second learns from lists that the first has not seen."""
    groups = [known_entries(page) for page in pages(seed, count)]
    half = len(groups) * 2 // 3
    stretch = fit_conditional([list(stretch_rows(known)) for entries in groups[:half] for known in entries])

    def model(_: str, features: Row) -> float:
        return sum(stretch.get(name, 0) * value for name, value in features.items()) / scorer.SCALE

    random = Random(seed)
    for entries in groups[half:]:
        for known in entries:
            known.member.scores = known.member.scored(model)
    found = [rows for entries in groups[half:] for rows in group_rows(entries, random)]
    tops = [max(share for _, share in rows) for rows in found]
    choice = fit_conditional(
        [[(row, share == top) for row, share in rows] for rows, top in zip(found, tops, strict=True) if top > 0]
    )
    sure = fit([row for rows in found for row in rows])
    return {"stretch": stretch, "choice": choice, "sure": sure}


def write(weights: dict[str, dict[str, int]], path: Path = WEIGHTS) -> None:
    """Write the weights as the package ships them."""
    path.write_text(json.dumps(weights, indent=1, sort_keys=True, ensure_ascii=False) + "\n", encoding="utf-8")
