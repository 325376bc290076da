"""Writing into a file of settings without touching anything else in it."""

import json
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from typing import Any, Final

from paperterm.config.files import parse
from paperterm.errors import UnreadableError

_NEXT: Final = re.compile(r"^[ \t]*\[", re.MULTILINE)
_MARK: Final = "\ufeff"
_TABLE: Final = re.compile(r"^[ \t]*\[[ \t]*libraries[ \t]*\][^\n]*$", re.MULTILINE)


def with_library(text: str, name: str, path: str) -> str:
    """Return the TOML `text` with one library more in its table ``libraries``, which is made where there is none.

    Raises:
        ValueError: the text is no TOML, has the library, or is written so that a line cannot just be added.
    """
    line = f"{_toml(name)} = {_toml(path)}\n"
    before = _parsed(text)
    if name in before.get("libraries", {}):
        raise ValueError(f"has a library {name} already")
    wanted = before | {"libraries": before.get("libraries", {}) | {name: path}}
    for made in _candidates(text, line):
        with suppress(UnreadableError):
            if parse(made) == wanted:
                return made
    raise ValueError(f"is written in a way of its own: add {line.strip()} to its libraries")


def with_value(text: str, key: Sequence[str], value: str) -> str:
    """Return the TOML `text` with a value at `key`, the names of its tables and its own; every other byte stays.

    Raises:
        ValueError: the text is no TOML, or is written so that a value cannot just be set.
    """
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    wanted = _parsed(text)
    mark = _MARK if text.startswith(_MARK) else ""
    try:
        _set(wanted, key, value, dict)
        document = tomlkit.parse(text.removeprefix(mark))
        if key[0] not in document and document.as_string().strip():
            document.add(tomlkit.nl())
        _set(document, key, value, lambda: tomlkit.table(is_super_table=True))
        made = mark + tomlkit.dumps(document)
    except (TOMLKitError, TypeError, ValueError):
        made = ""
    if not made or _parsed(made) != wanted:
        raise ValueError(f"is written in a way of its own: set {_toml(key[-1])} to {_toml(value)} in {key[0]}")
    return made


def _set(table: Any, key: Sequence[str], value: str, make: Callable[[], Any]) -> None:
    for name in key[:-1]:
        if name not in table:
            table[name] = make()
        table = table[name]
    table[key[-1]] = value


def _parsed(text: str) -> dict[str, Any]:
    try:
        return parse(text.removeprefix(_MARK))
    except UnreadableError as error:
        raise ValueError(f"is not changed: it {error}") from error


def _candidates(text: str, line: str) -> Iterator[str]:
    """Yield the text with the line at the end of the table, behind its heading, or with a table of its own."""
    table = _TABLE.search(text)
    if table is None:
        yield f"{text.rstrip()}\n\n[libraries]\n{line}".lstrip("\n")
        return
    following = _NEXT.search(text, table.end())
    lines = text[table.end() : following.start() if following else len(text)].split("\n")
    while lines and lines[-1].strip()[:1] in ("", "#") and len(lines) > 1:
        lines.pop()
    for at in (table.end() + len("\n".join(lines)), table.end()):
        yield f"{text[:at]}\n{line}{text[at:].removeprefix(chr(10))}"


def _toml(value: str) -> str:
    """Return a text as a basic string of TOML, of which JSON's are some."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
