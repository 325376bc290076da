"""The terminal that the interface draws on: not always the standard streams.

The interface reads keys from descriptor 0 and draws on descriptor 2 (Textual's Linux driver), and asks standard
output for the size. Where one of them is no terminal (a list on standard input, ``:r !`` in Vim, ``$(…)`` in a
shell), the controlling terminal takes its place as long as the interface is there.
"""

import locale
import os
import select
import signal
import sys
import termios
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress

from paperterm.errors import UsageError

RESET = (
    "\x1b[<u"  # the keyboard protocol of kitty
    "\x1b[?1000l\x1b[?1002l\x1b[?1003l\x1b[?1006l\x1b[?1015l\x1b[?1016l"  # the mouse
    "\x1b[?1004l\x1b[?2004l\x1b[?2048l\x1b[?2026l"  # focus, bracketed paste, resizes in band, synchronized updates
    "\x1b[?7h\x1b[?25h\x1b[?1049l\x1b[0m"  # wrapping, the cursor, the main screen, plain style
)
"""Turns off all that the interface turns on (XTerm control sequences, https://invisible-island.net/xterm/ctlseqs/)."""


def takes_utf8(environ: Mapping[str, str] | None = None) -> bool:
    """Whether the terminal takes UTF-8, as the locale says; without a locale most do.

    POSIX: ``LC_ALL`` over ``LC_CTYPE`` over ``LANG``. Python itself puts ``C.UTF-8`` into ``LC_CTYPE`` where the C
    locale is not demanded by ``LC_ALL`` (PEP 538): where the system tells, what was there before counts.
    """
    environ = _as_started() if environ is None else environ
    name = next((value for key in ("LC_ALL", "LC_CTYPE", "LANG") if (value := environ.get(key))), "C.UTF-8")
    if name in ("C", "POSIX"):
        return False
    codeset = name.partition(".")[2].partition("@")[0] or name
    if codeset == name and name.upper() not in ("UTF-8", "UTF8"):
        return sys.platform == "darwin" or locale.getencoding().lower() in ("utf-8", "utf8")
    return codeset.lower().replace("-", "") == "utf8"


def _as_started() -> Mapping[str, str]:
    """Return the environment as it was before Python looked at the locale, where that may have changed it."""
    if os.environ.get("LC_CTYPE") in ("C.UTF-8", "C.utf8", "UTF-8"):
        with suppress(OSError), open("/proc/self/environ", encoding="utf-8", errors="surrogateescape") as started:
            pairs = (variable.partition("=") for variable in started.read().split("\0"))
            return {name: value for name, _, value in pairs}
    return os.environ


@contextmanager
def claimed_terminal(*, for_data: bool = False) -> Iterator[None]:
    """Make descriptors 0, 1 and 2 the terminal, and give back afterwards what they were.

    Args:
        for_data: standard output may be something else meanwhile: it gets what the interface gives back.

    Raises:
        UsageError: standard output is no terminal though it has to be, or there is no terminal at all.
    """
    if not for_data and not sys.stdout.isatty():
        raise UsageError("standard output is no terminal; for data use: paperterm list")
    if os.environ.get("TERM", "") == "dumb":
        raise UsageError("this terminal (TERM=dumb) cannot show the interface; use: paperterm list")
    kept: list[tuple[int, int]] = []
    missing = [descriptor for descriptor in range(3) if not os.isatty(descriptor)]
    if missing:
        try:
            terminal = os.open("/dev/tty", os.O_RDWR)
        except OSError as error:
            raise UsageError("there is no terminal to show the interface on; use: paperterm list") from error
        for descriptor in missing:
            kept.append((os.dup(descriptor), descriptor))
            os.dup2(terminal, descriptor)
        os.close(terminal)
    try:
        yield
    finally:
        for copy, descriptor in kept:
            os.dup2(copy, descriptor)
            os.close(copy)


@contextmanager
def interrupts_left_to_child() -> Iterator[None]:
    """Leave the interrupts of the keyboard to the program that has the terminal, as POSIX's ``system()`` does."""
    former = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGQUIT)}
    for number, handler in former.items():
        if handler is not signal.SIG_IGN:
            signal.signal(number, lambda *_: None)  # the child would inherit SIG_IGN
    try:
        yield
    finally:
        for number, handler in former.items():
            signal.signal(number, handler)


class Modes:
    """The modes of the terminal as they were when this was made."""

    def __init__(self) -> None:
        try:
            self._attributes = termios.tcgetattr(0)
        except termios.error:
            self._attributes = []

    def restore(self) -> None:
        """Bring the modes back without ever waiting: output that a stalled terminal did not take is dropped."""
        with suppress(OSError, termios.error):
            termios.tcflush(2, termios.TCOFLUSH)
        with suppress(OSError, ValueError):
            if select.select([], [2], [], 0.2)[1]:
                os.write(2, RESET.encode())
        if self._attributes:
            with suppress(OSError, termios.error):
                termios.tcsetattr(0, termios.TCSANOW, self._attributes)


def reset_terminal() -> None:
    """Mend what a killed run left behind: modes that were on, and a line discipline without echo.

    Raises:
        UsageError: there is no terminal.
    """
    try:
        terminal = os.open("/dev/tty", os.O_RDWR)
    except OSError as error:
        raise UsageError("there is no terminal to reset") from error
    attributes = termios.tcgetattr(terminal)
    attributes[0] |= termios.ICRNL | termios.IXON | termios.BRKINT
    attributes[1] |= termios.OPOST | termios.ONLCR
    attributes[3] |= termios.ICANON | termios.ECHO | termios.ECHOE | termios.ECHOK | termios.ISIG | termios.IEXTEN
    termios.tcsetattr(terminal, termios.TCSANOW, attributes)
    os.write(terminal, RESET.encode())
    os.close(terminal)
