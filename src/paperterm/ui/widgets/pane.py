"""A pane that draws a window on many lines under a heading; only what is visible is ever composed."""

from rich.segment import Segment
from textual import events
from textual.message import Message
from textual.strip import Strip

from paperterm.ui.text import Run
from paperterm.ui.widgets.window import Window


class LinePane(Window):
    """A pane of lines under a heading; those that subclass it say what stands in them.

    Attributes:
        used: whether the pane takes the keys.
    """

    class Clicked(Message):
        """A line was clicked in a column of the pane, twice where `again`."""

        def __init__(self, pane: "LinePane", line: int, column: int, *, again: bool) -> None:
            super().__init__()
            self.pane = pane
            self.line = line
            self.column = column
            self.again = again

        @property
        def control(self) -> "LinePane":
            """The pane that was clicked."""
            return self.pane

    used = False

    def heading(self) -> tuple[list[Run], list[Run]]:
        """Return the heading: what stands left, and right."""
        raise NotImplementedError

    def line(self, number: int) -> list[Run]:
        """Return line `number`, at most `cells` wide."""
        raise NotImplementedError

    def ground(self, number: int) -> str:
        """Return the style under line `number`."""
        if number != self.cursor_line:
            return ""
        return "cursor-used" if self.used else "cursor"

    @property
    def cells(self) -> int:
        """The cells that a line may take."""
        return max(1, self.size.width - self.ruled - 1)

    def use(self, *, used: bool) -> None:
        """Take the keys, or leave them to another pane."""
        if used != self.used:
            self.used = used
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw one line of the window."""
        width = self.size.width
        cells = width - self.ruled
        if y == 0:
            strip = self._heading_strip(cells)
        else:
            number = self.top + y - 1
            is_line = number < self.line_count
            ground = self.ground(number) if is_line else ""
            runs = self.line(number) if is_line else []
            strip = self.strip(runs, cells, self.scroll_mark(y), ground)
        if not self.ruled:
            return strip
        return Strip([Segment("│", self.drawn_style("rule")), *strip], width)

    def _heading_strip(self, cells: int) -> Strip:
        left, right = self.heading()
        sign = "▸" if self.used else " "
        style = "heading-used" if self.used else "heading"
        return self.strip([Run(sign, style), *left], cells, [*right, Run(" ")], style)

    def on_click(self, event: events.Click) -> None:
        """Say which line was clicked."""
        number = self.top + event.y - 1
        if event.y > 0 and number < self.line_count:
            self.post_message(self.Clicked(self, number, event.x, again=event.chain > 1))
        elif event.y == 0 and not self._was_dragged:
            self.click_heading(event.x - self.ruled)

    def click_heading(self, column: int) -> None:
        """Do what a click on the heading means."""
