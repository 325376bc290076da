"""Verbatim BibTeX blocks of a fence or a ``.bib`` file, found without a full parse.

Everything between blocks is comment. Real files break the rules, so the end of a block is found tolerantly: a block
never reaches past a line that begins another one, whatever its braces say.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from paperterm.bibtex.lexer import COMMANDS, START, fields_behind_key, sound_entry
from paperterm.text import clean_block, clean_line

_LINE_START: Final = re.compile(r"(?m)^[ \t]*@[ \t]*[^\W\d_][\w+-]*\s*[{(]")
_KEY_IN_PARENTHESIS: Final = re.compile(r"\s*[^\s,={}\"]+\s*,")
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
        start: where the block begins in the text that was split.
        fields: where its fields begin in `text`; 0 where its meaning is not beyond doubt (`paperterm.bibtex.lexer`).
        raw: the text for a file, where it has characters that `text` has not (`paperterm.bibtex.rawtext`), else "".
        remark: what was changed in `raw`, in words.
    """

    key: str
    type: str
    text: str
    line: int
    problem: str | None
    start: int = field(default=0, compare=False)
    fields: int = field(default=0, compare=False)
    raw: str = field(default="", compare=False)
    remark: str = field(default="", compare=False)


class Command(NamedTuple):
    """A ``@string``, ``@preamble`` or ``@comment``: its kind, its content, and where it begins."""

    kind: str
    inside: str
    line: int
    start: int


def split_blocks(text: str) -> list[Block]:
    """Return the blocks of `text` in order; ``@string``, ``@preamble``, ``@comment`` and ``%`` lines are none."""
    return list(iter_blocks(clean_text(text)))


def iter_blocks(text: str, line: int = 1) -> Iterator[Block]:
    """Yield the blocks of the text that `clean_text` gave, whose first line is number `line`."""
    return (part for part in split_text(text, line) if isinstance(part, Block))


def clean_text(text: str) -> str:
    """Return clean `text` with the lines that it had: separators that only Unicode takes for line ends are spaces."""
    for mark in () if text.isascii() else _NO_LINE_ENDS:
        text = text.replace(mark, " ")
    return clean_block(text)


def split_text(text: str, line: int = 1) -> Iterator[Block | Command]:
    """Yield the blocks, and the closed commands that are none, of the text that `clean_text` gave.

    The first line of the text is number `line`.
    """
    whole, region = _Region(text, 0, len(text)), _Region(text, 0, 0)
    counted = position = 0
    while start := START.search(text, position):
        position = start.end()
        if start[1] is None:
            continue
        at, kind = start.start(), start[1].lower()
        sound = sound_entry(text, at)
        if sound and (_crosses_block(text, at, sound.end) or _LEFT_OVER.match(text, sound.end)):
            sound = None
        if sound is None:
            if at >= region.stop:
                region = _Region(text, at, _next_block(text, at))
            if kind not in COMMANDS and start[2] == "(" and not _KEY_IN_PARENTHESIS.match(text, position):
                continue
        line += text.count("\n", counted, at)
        counted = at
        if sound:
            yield Block(clean_line(sound.key), kind, text[at : sound.end], line, None, at, sound.fields - at)
            position = sound.end
        elif kind in COMMANDS:
            end, problem = region.end_of_command(start)
            if problem and kind == "comment":  # a closed one may hold blocks
                end, problem = whole.end_of_command(start)
            if not problem:
                yield Command(kind, text[position : end - 1], line, at)
            position = end
        else:
            end, problem = region.end_of_block(start)
            key, head_problem = _read_key(text, position, end)
            yield Block(clean_line(key), kind, text[at:end], line, problem or head_problem, at)
            position = end


def _crosses_block(text: str, start: int, end: int) -> bool:
    """Whether a line inside of a block looks like the beginning of another one."""
    return text.find("@", start + 1, end) > 0 and bool(_LINE_START.search(text, start + 1, end))


def _next_block(text: str, start: int) -> int:
    """Return where the first line behind `start` begins that begins a block, the end of the text if there is none."""
    following = _LINE_START.search(text, start + 1)
    return following.start() if following else len(text)


class _End(NamedTuple):
    position: int
    problem: str | None


class _Region:
    """The part of a text from a block to the next line that begins one; its braces are matched once."""

    def __init__(self, text: str, start: int, stop: int) -> None:
        self.text, self.start, self.stop = text, start, stop
        self._closing: dict[int, int] | None = None
        self._unescaped: dict[int, int] | None = None
        self._last_parenthesis: int | None = None
        self._lexed = start

    def end_of_command(self, start: re.Match[str]) -> _End:
        """Return where ``@string``, ``@preamble`` or ``@comment`` ends."""
        if start[2] != "{":
            return self.end_of_block(start)
        closing = self._closing_brace(start.end() - 1)
        return _End(closing, None) if closing is not None else _End(start.end(), "not closed")

    def end_of_block(self, start: re.Match[str]) -> _End:
        """Return the end of the block that `start` opens, and what is wrong with that end."""
        closing, problem = self._end_by_fields(start), None
        if closing is None and start[2] == "(":
            closing = self._closing_parenthesis(start.end())
        elif closing is None:
            closing = self._closing_brace(start.end() - 1)
        if closing is None and start[2] == "{":
            closing = self._closing_unescaped_brace(start.end() - 1)
            problem = "an escaped brace has no partner: BibTeX counts it" if closing is not None else None
        if closing is None:
            return _End(self._end_of_unclosed(start.end()), "the block is not closed: a brace is missing")
        if _LEFT_OVER.match(self.text, closing):
            rest = self.text.rfind("}", closing, self.stop)
            return _End(max(rest + 1, closing), "a closing brace too many ends the block early")
        return _End(closing, problem)

    def _end_by_fields(self, start: re.Match[str]) -> int | None:
        """Return the end of a block whose fields keep the rules: a brace in a ``%`` comment between them is none."""
        if start.start() < self._lexed:
            return None
        run = fields_behind_key(self.text, start.end() - 1, self.stop)
        self._lexed = run.end
        return run.end if run.is_closed else None

    def _closing_brace(self, opening: int) -> int | None:
        if self._closing is None:
            self._closing = _match_braces(self.text, _BRACE, self.start, self.stop)
        return self._closing.get(opening)

    def _closing_unescaped_brace(self, opening: int) -> int | None:
        if self._unescaped is None:
            self._unescaped = _match_braces(self.text, _UNESCAPED_BRACE, self.start, self.stop)
        return self._unescaped.get(opening)

    def _closing_parenthesis(self, position: int) -> int | None:
        if self._last_parenthesis is None:
            self._last_parenthesis = self.text.rfind(")", self.start, self.stop)
        if self._last_parenthesis < position:
            return None
        depth, quoted = 0, False
        for mark in _PAREN_MARK.finditer(self.text, position, self.stop):
            character = mark[0]
            if character == "{":
                depth += 1
            elif character == "}":
                depth = max(0, depth - 1)
            elif character == '"' and not depth:
                quoted = not quoted
            elif character == ")" and not depth and not quoted:
                return mark.end()
        return self._last_parenthesis + 1

    def _end_of_unclosed(self, start: int) -> int:
        """Return the end of the paragraphs from `start` that still look like fields."""
        end = start
        for gap in _BLANK_LINES.finditer(self.text, start, self.stop):
            if end > start and not self._belongs(end, gap.start()):
                break
            end = gap.start()
        else:
            if end == start or self._belongs(end, self.stop):
                end = self.stop
        return start + len(self.text[start:end].rstrip())

    def _belongs(self, start: int, stop: int) -> bool:
        return bool(_FIELD.search(self.text, start, stop) or _CLOSERS_ONLY.fullmatch(self.text, start, stop))


def _match_braces(text: str, braces: re.Pattern[str], start: int, stop: int) -> dict[int, int]:
    """Return the position behind the closing brace of each opening one."""
    closing: dict[int, int] = {}
    opened: list[int] = []
    for brace in braces.finditer(text, start, stop):
        if brace[0] == "{":
            opened.append(brace.start())
        elif brace[0] == "}" and opened:
            closing[opened.pop()] = brace.end()
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
