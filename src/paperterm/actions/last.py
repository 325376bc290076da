"""The last text that was copied, kept in the state folder: no route can lose it."""

from pathlib import Path

from paperterm.actions.private import write_private
from paperterm.paths import state_folder
from paperterm.regular import read_regular
from paperterm.trouble import cannot_remember


def last_copy_path() -> Path:
    """Return where the last copy is kept."""
    return state_folder() / "last-copy.txt"


def keep_last(text: str) -> Path | None:
    """Keep `text` as the last copy; return its path, None where it cannot be written."""
    path = last_copy_path()
    try:
        write_private(path, text.encode())
    except OSError as error:
        cannot_remember(error)
        return None
    return path


def last_copy() -> str | None:
    """Return the last text that was copied, None if there is none or it cannot be read."""
    try:
        return read_regular(last_copy_path()).decode()
    except (OSError, UnicodeDecodeError):
        return None
