"""Markdown to the tree of blocks: markdown-it-py (CommonMark) with an own rule for tables.

The whole text is kept: nesting is bounded high enough that no real list reaches it, and what lies deeper is reported.
Addresses stay as the list writes them (no percent-encoding, no refusal): opening them is `paperterm.actions`' matter.
"""

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from paperterm.readers.front.blocks import SOFT, Block, Row, Run
from paperterm.readers.front.brokenlinks import may_hold_broken_links, repair_links
from paperterm.readers.front.htmlblocks import read_html
from paperterm.readers.front.inline import MAX_INLINE, parse_inline
from paperterm.readers.front.parser import MAX_NESTING, parse_blocks
from paperterm.readers.front.tables import MAX_COLUMNS, split_row
from paperterm.readers.front.wrapping import is_wrapped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token
_TIGHT_BULLET: Final = re.compile(r"^([ \t]*)\*(?=\[[^\]\n]{3,}\]\([^)\s]+\)[^*\n]*$)", re.MULTILINE)
_TIGHT_BOLD: Final = re.compile(r"^([ \t]*)\*(?=\*\*[^*\n]+\*\*[^*\n]*$)", re.MULTILINE)


@dataclass(slots=True)
class Document:
    """What a Markdown text holds.

    Attributes:
        blocks: the top-level blocks in order.
        lines: the number of lines.
        problems: (line, words) for what was not read as written.
        broken_links: links whose Markdown is broken, in order.
    """

    blocks: list[Block]
    lines: int
    problems: list[tuple[int, str]] = field(default_factory=list)
    broken_links: list[Run] = field(default_factory=list)


class _Tree:
    """Builds the tree from the flat tokens, without recursion."""

    def __init__(self, env: dict[str, Any], first: int, wrapped: bool = False) -> None:
        self.wrapped = wrapped
        self.env = env
        self.first = first
        self.root: list[Block] = []
        self.stack: list[Block] = []
        self.problems: list[tuple[int, str]] = []
        self.broken_links: list[Run] = []

    def place(self) -> list[Block]:
        return self.stack[-1].children if self.stack else self.root

    def runs(self, content: str, line: int) -> list[Run]:
        """Return the runs of `content`; in a text that is wrapped at a column its line ends are spaces."""
        if self.wrapped and "\n" in content:
            return [
                Run("text", " ", run.line) if run.kind == "break" and run.text == SOFT else run
                for run in self._runs(content, line)
            ]
        return self._runs(content, line)

    def _runs(self, content: str, line: int) -> list[Run]:
        if len(content) > MAX_INLINE:
            self.problems.append((line, f"a paragraph of {len(content)} characters was read in pieces"))
        runs = parse_inline(content, line, self.env)
        if may_hold_broken_links(content):
            runs = repair_links(runs)
            self.broken_links += [run for run in runs if run.fault]
        return runs

    def build(self, tokens: "Sequence[Token]") -> None:
        for token in tokens:
            name = token.type
            if name == "text":
                self._text(token, "paragraph", 0)
            elif name == "text_heading":
                self._text(token, "heading", int(token.tag[1]))
            elif name in ("bullet_list_open", "ordered_list_open"):
                self._open(token, "list", name.partition("_")[0])
            elif name == "list_item_open":
                self._open(token, "item", "")
            elif name == "blockquote_open":
                self._open(token, "quote", "")
            elif name in ("bullet_list_close", "ordered_list_close", "list_item_close", "blockquote_close"):
                self.stack.pop()
            else:
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
    """Return the tree of `text`, whose first line has the number `first`."""
    if "\n*[" in text or text.startswith("*[") or " *[" in text:
        text = _TIGHT_BULLET.sub(r"\1* ", text)
    if "***" in text:
        text = _TIGHT_BOLD.sub(r"\1* ", text)
    env: dict[str, Any] = {"lines": text.split("\n") if "<pre" in text or "<details" in text else []}
    tokens = parse_blocks(text, env)
    tree = _Tree(env, first, is_wrapped(token.content for token in tokens if token.type == "text"))
    tree.build(tokens)
    return Document(tree.root, text.count("\n") + 1, tree.problems, tree.broken_links)
