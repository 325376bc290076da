"""The table of entries."""

from typing import TYPE_CHECKING, Any, Final

from paperterm.ui.columns import (
    GAP,
    IN_ORDER,
    MARK_CELLS,
    Column,
    ColumnName,
    Needs,
    Spans,
    Unseen,
    columns_for,
    heading_text,
    needs_of,
    row_runs,
)
from paperterm.ui.text import Run
from paperterm.ui.view import View
from paperterm.ui.widgets.pane import LinePane

if TYPE_CHECKING:
    from collections.abc import Callable

    from paperterm.model import Library

_SOME: Final = 200
"""Entries that tell which columns a list fills, and how wide they are."""


class EntryTable(LinePane):
    """The rows of a view; a hundred thousand scroll like a hundred.

    Attributes:
        spans: finds the matched ranges in a cell; None without a filter.
        unseen: says where an entry has a word of the filter that its cells do not show; None without a filter.
        wanted: the columns that the user wants, in their order.
        empty: what is said when there are no rows.
        sort_by: called with the column whose heading was clicked.
        complete: called when somebody wants to go beyond the best hits; it gets all of them.
    """

    def __init__(self, view: View, **options: Any) -> None:
        super().__init__(**options)
        self.view = view
        self.spans: Spans | None = None
        self.unseen: Unseen | None = None
        self.empty: tuple[str, ...] = ()
        self.wanted = IN_ORDER
        self.complete: Callable[[], None] = lambda: None
        self.sort_by: Callable[[ColumnName], None] = lambda _column: None
        self._looked_at: tuple[Library, range] | None = None
        self._needed: Needs = ()

    @property
    def line_count(self) -> int:
        """The number of rows."""
        return len(self.view.rows)

    @property
    def cursor_line(self) -> int:
        """The current row."""
        return self.view.cursor

    def go(self, number: int) -> None:
        """Put the cursor on row `number`, or the nearest there is."""
        if self.view.is_limited and number >= self.line_count - 1:
            self.complete()
        super().go(number)

    def set_cursor(self, number: int) -> None:
        """Make row `number` the current one; a range of marks follows it."""
        ranged = self.view.range_rows()
        self.view.move_to(number)
        if ranged:
            self.refresh()

    @property
    def _columns(self) -> tuple[Column, ...]:
        return columns_for(self.cells - self._signed, self._needs, self.wanted)

    @property
    def _needs(self) -> Needs:
        """What the columns need, from a look at some of the section's entries."""
        library, scope = self.view.library, self.view.scope
        if self._looked_at is None or self._looked_at[0] is not library or self._looked_at[1] != scope:
            some = scope[:: max(1, len(scope) // _SOME)]
            self._looked_at, self._needed = (library, scope), needs_of([library.entries[number] for number in some])
        return self._needed

    @property
    def _signed(self) -> int:
        """Cells for what the person keeps: none as long as that is nothing."""
        return 1 if any(self.view.signs.values()) else 0

    def _sign(self, entry_id: str) -> str:
        """Return what is said of an entry in one character; the first kind of signs that has one says it."""
        kinds = self.view.signs.values()
        return next((signs[entry_id] for signs in kinds if signs.get(entry_id, " ") != " "), " ")

    def heading(self) -> tuple[list[Run], list[Run]]:
        """Return the headings of the columns."""
        text = heading_text(self._columns, self.view.order, reverse=self.view.reverse)
        return [Run(" " * self._signed + text[1:])], []

    def click_heading(self, column: int) -> None:
        """Sort by the column that was clicked."""
        at = self._signed
        for each in self._columns:
            at += each.cells + (0 if each.name == "mark" else GAP)
            if column < at:
                self.sort_by(each.name)
                return

    def line(self, number: int) -> list[Run]:
        """Return the cells of row `number`."""
        entry = self.view.entry(number)
        bar = "▌" if number == self.view.cursor else " "
        marked = entry.id in self.view.marks or (self.view.marks.anchor and number in self.view.range_rows())
        mark = Run(f"{bar}{'●' if marked else ' '}", "marked")
        sign = self.view.standing.sign(entry.id)
        there = Run(sign, "warning" if sign == "!" else "done")
        kept = [Run(self._sign(entry.id), "marked")] if self._signed else []
        made = Run(" " if entry.citations else "~", "inferred")
        return [mark, *kept, there, made, *row_runs(entry, self._columns, self.spans, self.unseen)]

    def render_line(self, y: int) -> Any:
        """Draw one line; what is said when there are no rows stands in the middle."""
        if not self.view.rows and 2 <= y < 2 + len(self.empty):
            cells = self.size.width - self.ruled
            text = self.empty[y - 2]
            rule = [Run("│", "rule")] if self.ruled else []
            return self.strip([*rule, Run(" " * MARK_CELLS + text, "muted" if y > 2 else "")], cells + self.ruled)
        return super().render_line(y)
