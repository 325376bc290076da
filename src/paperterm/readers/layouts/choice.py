"""Which hypothesis says where the title is, for a whole group of entries."""

import math
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from paperterm.readers.fields.boundary import words_in
from paperterm.readers.layouts.anchors import EntryText, Hypothesis, Stretch, stretches
from paperterm.readers.layouts.decided import RULES
from paperterm.readers.layouts.features import describe
from paperterm.readers.layouts.scorer import chance, shares, total

SAMPLE: Final = 40
"""Entries of a group that are looked at."""
LEAST_SCORE: Final = 0.001
"""The score that a stretch has at least, so that one odd entry does not decide for a group."""
LEAST_COVERAGE: Final = 0.5
"""Share of a group that a hypothesis must fit."""

Model = Callable[[str, dict[str, float]], float]


class Member:
    """An entry of a group, with what each hypothesis takes for its title.

    Attributes:
        rules: the stretch that the rules take for the title, None where they find none.
    """

    def __init__(self, entry: EntryText, rules: Stretch | None) -> None:
        self.entry = entry
        self.rules = rules

    @cached_property
    def options(self) -> dict[Hypothesis, Stretch]:
        """The stretch of each hypothesis that fits."""
        found = stretches(self.entry)
        if self.rules is not None:
            found[RULES] = self.rules
        return found

    @cached_property
    def features(self) -> dict[Stretch, dict[str, float]]:
        """What speaks for and against each stretch."""
        return {stretch: describe(self.entry, stretch) for stretch in sorted(set(self.options.values()))}

    @cached_property
    def scores(self) -> dict[Stretch, float]:
        """How likely each stretch is the title, in this entry alone."""
        return self.scored(total)

    def scored(self, model: Model) -> dict[Stretch, float]:
        """Return how likely each stretch is the title by the weighted sum that `model` makes of its features."""
        logits = [model("stretch", features) for features in self.features.values()]
        return dict(zip(self.features, shares(logits), strict=True))

    @cached_property
    def best(self) -> float:
        """The score of the likeliest stretch."""
        return max(self.scores.values(), default=0.0)

    def text(self, stretch: Stretch) -> str:
        """Return the words of a stretch."""
        return self.entry.text[stretch.start : stretch.end]


@dataclass(frozen=True, slots=True)
class Ranked:
    """A hypothesis with what a group says about it.

    Attributes:
        probability: that it is right for nearly all entries that it fits.
        fits: entries that it fits, of those looked at.
    """

    hypothesis: Hypothesis
    probability: float
    fits: int


@dataclass(frozen=True, slots=True)
class Decision:
    """What a group decided.

    Attributes:
        ranked: the likeliest hypotheses that differ for some entry, the chosen one first.
        size: entries that were looked at.
        is_clear: more entries would hardly change the choice.
        is_given: a person decided it.
    """

    ranked: tuple[Ranked, ...] = field(default=())
    size: int = 0
    is_clear: bool = True
    is_given: bool = False

    @property
    def chosen(self) -> Hypothesis:
        """The hypothesis that the group chose."""
        return self.ranked[0].hypothesis if self.ranked else RULES

    @property
    def probability(self) -> float:
        """How likely the choice is right."""
        return self.ranked[0].probability if self.ranked else 0.0


def candidates(members: Sequence[Member]) -> dict[Hypothesis, list[Stretch | None]]:
    """Return the hypotheses that fit enough of a group and differ from each other, with their stretches."""
    counts = Counter(hypothesis for member in members for hypothesis in member.options)
    least = len(members) * LEAST_COVERAGE
    found: dict[Hypothesis, list[Stretch | None]] = {}
    seen: set[tuple[Stretch | None, ...]] = set()
    names = sorted((name for name, count in counts.items() if count >= least), key=lambda name: -counts[name])
    for hypothesis in ([RULES] if RULES in names else []) + [name for name in names if name != RULES]:
        row = [member.options.get(hypothesis) for member in members]
        key = tuple(row)
        if key not in seen or hypothesis == RULES:
            seen.add(key)
            found[hypothesis] = row
    return found


def group_features(
    hypothesis: Hypothesis, row: Sequence[Stretch | None], members: Sequence[Member]
) -> dict[str, float]:
    """Return what speaks for and against a hypothesis in a group; `row` has its stretch in each member."""
    pairs = [(member, stretch) for member, stretch in zip(members, row, strict=True) if stretch is not None]
    scores = sorted(member.scores[stretch] for member, stretch in pairs)
    count = len(pairs)
    texts = [member.text(stretch) for member, stretch in pairs]
    words = [words_in(text) for text in texts]
    mean = sum(scores) / count
    mean_logarithm = sum(math.log(max(LEAST_SCORE, score)) for score in scores) / count
    found = {
        "bias": 1.0,
        "coverage": count / len(members),
        "mean": mean,
        "mean logarithm": mean_logarithm,
        "sum of logarithms": mean_logarithm * min(count, 10) / 10,
        "best": sum(member.scores[stretch] >= member.best for member, stretch in pairs) / count,
        "short": sum(number <= 2 for number in words) / count,
        "long": sum(number > 22 for number in words) / count,
    }
    if count >= 3:
        found["distinct"] = len(set(texts)) / count
        found["same first word"] = _commonest([text.split()[0] for text in texts if text.split()]) / count
        found["same last word"] = _commonest([text.split()[-1] for text in texts if text.split()]) / count
    if hypothesis == RULES:
        found["rules"] = 1.0
    if len(members) <= 2:
        found["few"] = 1.0
    return found


def _commonest(values: list[str]) -> int:
    """Return how often the commonest value is there; once counts as never."""
    most = max(Counter(values).values(), default=0)
    return most if most > 1 else 0


def evidence(members: Sequence[Member]) -> dict[Hypothesis, dict[str, float]]:
    """Return what speaks for and against each hypothesis of a group, beside the others."""
    found = {hypothesis: group_features(hypothesis, row, members) for hypothesis, row in candidates(members).items()}
    means = {hypothesis: features["mean logarithm"] for hypothesis, features in found.items()}
    most = max(means.values(), default=0.0)
    for hypothesis, features in found.items():
        features["behind the best"] = max(-4.0, means[hypothesis] - most)
    return found


@dataclass(frozen=True, slots=True)
class Standing:
    """What a group says about a hypothesis.

    Attributes:
        logit: how much speaks for it, beside the others.
        share: the share of the group for which it is likely right.
    """

    logit: float
    share: float


def rank(members: Sequence[Member]) -> dict[Hypothesis, Standing]:
    """Return what a group says about each hypothesis, the best first."""
    found = {
        hypothesis: Standing(total("choice", features), chance(total("sure", features)))
        for hypothesis, features in evidence(members).items()
    }
    return dict(sorted(found.items(), key=lambda pair: -pair[1].logit))
