"""Coming back to where the lists were left, and keeping the place for the next time."""

from pathlib import Path
from typing import TYPE_CHECKING

from paperterm.actions.bookmark import Bookmark
from paperterm.ui.detail import MODES
from paperterm.ui.handlers.marking import unmark
from paperterm.ui.layout import PANES, Shares
from paperterm.ui.ordering import order_of
from paperterm.ui.screens.panes import LEVELS

if TYPE_CHECKING:
    from paperterm.ui.screens.library import LibraryScreen


class Bookmarks:
    """The place of a screen: taken up at the start, as its lists arrive, and kept at the end.

    Args:
        brief: whether this is only a look that was asked for on the command line: it begins with that, and is not
            come back to.

    Attributes:
        is_waiting: whether the place is still to be taken up.
    """

    def __init__(self, screen: "LibraryScreen", *, brief: bool) -> None:
        self._screen = screen
        self._brief = brief
        self._wanted = Bookmark()
        self.is_waiting = False

    @property
    def shows_next_start(self) -> bool:
        """Whether the next start will look as the screen does when it is left."""
        file = self._screen.app.bookmark
        return file is not None and not (file.fresh or self._brief or self.is_waiting)

    def is_first_visit(self, folder: Path) -> bool:
        """Whether the lists are those in `folder`, and were never left before."""
        file = self._screen.app.bookmark
        return file is not None and file.is_of([str(folder)]) and file.read() == Bookmark()

    def begin(self) -> None:
        """Look at the lists in the way that they were looked at, and wait for the place to arrive."""
        file = self._screen.app.bookmark
        if file is None or file.fresh:
            return
        wanted = self._wanted = file.read()
        screen, settings = self._screen, self._screen.app.settings
        if wanted.layout_setting == settings.layout:
            screen.panes.level = min(wanted.panes, max(LEVELS.values()))
        if len(wanted.shares) == 3:
            screen.panes.shares = Shares.within(*wanted.shares)
        if wanted.sort_setting == settings.sort:
            order, reverse = order_of(wanted.sort)
            screen.view.sort("list" if order == "added" else order, reverse=reverse, hits=False)
        if self._brief:
            return
        screen.pane = next((pane for pane in PANES if pane == wanted.pane), screen.pane)
        screen.mode = next((mode for mode in MODES if mode == wanted.mode), screen.mode)
        screen.feed.query = wanted.query
        screen.outline.set_folds(wanted.unfolded, wanted.folded)
        self.is_waiting = wanted != Bookmark()

    def arrived(self, *, final: bool) -> bool:
        """Go to the place if it has arrived; a `final` library is all that there is. Return whether it was gone to."""
        if not self.is_waiting:
            return False
        screen, wanted = self._screen, self._wanted
        there = screen.outline.move_to_way(wanted.section)
        found = screen.view.library.position(wanted.entry) is not None
        if not final and not (there and found):
            return False
        self.is_waiting = False
        screen.view.narrow(screen.outline.scope)
        if wanted.entry and not screen.view.move_to_entry(wanted.entry):
            screen.view.move_to(wanted.row)
        if final and order_of(wanted.sort)[0] == "added" and wanted.sort_setting == screen.app.settings.sort:
            screen.news.find_added(self._sort_by_added)
        return True

    def scroll(self) -> None:
        """Show the cursors as far below the headings as they were."""
        screen, wanted = self._screen, self._wanted
        screen.table.top = max(0, screen.view.cursor - wanted.above)
        screen.sections.top = max(0, screen.outline.cursor - wanted.above_section)
        screen.table.refresh_all()

    def give_up(self) -> None:
        """Stay where the person goes instead."""
        self.is_waiting = False

    def tidy(self) -> None:
        """Show everything as the next start will: nothing is said, marked or typed."""
        screen = self._screen
        unmark(screen)
        screen.use(screen.pane)
        screen.say(None)

    def keep(self) -> None:
        """Keep the place for the next start."""
        file = self._screen.app.bookmark
        if file is not None and not self._brief and not self.is_waiting and self._screen.view.library.entries:
            file.keep(self._now())

    def _now(self) -> Bookmark:
        screen, settings = self._screen, self._screen.app.settings
        view, outline, shares = screen.view, screen.outline, screen.panes.shares
        unfolded, folded = outline.folds
        return Bookmark(
            section=outline.current.way,
            unfolded=unfolded,
            folded=folded,
            entry=view.current.id if view.current else "",
            row=view.cursor,
            above=max(0, view.cursor - screen.table.top),
            above_section=max(0, outline.cursor - screen.sections.top),
            query=screen.feed.query,
            sort=f"{'-' if view.sorting.reverse else ''}{view.sorting.order}",
            sort_setting=settings.sort,
            panes=screen.panes.level,
            layout_setting=settings.layout,
            shares=(shares.sections, shares.beside, shares.below),
            pane=screen.pane,
            mode=screen.mode,
        )

    def _sort_by_added(self) -> None:
        view = self._screen.view
        if view.ordering.added:
            view.sort("added", reverse=order_of(self._wanted.sort)[1], hits=False)
            self._screen.table.refresh_all()
            self._screen.refresh_bars()
