"""When the detail pane follows the cursor: at once, or after a short pause while a key repeats."""

from time import monotonic
from typing import TYPE_CHECKING, Final

from paperterm.model import Entry
from paperterm.ui.source import read_source

if TYPE_CHECKING:
    from textual.timer import Timer

    from paperterm.ui.screens.library import LibraryScreen

_REPEAT: Final = 0.15
"""Seconds between moves below which a key is held down."""
_PAUSE: Final = 0.12
"""Seconds without a move after which the detail follows."""


class DetailFollower:
    """Keeps the detail pane of a screen on the current entry."""

    def __init__(self, screen: "LibraryScreen") -> None:
        self._screen = screen
        self._moved = 0.0
        self._timer: Timer | None = None

    def follow(self) -> None:
        """Show the current entry, now or soon, after the cursor moved."""
        now = monotonic()
        repeats = now - self._moved < _REPEAT
        self._moved = now
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        if repeats:
            self._timer = self._screen.set_timer(_PAUSE, self.show)
        else:
            self.show()

    def show(self) -> None:
        """Show the current entry."""
        screen = self._screen
        entry = screen.view.current
        if screen.mode == "source" and entry is not None:
            screen.run_worker(lambda: self._read(entry), thread=True, exclusive=True, group="source")
        else:
            screen.detail.show(entry, screen.mode)

    def _read(self, entry: Entry) -> None:
        source = read_source(entry)
        self._screen.app.call_from_thread(self._show_source, entry, source)

    def _show_source(self, entry: Entry, source: str) -> None:
        if entry is self._screen.view.current and self._screen.mode == "source":
            self._screen.detail.show(entry, "source", source)
