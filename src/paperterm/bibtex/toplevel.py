"""What stands at the top level of a ``.bib`` text as BibTeX itself reads it: strictly, without mending.

`paperterm.bibtex.blocks.split_blocks` finds what an author meant; this module finds what the program will take it
for, which is what matters before something is added behind it.
"""

import re
from dataclasses import dataclass
from typing import Final

_COMMANDS: Final = frozenset({"string", "preamble", "comment"})
_START: Final = re.compile(r"(?m)^[ \t]*%[^\n]*|@\s*([^\W\d_][^\s{}(),\"#%'=@]*)\s*([{(])")
_BRACE: Final = re.compile(r"[{}]")
_PARENTHESIS_MARK: Final = re.compile(r'[{}")]')
_KEY: Final = re.compile(r"\s*([^\s,}]*)")


@dataclass(frozen=True, slots=True)
class TopLevel:
    """The entries at the top level.

    Attributes:
        keys: citation keys in order, as written.
        spans: where each entry begins and ends.
        open_line: 1-based line of the entry or command that the text ends inside of, 0 where it ends outside.
    """

    keys: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    open_line: int = 0


def scan(text: str) -> TopLevel:
    """Return what stands at the top level of `text`; a line that begins with ``%`` between entries is a comment."""
    keys: list[str] = []
    spans: list[tuple[int, int]] = []
    position = 0
    while start := _START.search(text, position):
        position = start.end()
        if start[1] is None:
            continue
        end = _end_of_braces(text, position) if start[2] == "{" else _end_of_parenthesis(text, position)
        if end is None:
            return TopLevel(tuple(keys), tuple(spans), 1 + text.count("\n", 0, start.start()))
        if start[1].lower() not in _COMMANDS:
            key = _KEY.match(text, position)
            keys.append(key[1] if key else "")
            spans.append((start.start(), end))
        position = end
    return TopLevel(tuple(keys), tuple(spans))


def is_sound(text: str, key: str) -> bool:
    """Whether `text` is one whole entry with `key`, with nothing else but ``%`` comments and space before it."""
    top = scan(text)
    if top.open_line or top.keys != (key,):
        return False
    [(start, end)] = top.spans
    before = [line for line in text[:start].splitlines() if line.strip()]
    return not text[end:].strip() and all(line.lstrip().startswith("%") and "@" not in line for line in before)


def _end_of_braces(text: str, position: int) -> int | None:
    depth = 1
    for brace in _BRACE.finditer(text, position):
        depth += 1 if brace[0] == "{" else -1
        if not depth:
            return brace.end()
    return None


def _end_of_parenthesis(text: str, position: int) -> int | None:
    depth, quoted = 0, False
    for mark in _PARENTHESIS_MARK.finditer(text, position):
        character = mark[0]
        if character == "{":
            depth += 1
        elif character == "}":
            depth -= 1
        elif character == '"' and not depth:
            quoted = not quoted
        elif character == ")" and not depth and not quoted:
            return mark.end()
    return None
