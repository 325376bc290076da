"""Verbatim BibTeX blocks of a fence or a ``.bib`` file, found without a full parse.

The grammar is that of BibTeX (Patashnik, *BibTeXing*; Markey, *Tame the BeaST*): ``@type{key, …}`` or
``@type(key, …)``, everything between blocks is comment. Real files break it, so the end of a block is found
tolerantly: a block never reaches past a line that begins another one, whatever its braces say.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import Final, NamedTuple

from paperterm.bibtex.sound import read_sound
from paperterm.text import clean_block, clean_line

_COMMANDS: Final = frozenset({"string", "preamble", "comment"})
_START: Final = re.compile(r"(?m)^[ \t]*%[^\n]*|@[ \t]*([^\W\d_][\w+-]*)\s*([{(])")
_LINE_START: Final = re.compile(r"(?m)^[ \t]*@[ \t]*[^\W\d_][\w+-]*\s*[{(]")
_KEY_IN_PARENTHESIS: Final = re.compile(r"\s*[^\s,={}()]+\s*,")
_BRACE: Final = re.compile(r"[{}]")
_UNESCAPED_BRACE: Final = re.compile(r"\\.|([{}])", re.DOTALL)
_PAREN_MARK: Final = re.compile(r'[{}")]')
_HEAD: Final = re.compile(r'\s*([^,={}"\n]*)([,={}"\n]?)')
_FIELD: Final = re.compile(r"(?m)^[ \t]*,?[ \t]*[^\W\d][\w:+-]*[ \t]*=")
_CLOSERS_ONLY: Final = re.compile(r"[\s})]*")
_BLANK_LINES: Final = re.compile(r"\n[ \t]*\n")
_NO_LINE_ENDS: Final = ("\x85", "\u2028", "\u2029")
_LEFT_OVER: Final = re.compile(r"\s*,\s*[^\W\d][\w:+-]*\s*=")


@dataclass(frozen=True, slots=True)
class Block:
    """One BibTeX block, as written.

    Attributes:
        key: the citation key, "" where there is none.
        type: the entry type in lower case.
        text: from ``@`` to the closing delimiter, clean (`paperterm.text.clean_block`), else verbatim.
        line: 1-based line of ``@`` in the text that was split.
        problem: what is wrong with the block, in words; None for a sound one.
    """

    key: str
    type: str
    text: str
    line: int
    problem: str | None


def split_blocks(text: str) -> list[Block]:
    """Return the blocks of `text` in order; ``@string``, ``@preamble``, ``@comment`` and ``%`` lines are none."""
    text = _clean(text)
    sound = read_sound(text)
    if sound is not None:
        return [Block(sound.key, sound.type, text, 1, None)]
    blocks: list[Block] = []
    scan = _Scan(text)
    line, counted, position = 1, 0, 0
    while start := _START.search(scan.text, position):
        position = start.end()
        if start[1] is None:
            continue
        kind = start[1].lower()
        if kind not in _COMMANDS and start[2] == "(" and not _KEY_IN_PARENTHESIS.match(scan.text, position):
            continue
        end, problem = scan.end_of_command(start) if kind in _COMMANDS else scan.end_of_block(start)
        if kind not in _COMMANDS:
            line += scan.text.count("\n", counted, start.start())
            counted = start.start()
            key, head_problem = _read_key(scan.text, start.end(), end)
            blocks.append(Block(clean_line(key), kind, scan.text[counted:end], line, problem or head_problem))
        position = end
    return blocks


def split_macros(text: str) -> dict[str, str]:
    """Return the ``@string`` macros of `text`: names in lower case, values as written (with their delimiters)."""
    macros: dict[str, str] = {}
    scan = _Scan(_clean(text))
    position = 0
    while start := _START.search(scan.text, position):
        position = start.end()
        if start[1] is None:
            continue
        kind = start[1].lower()
        position, problem = scan.end_of_command(start) if kind in _COMMANDS else scan.end_of_block(start)
        name, equals, value = scan.text[start.end() : max(start.end(), position - 1)].partition("=")
        if kind == "string" and equals and not problem:
            macros.setdefault(name.strip().lower(), value.strip())
    return macros


def _clean(text: str) -> str:
    """Return clean `text` with the lines that it had: separators that only Unicode takes for line ends are spaces."""
    for mark in () if text.isascii() else _NO_LINE_ENDS:
        text = text.replace(mark, " ")
    return clean_block(text)


class _End(NamedTuple):
    position: int
    problem: str | None


class _Scan:
    """A text with its matching braces and the places where a line begins a block, each found once."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._line_starts = [match.start() for match in _LINE_START.finditer(text)]
        self._closing = _match_braces(text)

    def end_of_command(self, start: re.Match[str]) -> _End:
        """Return where ``@string``, ``@preamble`` or ``@comment`` ends; a closed comment may hold blocks."""
        if start[2] == "{":
            closing = self._closing.get(start.end() - 1)
            if closing is not None and (start[1].lower() == "comment" or closing < self._limit(start)):
                return _End(closing + 1, None)
            return _End(start.end(), "not closed")
        return self.end_of_block(start)

    def end_of_block(self, start: re.Match[str]) -> _End:
        """Return the end of the block that `start` opens, and what is wrong with that end."""
        limit = self._limit(start)
        if start[2] == "(":
            closing, problem = self._closing_parenthesis(start, limit), None
        else:
            closing, problem = self._closing_brace(start, limit)
        if closing is None:
            return _End(self._end_of_unclosed(start.end(), limit), "the block is not closed: a brace is missing")
        if _LEFT_OVER.match(self.text, closing):
            rest = self.text.rfind("}", closing, limit)
            return _End(max(rest + 1, closing), "a closing brace too many ends the block early")
        return _End(closing, problem)

    def _limit(self, start: re.Match[str]) -> int:
        index = bisect_right(self._line_starts, start.start())
        return self._line_starts[index] if index < len(self._line_starts) else len(self.text)

    def _closing_brace(self, start: re.Match[str], limit: int) -> tuple[int | None, str | None]:
        closing = self._closing.get(start.end() - 1)
        if closing is not None and closing < limit:
            return closing + 1, None
        depth = 1
        for brace in _UNESCAPED_BRACE.finditer(self.text, start.end(), limit):
            if brace[1]:
                depth += 1 if brace[1] == "{" else -1
            if not depth:
                return brace.end(), "an escaped brace has no partner: BibTeX counts it"
        return None, None

    def _closing_parenthesis(self, start: re.Match[str], limit: int) -> int | None:
        depth, quoted, last = 0, False, None
        for mark in _PAREN_MARK.finditer(self.text, start.end(), limit):
            character = mark[0]
            if character == "{":
                depth += 1
            elif character == "}":
                depth = max(0, depth - 1)
            elif character == '"' and not depth:
                quoted = not quoted
            elif character == ")":
                last = mark.end()
                if not depth and not quoted:
                    return last
        return last

    def _end_of_unclosed(self, start: int, limit: int) -> int:
        """Return the end of the paragraphs from `start` that still look like fields."""
        end = start
        for gap in _BLANK_LINES.finditer(self.text, start, limit):
            if end > start and not self._belongs(end, gap.start()):
                break
            end = gap.start()
        else:
            if end == start or self._belongs(end, limit):
                end = limit
        return start + len(self.text[start:end].rstrip())

    def _belongs(self, start: int, stop: int) -> bool:
        return bool(_FIELD.search(self.text, start, stop) or _CLOSERS_ONLY.fullmatch(self.text, start, stop))


def _match_braces(text: str) -> dict[int, int]:
    """Return the closing brace of each opening one; as in BibTeX, a backslash does not escape a brace."""
    closing: dict[int, int] = {}
    opened: list[int] = []
    for brace in _BRACE.finditer(text):
        if brace[0] == "{":
            opened.append(brace.start())
        elif opened:
            closing[opened.pop()] = brace.start()
    return closing


def _read_key(text: str, start: int, stop: int) -> tuple[str, str | None]:
    """Return the key behind the opening delimiter at `start`, and what is wrong with it."""
    head = _HEAD.match(text, start, stop)
    if head is None:
        return "", "no citation key"
    words, mark = head[1].rstrip(" \t)" if text[stop - 1] == ")" else " \t"), head[2]
    if mark == "\n" and text[head.end() : stop].lstrip()[:1] in (",", "}", ")"):
        mark = ","
    if mark == "=":
        words, _, _ = words.rpartition(" ")
        problem = "no comma after the citation key" if words else "no citation key"
        return words.strip(), problem
    if not words:
        return "", "no citation key"
    return words, None if mark in (",", "}", "") else "no comma after the citation key"
