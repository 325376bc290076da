"""A group of entries that decide together, with what they decided."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from paperterm.readers.layouts.choice import Decision
    from paperterm.readers.source import Source

SURE_FROM: Final = 0.85
"""The probability from which on a decision is sure: of the groups of invented lists below it, most are read wrongly
(``python -m bench.layouts calibrate``)."""


class Sibling(NamedTuple):
    """An entry of a group: its line, and the text that the rules for single entries read."""

    line: int
    source: "Source"


@dataclass(slots=True)
class Group:
    """Entries of a file that decide together.

    Attributes:
        size: how many they are.
        sample: those that were looked at.
        plain: how many of those are plain cases, in which nothing speaks against the rules for single entries.
        decisions: field -> what the group decided; a field without hypotheses keeps the rules.
    """

    size: int
    sample: tuple[Sibling, ...]
    plain: int
    decisions: "dict[str, Decision]" = field(default_factory=dict)

    def is_given(self, name: str) -> bool:
        """Whether a person decided on a field."""
        return name in self.decisions and self.decisions[name].is_given

    def is_sure(self, name: str) -> bool:
        """Whether the decision on a field is right, as far as the group can tell."""
        decision = self.decisions.get(name)
        return decision is None or not decision.ranked or decision.probability >= SURE_FROM
