"""Bars: one line each, drawn again only when what they say changes."""

from collections.abc import Sequence
from typing import Any

from textual.strip import Strip

from paperterm.ui.keys import Action
from paperterm.ui.text import Run
from paperterm.ui.widgets.drawing import Drawn


class Bar(Drawn):
    """A line with something on the left and something on the right, which keeps its place."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._left: Sequence[Run] = ()
        self._right: Sequence[Run] = ()

    def show(self, left: Sequence[Run], right: Sequence[Run] = ()) -> None:
        """Say something else."""
        if (left, right) != (self._left, self._right):
            self._left, self._right = left, right
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw the line."""
        if y:
            return Strip.blank(self.size.width, self.rich_style)
        return self.strip(self._left, self.size.width, self._right)


class MenuBar(Bar):
    """The footer; while a menu of chords is open it shows the menu and takes the next key."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._menu: dict[str, str] = {}

    @property
    def is_menu(self) -> bool:
        """Whether a menu is open."""
        return bool(self._menu)

    def open_menu(self, key: str, items: Sequence[tuple[str, Action]]) -> None:
        """Show `items` (a key and its action) and take the next key."""
        self._menu = {second: action.id for second, action in items}
        runs = [Run(f" {key} ", "prompt")]
        for second, action in items:
            runs += [Run(f" {second} ", "key"), Run(action.words)]
        self.show(runs, [Run("esc ", "key"), Run("back ")])

    def choose(self, key: str) -> str:
        """Close the menu; return the action that `key` chooses from it, "" where it is none of the menu's."""
        menu, self._menu = self._menu, {}
        return menu.get(key, "")
