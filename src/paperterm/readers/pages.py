"""The layout of a page about one paper: a first heading as title, then a metadata table, labeled lines, or notes."""

import re
from itertools import takewhile
from typing import Final

from paperterm.readers.details import read_detail
from paperterm.readers.document import Section
from paperterm.readers.draft import Draft
from paperterm.readers.fields.boundary import words_in
from paperterm.readers.fields.labeled import find_label, role_of
from paperterm.readers.front.blocks import HARD, SOFT, Block, Run, split_lines, visible
from paperterm.readers.metadata import is_metadata, read_metadata
from paperterm.readers.record import read_record
from paperterm.readers.words.sections import NOTES

_PRESENTED: Final = re.compile(
    r"^\W*(?:presented|published|appeared|accepted)\s+(?:in|at|on)\b|^\W*(?:arxiv|doi)\s*[:：]", re.IGNORECASE
)


def read_paper_page(sections: list[Section]) -> Draft | None:
    """Return the paper that a page is about, None where it is about none or about many.

    A metadata table or labeled lines right below the title make a paper; a section of notes (*Meta Info*, *TL;DR*) or
    a line "Presented in …" a page of notes.
    """
    titles = [section for section in sections if section.heading is not None and section.heading.level == 1]
    if len(titles) != 1 or titles[0].heading is None or titles[0].number != 1:
        return None
    heading, first = titles[0].heading, titles[0]
    if words_in(first.shown) < 1:
        return None
    notes = [section for section in sections[2:] if NOTES.match(section.shown)]
    table = next((block for block in first.blocks if block.kind == "table" and is_metadata(block)), None)
    told = _labeled_lines(first.blocks)
    presented = any(
        block.kind == "paragraph" and _PRESENTED.match(visible(block.runs))
        for section in (first, *notes[:1])
        for block in section.blocks
    )
    if (
        table is None
        and told < 3
        and not (notes and (presented or told or _labeled_lines(notes[0].blocks)))
        and not (presented and told)
    ):
        return None
    draft = Draft(
        heading.line, max((block.end for section in sections for block in section.blocks), default=heading.end)
    )
    read_record(draft, heading.runs, whole=True)
    draft.line = heading.line
    draft.kind = "paper" if (table is not None or told >= 3) and not notes else "note"
    if table is not None:
        read_metadata(draft, table)
    for section in (first, *notes):
        _read_notes(draft, section, table)
    return draft


def _labeled_lines(blocks: list[Block]) -> int:
    """Return the number of different fields that the first lines name."""
    roles = set()
    for block in takewhile(lambda block: block.kind != "group", blocks[:12]):
        sources = (
            [block.runs]
            if block.kind == "paragraph"
            else [item.runs for item in block.children[:20]]
            if block.kind == "list"
            else []
        )
        for runs in sources:
            for line in split_lines(runs, HARD + SOFT):
                found = find_label(line)
                if found is not None:
                    roles.add(role_of(found[0]))
    roles -= {None, "remarks"}
    return len(roles) if roles & {"authors", "venue", "year", "doi", "arxiv"} else 0


def _read_notes(draft: Draft, section: Section, table: Block | None) -> None:
    for block in section.blocks:
        if block is table:
            continue
        if block.kind == "paragraph":
            _read_lines(draft, block.runs)
        elif block.kind == "list":
            for item in block.children:
                _read_lines(draft, item.runs)


def _read_lines(draft: Draft, runs: list[Run]) -> None:
    presented = _PRESENTED.match(visible(runs))
    if presented is not None:
        inner = Draft(draft.line)
        read_record(
            inner, [Run("text", "Title of the page ", draft.line, bold=True), Run("break", HARD, draft.line), *runs]
        )
        draft.set("venue", inner.venue, "line Presented in")
        draft.set("year", inner.year, "line Presented in")
        for label, url, kind in inner.links:
            draft.add_link(label, url, kind)
        return
    for line in (
        split_lines(runs, HARD + SOFT)
        if _labeled_lines([Block("paragraph", 1, 1, runs=runs)])
        else split_lines(runs, HARD)
    ):
        read_detail(draft, [Run("text", " ", run.line) if run.kind == "break" else run for run in line])
