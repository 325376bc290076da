"""A line to answer over the main screen: a file's name."""

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen

from paperterm.ui.text import Run
from paperterm.ui.widgets.bars import Bar
from paperterm.ui.widgets.filterline import FilterLine

_WIDTH = 76
_HEIGHT = 4
_FRAMED_FROM = (50, 14)


class PromptScreen(ModalScreen[str | None]):
    """Asks for a line of text; gives it, or None.

    Args:
        question: what is asked.
        answer: what stands there to begin with.
    """

    def __init__(self, question: str, answer: str) -> None:
        super().__init__()
        self._box = Vertical(id="prompt")
        self._question = Bar(id="question")
        self._question.show([Run(f" {question}")])
        self._line = FilterLine("›", "enter: this one, esc: none")
        self._line.set_text(answer)

    def compose(self) -> ComposeResult:
        """Lay out the question over the line."""
        with self._box:
            yield self._question
            yield self._line

    def on_mount(self) -> None:
        """Take the keys."""
        self._line.start(typing=True)
        self._fit()

    def on_resize(self) -> None:
        """Fit the new size."""
        self._fit()

    def _fit(self) -> None:
        columns, rows = self.app.size
        box = self._box
        small = columns < _FRAMED_FROM[0] or rows < _FRAMED_FROM[1]
        box.set_class(small, "small")
        box.styles.width = columns if small else min(_WIDTH, columns - 6)
        box.styles.height = _HEIGHT - 2 if small else _HEIGHT

    def take_key(self, event: events.Key) -> None:
        """Edit, answer or leave."""
        if self._line.take(event):
            return
        if event.key == "enter":
            self.dismiss(self._line.text.strip() or None)
        elif event.key in ("escape", "ctrl+c"):
            self.dismiss(None)

    def take_paste(self, text: str) -> None:
        """Put pasted text in."""
        self._line.paste(text)
