"""The visible lines of the tree of sections: which nodes are unfolded, no widgets.

A node is known by its way from the root (names, with a number where siblings share one), so that what is
unfolded and where the cursor stands survive another library.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from paperterm.actions.bookmark import Way
from paperterm.model import Papers, Section


@dataclass(frozen=True, slots=True)
class Node:
    """A line of the tree."""

    section: Section
    way: Way
    depth: int
    unfolded: bool


class Outline:
    """The lines that show, after what is unfolded; the root is a line itself.

    Attributes:
        nodes: from top to bottom.
        cursor: the current line.
    """

    def __init__(self, root: Section) -> None:
        self._root = root
        self._papers: Papers | None = None
        self._counts: dict[range, int] = {}
        self._unfolded: set[Way] = {()}
        self._folded: set[Way] = set()
        self.cursor = 0
        self.nodes: list[Node] = []
        self._lay_out(())

    @property
    def current(self) -> Node:
        """The node under the cursor."""
        return self.nodes[self.cursor]

    @property
    def scope(self) -> range:
        """The run of entries in the current section."""
        section = self.current.section
        return range(section.start, section.stop)

    @property
    def path(self) -> list[Section]:
        """The sections from the root to the current one."""
        path = [self._root]
        way: Way = ()
        for step in self.current.way:
            children = _children(path[-1], way)
            section, way = next(child for child in children if child[1][-1] == step)
            path.append(section)
        return path

    def count(self, section: Section) -> int:
        """Return the number of rows that `section` has: each paper once where they are united."""
        if self._papers is None:
            return section.count
        run = range(section.start, section.stop)
        if run not in self._counts:
            self._counts[run] = self._papers.count(run)
        return self._counts[run]

    def take(self, root: Section, papers: Papers | None = None) -> None:
        """Show another tree, unfolded alike, the cursor on the same section or the nearest above it."""
        self._papers, self._counts = papers, {}
        way = self.current.way
        self._root = root
        self._lay_out(way)

    def move_to(self, line: int) -> None:
        """Put the cursor on `line`, or on the nearest there is."""
        self.cursor = max(0, min(line, len(self.nodes) - 1))

    def move_to_way(self, way: Way) -> bool:
        """Put the cursor on the section at `way`, or the nearest above it, and show it; False where it is not there."""
        self._unfolded.update(way[:length] for length in range(len(way)))
        self._folded.difference_update(way[:length] for length in range(len(way)))
        self._lay_out(way)
        return self.current.way == way

    @property
    def folds(self) -> tuple[tuple[Way, ...], tuple[Way, ...]]:
        """The sections that were unfolded, and those that were folded."""
        return tuple(sorted(self._unfolded - {()})), tuple(sorted(self._folded))

    def set_folds(self, unfolded: Iterable[Way], folded: Iterable[Way]) -> None:
        """Unfold and fold sections, as soon as they are there."""
        self._unfolded.update(unfolded)
        self._folded.update(folded)
        self._lay_out(self.current.way)

    def unfold(self) -> bool:
        """Unfold the current node; False where there is nothing to unfold."""
        node = self.current
        if node.unfolded or not node.section.children:
            return False
        self._unfolded.add(node.way)
        self._folded.discard(node.way)
        self._lay_out(node.way)
        return True

    def fold(self) -> bool:
        """Fold the current node, or go to the one above it; False at the root."""
        node = self.current
        if node.unfolded and node.section.children and node.way:
            self._unfolded.discard(node.way)
            self._folded.add(node.way)
            self._lay_out(node.way)
            return True
        if not node.way:
            return False
        self._lay_out(node.way[:-1])
        return True

    def _lay_out(self, cursor_at: Way) -> None:
        nodes: list[Node] = []
        stack: list[tuple[Section, Way, int]] = [(self._root, (), 0)]
        while stack:
            section, way, depth = stack.pop()
            unfolded = way in self._unfolded or (way not in self._folded and self._opens_by_itself(section, depth))
            nodes.append(Node(section, way, depth, unfolded and bool(section.children)))
            if unfolded:
                stack.extend((child, inner, depth + 1) for child, inner in reversed(_children(section, way)))
        self.nodes = nodes
        lines = {node.way: line for line, node in enumerate(nodes)}
        while cursor_at not in lines:
            cursor_at = cursor_at[:-1]
        self.cursor = lines[cursor_at]

    def _opens_by_itself(self, section: Section, depth: int) -> bool:
        return depth <= 1 and section.kind in ("library", "folder", "file") and len(self._root.children) == 1


def _children(section: Section, way: Way) -> list[tuple[Section, Way]]:
    seen: dict[str, int] = {}
    children: list[tuple[Section, Way]] = []
    for child in section.children:
        number = seen.get(child.name, 0)
        seen[child.name] = number + 1
        children.append((child, (*way, (child.name, number))))
    return children
