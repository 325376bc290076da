"""A window on many lines below a heading: its cursor, its scrolling, and its borders, which the mouse can drag."""

from typing import TYPE_CHECKING, Any

from textual import events
from textual.geometry import Region

from paperterm.ui.text import Run
from paperterm.ui.widgets.drawing import Drawn

if TYPE_CHECKING:
    from collections.abc import Callable

_WHEEL_LINES = 3


class Bordered(Drawn):
    """A widget with borders that the mouse can drag.

    Attributes:
        ruled: whether a rule is drawn on the left, between this pane and the one beside it.
        sizes_below: whether the heading is a border too, with a pane above it.
        grip: the border that the mouse holds: ``rule``, ``heading`` or "".
        dragged: called with the widget and the mouse's place on the screen while a border is dragged.
    """

    ruled = False
    sizes_below = False
    grip = ""
    _was_dragged = False

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.dragged: Callable[[Bordered, int, int], None] = lambda _pane, _x, _y: None

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Take hold of a border, where one is."""
        self._was_dragged = False
        if self.ruled and event.x == 0:
            self.grip = "rule"
        elif self.sizes_below and event.y == 0:
            self.grip = "heading"
        else:
            return
        self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Drag the border."""
        if self.grip:
            self._was_dragged = True
            self.dragged(self, event.screen_x, event.screen_y)

    def on_mouse_up(self) -> None:
        """Let the border go."""
        if self.grip:
            self.grip = ""
            self.release_mouse()


class Window(Bordered):
    """A scrollable window on `line_count` lines.

    Attributes:
        top: the first line that is shown.
    """

    top = 0

    @property
    def line_count(self) -> int:
        """The number of lines, shown or not."""
        raise NotImplementedError

    @property
    def cursor_line(self) -> int | None:
        """The line of the cursor; None where the pane only scrolls."""
        return None

    def set_cursor(self, number: int) -> None:
        """Put the cursor on line `number`, already within the lines; without effect where there is none."""

    @property
    def page(self) -> int:
        """The number of lines that fit below the heading."""
        return max(1, self.size.height - 1)

    def move(self, lines: int) -> None:
        """Move the cursor, or scroll, by `lines`."""
        self.go((self.top if self.cursor_line is None else self.cursor_line) + lines)

    def go(self, number: int) -> None:
        """Put the cursor on line `number`, or the nearest there is, and show it."""
        number = max(0, min(number, self.line_count - 1))
        before = self.cursor_line
        if before is None:
            self._scroll(number)
        elif number != before:
            self.set_cursor(number)
            self.follow(before)

    def follow(self, before: int) -> None:
        """Show the cursor, which was on line `before`, drawing as little as possible."""
        number = self.cursor_line or 0
        top = self.top
        if number < top:
            top = number
        elif number >= top + self.page:
            top = number - self.page + 1
        if not self._scroll(top):
            self.refresh_lines(before, number)

    def refresh_lines(self, *numbers: int) -> None:
        """Draw lines again, where they are visible."""
        regions = [
            Region(0, 1 + number - self.top, self.size.width, 1)
            for number in numbers
            if 0 <= number - self.top < self.page
        ]
        if regions:
            self.refresh(*regions)

    def refresh_all(self) -> None:
        """Draw everything again, the cursor in sight; before there is a size all stays as it is."""
        if not self.size.height:
            return
        self.top = self._top_with_cursor()
        self.refresh()

    def _top_with_cursor(self) -> int:
        top = min(self.top, max(0, self.line_count - self.page))
        number = self.cursor_line
        return top if number is None else min(max(top, number - self.page + 1), number)

    def _scroll(self, top: int) -> bool:
        top = max(0, min(top, self.line_count - self.page))
        if top == self.top:
            return False
        self.top = top
        self.refresh()
        return True

    def scroll_mark(self, y: int) -> list[Run]:
        """Return what stands at the right edge of row `y`: the thumb, or nothing where all lines fit."""
        count, page = self.line_count, self.page
        if count <= page:
            return [Run(" ")]
        size = max(1, page * page // count)
        start = round((page - size) * self.top / max(1, count - page))
        return [Run("┃", "thumb") if start <= y - 1 < start + size else Run(" ")]

    def on_resize(self) -> None:
        """Keep the cursor in sight."""
        if self.top != self._top_with_cursor():
            self.refresh_all()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll, the cursor stays."""
        event.stop()
        self._scroll(self.top + _WHEEL_LINES)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll, the cursor stays."""
        event.stop()
        self._scroll(self.top - _WHEEL_LINES)
