"""The lines of a list that an entry was read from."""

import os
import stat
from pathlib import Path
from typing import Final

from paperterm.model import Entry
from paperterm.text import clean_block

_MAX_BYTES: Final = 8 << 20
_MAX_LINES: Final = 400


def read_source(entry: Entry) -> str:
    """Return the lines of `entry` as its file has them now, cleaned; else in words why they cannot be had."""
    if entry.path in ("", "-"):
        return "The list came from standard input: its source is not kept."
    try:
        text = _read(Path(entry.path))
    except OSError as error:
        return f"{entry.file} cannot be read: {error.strerror or error}"
    lines = clean_block(text).split("\n")[entry.line - 1 : max(entry.line, entry.end_line)]
    return "\n".join(lines[:_MAX_LINES]) or f"{entry.file} has no line {entry.line} any more: R reads it again."


def _read(path: Path) -> str:
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    with os.fdopen(descriptor, "rb") as file:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise OSError(0, "it is no regular file")
        return file.read(_MAX_BYTES).decode("utf-8", "replace")
