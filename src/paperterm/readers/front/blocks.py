"""The compact tree that every Markdown reader works on.

A `Block` is a heading, paragraph, list, item, table, fence, group (``<summary>``) or rule with its 1-based lines; its
text is a list of `Run`, pieces of one kind and style. Markdown and HTML end in the same runs.
"""

from dataclasses import dataclass, field
from typing import Literal

RunKind = Literal["text", "link", "image", "code", "break", "details"]
BlockKind = Literal[
    "heading", "paragraph", "list", "item", "table", "fence", "group", "endgroup", "rule", "quote", "comment"
]

HARD, SOFT, BULLET = "\n", " ", "\u2022"
"""The text of a break: a hard line break, the end of a source line, the next ``<li>`` inside a cell."""


@dataclass(slots=True)
class Run:
    """A piece of inline content.

    Attributes:
        text: visible text; a link's label, an image's alternative text, a break's kind, what ``<details>`` hides.
        url: target of a link, source of an image, the summary of ``<details>``.
        line: 1-based line in the file.
        image: source of the image that a link consists of.
        wiki: the link is written as ``[[name]]``.
        fault: what is wrong with the Markdown of a link, "" where nothing is.
    """

    kind: RunKind
    text: str
    line: int
    url: str = ""
    bold: bool = False
    italic: bool = False
    image: str = ""
    wiki: bool = False
    fault: str = ""


@dataclass(slots=True)
class Row:
    """A table row: its cells' runs."""

    line: int
    cells: list[list[Run]]


@dataclass(slots=True)
class Block:
    """A node of the tree.

    Attributes:
        line, end: 1-based first and last line.
        level: of a heading, 1 to 6.
        text: what a fence holds, verbatim.
        info: a fence's info string; "indented" for an indented code block; a list's "ordered" or "bullet".
        rows: of a table, the header first.
        children: of a list, an item or a quote.
    """

    kind: BlockKind
    line: int
    end: int
    level: int = 0
    runs: list[Run] = field(default_factory=list)
    text: str = ""
    info: str = ""
    rows: list[Row] = field(default_factory=list)
    children: list["Block"] = field(default_factory=list)


def visible(runs: list[Run]) -> str:
    """Return the visible text of `runs`, without images, white space folded."""
    if len(runs) == 1 and runs[0].kind in ("text", "link", "code"):
        return " ".join(runs[0].text.split())
    parts = [" " if run.kind == "break" else run.text for run in runs if run.kind not in ("image", "details")]
    return " ".join("".join(parts).split())


def heading_text(runs: list[Run]) -> str:
    """Return the visible text of a heading, without links that lead back into the page (``([back](#top))``)."""
    if len(runs) == 1:
        return visible(runs)
    kept = [run for run in runs if run.kind != "link" or not run.url.startswith("#")]
    text = visible(kept) if len(kept) < len(runs) else ""
    text = text.replace("()", "").replace("[]", "").strip(" \t|·-")
    return text if any(c.isalnum() for c in text) else visible(runs)


def split_lines(runs: list[Run], at: str = HARD + SOFT + BULLET) -> list[list[Run]]:
    """Return `runs` cut at their breaks of the kinds in `at`, empty lines left out."""
    breaks = [place for place, run in enumerate(runs) if run.kind == "break" and run.text in at]
    if not breaks:
        return [runs] if runs else []
    starts = [0, *(place + 1 for place in breaks)]
    lines = [runs[start:stop] for start, stop in zip(starts, [*breaks, len(runs)], strict=True)]
    return [line for line in lines if line]
