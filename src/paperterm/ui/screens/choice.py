"""A list to choose from over the main screen; typing filters it."""

from collections.abc import Callable, Sequence
from typing import Any

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen

from paperterm.ui.choices import Choice, Row, choice_runs, filter_choices, key_cells
from paperterm.ui.screens.box import fit_box
from paperterm.ui.text import Run
from paperterm.ui.widgets.filterline import FilterLine
from paperterm.ui.widgets.pane import LinePane

_FRAME = 4


class ChoiceList(LinePane):
    """The rows of a list to choose from."""

    def __init__(self, title: str, choices: Sequence[Choice], empty: str, **options: Any) -> None:
        super().__init__(**options)
        self._title = title
        self._empty = empty
        self._choices = choices
        self._keys = key_cells(choices)
        self._rows: list[Row] = []
        self._cursor = 0
        self.filter("")

    def filter(self, query: str) -> None:
        """Show only what matches, the cursor on the first choice."""
        self._rows = filter_choices(self._choices, query) or [self._empty]
        self._cursor = 0
        self.top = 0
        self.skip_heading(1)
        self.refresh()

    @property
    def chosen(self) -> Choice | None:
        """The choice under the cursor."""
        row = self._rows[self._cursor]
        return row if isinstance(row, Choice) else None

    def choose(self, value: str) -> None:
        """Put the cursor on the choice of `value`."""
        for number, row in enumerate(self._rows):
            if isinstance(row, Choice) and row.value == value:
                self._cursor = number

    def skip_heading(self, step: int) -> None:
        """Move from a heading to the nearest choice in the direction of `step`, else in the other."""
        for numbers in (range(self._cursor, len(self._rows)), range(self._cursor, -1, -1))[:: 1 if step > 0 else -1]:
            for number in numbers:
                if isinstance(self._rows[number], Choice):
                    self._cursor = number
                    return

    @property
    def line_count(self) -> int:
        """The number of rows."""
        return len(self._rows)

    @property
    def cursor_line(self) -> int:
        """The current row."""
        return self._cursor

    def set_cursor(self, number: int) -> None:
        """Put the cursor on a row, or on the choice behind a heading."""
        step = number - self._cursor
        self._cursor = number
        self.skip_heading(step)
        if self._cursor <= 1:
            self.top = 0

    def ground(self, number: int) -> str:
        """Return the style under a row: the keys are always here."""
        return "cursor-used" if number == self._cursor and self.chosen else ""

    def heading(self) -> tuple[list[Run], list[Run]]:
        """Return the title and how many there are."""
        count = sum(isinstance(row, Choice) for row in self._rows)
        return [Run(self._title)], [Run(f"{count:,}", "muted")]

    def line(self, number: int) -> list[Run]:
        """Return a row."""
        row = self._rows[number]
        if isinstance(row, str):
            return [Run(" "), Run(row, "label" if len(self._rows) > 1 else "muted")]
        return [Run("▌" if number == self._cursor else " ", "marked"), *choice_runs(row, self._keys, self.cells - 1)]


class ChoiceScreen(ModalScreen[str | None]):
    """Lets a person choose; gives the chosen value, or None.

    Args:
        title: what the list is.
        choices: its rows.
        hint: what stands in the empty filter.
        empty: what is said when nothing matches.
        current: the value that the cursor starts on.
        preview: called with the value under the cursor, each time it is another one.
    """

    def __init__(  # noqa: PLR0913, PLR0917 (all of it is what a list says)
        self,
        title: str,
        choices: Sequence[Choice],
        hint: str,
        empty: str,
        current: str = "",
        preview: Callable[[str], None] | None = None,
    ) -> None:
        super().__init__()
        self._box = Vertical(id="choice")
        self._preview = preview
        self._seen = current
        self._count = len(filter_choices(choices, ""))
        self._list = ChoiceList(title, choices, empty)
        self._list.choose(current)
        self._filter = FilterLine("›", hint)

    def compose(self) -> ComposeResult:
        """Lay out the filter over the list."""
        with self._box:
            yield self._filter
            yield self._list

    def on_mount(self) -> None:
        """Take the place that the rows need."""
        self._filter.start(typing=True)
        self._fit()

    def on_resize(self) -> None:
        """Fit the new size."""
        self._fit()

    def _fit(self) -> None:
        fit_box(self._box, self.app.size, self._count + _FRAME)

    def take_key(self, event: events.Key) -> None:
        """Filter, move, choose or leave."""
        if self._filter.take(event):
            self._list.filter(self._filter.text)
        else:
            self._press(event.key)
        self._show_preview()

    def _show_preview(self) -> None:
        chosen = self._list.chosen
        if self._preview and self.is_active and chosen and chosen.value != self._seen:
            self._seen = chosen.value
            self._preview(chosen.value)

    def take_paste(self, text: str) -> None:
        """Filter by pasted text."""
        self._filter.paste(text)
        self._list.filter(self._filter.text)

    def _press(self, key: str) -> None:
        rows = self._list
        match key:
            case "escape" | "ctrl+c":
                self.dismiss(None)
            case "enter":
                self._choose()
            case "down" | "tab" | "ctrl+n":
                rows.move(1)
            case "up" | "shift+tab" | "ctrl+p":
                rows.move(-1)
            case "pagedown" | "ctrl+d":
                rows.move(rows.page)
            case "pageup":
                rows.move(-rows.page)

    @on(LinePane.Clicked)
    def _click(self, message: LinePane.Clicked) -> None:
        message.stop()
        self._list.go(message.line)
        self._choose()

    def _choose(self) -> None:
        chosen = self._list.chosen
        self.dismiss(None if chosen is None else chosen.value)
