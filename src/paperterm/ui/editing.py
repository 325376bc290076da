"""One line of text that is edited by keys, no widget."""

from dataclasses import dataclass

from paperterm.text import clean_line

MAX_LENGTH = 500
"""Longer filters are no filters: what is pasted beyond is dropped."""

_DELETING = frozenset({"backspace", "ctrl+h", "delete", "ctrl+w", "alt+backspace", "ctrl+u", "ctrl+k"})


@dataclass(slots=True)
class LineEdit:
    """A text and the caret in it, as a number of characters before it.

    Attributes:
        is_selected: whether all of the text is selected: what is typed replaces it, but keys that move keep it.
    """

    text: str = ""
    caret: int = 0
    is_selected: bool = False

    def set(self, text: str) -> None:
        """Replace everything, the caret at the end."""
        self.text = text[:MAX_LENGTH]
        self.caret = len(self.text)
        self.is_selected = False

    def select(self) -> None:
        """Select all of the text, if there is any."""
        self.caret = len(self.text)
        self.is_selected = bool(self.text)

    def insert(self, text: str) -> None:
        """Put `text` in at the caret, or in place of what is selected."""
        if self.is_selected:
            self.set("")
        if len(text) > 1:
            text = clean_line(text)
        text = text[: MAX_LENGTH - len(self.text)]
        self.text = self.text[: self.caret] + text + self.text[self.caret :]
        self.caret += len(text)

    def press(self, key: str) -> bool:
        """Do what the key is for; False where it is none that edits."""
        if self.is_selected and key in _DELETING:
            self.set("")
            return True
        if not self._edit(key):
            return False
        self.is_selected = False
        return True

    def _edit(self, key: str) -> bool:
        match key:
            case "left":
                self.caret = max(0, self.caret - 1)
            case "right":
                self.caret = min(len(self.text), self.caret + 1)
            case "home" | "ctrl+a":
                self.caret = 0
            case "end" | "ctrl+e":
                self.caret = len(self.text)
            case "backspace" | "ctrl+h":
                self._delete(self.caret - 1)
            case "delete":
                self.text = self.text[: self.caret] + self.text[self.caret + 1 :]
            case "ctrl+w" | "alt+backspace":
                self._delete(len(self.text[: self.caret].rstrip().rpartition(" ")[0].rstrip()))
            case "ctrl+u":
                self._delete(0)
            case "ctrl+k":
                self.text = self.text[: self.caret]
            case _:
                return False
        return True

    def _delete(self, start: int) -> None:
        start = max(0, start)
        self.text = self.text[:start] + self.text[self.caret :]
        self.caret = start
