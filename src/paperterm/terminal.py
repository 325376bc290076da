"""The terminal that the interface draws on: not always the standard streams.

The interface reads keys from descriptor 0 and draws on descriptor 2 (Textual's Linux driver), so that standard output
stays free for data. Where one of them is no terminal (a list on standard input, ``:r !`` in Vim), the controlling
terminal takes its place.
"""

import os
import sys

from paperterm.errors import UsageError


def claim_terminal() -> None:
    """Make descriptors 0 and 2 the terminal.

    Raises:
        UsageError: standard output is no terminal, or there is no terminal at all.
    """
    if not sys.stdout.isatty():
        raise UsageError("standard output is no terminal; for data use: paperterm list")
    if os.environ.get("TERM", "") == "dumb":
        raise UsageError("this terminal (TERM=dumb) cannot show the interface; use: paperterm list")
    missing = [descriptor for descriptor in (0, 2) if not os.isatty(descriptor)]
    if not missing:
        return
    try:
        terminal = os.open("/dev/tty", os.O_RDWR)
    except OSError as error:
        raise UsageError("there is no terminal to show the interface on; use: paperterm list") from error
    for descriptor in missing:
        os.dup2(terminal, descriptor)
    os.close(terminal)
