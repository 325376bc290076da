"""Highlighting of BibTeX: a block's text in runs, line by line, every character kept."""

import re
from collections.abc import Iterator
from typing import Final

from paperterm.ui.text import Run, one_line

_PIECES: Final = re.compile(r'[{}"]|[^{}"]+')
_FIELD: Final = re.compile(r"([^\s,={}\"]+)(\s*=)")
_TAB: Final = 4


def highlight(text: str) -> list[list[Run]]:
    """Return the lines of `text` as runs in the styles bib-type, bib-key, bib-field, bib-value and bib-mark."""
    lines: list[list[Run]] = [[]]
    for run in _runs(text.expandtabs(_TAB)):
        first, *others = run.text.split("\n")
        if first:
            lines[-1].append(Run(one_line(first), run.style))
        lines.extend([Run(one_line(other), run.style)] if other else [] for other in others)
    return lines


def _runs(text: str) -> Iterator[Run]:
    depth = 0
    quoted = False
    key_follows = True
    for match in _PIECES.finditer(text):
        piece = match[0]
        if piece == "{":
            depth += 1
            yield Run(piece, "bib-mark")
        elif piece == "}":
            depth = max(0, depth - 1)
            yield Run(piece, "bib-mark")
        elif piece == '"':
            quoted = not quoted if depth == 1 else quoted
            yield Run(piece, "bib-mark")
        elif depth == 0:
            yield Run(piece, "bib-type")
        elif depth == 1 and not quoted and key_follows:
            key_follows = False
            key, comma, rest = piece.partition(",")
            yield Run(key, "bib-key")
            yield Run(comma, "bib-mark")
            yield from _fields(rest)
        elif depth == 1 and not quoted:
            yield from _fields(piece)
        else:
            yield Run(piece, "bib-value")


def _fields(piece: str) -> Iterator[Run]:
    end = 0
    for match in _FIELD.finditer(piece):
        yield Run(piece[end : match.start()], "bib-value")
        yield Run(match[1], "bib-field")
        yield Run(match[2], "bib-mark")
        end = match.end()
    yield Run(piece[end:], "bib-value")
