"""What a person keeps about papers, in a session: read in a thread, changed in a thread, shown in table and detail."""

from pathlib import Path
from queue import SimpleQueue
from threading import Lock
from typing import TYPE_CHECKING

from paperterm.actions.outcome import Outcome

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from paperterm.actions.yours.shelf import Shelf, Yours
    from paperterm.model import Entry, Library
    from paperterm.ui.screens.library import LibraryScreen


class Kept:
    """What is kept about the papers of the library.

    Attributes:
        kept: by `Entry.id`.
        collections: all that there are, with how many papers each has.
    """

    def __init__(self, screen: "LibraryScreen") -> None:
        self._screen = screen
        self._waiting: SimpleQueue[Callable[[], None]] = SimpleQueue()
        self._busy = Lock()
        self.kept: dict[str, Yours] = {}
        self.collections: dict[str, int] = {}

    @property
    def folder(self) -> Path:
        """Where it is kept."""
        from paperterm.actions.yours.store import yours_folder

        return yours_folder(self._screen.app.settings.yours)

    def renew(self) -> None:
        """Read what is kept, in a thread."""
        library = self._screen.view.library
        self._work(lambda: self._read(library))

    def change(self, entries: "Sequence[Entry]", change: "Callable[[Yours], Yours]", words: str) -> None:
        """Change what is kept about `entries` in a thread; `words` say what was done."""
        library = self._screen.view.library

        def job() -> None:
            from paperterm.actions.yours.store import YoursError, keep

            try:
                shelf = keep(self.folder, entries, change)
            except YoursError as error:
                self._screen.call_later(self._screen.say, Outcome("failed", str(error)))
                return
            self._hand_over(library, shelf)
            self._screen.call_later(self._screen.say, Outcome("done", words))

        self._work(job)

    def sign(self, entry_id: str) -> str:
        """Return one character for the table."""
        yours = self.kept.get(entry_id)
        return yours.sign if yours else " "

    def words(self, entry: "Entry") -> tuple[str, str]:
        """Return what is kept about `entry` in words, and its note."""
        yours = self.kept.get(entry.id)
        fresh = self._screen.news.words(entry.id)
        if yours is None:
            return ", ".join(fresh), ""
        from paperterm.actions.yours.notes import note_path, read_note

        path = note_path(self.folder, yours, entry) if yours.note else None
        return ", ".join([*fresh, yours.words]), read_note(path) if path else ""

    def _work(self, job: "Callable[[], None]") -> None:
        """Do what is to be done in a thread, one thing after the other."""
        self._waiting.put(job)
        self._screen.run_worker(self._do_next, thread=True, group="yours")

    def _do_next(self) -> None:
        with self._busy:
            self._waiting.get()()

    def _read(self, library: "Library") -> None:
        from paperterm.actions.yours.store import YoursError, read_shelf

        try:
            self._hand_over(library, read_shelf(self.folder))
        except YoursError as error:
            self._screen.call_later(self._screen.say, Outcome("failed", str(error)))

    def _hand_over(self, library: "Library", shelf: "Shelf") -> None:
        """Find the papers that the shelf is about, and show them; called in a thread."""
        kept = shelf.in_library(library)
        self._screen.call_later(self._show, library, kept, shelf.collections())

    def _show(self, library: "Library", kept: "dict[str, Yours]", collections: dict[str, int]) -> None:
        from paperterm.actions.yours.shelf import states_of

        screen = self._screen
        if library is not screen.view.library:
            self.renew()
            return
        if (kept, collections) == (self.kept, self.collections):
            return
        self.kept, self.collections = kept, collections
        view = screen.view
        for name in [name for name in view.states if name.startswith("@")]:
            del view.states[name]
        view.states |= states_of(kept)
        view.signs["yours"] = {entry_id: yours.sign for entry_id, yours in kept.items()}
        screen.table.refresh_all()
        screen.follower.show()
        screen.feed.search_again()
