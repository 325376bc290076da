"""Leaving in time: on a signal, on a lost terminal, with a terminal that takes no more output.

An event loop that waits for a stalled terminal does not see signals, and a process whose terminal is gone may read
end-of-file for ever. A thread of its own asks the program to leave, waits a little, then restores the terminal and ends
the process.
"""

import os
import signal
import termios
from collections.abc import Callable
from contextlib import suppress
from threading import Event, Thread
from types import FrameType

from paperterm.interrupt import ENDING
from paperterm.terminal import Modes

SIGNALS = (signal.SIGINT, *ENDING)
GRACE = 1.2
"""Seconds that the program has to leave by itself."""

GRACE_OF_THE_LOST = 0.6
"""The same where the terminal is gone: nobody is there to see it, and reading it keeps a processor busy."""

LOOK = 0.4
"""Seconds between two looks at whether the terminal is still there."""


class Watchdog:
    """Watches one run of the interface; use as a context manager around it.

    Args:
        leave: asks the program to leave; called in the watching thread, must not wait.

    Attributes:
        signal: the signal that asked the program to leave, 0 for none.
    """

    def __init__(self, leave: Callable[[], object]) -> None:
        self.signal = 0
        self._leave = leave
        self._modes = Modes()
        self._awake = Event()
        self._left = Event()
        self._former: dict[int, signal.Handlers | Callable[[int, FrameType | None], object] | int | None] = {}
        self._thread = Thread(target=self._watch, name="watchdog", daemon=True)

    def __enter__(self) -> "Watchdog":
        for number in SIGNALS:
            if signal.getsignal(number) is not signal.SIG_IGN:
                self._former[number] = signal.signal(number, self._on_signal)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._left.set()
        self._awake.set()
        for number, handler in self._former.items():
            signal.signal(number, handler)

    def ends(self) -> int:
        """Return the signal that ends the program, 0 for none; a terminal that is gone counts as a hang-up."""
        if not self.signal and self._terminal_is_gone():
            self.signal = signal.SIGHUP
        return self.signal

    def _on_signal(self, number: int, _frame: FrameType | None) -> None:
        self.signal = number
        self._awake.set()

    def _watch(self) -> None:
        while not self._awake.wait(LOOK):
            if self.ends():
                break
        if self._left.is_set():
            return
        with suppress(Exception):
            self._leave()
        if not self._left.wait(GRACE_OF_THE_LOST if self._terminal_is_gone() else GRACE):
            self._modes.restore()
            os._exit(128 + self.signal)

    @staticmethod
    def _terminal_is_gone() -> bool:
        """Whether descriptor 0, which was a terminal (`paperterm.terminal.claimed_terminal`), is none any more."""
        try:
            termios.tcgetattr(0)
        except termios.error:
            return True
        return False
