"""What a key means: in a menu, in the filter, or by the keymap; and keys that have to wait."""

from collections import deque
from typing import TYPE_CHECKING, Final

from textual import events

if TYPE_CHECKING:
    from paperterm.ui.screens.library import LibraryScreen

_PICKING: Final = {"enter": "cursor.enter", "escape": "filter.back"}
"""What keys do while the filter is typed, where somebody waits for what is picked."""


class KeyTaker:
    """Takes the keys of a screen; those typed before it can do anything are kept for later."""

    def __init__(self, screen: "LibraryScreen") -> None:
        self._screen = screen
        self._held: deque[events.Key] = deque()
        self._begun = False

    def begin(self) -> None:
        """Do what the keys mean that were typed before there was a screen."""
        self._begun = True
        self.release()

    def take(self, event: events.Key) -> None:
        """Do what a key means.

        Keys behind a filter whose answer is still to come are held: they are meant for what it finds.
        """
        screen = self._screen
        if screen.status.is_tall:
            screen.message = None
        if not self._begun or self._waits(event):
            self._held.append(event)
            return
        screen.bookmarks.give_up()
        if screen.footer.is_menu:
            screen.do(screen.footer.choose(event.key, event.character))
        elif not screen.filter.typing:
            self._press(event.key, event.character)
        elif screen.filter.take(event):
            screen.feed.search(screen.filter.text)
        elif screen.app.picker and event.key in _PICKING:
            screen.do(_PICKING[event.key])
        else:
            screen.filter_keys.press(event.key)

    def release(self) -> None:
        """Do what the held keys mean, as far as they need not wait any longer."""
        while self._begun and self._held and not self._waits(self._held[0]):
            self.take(self._held.popleft())

    def _press(self, key: str, character: str | None) -> None:
        screen = self._screen
        shown, menu = screen.app.keymap.menu(key, character)
        if menu:
            screen.footer.open_menu(shown, menu)
            screen.refresh_bars()
        else:
            screen.do(screen.app.keymap.pressed(key, character))

    def _waits(self, event: events.Key) -> bool:
        """Whether a key is meant for what is still to come: what the filter finds, or what the first frame shows."""
        screen = self._screen
        if screen.app.keymap.quits(event.key):
            return False
        typed = screen.filter.typing and not (screen.app.picker and event.key in _PICKING)
        return (screen.feed.pending and not typed) or self._only_pictured

    @property
    def _only_pictured(self) -> bool:
        """Whether entries were drawn as the last start left them, and none of them is there yet."""
        screen = self._screen
        pictured = screen.app.opening is not None and bool(screen.app.opening.frame)
        return pictured and screen.intake.progress is not None and not screen.view.library.entries
