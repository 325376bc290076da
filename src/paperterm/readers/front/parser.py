"""The one Markdown parser: markdown-it-py's block rules, each tried only where a line begins with its mark.

What a line may begin is told by its first character (CommonMark 0.31, section 4), so that most lines of most lists
meet two rules instead of eleven, and the lines of a paragraph are looked through once, not once for a setext heading
and once more for the paragraph. Inline content is parsed where its runs are built (`readers.front.inline`).
"""

import re
from collections import Counter
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING, Any, Final

from markdown_it import MarkdownIt
from markdown_it.common.utils import mdTrim
from markdown_it.parser_block import ParserBlock
from markdown_it.rules_block import StateBlock, blockquote, code, fence, hr, html_block, list_block, reference

from paperterm.readers.front.inline import keep_addresses
from paperterm.readers.front.tables import table_rule

if TYPE_CHECKING:
    from markdown_it.parser_block import RuleFuncBlockType
    from markdown_it.token import Token
    from markdown_it.utils import EnvType

_BRACKETED: Final = re.compile(r"\[([^\[\]\n]{1,400})\]")
_BULLET_BEHIND_BLANK: Final = re.compile(r"\n[ \t]*+\n[ \t]{0,3}(?:[-*+]|\d{1,9}[.)])[ \t]")
_ATX: Final = re.compile(r"#{1,6}(?=[ \t]|$)")
MAX_NESTING: Final = 100
"""Levels of lists and quotes that are read; CommonMark's default of markdown-it, 20, drops text without a word."""


def _html_table_rule(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Return a ``<table>`` up to its closing tag, blank lines included (CommonMark ends it at the first)."""
    begin = state.bMarks[start] + state.tShift[start]
    if state.is_code_block(start) or state.src[begin : begin + 6].lower() != "<table":
        return False
    env: dict[str, Any] = state.env  # type: ignore[assignment]
    if begin < env.get("table_closes", 0):
        return False
    close = state.src.find("</table>", begin)
    if close == -1:
        env["table_closes"] = len(state.src)
        return False
    if _holds_bullets(state, begin, close):
        return False
    if silent:
        return True
    line = start
    while line < end and state.eMarks[line] < close:
        line += 1
    line = min(line + 1, end)
    token = state.push("html_block", "", 0)
    token.map = [start, line]
    token.content = state.getLines(start, line, state.blkIndent, True)
    state.line = line
    return True


def _holds_bullets(state: StateBlock, begin: int, close: int) -> bool:
    """Whether a Markdown list follows a blank line in a table, where CommonMark ends the HTML and shows it."""
    env: dict[str, Any] = state.env  # type: ignore[assignment]
    if not begin < env.get("bullet_in_table", -1) < close:
        found = _BULLET_BEHIND_BLANK.search(state.src, begin, close)
        if found is None:
            return False
        env["bullet_in_table"] = found.start()
    return True


def _heading(state: StateBlock, start: int, _end: int, silent: bool) -> bool:
    """Match an ATX heading (CommonMark 0.31, section 4.2) as markdown-it does, which makes three tokens of it.

    Lines that are indented as far as code never come here.
    """
    first, stop = state.bMarks[start] + state.tShift[start], state.eMarks[start]
    mark = _ATX.match(state.src, first, stop)
    if mark is None:
        return False
    if silent:
        return True
    text = state.src[mark.end() : stop].rstrip(" \t")
    bare = text.rstrip("#")
    state.line = start + 1
    token = state.push("text_heading", f"h{mark.end() - first}", 0)
    token.map = [start, state.line]
    token.content = mdTrim(bare if bare.endswith((" ", "\t")) else text)
    return True


def _reference(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Match a definition of a reference; inside a list only one that is used.

    ``- [A title]: https://…`` is a link that was meant as one, and CommonMark would show nothing of it.
    """
    if state.listIndent >= 0 and _first_label(state, start) in _defined_only(state):
        return False
    return reference(state, start, end, silent)


def _first_label(state: StateBlock, line: int) -> str:
    begin, end = state.bMarks[line] + state.tShift[line], state.eMarks[line]
    match = _BRACKETED.match(state.src, begin, end)
    return match[1].casefold() if match is not None else ""


def _defined_only(state: StateBlock) -> frozenset[str]:
    """Return the labels, folded, that are in brackets once in the text; counted once for a text."""
    env: dict[str, Any] = state.env  # type: ignore[assignment]
    if "defined_only" not in env:
        counts = Counter(label.casefold() for label in _BRACKETED.findall(state.src))
        env["defined_only"] = frozenset(label for label, count in counts.items() if count == 1)
    found: frozenset[str] = env["defined_only"]
    return found


_BEGINNINGS: "Final[tuple[tuple[RuleFuncBlockType, str], ...]]" = (
    (fence, "`~"),
    (blockquote, ">"),
    (hr, "*-_"),
    (list_block, "*-+0123456789"),
    (_reference, "["),
    (_html_table_rule, "<"),
    (html_block, "<"),
    (_heading, "#"),
)
"""Rules in the order in which they are tried, and what a line begins with that they take."""
_BY_MARK: Final = {
    mark: tuple(rule for rule, marks in _BEGINNINGS if mark in marks)
    for mark in "".join(marks for _, marks in _BEGINNINGS)
}
_ENDS_PARAGRAPH: Final = {
    mark: tuple(rule for rule in rules if rule is not _reference) for mark, rules in _BY_MARK.items() if mark != "["
}


class _State(StateBlock):
    """The lines of a text, found without a look at each character of each line's beginning."""

    def __init__(self, src: str, md: MarkdownIt, env: "EnvType", tokens: "list[Token]") -> None:
        super().__init__("", md, env, tokens)
        lines = src.split("\n")
        if not lines[-1].strip(" \t"):
            lines.pop()  # as in markdown-it: without a line break it is no line
        self.src = src
        self.bMarks = list(accumulate([len(line) + 1 for line in lines], initial=0))
        self.eMarks = [start - 1 for start in self.bMarks[1:]]
        self.bMarks[-1] = len(src)
        self.eMarks.append(len(src))
        self.tShift = [len(line) - len(line.lstrip(" \t")) for line in lines]
        self.sCount = self.tShift.copy()
        if "\t" in src:
            self.sCount = [len(line[:shift].expandtabs(4)) for line, shift in zip(lines, self.tShift, strict=True)]
        self.tShift.append(0)
        self.sCount.append(0)
        self.bsCount = [0] * len(self.bMarks)
        self.lineMax = len(lines)

    def getLines(self, begin: int, end: int, indent: int, keepLastLF: bool) -> str:  # noqa: N802, N803 - its names
        """Return lines without their `indent`; outside of lists and quotations they stand beside each other."""
        if self.level or indent or begin >= end:
            return super().getLines(begin, end, indent, keepLastLF)
        return self.src[self.bMarks[begin] : self.eMarks[end - 1] + keepLastLF]


class _Blocks(ParserBlock):
    """Looks at the first character of a line before it tries rules."""

    def tokenize(self, state: StateBlock, startLine: int, endLine: int) -> None:  # noqa: N803 - markdown-it's names
        """Generate the tokens of the lines from `startLine` on, up to `endLine`."""
        starts, shifts, ends, indents = state.bMarks, state.tShift, state.eMarks, state.sCount
        line, gaps = startLine, False
        while line < endLine:
            while line < state.lineMax and starts[line] + shifts[line] >= ends[line]:
                line += 1
            state.line = line
            if line >= endLine or indents[line] < state.blkIndent:
                return
            if state.level >= MAX_NESTING:
                state.line = endLine
                return
            if indents[line] - state.blkIndent < 4 or not code(state, line, endLine, False):
                for rule in _BY_MARK.get(state.src[starts[line] + shifts[line]], ()):
                    if rule(state, line, endLine, False):
                        break
                else:
                    _text(state, line, endLine)
            state.tight = not gaps
            line = state.line
            before = line - 1
            gaps = gaps or (before < endLine and starts[before] + shifts[before] >= ends[before])
            if line < endLine and starts[line] + shifts[line] >= ends[line]:
                gaps = True
                state.line = line = line + 1


def _text(state: StateBlock, start: int, end: int) -> None:
    """Take a setext heading, a table or a paragraph."""
    before, state.parentType = state.parentType, "paragraph"
    stop, level = _text_end(state, start, end)
    if not level and table_rule(state, start, end, False):
        return
    if not level and end < state.lineMax:
        stop, _ = _text_end(state, start, state.lineMax, setext=False)
    token = state.push("text_heading" if level else "text", f"h{level}" if level else "p", 0)
    token.content = mdTrim(state.getLines(start, stop, state.blkIndent, False))
    state.line = stop + (level > 0)
    token.map = [start, state.line]
    if level:
        state.parentType = before


def _text_end(state: StateBlock, start: int, end: int, *, setext: bool = True) -> tuple[int, int]:
    """Return the line that ends the text that begins at `start`, and the level of the heading that it underlines."""
    src, marks, shifts, ends, indents, indent = (
        state.src, state.bMarks, state.tShift, state.eMarks, state.sCount, state.blkIndent
    )  # fmt: skip
    line = start + 1
    while line < end:
        first = marks[line] + shifts[line]
        if first >= ends[line]:
            break
        if indents[line] - indent <= 3:
            mark = src[first]
            if (
                setext
                and mark in "-="
                and indents[line] >= indent
                and not src[first : ends[line]].rstrip(" \t").strip(mark)
            ):
                return line, 1 if mark == "=" else 2
            if indents[line] >= 0 and (
                any(rule(state, line, end, True) for rule in _ENDS_PARAGRAPH.get(mark, ()))
                or table_rule(state, line, end, True)
            ):
                break
        line += 1
    return line, 0


def parse_blocks(text: str, env: dict[str, Any]) -> "list[Token]":
    """Return the tokens of the blocks of `text`; reference definitions come into `env`."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    md, tokens = parser(), list["Token"]()
    state = _State(text.replace("\0", "\ufffd"), md, env, tokens)
    md.block.tokenize(state, 0, state.lineMax)
    return tokens


@cache
def parser() -> MarkdownIt:
    """Return the one Markdown parser, block rules only."""
    made = MarkdownIt("commonmark", {"maxNesting": MAX_NESTING})
    made.block = _Blocks()
    made.block.ruler.disable("table")
    made.block.ruler.before("paragraph", "pipe_table", table_rule, {"alt": ["paragraph", "reference"]})
    made.block.ruler.before(
        "html_block", "html_table", _html_table_rule, {"alt": ["paragraph", "reference", "blockquote"]}
    )
    return keep_addresses(made)
