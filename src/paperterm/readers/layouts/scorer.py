"""The learned weights, and what they make of features.

Three models: "stretch" says how likely each of the stretches of an entry is its title, "choice" which hypothesis a
group should follow (conditional logistic regressions, McFadden 1974), "sure" for which share of the group a hypothesis
is right (logistic regression). Weights are whole hundredths; ``python -m bench.layouts train`` writes them.
"""

import json
import math
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Final

WEIGHTS: Final = "weights.json"
SCALE: Final = 100


@cache
def weights(model: str) -> dict[str, int]:
    """Return the weight of each feature of a model."""
    text = files(__package__ or "").joinpath(WEIGHTS).read_text(encoding="utf-8")
    found: dict[str, int] = json.loads(text)[model]
    return found


def total(model: str, features: Mapping[str, float]) -> float:
    """Return the weighted sum of `features`."""
    known = weights(model)
    return sum([known.get(name, 0) * value for name, value in features.items()]) / SCALE


def chance(logit: float) -> float:
    """Return the probability of a logit."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, logit))))


def shares(logits: Sequence[float]) -> list[float]:
    """Return the probabilities of alternatives of which one is right."""
    most = max(logits, default=0.0)
    parts = [math.exp(logit - most) for logit in logits]
    whole = sum(parts)
    return [part / whole for part in parts]
