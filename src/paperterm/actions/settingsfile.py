"""The user's file of settings, read and replaced as a whole."""

import os
from pathlib import Path
from typing import Final

from paperterm.actions.private import write_private
from paperterm.config.files import read_text
from paperterm.errors import UnreadableError, UsageError

_MODE: Final = 0o666


def settings_text(path: Path) -> str:
    """Return the text of the file with its line ends and its byte order mark, "" where there is none.

    Raises:
        UsageError: it cannot be read.
    """
    if not os.path.lexists(path):
        return ""
    try:
        read_text(path)
        return path.read_bytes().decode()
    except (OSError, UnreadableError) as error:
        raise UsageError(f"{path} {error}") from error


def write_settings(path: Path, text: str) -> None:
    """Replace the file; one that is a link stays one, and its mode stays too.

    Raises:
        UsageError: it cannot be written.
    """
    real = Path(os.path.realpath(path))
    try:
        mode = os.stat(real).st_mode & _MODE if real.exists() else 0
        write_private(real, text.encode())
        if mode:
            os.chmod(real, mode)
    except OSError as error:
        raise UsageError(f"{path} cannot be written: {(error.strerror or str(error)).lower()}") from error
