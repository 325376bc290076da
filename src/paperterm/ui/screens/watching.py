"""Lists that change on disk are read again, and what has changed is said."""

from threading import Event, Thread
from typing import TYPE_CHECKING

from paperterm.actions.crash import keep_report
from paperterm.actions.outcome import Outcome
from paperterm.library.watch import Watched, Watcher
from paperterm.log import note
from paperterm.ui.loading import LibraryLoader

if TYPE_CHECKING:
    from paperterm.library.changes import Changes
    from paperterm.model import Library, Problem
    from paperterm.ui.screens.library import LibraryScreen


class Watching:
    """Watches the lists of a screen in a thread.

    Args:
        loader: what reads them; watched where it can be, and the user wants it.
    """

    def __init__(self, screen: "LibraryScreen", loader: LibraryLoader) -> None:
        self._screen = screen
        self._loader = loader
        self._stop = Event()

    def begin(self) -> None:
        """Look at the lists from now on."""
        if self._screen.app.settings.watch and isinstance(self._loader, Watched):
            Thread(target=self._run, args=(self._loader,), name="watching", daemon=True).start()

    def read_again(self, outcome: Outcome) -> None:
        """Read the files again on whose layout the person has decided in another way; `outcome` is said then."""
        if isinstance(self._loader, Watched):
            loader = self._loader
            self._screen.run_worker(lambda: self._read_again(loader, outcome), thread=True, group="again")

    def _read_again(self, loader: Watched, outcome: Outcome) -> None:
        from paperterm.library.changes import compare

        before = self._screen.view.library
        library = loader.reload(loader.marks(), self._stop.is_set)
        if not self._stop.is_set():
            self._screen.call_later(self._show, library, compare(before, library), outcome)

    def stop(self) -> None:
        """Let the thread end."""
        self._stop.set()

    def _run(self, loader: Watched) -> None:
        try:
            self._watch(loader)
        except Exception as error:
            # Raised on in a thread it would be printed over the interface.
            said = f"the lists are not watched any more, by a mistake in the program; see {keep_report(error)}"
            self._screen.call_later(self._screen.say, Outcome("failed", said))

    def _watch(self, loader: Watched) -> None:
        from paperterm.library.changes import compare

        gone: tuple[Problem, ...] = ()
        for library in Watcher(loader, self._stop).libraries():
            before = self._screen.view.library
            if library is not before and not self._stop.is_set():
                changes = compare(before, library)
                note("changed", more=changes.more, gone=changes.gone, changed=len(changes.moved))
                outcome = _told(changes, gone, loader.gone)
                gone = loader.gone
                self._screen.call_later(self._show, library, changes, outcome)

    def _show(self, library: "Library", changes: "Changes", outcome: Outcome) -> None:
        if self._screen.intake.progress is None:
            self._screen.message = outcome
            self._screen.feed.replace(library, changes.renamed)


def _told(changes: "Changes", before: "tuple[Problem, ...]", now: "tuple[Problem, ...]") -> Outcome:
    if lost := [problem for problem in now if problem not in before]:
        return Outcome("warning", "; ".join(f"{problem.file} {problem.message}" for problem in lost))
    back = [problem.file for problem in before if problem not in now]
    words = changes.words or "the entries are the same"
    if back:
        return Outcome("done", f"{', '.join(back)} {'is' if len(back) == 1 else 'are'} back: {words}")
    return Outcome("done", f"the lists have changed on disk: {changes.words}" if changes.words else "lists read again")
