"""What is kept of a crash: where it happened, for a report, without the terminal seeing any of it."""

import platform
import traceback
from pathlib import Path

from paperterm import __version__
from paperterm.actions.private import write_private
from paperterm.paths import state_folder
from paperterm.text import clean_block


def keep_report(error: BaseException) -> Path | None:
    """Write how `error` came about to a file of the user's own and return its path, None where that fails."""
    path = state_folder() / "crash.txt"
    about = f"paperterm {__version__}, Python {platform.python_version()}, {platform.platform()}\n\n"
    report = about + "".join(traceback.format_exception(error))
    try:
        write_private(path, clean_block(report).encode("utf-8", "replace"))
    except OSError:
        return None
    return path
