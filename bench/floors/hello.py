"""The least that a Textual program can be."""

from textual.app import App, ComposeResult
from textual.widgets import Static


class Hello(App[None]):
    """One line of text."""

    def compose(self) -> ComposeResult:
        """Return the line."""
        yield Static("READY")

    def on_key(self) -> None:
        """Answer a key with another text."""
        self.query_one(Static).update("PRESSED")


if __name__ == "__main__":
    Hello().run()
