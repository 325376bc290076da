"""Which panes are shown, how large, and which one takes the keys."""

from typing import TYPE_CHECKING, Final

from paperterm.ui.layout import PANES, PaneName, Shares, arrange, level_for
from paperterm.ui.widgets.pane import LinePane
from paperterm.ui.widgets.window import Bordered

if TYPE_CHECKING:
    from paperterm.ui.screens.library import LibraryScreen

LEVELS: Final = {"auto": 0, "one": 1, "two": 2, "three": 3}
"""How many panes each layout of the settings shows; 0 lets the size of the terminal decide."""


class Panes:
    """The places of the panes of a screen.

    Attributes:
        level: how many panes are shown, 0 to let the size of the terminal decide.
        shares: how much of the screen the panes beside the table take, as the borders were dragged.
    """

    def __init__(self, screen: "LibraryScreen") -> None:
        self._screen = screen
        self.level = 0
        self.shares = Shares()
        for pane in self.all:
            pane.dragged = self._drag

    @property
    def all(self) -> tuple[LinePane, ...]:
        """The panes in the order of `PANES`."""
        screen = self._screen
        return screen.sections, screen.table, screen.detail

    def named(self, name: PaneName) -> LinePane:
        """Return a pane by its name."""
        return self.all[PANES.index(name)]

    @property
    def used(self) -> LinePane:
        """The pane that takes the keys, or took them before the filter."""
        return self.named(self._screen.pane)

    def change_level(self, step: int) -> None:
        """Show a pane more, or fewer."""
        columns, rows = self._screen.app.size
        self.level = max(1, min(3, (self.level or level_for(columns, rows)) + step))
        self._screen.use(self._screen.pane)

    def place(self) -> None:
        """Give every pane its place for the size of the terminal."""
        screen = self._screen
        columns, rows = screen.app.size
        now = arrange(columns, rows, self.level or level_for(columns, rows), screen.pane, self.shares)
        screen.header.display, screen.footer.display = now.header, now.footer
        for name, pane in zip(PANES, self.all, strict=True):
            pane.display = name in now.shown
        screen.sections.styles.width = now.sections or "1fr"
        beside = screen.query_one("#main")
        beside.display = now.shown != {"sections"}
        beside.styles.layout = "horizontal" if now.detail_beside else "vertical"
        size = now.detail or "1fr"
        screen.detail.styles.width = size if now.detail_beside else "1fr"
        screen.detail.styles.height = "1fr" if now.detail_beside else size
        screen.table.ruled = "sections" in now.shown
        screen.detail.ruled = now.detail_beside or "sections" in now.shown
        screen.detail.sizes_below = not now.detail_beside and "entries" in now.shown

    def _drag(self, pane: Bordered, x: int, y: int) -> None:
        """Put the border of a pane where the mouse is: its left rule, or the heading of the detail below the table."""
        screen = self._screen
        columns, _ = screen.app.size
        main = screen.query_one("#main").region
        if pane.grip == "heading":
            self.shares = self.shares.with_below((main.bottom - y) / max(1, main.height))
        elif pane is screen.detail and not pane.sizes_below:
            self.shares = self.shares.with_beside((columns - x) / max(1, main.width))
        else:
            self.shares = self.shares.with_sections(x / max(1, columns))
        self.place()
