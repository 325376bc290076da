"""A screen that is drawn once when the program starts, not for each of the steps that Textual takes until then."""

import gc
from collections.abc import Callable
from typing import Final

from textual.geometry import Size
from textual.screen import Screen
from textual.timer import Timer, TimerCallback
from textual.widget import Widget

LATER: Final = 0.3
"""Seconds that the first keys get for themselves: threads would hold them up."""


class OpenedScreen(Screen[None]):
    """A screen that paints nothing before it is opened, and is not laid out again for the size that it has.

    Textual lays out and paints for the mounting of the screen, for each of the three resizes that tell a terminal's
    size, and for what has just been laid out: half of the time between the imports and the first key.
    """

    is_open = False
    _opened_with: Size | None = None
    put_off = 0
    """Jobs that are still to begin."""

    def later(self, job: Callable[[], object]) -> None:
        """Begin something that nobody waits for, not before the first keys had their effect."""
        self.put_off += 1

        def begin() -> None:
            self.put_off -= 1
            job()

        self.set_timer(LATER, begin)

    def set_timer(
        self,
        delay: float,
        callback: TimerCallback | None = None,
        *,
        name: str | None = None,
        pause: bool = False,
    ) -> Timer:
        """Call `callback` once after a `delay` in seconds, late where the program could not go on meanwhile.

        Textual leaves out the turns of a timer that are over: of one that has a single turn nothing is left where the
        process stood still while it was set.
        """
        timer = super().set_timer(delay, callback, name=name, pause=pause)
        timer._skip = False
        return timer

    def open(self, prepare: Callable[[], None]) -> None:
        """Paint what has been laid out, after `prepare`, whose changes are in the first frame already."""
        self.is_open = True
        self._opened_with = self.app.size
        for widget in self.walk_children(Widget, with_self=True):
            widget._layout_required = widget._repaint_required = False
        prepare()
        self._compositor_refresh()

    def paint(self) -> None:
        """Paint everything as it is now, without waiting for a turn."""
        self._dirty_widgets.add(self)
        self._refresh_layout()

    def _compositor_refresh(self) -> None:
        if self.is_open:
            super()._compositor_refresh()

    def _screen_resized(self, size: Size) -> None:
        # The size that the screen was opened with is told thrice; once it has changed every event counts.
        if size != self._opened_with:
            self._opened_with = None
            super()._screen_resized(size)


def leave_garbage() -> None:
    """Collect no garbage while much is made that stays: each look at all of it takes longer than a key may wait."""
    gc.disable()


def collect_garbage() -> None:
    """Collect garbage from now on, but never look at what there is already: it stays."""
    gc.freeze()
    gc.enable()
