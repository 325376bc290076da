"""What widgets that draw their own lines share: named styles, and runs made into strips."""

from collections.abc import Iterable
from typing import Any, ClassVar, Final

from rich.segment import Segment
from rich.style import Style
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from paperterm.ui.text import Run, fit_runs, runs_width

STYLE_NAMES: Final = (
    "muted",
    "label",
    "heading",
    "heading-used",
    "rule",
    "thumb",
    "cursor",
    "cursor-used",
    "marked",
    "match",
    "strong",
    "title",
    "authors",
    "year",
    "venue",
    "tags",
    "inferred",
    "link",
    "target",
    "source",
    "problem",
    "done",
    "warning",
    "failed",
    "key",
    "caret",
    "code",
    "prompt",
    "bib-type",
    "bib-key",
    "bib-field",
    "bib-value",
    "bib-mark",
)
"""The names that `Run.style` may have; each is a component class ``draw--NAME`` in the style sheet."""


class Drawn(Widget):
    """A widget that draws its lines itself from runs."""

    class Asked(Message):
        """Somebody has clicked on what does an action of the registry."""

        def __init__(self, action: str) -> None:
            super().__init__()
            self.action = action

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"draw--{name}" for name in STYLE_NAMES}

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._drawn_styles: dict[tuple[str, str], Style] = {}

    def notify_style_update(self) -> None:
        """Forget the styles made from the style sheet."""
        super().notify_style_update()
        self._drawn_styles = {}

    def drawn_style(self, name: str, ground: str = "") -> Style:
        """Return the style `name` on the ground of the style `ground`, whose color wins if it has one."""
        style = self._drawn_styles.get((name, ground))
        if style is None:
            style = self.rich_style
            for part in (name, ground):
                if part:
                    style += self.get_component_rich_style(f"draw--{part}", partial=True)
            self._drawn_styles[name, ground] = style
        return style

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
