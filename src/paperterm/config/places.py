"""Where a key of a TOML file stands: the standard library's reader does not tell.

The scan follows https://toml.io/en/v1.0.0 as far as keys go: headers, bare, quoted and dotted keys, and strings of
several lines. It is only asked about text that the standard library has read.
"""

import re
from typing import Final

_PART: Final = r"""(?:[A-Za-z0-9_-]+|"(?:[^"\\\n]|\\.)*"|'[^'\n]*')"""
_DOTTED: Final = re.compile(rf"{_PART}(?:[ \t]*\.[ \t]*{_PART})*+")
_PARTS: Final = re.compile(_PART)
_LONG: Final = ('"""', "'''")
_STRING: Final = re.compile(r'"""|\'\'\'|"(?:[^"\\\n]|\\.)*+"|\'[^\'\n]*+\'|#[^\n]*')


def key_lines(text: str) -> dict[str, int]:
    """Return the 1-based line of each table and key, written with dots (``cite.command``)."""
    lines: dict[str, int] = {}
    table = ""
    inside = ""
    depth = 0
    for number, line in enumerate(text.split("\n"), 1):
        stripped = line.lstrip()
        if not inside and not depth:
            header = stripped.startswith("[")
            match = _DOTTED.match(stripped.lstrip("[ \t") if header else stripped)
            if match:
                name = ".".join(_bare(part) for part in _PARTS.findall(match[0]))
                table = name if header else table
                lines.setdefault(name if header or not table else f"{table}.{name}", number)
            if header:
                continue
        inside, depth = _after(line, inside, depth)
    return lines


def line_of(lines: dict[str, int], key: str) -> int:
    """Return the line of `key`, else of the nearest table around it, 0 where nothing is known."""
    while key and key not in lines:
        key = key.rpartition(".")[0]
    return lines.get(key, 0)


def _bare(part: str) -> str:
    return part[1:-1] if part[0] in "\"'" else part


def _after(line: str, inside: str, depth: int) -> tuple[str, int]:
    """Return the mark of the long string, and how many brackets, are still open behind `line`."""
    at = 0
    while at < len(line):
        if inside:
            end = _end_of(line, inside, at)
            if end < 0:
                return inside, depth
            at, inside = end, ""
            continue
        match = _STRING.match(line, at)
        if match and match[0] in _LONG:
            inside = match[0]
        if match:
            at = match.end()
            continue
        depth += (line[at] in "[{") - (line[at] in "]}")
        at += 1
    return inside, max(0, depth)


def _end_of(line: str, mark: str, at: int) -> int:
    """Return where the long string that is open at `at` ends, -1 where it goes on."""
    while at < len(line):
        if line.startswith(mark, at):
            end = at + 3
            while end < min(len(line), at + 5) and line[end] == mark[0]:
                end += 1
            return end
        at += 2 if mark == '"""' and line[at] == "\\" else 1
    return -1
