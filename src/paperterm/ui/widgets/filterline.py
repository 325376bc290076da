"""The line where a filter is typed: it takes the keys itself, has no blinking caret and no layout."""

from typing import Any

from textual import events
from textual.strip import Strip

from paperterm.ui.editing import LineEdit
from paperterm.ui.text import Run, one_line, width
from paperterm.ui.widgets.drawing import Drawn


class FilterLine(Drawn):
    """A prompt and a text that is edited; what is said about it stands at the right edge.

    Attributes:
        typing: whether the keys are typed into it: then it shows its caret.
    """

    typing = False

    def __init__(self, prompt: str, hint: str, **options: Any) -> None:
        super().__init__(**options)
        self._prompt = prompt
        self._hint = hint
        self._edit = LineEdit()
        self._note: tuple[Run, ...] = ()

    @property
    def text(self) -> str:
        """What was typed."""
        return self._edit.text

    def set_text(self, text: str) -> None:
        """Replace the text without a message."""
        self._edit.set(text)
        self.refresh()

    def select(self) -> None:
        """Select the text: typing replaces it, an arrow edits it."""
        self._edit.select()
        self.refresh()

    @property
    def is_selected(self) -> bool:
        """Whether all of the text is selected."""
        return self._edit.is_selected

    def note(self, *runs: Run) -> None:
        """Say something at the right edge."""
        if runs != self._note:
            self._note = runs
            self.refresh()

    def start(self, *, typing: bool) -> None:
        """Take the keys, or let them go."""
        if typing != self.typing:
            self.typing = typing
            self.refresh()

    def take(self, event: events.Key) -> bool:
        """Edit as a key says; False where the key does not edit."""
        if event.is_printable and event.character is not None:
            self._edit.insert(event.character)
        elif not self._edit.press(event.key):
            return False
        self.refresh()
        return True

    def paste(self, text: str) -> None:
        """Put `text` in at the caret as one clean line."""
        self._edit.insert(one_line(text))
        self.refresh()

    def on_click(self) -> None:
        """Say that somebody wants to type here."""
        self.post_message(self.Asked("filter.focus"))

    def render_line(self, y: int) -> Strip:
        """Draw the line, the caret in sight."""
        cells = self.size.width
        if y:
            return Strip.blank(cells, self.rich_style)
        prompt = Run(f" {self._prompt} ", "prompt")
        if not self.typing:
            shown = Run(self._edit.text, "strong") if self._edit.text else Run(self._hint, "muted")
            return self.strip([prompt, shown], cells, self._note)
        if self._edit.is_selected:
            return self.strip([prompt, Run(self._edit.text, "caret")], cells, self._note)
        room = max(1, cells - width(prompt.text) - 1)
        before, after = self._edit.text[: self._edit.caret], self._edit.text[self._edit.caret :]
        while width(before) >= room:
            before = before[1:]
        caret = Run(after[:1] or " ", "caret")
        rest = Run(after[1:], "strong") if self._edit.text else Run(f" {self._hint}", "muted")
        return self.strip([prompt, Run(before, "strong"), caret, rest], cells, self._note)
