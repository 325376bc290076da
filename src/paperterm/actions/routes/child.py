"""Clipboard tools as child processes that can neither hang nor write over the screen."""

import subprocess
from collections.abc import Mapping, Sequence
from typing import Final

from paperterm.actions.processgroup import signal_group

TIME_LIMIT: Final = 2.0
"""Seconds: a tool that needs longer (a wedged X server) has no clipboard to offer."""


def feed(argv: Sequence[str], text: str, environ: Mapping[str, str], *, answers: bool = False) -> str | None:
    """Run `argv` with `text` on its standard input; return its output, None where it did not exit with 0 in time.

    Only where the tool `answers` its standard output is read: a tool that stays in the background, as xclip does,
    would keep the pipe open.
    """
    try:
        child = subprocess.Popen(
            argv,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE if answers else subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=dict(environ),
            start_new_session=True,
        )
    except (OSError, ValueError):
        return None
    try:
        output, _ = child.communicate(text.encode(), timeout=TIME_LIMIT)
    except (subprocess.TimeoutExpired, OSError):
        signal_group(child.pid)
        child.communicate()
        return None
    return (output or b"").decode(errors="replace") if child.returncode == 0 else None
