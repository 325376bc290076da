"""Blocks of raw HTML to the same tree as Markdown: headings, paragraphs, items, tables, ``<pre>``, ``<summary>``."""

from typing import Final

from paperterm.readers.front.blocks import Block, Row, Run
from paperterm.readers.front.brokenlinks import may_hold_broken_links, repair_links
from paperterm.readers.front.html import Event, attributes, scan
from paperterm.readers.front.runs import RunBuilder
from paperterm.readers.front.tables import MAX_COLUMNS

_PARAGRAPHS: Final = frozenset(
    {"p", "div", "center", "section", "article", "body", "html", "main", "header", "footer", "blockquote", "form"}
)
MAX_ROWS: Final = 1000
"""Rows that a cell reaches into; more columns than `MAX_COLUMNS` are not read."""
_HEADINGS: Final = {f"h{level}": level for level in range(1, 7)}


class HtmlReader:
    """Turns the events of one piece of HTML into blocks."""

    __slots__ = (
        "_builder", "_cells", "_holds_markdown", "_items", "_kind", "_level", "_line", "_pre", "_rows", "_spans",
        "_tables", "blocks",
    )  # fmt: skip

    def __init__(self, line: int) -> None:
        self.blocks: list[Block] = []
        self._line = line
        self._kind = "paragraph"
        self._level = 0
        self._pre: list[str] | None = None
        self._tables = 0
        self._rows: list[Row] = []
        self._spans: list[list[tuple[int, int]]] = []
        self._cells: list[list[Run]] | None = None
        self._items: list[Block] = []
        self._builder = RunBuilder(line)
        self._holds_markdown = False

    def read(self, source: str) -> list[Block]:
        """Return the blocks of `source`."""
        line, offset = self._line, 0
        self._holds_markdown = "](http" in source or may_hold_broken_links(source)
        for event in scan(source):
            line += source.count("\n", offset, event.offset)
            offset = event.offset
            self._line = line
            self._take(event)
        self._line = line
        if self._tables:
            self._close_table()
        self._flush()
        while self._items:
            self._close_list()
        return self.blocks

    def _take(self, event: Event) -> None:
        if event.kind == "comment":
            return
        if event.kind == "text":
            if self._pre is not None:
                self._pre.append(event.data)
            else:
                self._text(event.data)
        elif event.name == "pre":
            self._preformatted(event.kind == "close")
        elif self._pre is not None:
            if event.name == "br":
                self._pre.append("\n")
        elif event.name in ("table", "tr", "td", "th") or (self._tables and event.name in ("thead", "tbody")):
            self._table(event.name, event.kind == "close", event.data)
        elif self._tables:
            self._builder.tag(event.name, event.kind == "close", event.data)
        else:
            self._flow(event)

    def _text(self, text: str) -> None:
        if not self._builder.runs:
            lead = len(text) - len(text.lstrip())
            self._builder.line = self._line + text.count("\n", 0, lead)
            text = text[lead:]
        self._builder.text(text.replace("\n", " "))

    def _flow(self, event: Event) -> None:
        name, closing = event.name, event.kind == "close"
        if name in _HEADINGS or name in _PARAGRAPHS or name == "summary":
            self._flush()
            if not closing:
                self._kind = "heading" if name in _HEADINGS else "group" if name == "summary" else "paragraph"
                self._level = _HEADINGS.get(name, 0)
        elif name in ("li", "dt"):
            self._flush()
            if not closing:
                self._kind = "item"
        elif name == "dd":
            self._flush()
        elif name in ("ul", "ol", "dl"):
            self._flush()
            if not closing:
                self._items.append(Block("list", self._line, self._line, info="ordered" if name == "ol" else "bullet"))
            elif self._items:
                self._close_list()
        elif name == "details":
            self._flush()
            if closing:
                self.blocks.append(Block("endgroup", self._line, self._line))
        elif name == "hr":
            self._flush()
            self.blocks.append(Block("rule", self._line, self._line))
        else:
            self._builder.tag(name, closing, event.data)

    def _preformatted(self, closing: bool) -> None:
        if not closing and self._pre is None:
            self._flush()
            self._pre = []
        elif closing and self._pre is not None:
            text = "".join(self._pre)
            self._pre = None
            start = self._line - text.count("\n")
            self.blocks.append(Block("fence", start, self._line, text=text.strip("\n"), info="pre"))

    def _table(self, name: str, closing: bool, source: str) -> None:
        if name == "table":
            if closing:
                self._tables = max(0, self._tables - 1)
                if not self._tables:
                    self._close_table()
            else:
                if not self._tables:
                    self._flush()
                    self._rows, self._spans = [], []
                self._tables += 1
        elif name == "tr":
            self._close_cell()
            self._cells = None
            if not closing:
                self._rows.append(Row(self._line, []))
                self._spans.append([])
        elif name in ("td", "th"):
            self._close_cell()
            self._cells = None
            if not closing and self._rows:
                self._cells = self._rows[-1].cells
                self._spans[-1].append(_spans(source) if "span" in source.lower() else (1, 1))
                self._builder = RunBuilder(self._line)

    def _close_cell(self) -> None:
        if self._cells is not None and len(self._cells) < MAX_COLUMNS:
            self._cells.append(self._finished())
        self._builder = RunBuilder(self._line)

    def _close_table(self) -> None:
        self._close_cell()
        self._cells = None
        if any(span != (1, 1) for spans in self._spans for span in spans):
            _spread(self._rows, self._spans)
        rows = [row for row in self._rows if row.cells]
        if rows:
            self.blocks.append(Block("table", rows[0].line, self._line, info="html", rows=rows))
        self._rows, self._spans, self._tables = [], [], 0

    def _close_list(self) -> None:
        done = self._items.pop()
        if not done.children:
            return
        done.end = max(self._line, done.children[-1].end)
        if self._items and self._items[-1].children:
            self._items[-1].children[-1].children.append(done)
        elif self._items:
            self._items[-1].children.extend(done.children)
        else:
            self.blocks.append(done)

    def _finished(self) -> list[Run]:
        """Return the runs of what was built; Markdown links in HTML are read as broken ones are."""
        runs = self._builder.finish()
        return repair_links(runs) if self._holds_markdown else runs

    def _flush(self) -> None:
        runs = self._finished()
        kind, level = self._kind, self._level
        self._builder = RunBuilder(self._line)
        self._kind, self._level = "paragraph", 0
        if not any(run.kind != "text" or run.text.strip() for run in runs):
            return
        line = next((run.line for run in runs), self._line)
        end = max(line, self._line)
        if kind == "heading":
            self.blocks.append(Block("heading", line, end, level, runs))
        elif kind == "group":
            self.blocks.append(Block("group", line, end, runs=runs))
        elif kind == "item":
            item = Block("item", line, end, runs=runs)
            if self._items:
                self._items[-1].children.append(item)
            else:
                self.blocks.append(Block("list", line, end, info="bullet", children=[item]))
        else:
            paragraph = Block("paragraph", line, end, info="html", runs=runs)
            owner = self._items[-1].children[-1].children if self._items and self._items[-1].children else self.blocks
            owner.append(paragraph)


def _spans(source: str) -> tuple[int, int]:
    """Return how many rows and columns a cell takes; its tag's attributes are in `source`."""
    found = attributes(source)
    return _number(found.get("rowspan", ""), MAX_ROWS), _number(found.get("colspan", ""), MAX_COLUMNS)


def _number(text: str, most: int) -> int:
    return max(1, min(int(text), most)) if text.isascii() and text.isdigit() and len(text) < 6 else 1


def _spread(rows: list[Row], spans: list[list[tuple[int, int]]]) -> None:
    """Repeat cells in the rows that they reach into, and leave the other columns that they take empty."""
    reaching: dict[int, tuple[int, list[Run]]] = {}
    for row, sizes in zip(rows, spans, strict=True):
        cells: list[list[Run]] = []
        for cell, (down, across) in zip(row.cells, sizes, strict=False):
            _take_reaching(cells, reaching)
            for runs in (cell, *([] for _ in range(across - 1)))[: MAX_COLUMNS - len(cells)]:
                if down > 1:
                    reaching[len(cells)] = down - 1, runs
                cells.append(runs)
        _take_reaching(cells, reaching)
        row.cells[:] = cells


def _take_reaching(cells: list[list[Run]], reaching: dict[int, tuple[int, list[Run]]]) -> None:
    """Add the cells of rows above that reach into the next columns of this row."""
    while len(cells) in reaching:
        left, runs = reaching.pop(len(cells))
        if left > 1:
            reaching[len(cells)] = left - 1, runs
        cells.append(runs)


def read_html(source: str, line: int) -> list[Block]:
    """Return the blocks of the HTML `source` that starts at `line`."""
    return HtmlReader(line).read(source)
