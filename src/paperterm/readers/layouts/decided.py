"""A hypothesis as a person writes it: ``link to bar`` is the text from the first link to the first bar."""

from typing import Final

from paperterm.readers.layouts.anchors import ENDS, STARTS, Hypothesis

RULES: Final = Hypothesis("rules", "rules")
"""The reading of the rules for single entries: one more hypothesis of the group."""
_JOINT: Final = " to "


def written(hypothesis: Hypothesis) -> str:
    """Return a hypothesis as `read_hypothesis` reads it."""
    return RULES.start if hypothesis == RULES else f"{hypothesis.start}{_JOINT}{hypothesis.end}"


def read_hypothesis(text: str) -> Hypothesis:
    """Return the hypothesis that a text is: ``START to END`` with two anchors, or ``rules``.

    Raises:
        ValueError: it is none; the message names the anchor that is not known.
    """
    if text.strip() == RULES.start:
        return RULES
    start, joint, end = text.strip().partition(_JOINT)
    if not joint:
        raise ValueError(f"“{text}” is no pair of anchors such as “link to bar”")
    for anchor, known, place in ((start, STARTS, "start"), (end, ENDS, "end")):
        if anchor.strip() not in known:
            raise ValueError(f"“{anchor.strip()}” is no {place} anchor; known: {', '.join(known)}")
    return Hypothesis(start.strip(), end.strip())
