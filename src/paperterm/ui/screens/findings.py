"""The check of the lists over the main screen: what is wrong, where, and what would be right."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.strip import Strip

from paperterm.ui.choices import Choice
from paperterm.ui.screens.box import fit_box
from paperterm.ui.screens.choice import ChoiceList
from paperterm.ui.text import Run, one_line, wrap
from paperterm.ui.widgets.drawing import Drawn
from paperterm.ui.widgets.filterline import FilterLine
from paperterm.ui.widgets.pane import LinePane

_TOLD_LINES = 6
_FRAMED_FROM = (80, 25)


@dataclass(frozen=True, slots=True)
class Mistake:
    """A row: something to mend.

    Attributes:
        rule: its name, the heading that it stands under.
        place: file and line as they are shown.
        wrong, right: in words; `right` may be "".
        path, line: what an editor opens.
        entry_id: the entry that it is about, "" where it is about none.
    """

    rule: str
    place: str
    wrong: str
    right: str = ""
    path: str = ""
    line: int = 0
    entry_id: str = ""


class Told(Drawn):
    """The current row in full."""

    def __init__(self) -> None:
        super().__init__(id="told")
        self._runs: list[list[Run]] = []

    def tell(self, mistake: Mistake | None, cells: int) -> None:
        """Say what is wrong, and what would be right."""
        self._runs = [[Run("─" * cells, "rule")]]
        if mistake:
            self._runs += [[Run(f" {line}", "muted")] for line in wrap(one_line(mistake.place), cells - 2)[:1]]
            for label, text, style in (("wrong", mistake.wrong, "problem"), ("right", mistake.right, "done")):
                for number, line in enumerate(wrap(one_line(text), cells - 9)[:2] if text else ()):
                    self._runs.append([Run(f" {'' if number else label:7}", "label"), Run(line, style)])
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw one of the lines."""
        return self.strip(self._runs[y] if y < len(self._runs) else (), self.size.width)


class FindingsScreen(ModalScreen[tuple[str, Mistake] | None]):
    """Lets a person go through mistakes; gives ``go`` or ``edit`` with the chosen one, or None.

    Args:
        mistakes: grouped by their rules.
        current: the one that the cursor starts on.
    """

    def __init__(self, mistakes: Sequence[Mistake], current: Mistake | None = None) -> None:
        super().__init__()
        self._box = Vertical(id="choice")
        self._mistakes = mistakes
        choices = [
            Choice(str(number), mistake.wrong, mistake.place, mistake.right, mistake.rule)
            for number, mistake in enumerate(mistakes)
        ]
        self._list = ChoiceList("What to mend in the lists", choices, "Nothing of that kind.")
        if current in mistakes:
            self._list.choose(str(mistakes.index(current)))
        self._filter = FilterLine("/", "enter goes there   e edits   / filters   esc closes")
        self._told = Told()

    def compose(self) -> ComposeResult:
        """Lay out the filter over the list, and the current row in full below."""
        with self._box:
            yield self._filter
            yield self._list
            yield self._told

    def on_mount(self) -> None:
        """Take the place that there is."""
        self._fit()

    def on_resize(self) -> None:
        """Fit the new size."""
        self._fit()

    def _fit(self) -> None:
        rows = self.app.size.height
        fit_box(self._box, self.app.size, rows, _FRAMED_FROM)
        self._told.styles.height = _TOLD_LINES if rows >= 14 else 0
        self._tell()

    @property
    def _chosen(self) -> Mistake | None:
        chosen = self._list.chosen
        return None if chosen is None else self._mistakes[int(chosen.value)]

    def _tell(self) -> None:
        width = self._box.styles.width
        self._told.tell(self._chosen, int(width.value if width else 80) - 2)

    def take_key(self, event: events.Key) -> None:
        """Type the filter, or move, go there, edit, close."""
        if self._filter.typing and self._filter.take(event):
            self._list.filter(self._filter.text)
        else:
            self._press(event.key, event.character or "")
        if self.is_current:
            self._tell()

    def take_paste(self, text: str) -> None:
        """Filter by pasted text."""
        if self._filter.typing:
            self._filter.paste(text)
            self._list.filter(self._filter.text)
            self._tell()

    def _press(self, key: str, character: str) -> None:
        rows, steps = self._list, {"j": 1, "k": -1, "down": 1, "up": -1, "pagedown": 1, "pageup": -1}
        if key in ("escape", "ctrl+c", "q"):
            self._leave(key)
        elif key in ("enter", "e"):
            self._give("go" if key == "enter" else "edit")
        elif character == "/":
            self._filter.start(typing=True)
        elif key in steps:
            rows.move(steps[key] * (rows.page if key.startswith("page") else 1))
        elif key in ("g", "home", "end") or character == "G":
            rows.go(0 if key in ("g", "home") else rows.line_count - 1)

    def _leave(self, key: str) -> None:
        if key == "escape" and (self._filter.typing or self._filter.text):
            self._filter.start(typing=False)
            self._filter.set_text("")
            self._list.filter("")
        else:
            self.dismiss(None)

    def _give(self, what: str) -> None:
        chosen = self._chosen
        if self._filter.typing:
            self._filter.start(typing=False)
        elif chosen is not None:
            self.dismiss((what, chosen))

    @on(LinePane.Clicked)
    def _click(self, message: LinePane.Clicked) -> None:
        message.stop()
        self._list.go(message.line)
        self._tell()
        if message.again:
            self._give("go")
