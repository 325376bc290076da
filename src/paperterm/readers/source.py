"""What a unit was read from, so that it can be read again with the title that its siblings chose."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from paperterm.readers.fields.flat import Flat, flatten
from paperterm.readers.fields.labeled import find_label, role_of
from paperterm.readers.fields.title import Title
from paperterm.readers.front.blocks import HARD, Block, Run, split_lines

if TYPE_CHECKING:
    from paperterm.readers.evidence import Unit

MAX_BELOW: Final = 4
"""Lines below a unit's own that may hold its title."""


@dataclass(slots=True)
class Source:
    """The text of a unit.

    Attributes:
        flat: the unit's own lines.
        title: where the rules for single entries find the title in them.
        runs: the unit's own lines as runs.
        below: the blocks below.
        described: blocks that were found to describe the unit after it was read.
        read: reads the unit with another title. An offset behind the own lines means the lines below.
    """

    flat: Flat
    title: Title | None
    read: Callable[[Title], "Unit"]
    runs: list[Run] = field(default_factory=list)
    below: list[Block] = field(default_factory=list)
    described: list[Block] = field(default_factory=list)

    def whole(self) -> Flat:
        """Return the text with the lines below."""
        if not self.below:
            return self.flat
        joined = join_below(self.runs, self.below)
        return flatten(joined) if len(joined) > len(self.runs) else self.flat


def join_below(runs: list[Run], below: list[Block]) -> list[Run]:
    """Return the lines of a unit and up to `MAX_BELOW` lines below it, but no labeled ones, as one text."""
    joined = list(runs)
    count = 0
    stack = list(reversed(below))
    while stack and count < MAX_BELOW:
        block = stack.pop()
        if block.kind not in ("list", "item", "paragraph"):
            break
        for line in split_lines(block.runs, HARD)[: MAX_BELOW - count]:
            label = find_label(line)
            if label is not None and role_of(label[0]) is not None:
                return joined
            joined.extend((Run("break", HARD, line[0].line), *line))
            count += 1
        stack.extend(reversed(block.children[:MAX_BELOW]))
    return joined
