"""The layout of folded entries: `<details>` whose summary is a title, with abstract, links or labels inside."""

from paperterm.readers import headings
from paperterm.readers.context import Place
from paperterm.readers.details import take_details
from paperterm.readers.draft import Draft
from paperterm.readers.evidence import STRONG, Unit, weigh
from paperterm.readers.fields.boundary import words_in
from paperterm.readers.fields.links import fold_label
from paperterm.readers.front.blocks import Block, visible
from paperterm.readers.items import holds_entries
from paperterm.readers.unit import read_lines
from paperterm.readers.words.labels import ABSTRACT_LABELS, BIBTEX_LABELS

NAME = "folds"

MAX_BLOCKS = 60
"""Blocks of a fold; one with more holds a list, not what is said about one paper."""


def fold_end(blocks: list[Block], index: int) -> int:
    """Where the fold that begins at ``blocks[index]`` ends, 0 where it has no end or holds other than one paper."""
    summary = visible(blocks[index].runs)
    if words_in(summary) < 3 or fold_label(summary) in ABSTRACT_LABELS | BIBTEX_LABELS:
        return 0
    depth = 0
    for end in range(index + 1, min(index + MAX_BLOCKS, len(blocks))):
        depth += 1 if blocks[end].kind == "group" else -1 if blocks[end].kind == "endgroup" else 0
        if depth < 0:
            return end if _describes_one(blocks[index], blocks[index + 1 : end]) else 0
    return 0


def read_fold(summary: Block, body: list[Block], place: Place) -> Unit:
    """Return the unit of a fold."""
    unit = _read_summary(summary, place)
    unit.draft.end = max((block.end for block in body), default=summary.end)
    headings.read_body(unit.draft, body)
    weigh(unit)
    return unit


def _read_summary(summary: Block, place: Place) -> Unit:
    draft = Draft(summary.line, summary.end, section=place.section)
    _, title = read_lines(draft, take_details(draft, summary.runs))
    unit = Unit(draft, (NAME, *place.container), NAME, title.how if title else "")
    weigh(unit)
    return unit


def _describes_one(summary: Block, body: list[Block]) -> bool:
    """Whether what is folded says something about the paper that the summary names, and lists no others."""
    lists = [block for block in body if block.kind == "list"]
    if any(block.kind == "table" for block in body) or any(map(holds_entries, lists)):
        return False
    if headings.describes_one(body):
        return True
    prose = bool(body) and all(block.kind in ("paragraph", "fence", "quote") for block in body)
    return prose and _read_summary(summary, Place((), ())).strength == STRONG
