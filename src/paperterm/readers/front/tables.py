"""Pipe tables as a block rule of markdown-it: one token for a table, its rows split here.

GFM drops what stands beyond the header's columns, so that an unescaped ``|`` in a cell loses the links behind it, and
markdown-it fills rows up, so that a small file becomes millions of tokens. This rule keeps the rows as lines, and
`split_row` splits them: never inside code spans, and joined again where a cell's brackets are still open.
"""

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from markdown_it.rules_block import StateBlock

MAX_COLUMNS: Final = 64
"""More columns than any real list has (SECURITY: real ones stay far below)."""

_DELIMITER_CELL: Final = re.compile(r"\s{0,400}:?-+:?\s{0,400}$")
_COMMENT: Final = re.compile(r"\|\s*\[//\]:\s*#.*$")
_CUT: Final = re.compile(r"\\\||`+|\|")
_OPEN_LINK: Final = re.compile(r"\[[^\[\]]*$|\]\([^()\s]*$|\$[^$]*$")


def is_delimiter(line: str) -> bool:
    """Whether `line` is the row of dashes below a table's header."""
    if "-" not in line or line.strip("|:- \t"):
        return False
    cells = line.strip().removeprefix("|").removesuffix("|").split("|")
    return all(_DELIMITER_CELL.match(cell) is not None for cell in cells)


def table_rule(state: "StateBlock", start: int, end: int, silent: bool) -> bool:
    """Match a table at line `start`; the token's content is its lines, its map their numbers."""
    if start + 2 > end or state.is_code_block(start):
        return False
    head = state.src[state.bMarks[start] + state.tShift[start] : state.eMarks[start]]
    below = start + 1
    if "|" not in head or state.sCount[below] < state.blkIndent or state.is_code_block(below):
        return False
    marks = state.src[state.bMarks[below] + state.tShift[below] : state.eMarks[below]]
    if marks[:1] not in ("|", "-", ":") or "|" not in marks or not is_delimiter(marks):
        return False
    if not split_row(head):
        return False
    if silent:
        return True
    line = start + 2
    terminators = state.md.block.ruler.getRules("blockquote")
    while line < end and state.sCount[line] >= state.blkIndent and not state.isEmpty(line):
        text = state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]
        if not text.startswith("|") and any(rule(state, line, end, True) for rule in terminators):
            break
        line += 1
    token = state.push("pipe_table", "", 0)
    token.map = [start, line]
    token.content = state.getLines(start, line, state.blkIndent, False)
    state.line = line
    return True


def split_row(line: str, columns: int = 0) -> list[str]:
    """Return the cells of a row; `columns` is the header's number of cells, 0 where it is the header itself."""
    line = _COMMENT.sub("|", line.strip()) if "[//]" in line else line.strip()
    parts = line.split("|") if "\\|" not in line and "`" not in line else _split_carefully(line)
    if parts and not parts[0].strip():
        parts = parts[1:]
    if parts and not parts[-1].strip():
        parts = parts[:-1]
    cells = [part.strip() for part in parts]
    if columns and len(cells) > columns:
        cells = _rejoin(cells, columns)
    return cells


def _split_carefully(line: str) -> list[str]:
    parts, start, fence = [], 0, ""
    for match in _CUT.finditer(line):
        mark = match[0]
        if mark[0] == "`":
            if not fence:
                fence = mark if line.find(mark, match.end(), match.end() + 4096) != -1 else ""
            elif fence == mark:
                fence = ""
        elif mark == "|" and not fence:
            parts.append(line[start : match.start()].replace("\\|", "|"))
            start = match.end()
    parts.append(line[start:].replace("\\|", "|"))
    return parts


def _rejoin(cells: list[str], columns: int) -> list[str]:
    """Join cells that an unescaped bar cut: those whose bracket, address or formula is still open."""
    spare = len(cells) - columns
    joined: list[str] = []
    for cell in cells:
        if spare > 0 and joined and _OPEN_LINK.search(joined[-1][-300:]):
            joined[-1] = f"{joined[-1]}|{cell}"
            spare -= 1
        else:
            joined.append(cell)
    return joined
