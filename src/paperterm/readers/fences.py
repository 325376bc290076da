"""The layout of BibTeX in fences: each block is an entry, unless it cites the paper of its heading or before it."""

import re
from collections.abc import Sequence
from typing import Final

from paperterm.bibtex.blocks import split_blocks
from paperterm.bibtex.fields import open_block
from paperterm.readers.bib import read_bib
from paperterm.readers.context import Place
from paperterm.readers.draft import Draft
from paperterm.readers.evidence import Unit, weigh
from paperterm.readers.fields.venue import is_venue_or_year
from paperterm.readers.front.blocks import Block, visible
from paperterm.readers.words.sections import REFERENCES, is_resources
from paperterm.text import fold, fold_key

NAME: Final = "fences"

MAX_INTRODUCTION: Final = 12
"""Words of a paragraph that may lead to entries; a longer one explains an example."""
_ASKS_TO_CITE: Final = re.compile(
    r"\b(?:cit(?:e|es|ed|ing|ation|ations)|zitier\w*|citer|citar)\b|引用|인용", re.IGNORECASE
)

_LEADS: Final = (":", "：")


def holds_bibtex(block: Block) -> bool:
    """Whether a block is a fence that may hold BibTeX."""
    return block.kind == "fence" and "@" in block.text and "{" in block.text


def cites_heading(name: str, blocks: Sequence[Block]) -> bool | None:
    """Whether the BibTeX below a heading is that of the paper which the heading names.

    None where there is no BibTeX, or where a single block has another title: it may belong to a short name.
    """
    titles = [
        open_block(found).read("title") for block in blocks if holds_bibtex(block) for found in split_blocks(block.text)
    ]
    if not titles:
        return None
    if any(_agree(name, title) for title in titles):
        return True
    groups = REFERENCES.search(name) or is_resources(name) or is_venue_or_year(name)
    return False if len(titles) > 1 or groups or any(map(_is_prose, blocks)) else None


def _is_prose(block: Block) -> bool:
    """Whether a block is a paragraph that leads to an example, or asks to cite something."""
    text = visible(block.runs) if block.kind == "paragraph" else ""
    return text.endswith(_LEADS) or _ASKS_TO_CITE.search(text) is not None


def is_record(paragraph: Block, fence: Block) -> bool:
    """Whether a paragraph before a fence is the paper that the fence cites: not plain prose with another title."""
    if any(run.kind == "link" or run.bold for run in paragraph.runs):
        return True
    text = visible(paragraph.runs)
    return any(_agree(text, open_block(found).read("title")) for found in split_blocks(fence.text))


def read_fence(block: Block, place: Place, before: Unit | None, introduction: Block | None) -> list[Unit]:
    """Return the units of the BibTeX blocks of a fence.

    Args:
        before: the unit that stands before the fence, which gets the blocks that cite it.
        introduction: the paragraph of prose right before the fence.
    """
    offset = block.line - (block.info in ("indented", "pre"))
    refusal = _refusal(introduction, place)
    units = []
    for draft in read_bib(block.text):
        if before is not None and _agree(before.draft.title, draft.title):
            before.draft.citations += draft.citations
            before.draft.sources.setdefault("bibtex", "fence")
            before.draft.end = max(before.draft.end, block.end)
            weigh(before)
        elif draft.sources.get("title") or draft.problems:
            _move(draft, offset, place)
            unit = Unit(draft, (NAME, *place.container), NAME, "bibtex")
            weigh(unit)
            if refusal:
                unit.refuse(refusal)
            units.append(unit)
    return units


def _move(draft: Draft, offset: int, place: Place) -> None:
    draft.line, draft.end, draft.section = draft.line + offset, draft.end + offset, place.section
    draft.sources["bibtex"] = "fence"
    draft.problems = [(line + offset, message) for line, message in draft.problems]


def _refusal(introduction: Block | None, place: Place) -> str:
    """Return why what a paragraph leads to is no entry, "" where nothing says so."""
    text = visible(introduction.runs) if introduction is not None else ""
    if _ASKS_TO_CITE.search(text):
        return "the paragraph before it asks to be cited"
    explained = text.endswith(_LEADS) or len(text.split()) > MAX_INTRODUCTION
    return "prose explains it" if explained and not any(map(REFERENCES.search, place.section)) else ""


def _agree(text: str, title: str) -> bool:
    """Whether a heading or paragraph names a paper with this title: one holds the other, or most of its words."""
    ours, theirs = fold_key(text), fold_key(title)
    if not ours or not theirs:
        return False
    if (len(theirs) > 8 and theirs in ours) or (len(ours) > 8 and ours in theirs):
        return True
    words = {word for word in fold(title).split() if len(word) > 3}
    shared = words & set(fold(text).split())
    return len(words) > 1 and len(shared) * 3 >= len(words) * 2
