"""An address alone on the screen: to select it with the mouse, to click it, to take it with a telephone."""

import os
from typing import TYPE_CHECKING, Final

from textual import events
from textual.app import ComposeResult
from textual.screen import Screen

from paperterm.actions.hyperlinks import hyperlink, shows_hyperlinks
from paperterm.actions.outcome import Outcome
from paperterm.actions.qr import qr_lines
from paperterm.terminal import takes_utf8
from paperterm.ui.text import Run, wrap
from paperterm.ui.widgets.drawing import Drawn

if TYPE_CHECKING:
    from textual.strip import Strip

    from paperterm.ui.app import PapertermApp

_TOP: Final = 2
"""Lines above the address."""

_HINTS: Final = (("esc", "back"), ("r", "QR code"))


class _Page(Drawn):
    """What stands around the address; its own lines stay blank for the terminal to write and wrap it."""

    lines: tuple[tuple[Run, ...], ...] = ()

    def render_line(self, y: int) -> "Strip":
        """Draw one of the lines."""
        return self.strip(self.lines[y] if y < len(self.lines) else (), self.size.width)


class AddressScreen(Screen[None]):
    """Shows an address whole: without a frame, in one piece that only the terminal breaks.

    The terminal then knows that it is one line, and selects and copies it as one. The mouse is left to it.

    Args:
        url: the address, checked (`paperterm.actions.links.check_url`): ASCII without blanks.
        outcome: what has been done with it already.
        host: its host as the list writes it, where that is not ASCII.
    """

    app: "PapertermApp"

    def __init__(self, url: str, outcome: Outcome | None = None, host: str = "") -> None:
        super().__init__()
        self.url = url
        self._outcome = outcome
        self._host = host
        self._draws_code = False
        self._page = _Page()

    def compose(self) -> ComposeResult:
        """Lay out the page."""
        yield self._page

    def on_mount(self) -> None:
        """Give the mouse to the terminal."""
        self.app.lend_mouse(lent=True)

    def on_unmount(self) -> None:
        """Take the mouse back; what stands on the screen is not known any more."""
        self.app.lend_mouse(lent=False)
        self.app.forget_screen()

    def on_resize(self) -> None:
        """Write the address for the new width."""
        self._draw()

    def take_key(self, event: events.Key) -> None:
        """Draw the QR code, or leave."""
        if event.key == "r":
            self._draws_code = not self._draws_code
            self._draw()
        else:
            self.dismiss()

    def take_paste(self, text: str) -> None:
        """Nothing is pasted here."""

    def _draw(self) -> None:
        self._page.lines = tuple(map(tuple, self._lines()))
        self._page.refresh()
        self.app.forget_screen()
        self.call_after_refresh(self._write)

    def _lines(self) -> list[list[Run]]:
        columns, rows = self.app.size
        rows_of_url = -(-len(self.url) // max(1, columns))
        lines: list[list[Run]] = [[Run(" The address", "strong")], *([] for _ in range(_TOP - 1 + rows_of_url)), []]
        if self._host:
            lines.append([Run(f" ! the list writes the host as {self._host}", "warning")])
        if self._outcome:
            lines += [[Run(f" {line}", self._outcome.level)] for line in wrap(self._outcome.message, columns - 2)]
        if self._draws_code:
            lines += [*self._code(columns, rows - len(lines) - 2), []]
        hints = (run for key, words in _HINTS for run in (Run(f" {key}", "key"), Run(f" {words} ")))
        return [*lines[: rows - 1], list(hints)]

    def _code(self, columns: int, rows: int) -> list[list[Run]]:
        try:
            lines = qr_lines(self.url, ascii_only=not takes_utf8())
        except ValueError as error:
            return [[Run(f" {error}", "warning")]]
        if len(lines) > rows or len(lines[0]) > columns - 2:
            needs = f"{len(lines[0]) + 2} columns and {len(lines) + self.app.size.height - rows} lines"
            return [[Run(f" The QR code needs a terminal of {needs}.", "warning")]]
        return [[Run(" "), Run(line, "code")] for line in lines]

    def _write(self) -> None:
        """Write the address itself, with the terminal's own wrapping, as a hyperlink where it takes one."""
        text = hyperlink(self.url, self.url) if shows_hyperlinks(os.environ) else self.url
        self.app.write_terminal(f"\x1b[0m\x1b[?7h\x1b[{_TOP + 1};1H{text}\x1b[?7l\x1b[H")
