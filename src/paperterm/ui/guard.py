"""The second guard: nothing that is drawn can act on the terminal, whatever came through before.

The model is cleaned where it is read (`paperterm.text`). A character that is caught here is a mistake of
ours: it is replaced, and counted.
"""

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from paperterm.ui.text import one_line


class ControlGuard(LineFilter):
    """Replaces what is not printable, and drops hyperlinks whose address is not.

    Attributes:
        hits: how many segments had to be changed.
    """

    def __init__(self) -> None:
        super().__init__()
        self.hits = 0

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002 (its base's)
        """Return `segments`, each safe to send."""
        if all(text.isprintable() and (style is None or not style.link) for text, style, _ in segments):
            return segments
        return [self._safe(segment) for segment in segments]

    def _safe(self, segment: Segment) -> Segment:
        text, style, control = segment
        safe = one_line(text)
        link = None if style is None else style.link
        if link and not (link.isascii() and link.isprintable()):
            style = None if style is None else style.update_link(None)
            self.hits += 1
        self.hits += safe != text
        return Segment(safe, style, control)
