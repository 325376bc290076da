"""Writing a library into a file of settings without touching anything else in it."""

import json
import re
from contextlib import suppress
from typing import Final

from paperterm.config.files import parse
from paperterm.errors import UnreadableError

_TABLE: Final = re.compile(r"^[ \t]*\[[ \t]*libraries[ \t]*\][^\n]*$", re.MULTILINE)


def with_library(text: str, name: str, path: str) -> str:
    """Return the TOML `text` with one library more in its table ``libraries``, which is made where there is none.

    Raises:
        ValueError: the text is no TOML, has the library, or is written so that a line cannot just be added.
    """
    line = f"{_toml(name)} = {_toml(path)}\n"
    try:
        before = parse(text)
    except UnreadableError as error:
        raise ValueError(f"is not changed: it {error}") from error
    if name in before.get("libraries", {}):
        raise ValueError(f"has a library {name} already")
    with suppress(UnreadableError):
        if table := _TABLE.search(text):
            at = table.end() + 1
            made = text[:at].rstrip("\n") + "\n" + line + text[at:]
        else:
            gap = "" if not text or text.endswith("\n\n") else "\n" if text.endswith("\n") else "\n\n"
            made = f"{text}{gap}[libraries]\n{line}"
        wanted = before | {"libraries": before.get("libraries", {}) | {name: path}}
        if parse(made) == wanted:
            return made
    raise ValueError(f"is written in a way of its own: add {line.strip()} to its libraries")


def _toml(value: str) -> str:
    """Return a text as a basic string of TOML, of which JSON's are some."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
