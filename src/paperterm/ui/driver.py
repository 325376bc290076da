"""The terminal's driver: it sends only the cells that change."""

from typing import Any, Final

from textual.drivers.linux_driver import LinuxDriver

from paperterm.ui.cells import Cells

_SYNC_START: Final = "\x1b[?2026h"
_SYNC_END: Final = "\x1b[?2026l"


class ChangedCellsDriver(LinuxDriver):
    """Textual's driver for Linux and macOS with the cells of the terminal in mind."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._cells = Cells(colors=not self._app.no_color)
        self._begun = ""

    def forget(self) -> None:
        """Send everything with the next frame."""
        self._cells.forget()

    def start_application_mode(self) -> None:
        """Take the terminal, of which nothing is known."""
        self.forget()
        super().start_application_mode()  # type: ignore[no-untyped-call]

    def write(self, data: str) -> None:
        """Send what `data` changes; an update in which nothing changes is not even begun."""
        if data == _SYNC_START:
            self._begun = data
        elif data == _SYNC_END:
            if not self._begun:
                super().write(data)
            self._begun = ""
        elif changes := self._cells.update(data):
            super().write(self._begun + changes)
            self._begun = ""
