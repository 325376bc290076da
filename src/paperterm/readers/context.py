"""Where a unit stands: its headings and groups, and the container it votes in."""

from collections.abc import Hashable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the list.

    Attributes:
        section: headings from the outermost, then groups (summary, bold line, parent bullet).
        container: names the siblings' container.
    """

    section: tuple[str, ...]
    container: tuple[Hashable, ...]

    def below(self, group: str, line: int) -> "Place":
        """Return the place below a group that starts at `line`."""
        return Place((*self.section, group) if group else self.section, (*self.container, line))

    def deeper(self) -> "Place":
        """Return the place of units nested in a unit."""
        return Place(self.section, (*self.container, "nested"))
