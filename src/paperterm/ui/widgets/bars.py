"""Bars: one line each, drawn again only when what they say changes."""

from collections.abc import Sequence
from typing import Any, Final

from textual import events
from textual.strip import Strip

from paperterm.ui.keys import Action, key_label
from paperterm.ui.lines import Hint
from paperterm.ui.text import Run, runs_width, width, wrap
from paperterm.ui.widgets.drawing import Drawn

_MOST_LINES: Final = 4
_GROWS_FROM: Final = 14
"""Lines of the terminal from which on the status line may take more than one of them."""


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


class StatusBar(Bar):
    """The line for what happened; it grows for what does not fit, such as an address that has to be seen whole."""

    def show(self, left: Sequence[Run], right: Sequence[Run] = ()) -> None:
        """Say something else, on as many lines as that needs."""
        super().show(left, right)
        if len(self._lines) != self._height:
            self._height = len(self._lines)
            self.styles.height = self._height

    @property
    def is_tall(self) -> bool:
        """Whether it takes more than its one line."""
        return self._height > 1

    def render_line(self, y: int) -> Strip:
        """Draw one of the lines."""
        lines, cells = self._lines, self.size.width
        return self.strip(lines[y] if y < len(lines) else (), cells, self._right if y == len(lines) - 1 else ())

    _height = 1

    @property
    def _lines(self) -> list[list[Run]]:
        cells = self.size.width
        if not self._left or runs_width(self._left) <= cells or self.app.size.height < _GROWS_FROM:
            return [list(self._left)]
        sign, *rest = self._left
        first, *others = wrap("".join(run.text for run in rest), cells - width(sign.text))
        return [[sign, Run(first)], *([Run(line)] for line in others)][:_MOST_LINES]


class MenuBar(Bar):
    """The footer; while a menu of chords is open it shows the menu and takes the next key.

    What a hint names is done by a click on it too. A menu takes as many lines as it needs.
    """

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._menu: dict[str, str] = {}
        self._key = ""
        self._hints: Sequence[Hint] = ()

    @property
    def is_menu(self) -> bool:
        """Whether a menu is open."""
        return bool(self._menu)

    def show_hints(self, before: Sequence[Run], hints: Sequence[Hint]) -> None:
        """Say what can be done, `before` it how many entries it is done to."""
        self._hints = hints
        self.styles.height = 1
        self.show([*before, *(run for hint in hints for run in hint.runs)])

    def open_menu(self, key: str, items: Sequence[tuple[str, Action]]) -> None:
        """Show `items` (a key and its action) and take the next key."""
        self._menu = {second: action.id for second, action in items}
        self._key = key
        self._hints = [Hint(key_label(second), action.words, action.id) for second, action in items]
        self._hints.append(Hint("esc", "back", ""))
        self.styles.height = min(len(self._lines), max(1, self.app.size.height // 3))
        self.show([Run(key)], [Run(" ".join(self._menu))])

    def choose(self, key: str, character: str | None) -> str:
        """Close the menu; return the action that a key chooses from it, "" where it is none of the menu's."""
        menu, self._menu = self._menu, {}
        return menu.get(key) or menu.get(character or "", "")

    def render_line(self, y: int) -> Strip:
        """Draw one of the lines."""
        if not self._menu:
            return super().render_line(y)
        lines = self._lines
        head = Run(f" {key_label(self._key)} " if y == 0 else " " * self._margin, "prompt")
        return self.strip([head, *(run for hint in lines[y] for run in hint.runs)], self.size.width)

    def on_click(self, event: events.Click) -> None:
        """Do what the hint under the mouse says."""
        hints: Sequence[Hint] = self._hints
        if self._menu:
            hints, at = self._lines[event.y], self._margin
        else:
            at = runs_width(self._left) - sum(hint.width for hint in hints)
        self._menu = {}
        for hint in hints:
            if at <= event.x < at + hint.width:
                self.post_message(self.Asked(hint.action))
                return
            at += hint.width

    @property
    def _margin(self) -> int:
        return width(key_label(self._key)) + 2

    @property
    def _lines(self) -> list[list[Hint]]:
        """The hints of the menu, in lines."""
        lines: list[list[Hint]] = [[]]
        left = self.size.width - self._margin
        for hint in self._hints:
            if lines[-1] and hint.width > left:
                lines.append([])
                left = self.size.width - self._margin
            lines[-1].append(hint)
            left -= hint.width
        return lines
