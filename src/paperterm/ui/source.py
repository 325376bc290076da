"""The lines of a list that an entry was read from."""

from typing import Final

from paperterm.model import Entry
from paperterm.regular import read_regular
from paperterm.text import clean_block

_MAX_BYTES: Final = 8 << 20
_MAX_LINES: Final = 400


def read_source(entry: Entry) -> str:
    """Return the lines of `entry` as its file has them now, cleaned; else in words why they cannot be had."""
    if entry.path in ("", "-"):
        return "The list came from standard input: its source is not kept."
    try:
        text = read_regular(entry.path, _MAX_BYTES).decode("utf-8", "replace")
    except OSError as error:
        return f"{entry.file} cannot be read: {error.strerror or error}"
    lines = clean_block(text).split("\n")[entry.line - 1 : max(entry.line, entry.end_line)]
    return "\n".join(lines[:_MAX_LINES]) or f"{entry.file} has no line {entry.line} any more: R reads it again."
