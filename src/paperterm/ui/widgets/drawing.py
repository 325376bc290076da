"""What widgets that draw their own lines share: named styles, and runs made into strips."""

from collections.abc import Iterable
from typing import Any, ClassVar
from weakref import WeakKeyDictionary

from rich.segment import Segment
from rich.style import Style
from textual.app import App
from textual.dom import DOMNode
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from paperterm.ui.text import Run, fit_runs, runs_width


class Drawn(Widget):
    """A widget that draws its lines itself from runs.

    The names that `Run.style` has are classes ``draw--NAME`` in the style sheet. They are looked up there when they are
    drawn first. As Textual's component classes all of them would be, for each widget and again for each restyling: a
    third of the time until the first frame.
    """

    class Asked(Message):
        """Somebody has clicked on what does an action of the registry."""

        def __init__(self, action: str) -> None:
            super().__init__()
            self.action = action

    _named_styles: ClassVar[WeakKeyDictionary[App[Any], dict[str, Style]]] = WeakKeyDictionary()

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._drawn_styles: dict[tuple[str, str], Style] = {}

    def notify_style_update(self) -> None:
        """Forget the styles made from the style sheet."""
        super().notify_style_update()
        self._drawn_styles = {}
        self._named_styles.pop(self.app, None)

    def drawn_style(self, name: str, ground: str = "") -> Style:
        """Return the style `name` on the ground of the style `ground`, whose color wins if it has one."""
        style = self._drawn_styles.get((name, ground))
        if style is None:
            style = self.rich_style
            for part in (name, ground):
                if part:
                    style += self._named_style(part)
            self._drawn_styles[name, ground] = style
        return style

    def _named_style(self, name: str) -> Style:
        """Return what the style sheet says of the class of `name`, which is the same in every widget."""
        known = self._named_styles.setdefault(self.app, {})
        if name not in known:
            node = DOMNode(classes=f"draw--{name}")
            node._attach(self)  # as Textual makes the styles of component classes
            self.app.stylesheet.apply(node)
            known[name] = node.styles.partial_rich_style
        return known[name]

    def strip(self, left: Iterable[Run], cells: int, right: Iterable[Run] = (), ground: str = "") -> Strip:
        """Return a line of exactly `cells`: `right` at the right edge, `left` cut to what it leaves."""
        tail = fit_runs(right, cells)
        tail_cells = runs_width(tail)
        head = fit_runs(left, cells - tail_cells)
        space = cells - tail_cells - runs_width(head)
        segments = [Segment(text, self.drawn_style(style, ground)) for text, style in head]
        if space:
            segments.append(Segment(" " * space, self.drawn_style("", ground)))
        segments += [Segment(text, self.drawn_style(style, ground)) for text, style in tail]
        return Strip(segments, cells)
