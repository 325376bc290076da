"""The tree of sections."""

from typing import Any, Final

from paperterm.ui.outline import Outline
from paperterm.ui.text import Run, fit, one_line, truncate, truncate_middle, width
from paperterm.ui.widgets.pane import LinePane

_MAX_INDENT: Final = 8


class SectionTree(LinePane):
    """Lists, folders, files and headings, each with the number of its entries."""

    def __init__(self, outline: Outline, **options: Any) -> None:
        super().__init__(**options)
        self.outline = outline

    @property
    def line_count(self) -> int:
        """The number of lines that are unfolded."""
        return len(self.outline.nodes)

    @property
    def cursor_line(self) -> int:
        """The current section."""
        return self.outline.cursor

    def set_cursor(self, number: int) -> None:
        """Make line `number` the current one."""
        self.outline.move_to(number)

    def heading(self) -> tuple[list[Run], list[Run]]:
        """Return the name of the pane."""
        return [Run("Sections")], []

    def is_sign(self, number: int, column: int) -> bool:
        """Whether the sign of a section that can be unfolded stands in `column` of its line."""
        node = self.outline.nodes[number]
        start = 1 + min(max(0, node.depth - 1) * 2, _MAX_INDENT)
        return bool(node.section.children) and start <= column < start + 2

    def line(self, number: int) -> list[Run]:
        """Return a section, its number of entries at the right edge."""
        node, cells = self.outline.nodes[number], self.cells
        count = f"{self.outline.count(node.section):,}"
        bar = "▌" if number == self.outline.cursor else " "
        sign = ("▾ " if node.unfolded else "▸ ") if node.section.children else "  "
        indent = " " * min(max(0, node.depth - 1) * 2, _MAX_INDENT)
        room = cells - 1 - len(indent) - 2 - len(count) - 2
        if room < 4:
            return [Run(bar, "marked"), Run(truncate(one_line(node.section.name), cells - 1))]
        # What has no spaces is the name of a file or folder: its end tells as much as its beginning.
        cut = truncate if " " in node.section.name else truncate_middle
        name = fit(cut(one_line(node.section.name), room), room)
        style = "" if node.section.kind == "heading" else "strong"
        gap = " " * (cells - 1 - len(indent) - 2 - width(name) - len(count) - 1)
        head = [Run(bar, "marked"), Run(indent + sign, "muted"), Run(name + gap, style)]
        return [*head, Run(count, "muted"), Run(" ")]
