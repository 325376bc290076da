"""The places of papers in a session: whether they are united, and which stand behind the current row."""

from typing import TYPE_CHECKING

from paperterm.actions.outcome import Outcome
from paperterm.library.papers.loader import MergingLoader
from paperterm.library.papers.places import ListPlace, places_at

if TYPE_CHECKING:
    from paperterm.ui.loading import LibraryLoader
    from paperterm.ui.screens.library import LibraryScreen


class Places:
    """Shows each paper once, or each of its places."""

    def __init__(self, screen: "LibraryScreen", loader: "LibraryLoader") -> None:
        self._screen = screen
        self._loader = loader if isinstance(loader, MergingLoader) else None

    @property
    def of_current(self) -> tuple[ListPlace, ...]:
        """The places of the paper in the current row, the one that is shown first."""
        view = self._screen.view
        return places_at(view.library, view.rows[view.cursor]) if view.rows else ()

    def toggle(self) -> Outcome:
        """Unite the places of each paper, or show each of them."""
        if self._loader is None:
            return Outcome("warning", "These lists are not read as papers: each place is shown.")
        self._loader.merges = not self._loader.merges
        self._show()
        papers, places = self._screen.view.papers, len(self._screen.view.scope)
        if self._loader.merges:
            return Outcome("done", f"Each paper once: {papers:,} in {places:,} places.")
        return Outcome("done", f"Each place of a paper: {places:,} entries.")

    def tell_apart(self, other: ListPlace) -> Outcome:
        """Remember that the current place and another one are not one paper."""
        from paperterm.library.papers.apart import apart_path, tell_apart

        mine = self.of_current
        if self._loader is None or not mine:
            return Outcome("warning", "There is nothing to tell apart.")
        try:
            tell_apart(mine[0].entry, other.entry)
        except OSError as error:
            return Outcome("failed", f"{apart_path()} cannot be written: {error.strerror}")
        self._loader.forget()
        self._show()
        return Outcome("done", f"Not the same paper any more; {apart_path()} keeps it.")

    def _show(self) -> None:
        if self._loader is not None:
            self._screen.feed.show(self._loader.arranged(self._screen.view.library))
