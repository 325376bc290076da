"""Markdown to the tree of blocks: markdown-it-py (CommonMark) with an own rule for tables.

The whole text is kept: nesting is bounded high enough that no real list reaches it, and what lies deeper is reported.
Addresses stay as the list writes them (no percent-encoding, no refusal): opening them is `paperterm.actions`' matter.
"""

import re
from dataclasses import dataclass, field
from functools import cache
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, Final

from paperterm.readers.front.blocks import Block, Row, Run
from paperterm.readers.front.html import scan
from paperterm.readers.front.htmlblocks import read_html
from paperterm.readers.front.runs import build_runs
from paperterm.readers.front.tables import MAX_COLUMNS, split_row, table_rule

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.token import Token

MAX_NESTING: Final = 100
"""Levels of lists and quotes that are read; CommonMark's default of markdown-it, 20, drops text without a word."""
MAX_INLINE: Final = 65_536
"""Characters of one paragraph or cell that are read as one; longer ones are read in pieces."""

_TIGHT_BULLET: Final = re.compile(r"^([ \t]*)\*(?=\[[^\]\n]{3,}\]\([^)\s]+\)[^*\n]*$)", re.MULTILINE)
_TIGHT_BOLD: Final = re.compile(r"^([ \t]*)\*(?=\*\*[^*\n]+\*\*[^*\n]*$)", re.MULTILINE)
_BROKEN_LINK: Final = re.compile(r"\]\s*\n\s*\((?=https?://)")


_MARKED: Final = re.compile(r"[\\`*_\[\]<>&!\n]|//|\s$|^\s")
"""What Markdown could be in; a text without is one run as it is."""
_PLAIN_DESTINATION: Final = re.compile(r"[^\s<>()\\&\x00-\x1f\x7f]+")


@dataclass(slots=True)
class _Destination:
    """What markdown-it's rules want to know of a link's destination."""

    str: str
    pos: int
    ok: bool = True


def _link_destination(source: str, position: int, maximum: int) -> Any:
    """A link's destination: at once where it holds nothing special, else as markdown-it reads it."""
    from markdown_it.helpers import parseLinkDestination

    match = _PLAIN_DESTINATION.match(source, position, maximum)
    if match is not None and match.end() < maximum and source[match.end()] in ") ":
        return _Destination(match[0], match.end())
    return parseLinkDestination(source, position, maximum)


@dataclass(slots=True)
class Document:
    """What a Markdown text holds.

    Attributes:
        blocks: the top-level blocks in order.
        lines: the number of lines.
        problems: (line, words) for what was not read as written.
    """

    blocks: list[Block]
    lines: int
    problems: list[tuple[int, str]] = field(default_factory=list)


def _html_table_rule(state: "StateBlock", start: int, end: int, silent: bool) -> bool:
    """A ``<table>`` up to its closing tag, blank lines included (CommonMark ends it at the first)."""
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


@cache
def parser() -> "MarkdownIt":
    """The one Markdown parser, block rules only: inline content is parsed where its runs are built."""
    from markdown_it import MarkdownIt

    made = MarkdownIt("commonmark", {"maxNesting": MAX_NESTING})
    made.block.ruler.before("paragraph", "pipe_table", table_rule, {"alt": ["paragraph", "reference"]})
    interrupts = {"alt": ["paragraph", "reference", "blockquote"]}
    made.block.ruler.before("html_block", "html_table", _html_table_rule, interrupts)
    made.core.ruler.enableOnly(["normalize", "block"])
    made.normalizeLink = lambda url: url  # type: ignore[method-assign]
    made.normalizeLinkText = lambda text: text  # type: ignore[method-assign]
    made.helpers = SimpleNamespace(**vars(made.helpers) | {"parseLinkDestination": _link_destination})  # type: ignore[assignment]
    made.validateLink = lambda url: True  # type: ignore[method-assign] # noqa: ARG005
    return made


def parse_inline(source: str, line: int, env: dict[str, Any]) -> list[Run]:
    """The runs of inline Markdown that starts at `line`."""
    if _MARKED.search(source) is None:
        return [Run("text", source, line)] if source else []
    made = parser()
    if "<details" in source or "<pre" in source:
        return _with_details(source, line, env)
    if "]\n" in source:
        source = _BROKEN_LINK.sub("](", source)
    if len(source) <= MAX_INLINE:
        return build_runs(_inline_tokens(made, source, env), line)
    runs: list[Run] = []
    start = 0
    while start < len(source):
        stop = min(len(source), start + MAX_INLINE)
        if stop < len(source):
            space = max(source.rfind(" ", start, stop), source.rfind("\n", start, stop))
            stop = space + 1 if space > start else stop
        piece = source[start:stop]
        runs.extend(build_runs(_inline_tokens(made, piece, env), line))
        line += piece.count("\n")
        start = stop
    return runs


def _with_details(source: str, line: int, env: dict[str, Any]) -> list[Run]:
    """Runs of a source with ``<details>`` or ``<pre>`` in the line: their content becomes one run, verbatim."""
    runs: list[Run] = []
    position = 0
    while position < len(source):
        starts = [at for at in (source.find("<details", position), source.find("<pre", position)) if at != -1]
        start = min(starts, default=len(source))
        name = "details" if source.startswith("<details", start) else "pre"
        stop = source.find(f"</{name}>", start)
        if stop == -1:
            start = stop = len(source)
        piece = source[position:start]
        if piece.strip():
            runs.extend(build_runs(_inline_tokens(parser(), piece, env), line))
        line += source.count("\n", position, start)
        if start < len(source):
            inside = source[source.find(">", start, stop) + 1 : stop]
            summary, found, body = inside.partition("</summary>")
            label, text = (_strip_tags(summary), body) if found else ("", inside)
            runs.append(Run("details", _strip_tags(text), line, " ".join(label.split())))
            line += source.count("\n", start, stop)
        position = stop + len(name) + 3 if stop < len(source) else len(source)
    return runs


def _strip_tags(source: str) -> str:
    return "".join(
        event.data if event.kind == "text" else "\n" if event.name in ("br", "p") else "" for event in scan(source)
    ).strip()


def _inline_tokens(made: "MarkdownIt", source: str, env: dict[str, Any]) -> "list[Token]":
    tokens: list[Token] = []
    made.inline.parse(source, made, env, tokens)
    return tokens


class _Tree:
    """Builds the tree from the flat tokens, without recursion."""

    def __init__(self, env: dict[str, Any], first: int) -> None:
        self.env = env
        self.first = first
        self.root: list[Block] = []
        self.stack: list[Block] = []
        self.problems: list[tuple[int, str]] = []

    def place(self) -> list[Block]:
        return self.stack[-1].children if self.stack else self.root

    def runs(self, content: str, line: int) -> list[Run]:
        if len(content) > MAX_INLINE:
            self.problems.append((line, f"a paragraph of {len(content)} characters was read in pieces"))
        return parse_inline(content, line, self.env)

    def build(self, tokens: "Sequence[Token]") -> None:
        kind, level = "paragraph", 0
        for token in tokens:
            name = token.type
            if name == "inline":
                self._text(token, kind, level)
            elif name == "paragraph_open":
                kind = "paragraph"
            elif name == "heading_open":
                kind, level = "heading", int(token.tag[1])
            elif name in ("bullet_list_open", "ordered_list_open"):
                self._open(token, "list", name.partition("_")[0])
            elif name == "list_item_open":
                self._open(token, "item", "")
            elif name == "blockquote_open":
                self._open(token, "quote", "")
            elif name in ("bullet_list_close", "ordered_list_close", "list_item_close", "blockquote_close"):
                self.stack.pop()
            elif name != "paragraph_close" and name != "heading_close":
                self._leaf(token, name)

    def _span(self, token: "Token") -> tuple[int, int]:
        start, stop = token.map or (0, 0)
        return start + self.first, max(start + 1, stop) + self.first - 1

    def _open(self, token: "Token", kind: Any, info: str) -> None:
        line, end = self._span(token)
        block = Block(kind, line, end, info=info)
        self.place().append(block)
        self.stack.append(block)
        if token.level >= MAX_NESTING - 2:
            self.problems.append((line, f"nested deeper than {MAX_NESTING} levels: what lies deeper was not read"))

    def _text(self, token: "Token", kind: str, level: int) -> None:
        line, end = self._span(token)
        runs = self.runs(token.content, line)
        if kind == "heading":
            self.place().append(Block("heading", line, end, level, runs))
            return
        owner = self.stack[-1] if self.stack else None
        if owner is not None and owner.kind == "item" and not owner.children and not owner.runs:
            owner.runs = runs
        elif runs:
            self.place().append(Block("paragraph", line, end, runs=runs))

    def _leaf(self, token: "Token", name: str) -> None:
        line, end = self._span(token)
        if name == "fence":
            self.place().append(Block("fence", line, end, text=token.content, info=token.info.strip() or "fence"))
        elif name == "code_block":
            self._indented(token, line, end)
        elif name == "html_block":
            self.place().extend(read_html(token.content, line))
        elif name == "pipe_table":
            self.place().append(self._table(token, line, end))
        elif name == "hr":
            self.place().append(Block("rule", line, end))

    def _indented(self, token: "Token", line: int, end: int) -> None:
        """Inside an item an indented block is a continuation that was indented too far."""
        if self.stack:
            runs = self.runs(token.content.strip(), line)
            self.place().append(Block("paragraph", line, end, runs=runs))
        else:
            self.place().append(Block("fence", line, end, text=token.content, info="indented"))

    def _table(self, token: "Token", line: int, end: int) -> Block:
        lines = token.content.split("\n")
        header = split_row(lines[0])
        columns = len(header)
        if columns > MAX_COLUMNS:
            self.problems.append((line, f"a table of {columns} columns: the first {MAX_COLUMNS} were read"))
        rows = [self._row(header, line)]
        for offset, source in enumerate(lines[2:], 2):
            cells = split_row(source, columns)
            if cells:
                rows.append(self._row(cells, line + offset))
        return Block("table", line, end, info="pipe", rows=rows)

    def _row(self, cells: list[str], line: int) -> Row:
        return Row(line, [self.runs(cell, line) if cell else [] for cell in cells[:MAX_COLUMNS]])


def read_markdown(text: str, first: int = 1) -> Document:
    """The tree of `text`, whose first line has the number `first`."""
    if "\n*[" in text or text.startswith("*[") or " *[" in text:
        text = _TIGHT_BULLET.sub(r"\1* ", text)
    if "***" in text:
        text = _TIGHT_BOLD.sub(r"\1* ", text)
    env: dict[str, Any] = {}
    tokens = parser().parse(text, env)
    tree = _Tree(env, first)
    tree.build(tokens)
    return Document(tree.root, text.count("\n") + 1, tree.problems)
