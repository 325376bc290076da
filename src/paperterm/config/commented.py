"""The settings as text: the commented defaults, the documentation, and where each value comes from."""

import textwrap
from collections.abc import Iterable, Mapping
from typing import Any, Final

from paperterm.config.loaded import Loaded, Origin
from paperterm.config.settings import ROWS, Row

_WIDTH: Final = 100
_ABOVE: Final = """\
# Settings of paperterm. Everything here is commented out and shows the default, or an example.
# Take the # away to set something; what is wrong is told at the next start, and the default holds.
"""
_ESCAPES: Final = {'"': '\\"', "\\": "\\\\"}


def to_toml(value: Any) -> str:
    """Return a value of a setting as TOML has it."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, tuple):
        return f"[{', '.join(map(to_toml, value))}]"
    return '"' + "".join(_ESCAPES.get(character, character) for character in value) + '"'


def commented_defaults(keys: str = "") -> str:
    """Return a file of settings in which everything is commented out: what there is, and what holds without it.

    Args:
        keys: the entries of the table ``keys``, for its example.
    """
    parts = [_ABOVE]
    tables = [row for row in ROWS.values() if row.about.kind.entries]
    parts += [_commented(row, f"# {row.key} = {_value(row)}") for row in ROWS.values() if row not in tables]
    parts += [_commented(row, f"# [{row.key}]", *_entries(row, keys)) for row in tables]
    return "\n".join(parts)


def _entries(row: Row, keys: str) -> list[str]:
    entries = keys if row.key == "keys" and keys else _value(row)
    return [f"# {line}" for line in entries.split("\n")]


def _value(row: Row) -> str:
    return row.about.example or to_toml(row.default)


def _commented(row: Row, *lines: str) -> str:
    return "\n".join([*_words(row), *lines]) + "\n"


def _words(row: Row) -> list[str]:
    allowed = row.about.kind.allowed
    said = f"{row.about.words} Allowed: {allowed}." if not row.about.kind.entries else row.about.words
    return [f"## {line}" for line in textwrap.wrap(said, _WIDTH)]


def markdown_table() -> str:
    """Return the table of settings for the documentation."""
    lines = ["| setting | what it is for | allowed | default | variable | in a project |", "|---|---|---|---|---|---|"]
    for row in ROWS.values():
        default = "–" if row.default in ("", {}) else f"`{to_toml(row.default)}`"
        variable = f"`{row.variable}`" if row.variable else "–"
        project = "yes" if row.about.harmless else "no"
        cells = (f"`{row.key}`", row.about.words, row.about.kind.allowed, default, variable, project)
        lines.append(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |")
    return "\n".join(lines) + "\n"


def shown_values(loaded: Loaded) -> Iterable[tuple[str, str, str]]:
    """Yield each setting with its value and where that comes from, in the order of the table."""
    for row in ROWS.values():
        value = getattr(loaded.settings, row.name)
        if isinstance(value, Mapping) and value:
            for name, item in value.items():
                key = f"{row.key}.{name}"
                yield key, to_toml(item), str(loaded.origins.get(key, Origin()))
        else:
            written = "{}" if isinstance(value, Mapping) else to_toml(value)
            yield row.key, written, str(loaded.origins.get(row.key, Origin()) if value != row.default else Origin())
