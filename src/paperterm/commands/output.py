"""Writing to standard output and error: UTF-8, never a traceback, never a byte that acts on the terminal."""

import sys
from contextlib import suppress

from paperterm.text import clean_line

FOUND = 0
NOTHING_FOUND = 1
ERROR = 2


def use_utf8() -> None:
    """Let standard output and error take any character, whatever the locale says."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="backslashreplace")


def say(message: str) -> None:
    """Write one line for the person at the terminal to standard error, if there still is one."""
    with suppress(OSError):
        sys.stderr.write(f"paperterm: {clean_line(message)}\n")
