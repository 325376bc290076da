"""How what the loader reads comes to a screen."""

from typing import TYPE_CHECKING

from paperterm.actions.outcome import Outcome
from paperterm.model import Progress
from paperterm.ui.loading import LibraryLoader, Reading
from paperterm.ui.screens.opened import collect_garbage, leave_garbage

if TYPE_CHECKING:
    from paperterm.ui.screens.library import LibraryScreen

_SETTLED = 0.5
"""Seconds after which the start screen looks as it will stay."""


class Intake:
    """Reads the lists, and hands every newer state of the library to the screen.

    Attributes:
        progress: how far the reading is; None when nothing is read.
    """

    def __init__(self, screen: "LibraryScreen", loader: LibraryLoader) -> None:
        self._screen = screen
        self._loader = loader
        self._reading: Reading | None = None
        self.progress: Progress | None = None

    def start(self, reading: Reading | None = None) -> None:
        """Read everything, again if it was read before; `reading` has begun with it."""
        self.stop()
        leave_garbage()
        self.progress = Progress(0, 0)
        screen = self._screen
        if reading is None:
            reading = Reading(self._loader)
            reading.start()
        self._reading = reading
        self._arrived(reading)
        reading.attach(lambda reading: screen.call_later(self._arrived, reading))
        screen.refresh_bars()

    def stop(self) -> None:
        """Let the reading end."""
        if self._reading is not None:
            self._reading.stop()
            self._reading = None
            collect_garbage()

    def break_off(self) -> Progress | None:
        """End the reading with what there is, and return how far it was; None where nothing is read."""
        progress, self.progress = self.progress, None
        if progress is not None:
            self.stop()
            self._screen.feed.show(self._screen.view.library)
        return progress

    def _arrived(self, reading: Reading) -> None:
        """Show the newest state of the library; while it is read again, what is there stays until all is read."""
        published = reading.collect()
        if published is None or reading is not self._reading:
            return
        screen = self._screen
        self.progress = None if published.final else published.progress
        if not published.final and len(published.library.entries) < len(screen.view.library.entries):
            screen.refresh_bars()
            return
        if published.error:
            screen.message = Outcome("failed", published.error)
        screen.feed.show(published.library, final=published.final)
        screen.keys.release()
        if published.final:
            screen.later(collect_garbage)
            screen.set_timer(_SETTLED, screen.app.keep_picture)
