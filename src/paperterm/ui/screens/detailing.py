"""When the detail pane follows the cursor: at once, or after a short pause while a key repeats."""

from time import monotonic
from typing import TYPE_CHECKING, Final

from paperterm.library.notes import Notes
from paperterm.model import Entry, Library
from paperterm.ui.detail import Beside
from paperterm.ui.source import read_source

if TYPE_CHECKING:
    from textual.timer import Timer

    from paperterm.ui.screens.library import LibraryScreen

_REPEAT: Final = 0.15
"""Seconds between moves below which a key is held down."""
_PAUSE: Final = 0.12
"""Seconds without a move after which the detail follows."""
_SLOW: Final = 2
"""How much longer both are where keys come over a slow line, whose times are uneven."""


class DetailFollower:
    """Keeps the detail pane of a screen on the current entry."""

    def __init__(self, screen: "LibraryScreen") -> None:
        self._screen = screen
        self._moved = 0.0
        self._timer: Timer | None = None
        self._notes: Notes | None = None
        self._notes_from: Library | None = None

    def follow(self) -> None:
        """Show the current entry, now or soon, after the cursor moved."""
        now = monotonic()
        slowness = _SLOW if self._screen.slow_line.saves else 1
        repeats = now - self._moved < _REPEAT * slowness
        self._moved = now
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        if repeats:
            self._timer = self._screen.set_timer(_PAUSE * slowness, self.show)
        else:
            self.show()

    def show(self) -> None:
        """Show the current entry."""
        screen = self._screen
        entry = screen.view.current
        if screen.mode == "source" and entry is not None:
            screen.run_worker(lambda: self._read(entry), thread=True, exclusive=True, group="source")
        else:
            project = "" if entry is None else screen.view.standing.words(entry.id)
            yours = ("", "") if entry is None else screen.yours.words(entry)
            notes = () if entry is None else self._notes_of(entry)
            screen.detail.show(entry, screen.mode, beside=Beside(notes, project, *yours, screen.places.of_current))

    def _notes_of(self, entry: Entry) -> tuple[Entry, ...]:
        """Return the notes that `entry` links to; where the library's are not known yet, they are shown later."""
        library = self._screen.view.library
        if self._screen.intake.progress is not None or not any(link.target for link in entry.links):
            return ()
        if self._notes_from is not library:
            self._notes_from, self._notes = library, None
            self._screen.run_worker(lambda: self._find_notes(library), thread=True, group="notes")
        return self._notes.of(entry) if self._notes else ()

    def _find_notes(self, library: Library) -> None:
        self._screen.call_later(self._found_notes, library, Notes(library))

    def _found_notes(self, library: Library, notes: Notes) -> None:
        if library is self._notes_from:
            self._notes = notes
            self.show()

    def _read(self, entry: Entry) -> None:
        source = read_source(entry)
        self._screen.app.call_from_thread(self._show_source, entry, source)

    def _show_source(self, entry: Entry, source: str) -> None:
        if entry is self._screen.view.current and self._screen.mode == "source":
            self._screen.detail.show(entry, "source", source)
