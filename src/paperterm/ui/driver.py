"""The terminal's driver: it sends only the cells that change."""

import os
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

from textual.drivers.linux_driver import LinuxDriver

from paperterm.terminal import takes_utf8
from paperterm.terminfo import terminal_abilities
from paperterm.ui.cells import Cells
from paperterm.ui.symbols import for_console, to_ascii

if TYPE_CHECKING:
    from paperterm.firstpaint import Opening

_USUAL: Final = (80, 24)
_LARGEST: Final = (1000, 400)
"""Columns and lines that are drawn; no screen has more, and a wrong size must not take all time and memory."""

_ALTERNATE: Final = "\x1b[?1049h"
_SYNC_START: Final = "\x1b[?2026h"
_SYNC_END: Final = "\x1b[?2026l"


def _speller() -> Callable[[str], str] | None:
    if not takes_utf8():
        return to_ascii
    return for_console if os.environ.get("TERM") == "linux" else None


class ChangedCellsDriver(LinuxDriver):
    """Textual's driver for Linux and macOS with the cells of the terminal in mind."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._cells = Cells(colors=not self._app.no_color, abilities=terminal_abilities(), spell=_speller())
        self._size = self._get_terminal_size()
        self._begun = ""
        self._opening: Opening | None = getattr(self._app, "opening", None)

    def _get_terminal_size(self) -> tuple[int, int]:
        """Return columns and lines as the terminal tells them; ``$COLUMNS`` may be that of another one."""
        try:
            columns, lines = os.get_terminal_size(self.fileno)
        except OSError:
            return _USUAL
        return (min(columns, _LARGEST[0]), min(lines, _LARGEST[1])) if columns and lines else _USUAL

    def frame(self, columns: int, lines: int) -> tuple[str, str]:
        """Return what the terminal shows as one frame, and the shortest that draws the same; "" where not known."""
        frame = self._cells.frame(columns, lines)
        return frame, Cells().update(frame)

    def forget(self) -> None:
        """Send everything with the next frame."""
        self._cells.forget()

    def lend_mouse(self, *, lent: bool) -> None:
        """Let the terminal have the mouse, to select text, or take it back."""
        if lent:
            self._disable_mouse_support()
        else:
            self._enable_mouse_support()

    def start_application_mode(self) -> None:
        """Take the terminal, of which nothing is known but a first frame."""
        self.forget()
        if self._opening:
            self._opening.hand_over()
            self._cells.update(self._opening.frame)
        super().start_application_mode()  # type: ignore[no-untyped-call]

    def _sigcont_application(self, *_: object) -> None:
        """Take the terminal again; after a stop that nobody could see coming (SIGSTOP), give it back before."""
        if self._auto_restart and not self._must_signal_resume:
            self.suspend_application_mode()
            self._must_signal_resume = True
        super()._sigcont_application()

    def write(self, data: str) -> None:
        """Send what `data` changes; an update in which nothing changes is not even begun."""
        if data == _ALTERNATE and self._opening and self._opening.frame:
            self._opening = None  # it is on already, and terminals clear the screen when it is turned on again
        elif data == _SYNC_START:
            self._begun = data
        elif data == _SYNC_END:
            if not self._begun:
                super().write(data)
            self._begun = ""
        elif changes := self._cells.update(data):
            super().write(self._begun + changes)
            self._begun = ""
