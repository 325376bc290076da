"""The Textual application."""

import asyncio
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar, Final, Protocol, runtime_checkable

from textual import on
from textual.app import App
from textual.driver import Driver
from textual.events import Event, Key, Paste, Resize
from textual.filter import LineFilter

from paperterm.config.loaded import Loaded, Origin
from paperterm.config.settings import Settings
from paperterm.firstpaint import Opening
from paperterm.log import note
from paperterm.paths import styles_folder
from paperterm.ui.driver import ChangedCellsDriver
from paperterm.ui.guard import ControlGuard
from paperterm.ui.keymap import make_keymap
from paperterm.ui.loading import LibraryLoader, Reading
from paperterm.ui.looks import Looks
from paperterm.ui.screens.library import LibraryScreen
from paperterm.ui.themes import BUILT_IN, make_theme
from paperterm.watchdog import Watchdog

if TYPE_CHECKING:
    from paperterm.actions.bookmark import BookmarkFile
    from paperterm.actions.listlayouts import ListLayouts
    from paperterm.actions.picking import Picker


SWITCH: Final = 0.001
"""Seconds after which a thread lets another one go on: on its way to the screen a key changes threads several times."""


@runtime_checkable
class TakesKeys(Protocol):
    """A screen that is handed its keys."""

    def take_key(self, event: Key) -> None:
        """Do what a key means."""

    def take_paste(self, text: str) -> None:
        """Take pasted text."""


class PapertermApp(App[None], inherit_bindings=False):
    """Curated lists of papers in the terminal.

    Args:
        loader: what reads the lists, in a thread, again on request.
        query: the filter to start with.
        reading: a run of the loader that has begun.
        opening: the first frame, which is on the terminal already.
        loaded: the settings, and what was wrong with them, which is said once.

    Attributes:
        settings: what the user has set.
        looks: the themes, and which one is worn.
        keymap: which key does what.
        picker: who waits for what is picked; None for nobody.
        bookmark: where the place is kept that the next start comes back to; None for nowhere.
        layouts: where the titles of lists are, as the person decides; None where that cannot be decided.
        guard: the last look at what is drawn.
    """

    TITLE = "paperterm"
    CSS_PATH: ClassVar = [styles_folder() / "paperterm.tcss"]
    ENABLE_COMMAND_PALETTE = False
    AUTO_FOCUS = None

    def __init__(
        self,
        loader: LibraryLoader,
        query: str = "",
        reading: Reading | None = None,
        opening: Opening | None = None,
        loaded: Loaded | None = None,
    ) -> None:
        self.picker: Picker | None = None
        self.bookmark: BookmarkFile | None = None
        self.layouts: ListLayouts | None = None
        self.loaded = loaded or Loaded(Settings())
        self.settings = self.loaded.settings
        self.keymap = make_keymap(self.settings.keys, self.settings.commands)[0]
        self.guard = ControlGuard()
        super().__init__(driver_class=ChangedCellsDriver)
        self.animation_level = "none"
        # What there is to say stands in the status line: without these a screen has two widgets and a layout less.
        self._disable_tooltips = self._disable_notifications = True
        self._loader = loader
        self._query = query
        self._reading = reading
        self._touched = False
        self.opening = opening
        self._drawn_size = opening.size if opening else (0, 0)
        self.looks = Looks(self, self.settings.theme, self.loaded.origins.get("theme", Origin()))
        self.set_class(self.no_color, "no-color")

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Return the colors of our own, for themes that do not have them."""
        return make_theme("dark", BUILT_IN["dark"]).variables

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Return the filters that each drawn line goes through, the guard last."""
        return [*super().get_line_filters(), self.guard]

    def get_default_screen(self) -> LibraryScreen:
        """Return the main screen."""
        return LibraryScreen(self._loader, self._query, self._reading)

    async def on_event(self, event: Event) -> None:
        """Hand keys to the screen at once: keys that come together must not overtake what the first one does."""
        screen: object = self.screen if self.screen_stack else None
        self._touched = self._touched or isinstance(event, Key | Paste)
        if isinstance(screen, TakesKeys) and isinstance(event, Key):
            screen.take_key(event)
        elif isinstance(screen, TakesKeys) and isinstance(event, Paste):
            screen.take_paste(event.text)
        else:
            await super().on_event(event)

    def on_resize(self, event: Resize) -> None:
        """Draw everything again: terminals move what they show when their size changes."""
        if event.size != self._drawn_size:
            self.forget_screen()
        self._drawn_size = event.size

    @on(Driver.SignalResume)
    def draw_again(self) -> None:
        """Draw everything again: the shell has had the terminal."""
        self.forget_screen()
        self.refresh(layout=True)

    def on_app_focus(self) -> None:
        """Look at what may have changed while somebody was elsewhere."""
        for screen in self.screen_stack:
            if isinstance(screen, LibraryScreen):
                screen.marks.look()

    def keep_picture(self) -> None:
        """Keep the start screen as the first frame of the next start, unless it is not as that will begin."""
        if not (self._touched or not isinstance(self.screen, LibraryScreen) or self.screen.message is not None):
            self._keep_frame()

    def end(self) -> None:
        """End, with the place that was reached and its picture kept for the next start."""
        screen = self.screen
        if not isinstance(screen, LibraryScreen) or not screen.bookmarks.shows_next_start:
            self.exit()
            return
        screen.bookmarks.tidy()
        screen.bookmarks.keep()
        screen.paint()
        self._keep_frame()
        self.exit()

    def _keep_frame(self) -> None:
        if self.opening and isinstance(self._driver, ChangedCellsDriver):
            size = (self.size.width, self.size.height)
            depends = [str(path) for path in self.bookmark.depends] if self.bookmark else []
            self.opening.keep(*self._driver.frame(*size), size, depends)

    def lend_mouse(self, *, lent: bool) -> None:
        """Let the terminal have the mouse, to select text, or take it back."""
        if isinstance(self._driver, ChangedCellsDriver):
            self._driver.lend_mouse(lent=lent)

    def forget_screen(self) -> None:
        """Send everything with the next frame: what the terminal shows is not ours alone."""
        if isinstance(self._driver, ChangedCellsDriver):
            self._driver.forget()

    def write_terminal(self, sequence: str) -> None:
        """Send a control sequence of our own (never text of a list) to the terminal; any thread may call this."""
        if self._driver is not None:
            self._driver.write(sequence)

    def leave(self) -> None:
        """Ask the interface to end; any thread may call this, it never waits."""
        if self._loop is not None:
            self._loop.call_soon_threadsafe(self.exit)

    @property
    def crash(self) -> Exception | None:
        """The exception that ended the interface, if one did."""
        return self._exception

    def panic(self, *_renderables: object) -> None:
        """End without Textual's report: it shows values, and so text of lists, as they are."""
        self._close_messages_no_wait()

    def _fatal_error(self) -> None:
        self.panic()


class _Loop(asyncio.SelectorEventLoop):
    """A loop that waits for no thread at its end: a check of all lists may take minutes."""

    async def shutdown_default_executor(self, timeout: float | None = None) -> None:
        """Leave the threads alone."""


def run(app: PapertermApp) -> int:
    """Run the interface until it is left, and return the exit code.

    Raises:
        Exception: what ended the interface against its will, after the terminal was restored.
    """
    sys.setswitchinterval(SWITCH)
    with Watchdog(app.leave) as watchdog:
        with asyncio.Runner(loop_factory=_Loop) as runner:
            runner.run(app.run_async(mouse=app.settings.mouse))
        ended = watchdog.ends()
    note("left", guard=app.guard.hits, signal=ended)
    if ended:
        return 128 + ended  # whatever broke meanwhile broke because the ground was taken away
    if app.crash is not None:
        raise app.crash
    return app.return_code or 0
