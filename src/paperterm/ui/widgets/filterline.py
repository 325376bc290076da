"""The line where a filter is typed: it takes the keys itself, has no blinking caret and no layout."""

from typing import Any

from textual import events
from textual.message import Message
from textual.strip import Strip

from paperterm.ui.editing import LineEdit
from paperterm.ui.text import Run, one_line, width
from paperterm.ui.widgets.drawing import Drawn


class FilterLine(Drawn, can_focus=True):
    """A prompt and a text that is edited; what is said about it stands at the right edge."""

    class Changed(Message):
        """The text is another one."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    class Pressed(Message):
        """A key that does not edit, such as ``enter`` or ``up``."""

        def __init__(self, key: str) -> None:
            super().__init__()
            self.key = key

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

    def note(self, *runs: Run) -> None:
        """Say something at the right edge."""
        if runs != self._note:
            self._note = runs
            self.refresh()

    def on_key(self, event: events.Key) -> None:
        """Edit, or pass the key on as a message: none of it is a binding."""
        event.stop()
        event.prevent_default()
        before = self._edit.text
        if event.is_printable and event.character is not None:
            self._edit.insert(event.character)
        elif not self._edit.press(event.key):
            self.post_message(self.Pressed(event.key))
            return
        self.refresh()
        if self._edit.text != before:
            self.post_message(self.Changed(self._edit.text))

    def on_paste(self, event: events.Paste) -> None:
        """Put the pasted text in as one clean line."""
        event.stop()
        self._edit.insert(one_line(event.text))
        self.refresh()
        self.post_message(self.Changed(self._edit.text))

    def render_line(self, y: int) -> Strip:
        """Draw the line, the caret in sight."""
        cells = self.size.width
        if y:
            return Strip.blank(cells, self.rich_style)
        prompt = Run(f" {self._prompt} ", "prompt")
        if not self.has_focus:
            shown = Run(self._edit.text, "strong") if self._edit.text else Run(self._hint, "muted")
            return self.strip([prompt, shown], cells, self._note)
        room = max(1, cells - width(prompt.text) - 1)
        before, after = self._edit.text[: self._edit.caret], self._edit.text[self._edit.caret :]
        while width(before) >= room:
            before = before[1:]
        caret = Run(after[:1] or " ", "caret")
        return self.strip([prompt, Run(before, "strong"), caret, Run(after[1:], "strong")], cells, self._note)
