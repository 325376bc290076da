"""The layout of a page about one paper: a first heading as title, then a metadata table, labeled lines, or notes."""

import re
from collections.abc import Iterable, Iterator
from itertools import takewhile
from typing import Final

from paperterm.readers.context import Place
from paperterm.readers.details import read_detail, read_fence
from paperterm.readers.document import Section
from paperterm.readers.draft import Draft
from paperterm.readers.evidence import CITED, STRONG, Unit, weigh
from paperterm.readers.fences import cites_heading, holds_bibtex
from paperterm.readers.fields.authors import leading_names
from paperterm.readers.fields.boundary import words_in
from paperterm.readers.fields.labeled import clean_key, find_label, read_labeled, role_of
from paperterm.readers.fields.links import is_published
from paperterm.readers.front.blocks import HARD, SOFT, Block, Run, split_lines, visible
from paperterm.readers.headings import describes_one, read_heading, shows_title
from paperterm.readers.metadata import is_metadata, read_metadata
from paperterm.readers.record import read_record
from paperterm.readers.words.sections import NOTES, is_furniture

_PRESENTED: Final = re.compile(
    r"^\W*(?:presented|published|appeared|accepted)\s+(?:in|at|on)\b|^\W*(?:arxiv|doi)\s*[:：]", re.IGNORECASE
)
_CALLOUT: Final = re.compile(r"\[!([\w-]{1,30})\][+-]?")
"""The head of a callout (Obsidian, and GitHub's alerts): a quotation with a name."""
_OF_CODE: Final = re.compile(
    r"\b(?:awesome|list|collection|implementation|official|code|repository|library|toolkit|pytorch|tensorflow|docs?"
    r"|documentation|website|benchmark|leaderboard|papers|publications|notes)\b",
    re.IGNORECASE,
)
"""Words of the first headings of repositories, which are no titles of papers."""
_CITED: Final = re.compile(r"\s*\(([^()]{3,120}?),?\s+((?:19|20)\d\d)[a-z]?\)$")
"""Authors and year behind a title."""
_OF_A_MEETING: Final = frozenset({"where", "source", "location"})
_ABSTRACTS: Final = frozenset({"abstract", "summary", "tldr"})
_CITATIONS: Final = frozenset({"cite", "quote", "reference", "bibliography"})


def key_of_file(name: str) -> str:
    """Return the citation key that a page of notes has for its name (``@key.md``), "" where it has none."""
    stem = name.rpartition(".")[0]
    return clean_key(stem) if stem.startswith("@") else ""


def complete_page(draft: Draft, sections: list[Section], key: str) -> None:
    """Add to what front matter says what its page says: for a note labeled lines, for all BibTeX, a title.

    `key`: the citation key in the file's name.
    """
    draft.set("key", key, "the file's name")
    if draft.kind == "note":
        for section in sections[:2]:
            _read_labels(draft, section.blocks)
    blocks = [block for section in sections for block in section.blocks if holds_bibtex(block)]
    for block in blocks:
        if len(blocks) == 1 or cites_heading(draft.title, [block]):
            read_fence(draft, block)
    heading = next((section.heading for section in sections[1:2] if section.heading is not None), None)
    if not draft.title and heading is not None and clean_key(visible(heading.runs)) != draft.key:
        line = draft.line
        read_record(draft, heading.runs, whole=True)
        draft.line = heading.line if draft.title else line
    if not draft.title and not draft.citations:
        draft.set("title", draft.key, "citation key")


def read_titled_page(sections: list[Section]) -> Draft | None:
    """Return the paper of a page whose only first heading is its title, and whose first lines or brackets place it.

    The lines hold a link labeled as a paper, the heading is a link to one, or it ends with authors and year.
    """
    first = next((section for section in sections[1:2] if section.heading is not None), None)
    levels = [section.heading.level for section in sections[1:] if section.heading is not None]
    if first is None or first.heading is None or first.heading.level != 1 or levels.count(1) != 1:
        return None
    if words_in(first.shown) < 3 or _OF_CODE.search(first.shown) or is_furniture(first.shown):
        return None
    (unit, *others) = read_heading(first.heading, first.blocks, Place((), ("page",)))
    _take_citation(unit, first.shown)
    placed = describes_one(first.blocks) or shows_title(first.heading) or _begins_with_url(first) or unit.proof == CITED
    if others or unit.strength < STRONG or unit.proof < CITED or not placed:
        return None
    return unit.draft


def _take_citation(unit: Unit, heading: str) -> None:
    """Take authors and year from a bracket behind the title; it has the form of a venue with its year."""
    draft, cited = unit.draft, _CITED.search(heading)
    names = leading_names(cited[1]) if cited is not None else None
    if cited is None or names is None or len(names.names) + names.et_al < 2 or names.end < len(cited[1].rstrip(".")):
        return
    draft.title, draft.venue = heading[: cited.start()], None
    draft.sources.pop("venue", None)
    draft.set_authors(names, "bracket in the title")
    draft.set("year", int(cited[2]), "bracket in the title")
    weigh(unit)


def _begins_with_url(section: Section) -> bool:
    """Whether the first line below a heading is the URL of a paper and nothing else."""
    runs = section.blocks[0].runs if section.blocks else []
    return len(runs) == 1 and runs[0].kind == "link" and not runs[0].text and is_published(runs[0].url)


def _read_labels(draft: Draft, blocks: Iterable[Block]) -> None:
    """Read the labeled lines and callouts of a note, and leave its words alone."""
    for block in blocks:
        name = _callout_name(block)
        if name in _ABSTRACTS:
            draft.set("abstract", " ".join(visible(line) for line in _callout_lines(block)), "callout")
        elif name in _CITATIONS:
            _read_citation(draft, [*_callout_lines(block)])
        else:
            for line in _lines_of(block):
                read_labeled(draft, line)


def _read_citation(draft: Draft, lines: list[list[Run]]) -> None:
    """Take what a reference in a callout says beyond the fields that are known."""
    inner = Draft(draft.line)
    read_record(inner, [run for line in lines for run in (*line, Run("text", " ", line[0].line))])
    draft.set("title", inner.title, "callout")
    if inner.authors and not draft.authors:
        draft.authors_complete = inner.authors_complete
        draft.set("authors", inner.authors, "callout")
    draft.set("venue", inner.venue, "callout")
    draft.set("year", inner.year, "callout")
    for label, url, kind in inner.links:
        draft.add_link(label, url, kind)


def _callout_name(block: Block) -> str:
    """Return the name of a callout in lower case, "" of another block."""
    first = block.children[0] if block.kind == "quote" and block.children else None
    match = _CALLOUT.match(visible(first.runs)) if first is not None else None
    return match[1].lower() if match is not None else ""


def _callout_lines(block: Block) -> Iterator[list[Run]]:
    """Yield the lines of a callout behind its head."""
    for number, child in enumerate(block.children):
        yield from (split_lines(child.runs, HARD + SOFT)[number == 0 :] if child.kind == "paragraph" else ())
        yield from (item.runs for item in child.children)


def _lines_of(block: Block) -> Iterator[list[Run]]:
    """Yield the lines of a paragraph, of the items of a list, or of a callout."""
    if block.kind == "paragraph":
        yield from split_lines(block.runs, HARD + SOFT)
    elif block.kind == "list":
        for item in block.children[:20]:
            yield from split_lines(item.runs, HARD + SOFT)
    elif _callout_name(block):
        yield from _callout_lines(block)


def _read_properties(first: Section) -> Draft | None:
    """Return the paper of a page that begins with its properties, as in Logseq and Obsidian (``key:: value``)."""
    head = first.blocks[0] if first.blocks else None
    if head is None or head.kind not in ("paragraph", "list", "quote"):
        return None
    lines = list(_lines_of(head)) if head.kind != "list" else split_lines(head.children[0].runs, HARD + SOFT)
    roles = {role_of(found[0]) for line in lines if "::" in visible(line) and (found := find_label(line))}
    if "key" not in roles and not ("title" in roles and roles & {"authors", "doi", "arxiv"}):
        return None
    draft = Draft(head.line, max(block.end for block in first.blocks), kind="note")
    for line in lines:
        read_labeled(draft, line)
    draft.set("title", draft.key, "citation key")
    return draft


def read_paper_page(sections: list[Section]) -> Draft | None:
    """Return the paper that a page is about, None where it is about none or about many.

    A metadata table or labeled lines right below the title make a paper; a section of notes (*Meta Info*, *TL;DR*) or
    a line "Presented in …" a page of notes.
    """
    titles = [section for section in sections if section.heading is not None and section.heading.level == 1]
    if (properties := _read_properties(sections[0])) is not None:
        return properties
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
    if draft.key:
        draft.kind = "note"
    return draft


def _labeled_lines(blocks: list[Block]) -> int:
    """Return the number of different fields that the first lines name, 0 where none of them is only a paper's."""
    roles = set()
    for block in takewhile(lambda block: block.kind != "group", blocks[:12]):
        for line in _lines_of(block):
            found = find_label(line)
            if found is not None and found[0] not in _OF_A_MEETING:
                roles.add(role_of(found[0]))
    roles -= {None, "remarks"}
    placed = "venue" in roles and roles & {"title", "links"}
    return len(roles) if roles & {"authors", "doi", "arxiv", "key"} or placed else 0


def _read_notes(draft: Draft, section: Section, table: Block | None) -> None:
    for block in section.blocks:
        if block is table:
            continue
        if block.kind == "paragraph":
            _read_lines(draft, block.runs)
        elif block.kind == "list":
            for item in block.children:
                _read_lines(draft, item.runs)
        elif holds_bibtex(block):
            read_fence(draft, block)
        elif _callout_name(block):
            _read_labels(draft, [block])


def _read_lines(draft: Draft, runs: list[Run]) -> None:
    labeled = find_label(runs)
    if _PRESENTED.match(visible(runs)) and (labeled is None or role_of(labeled[0]) not in ("doi", "arxiv")):
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
