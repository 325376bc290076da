"""A Textual program of the usual shape with next to nothing in it: tree, table, text, filter, footer."""

from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import DataTable, Footer, Input, Static, Tree


class Panes(App[None]):
    """Three panes; Tab goes from one to the next."""

    CSS = """
    Tree { width: 30; }
    DataTable { height: 2fr; }
    Static { height: 1fr; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [("q", "quit", "Quit")]

    def compose(self) -> ComposeResult:
        """Return the panes."""
        with Horizontal():
            yield Tree("sections")
            with Vertical():
                yield Input(placeholder="filter")
                yield DataTable()
                yield Static("READY")
        yield Footer()

    def on_mount(self) -> None:
        """Name the columns."""
        table: DataTable[str] = self.query_one(DataTable)
        table.add_columns("Title", "Authors", "Year")
        table.focus()

    def on_key(self) -> None:
        """Answer a key with another text."""
        self.query_one(Static).update("PRESSED")


if __name__ == "__main__":
    Panes().run()
