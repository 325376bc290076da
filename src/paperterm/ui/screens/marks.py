"""The marks of the manuscript in the table: which papers stand in the project's ``.bib``, which it cites."""

import os
import time
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from paperterm.library.project import Project
    from paperterm.library.standing import Standing
    from paperterm.model import Library
    from paperterm.ui.screens.library import LibraryScreen

_LOOK: Final = 1.0
"""Seconds between two looks at whether the files have changed; without a key there is none."""
_BREATH: Final = 0.001
"""Seconds that the keys get now and then while a large library is compared."""


class ManuscriptMarks:
    """Keeps `View.standing` as the files of the project are, all reading in threads."""

    def __init__(self, screen: "LibraryScreen") -> None:
        self._screen = screen
        self._number = 0
        self._looked = 0.0
        self._project: Project | None = None

    def stop(self) -> None:
        """Let what runs in threads end soon."""
        self._number += 1

    def renew(self) -> None:
        """Compare the library with the project's files as they are now."""
        self._number += 1
        number, library = self._number, self._screen.view.library
        self._screen.run_worker(lambda: self._compare(number, library), thread=True, group="marks")

    def project(self) -> "Project | None":
        """Return the project as it is now, None without a working directory; it reads files: call it in a thread."""
        from paperterm.library.project import read_project

        project = self._project
        if project is not None and not project.is_stale():
            return project
        try:
            return read_project(Path(os.getcwd()), self._screen.project.path)
        except OSError:  # the working directory was removed
            return None

    def look(self) -> None:
        """Renew the marks if the files have changed; call this when somebody comes back or presses a key."""
        now = monotonic()
        if self._project is not None and now - self._looked >= _LOOK:
            self._looked = now
            self._screen.run_worker(self._look, thread=True, group="marks")

    def _look(self) -> None:
        if self._project is not None and self._project.is_stale():
            self._screen.call_later(self._changed)

    def _changed(self) -> None:
        self._number += 1
        number, library, before = self._number, self._screen.view.library, self._project
        self._screen.run_worker(lambda: self._compare(number, library, before), thread=True, group="marks")

    def _compare(self, number: int, library: "Library", before: "Project | None" = None) -> None:
        from paperterm.library.project import compare, read_project

        try:
            project = read_project(Path(os.getcwd()), self._screen.project.path)
        except OSError:  # the working directory was removed
            return
        if before is not None and project.says_the_same_as(before):
            self._project = project
            return

        def stopped() -> bool:
            time.sleep(_BREATH)
            return number != self._number

        standing = compare(library.entries if project.text or project.cited else (), project, stopped)
        self._screen.call_later(self._show, number, project, standing)

    def _show(self, number: int, project: "Project", standing: "Standing") -> None:
        if number != self._number:
            return
        screen, view = self._screen, self._screen.view
        self._project = project
        if standing == view.standing:
            return
        view.standing = standing
        view.states |= standing.states()
        screen.table.refresh()
        screen.follower.show()
        screen.feed.search_again()
