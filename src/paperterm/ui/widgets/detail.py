"""The detail of an entry."""

from typing import Any

from paperterm.model import Entry
from paperterm.ui.detail import MODE_WORDS, MODES, NOTHING, Beside, DetailMode, Line, detail_lines
from paperterm.ui.text import Run
from paperterm.ui.widgets.pane import LinePane


class DetailPane(LinePane):
    """Everything that the list says about one entry, only its BibTeX, or the list's source.

    Attributes:
        mode_key: the key that changes what is shown, as people read it.
    """

    mode_key = ""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._entry: Entry | None = None
        self._mode: DetailMode = "detail"
        self._source = ""
        self._beside = NOTHING
        self._lines: list[Line] = []
        self._lines_width = 0

    def show(self, entry: Entry | None, mode: DetailMode, source: str = "", beside: Beside = NOTHING) -> None:
        """Show `entry` and what belongs beside it, from its top when it is another one."""
        same = entry is self._entry and mode == self._mode
        if same and source == self._source and beside == self._beside:
            return
        if not same:
            self.top = 0
        self._entry, self._mode, self._source, self._beside = entry, mode, source, beside
        self._lines_width = 0
        self.refresh()

    @property
    def line_count(self) -> int:
        """The number of lines in this width."""
        cells = self.cells - 2
        if cells != self._lines_width:
            self._lines_width = cells
            self._lines = [] if self._entry is None else self._lines_of(self._entry, cells)
        return len(self._lines)

    def _lines_of(self, entry: Entry, cells: int) -> list[Line]:
        return detail_lines(entry, self._mode, cells, self._source, self._beside)

    def heading(self) -> tuple[list[Run], list[Run]]:
        """Return the names of the modes, the one that is shown first."""
        others = " · ".join(MODE_WORDS[mode].lower() for mode in MODES if mode != self._mode)
        hint = [Run(f"{self.mode_key} {others}", "muted")] if self.cells >= 36 else []
        return [Run(MODE_WORDS[self._mode])], hint

    def click_heading(self, column: int) -> None:  # noqa: ARG002 (all of it says one thing)
        """Show something else of the entry."""
        self.post_message(self.Asked("view.detail"))

    def line(self, number: int) -> list[Run]:
        """Return line `number`, with a margin."""
        return [Run(" "), *self._lines[number]]
