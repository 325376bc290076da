"""What the terminal answers when it is asked.

Source: https://invisible-island.net/xterm/ctlseqs/ (Primary Device Attributes, XTVERSION).
"""

import os
import re
import select
import termios
import time
from dataclasses import dataclass
from typing import Final

PATIENCE: Final = 1.5
"""Seconds that an answer may take: a line around the world needs a third of one."""

_FENCE: Final = re.compile(rb"\x1b\[\?([\d;]*)c")
"""All terminals answer to the question for their attributes: what did not come before it does not come any more."""

_NAME: Final = re.compile(rb"\x1bP>\|([^\x1b]*)\x1b\\")
_CLIPBOARD: Final = "52"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a terminal said.

    Attributes:
        seconds: how long it took, there and back.
        name: its name and version, "" where it does not tell.
        takes_copies: it says itself that it takes OSC 52; most that do, do not say so.
    """

    seconds: float
    name: str
    takes_copies: bool


def ask_terminal(seconds: float = PATIENCE) -> Answer | None:
    """Ask the controlling terminal; None where there is none, or where it does not answer in so many seconds."""
    try:
        terminal = os.open("/dev/tty", os.O_RDWR | os.O_NOCTTY | os.O_CLOEXEC)
    except OSError:
        return None
    try:
        before = termios.tcgetattr(terminal)
        quiet = termios.tcgetattr(terminal)
        quiet[3] &= ~(termios.ECHO | termios.ICANON)
        termios.tcsetattr(terminal, termios.TCSANOW, quiet)
        try:
            return _ask(terminal, seconds)
        finally:
            termios.tcsetattr(terminal, termios.TCSAFLUSH, before)
    except (OSError, termios.error):
        return None
    finally:
        os.close(terminal)


def _ask(terminal: int, seconds: float) -> Answer | None:
    start = time.monotonic()
    os.write(terminal, b"\x1b[>q\x1b[c")
    said = b""
    while (left := start + seconds - time.monotonic()) > 0:
        if not select.select([terminal], [], [], left)[0]:
            break
        said += os.read(terminal, 4096)
        if fence := _FENCE.search(said):
            name = _NAME.search(said)
            attributes = fence[1].decode().split(";")
            words = name[1].decode(errors="replace") if name else ""
            return Answer(time.monotonic() - start, words, _CLIPBOARD in attributes)
    return None
