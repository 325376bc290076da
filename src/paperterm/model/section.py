"""The tree of sections: lists, folders, files, headings."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

SectionKind = Literal["library", "folder", "file", "heading"]


@dataclass(frozen=True, slots=True)
class Section:
    """A node of the tree; its entries and those below it are one run of `Library.entries`.

    Attributes:
        name: a file's title, a folder's name, a heading's visible text.
        start, stop: the run ``Library.entries[start:stop]``.
        file: path relative to the argument, "" for the library and folders without a page.
        line: 1-based line of the heading, 0 where there is none.
    """

    name: str
    kind: SectionKind
    start: int
    stop: int
    children: tuple["Section", ...] = ()
    file: str = ""
    line: int = 0

    @property
    def count(self) -> int:
        """The number of entries here and below."""
        return self.stop - self.start

    def walk(self, depth: int = 0) -> Iterator[tuple[int, "Section"]]:
        """Yield each section with its depth, parents first."""
        stack = [(depth, self)]
        while stack:
            level, section = stack.pop()
            yield level, section
            stack.extend((level + 1, child) for child in reversed(section.children))
