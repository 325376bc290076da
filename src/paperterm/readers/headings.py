"""The layout of heading blocks: a heading that is a title, with labeled lines, abstract or BibTeX below."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from paperterm.readers.context import Place
from paperterm.readers.details import read_detail, read_fence, take_details
from paperterm.readers.draft import Draft
from paperterm.readers.evidence import Unit, weigh
from paperterm.readers.fields.boundary import words_in
from paperterm.readers.fields.flat import SEP, flatten
from paperterm.readers.fields.labeled import find_label, role_of
from paperterm.readers.fields.links import is_generic, is_published, is_scholarly, label_kind
from paperterm.readers.front.blocks import HARD, SOFT, Block, Run, split_lines, visible
from paperterm.readers.metadata import is_metadata, read_metadata
from paperterm.readers.record import read_record
from paperterm.readers.words.labels import ABSTRACT_LABELS, BIBTEX_LABELS

NAME = "headings"

_ABSTRACT: Final = re.compile(r"^\W*(abstract|摘要|要旨|초록)\W*[:：.]?\s*", re.IGNORECASE)
_NUMBERS: Final = " 0123456789.)(\t\n#"
_NUMBER: Final = re.compile(r"^\s*\d{1,3}(?:\.\d{1,3}){0,3}[.)、:]?\s+(?=\S)")
LONGEST_NAME: Final = 4
"""Words of the longest name of a method; a longer heading is a title."""
_CITATION: Final = re.compile(r"^\W*(citation|bibtex|cite|引用)\W*$", re.IGNORECASE)


def describes_one(blocks: list[Block]) -> int:
    """How many parts of a heading's body say something about one paper; 0 where it holds a list of others."""
    found = others = records = 0
    for block in blocks[:60]:
        if others > found + 6:
            break
        if block.kind == "fence":
            found += "@" in block.text and "{" in block.text
        elif block.kind == "paragraph":
            lines = split_lines(block.runs, HARD + SOFT)
            told = sum(map(_tells, lines))
            titled = bool(lines) and _is_title_line(lines[0])
            found += told if not titled else 0
            others += titled
            records += titled
        elif block.kind == "list":
            items = block.children[:8]
            told = sum(_tells(item.runs) for item in items)
            found += told
            others += sum(_is_title_line(item.runs) for item in items) if told * 2 >= len(items) else len(items) - told
        elif block.kind == "table" and is_metadata(block):
            found += 2
        elif block.kind == "table" and not _offers_links(block):
            others += 2
    return 0 if others > found or records > 1 or (others and not found) else found


def is_labeled_record(blocks: list[Block]) -> bool:
    """Whether a heading's body begins with three labeled lines, authors among them: it has notes in its subsections."""
    first = blocks[0] if blocks else None
    if first is None or first.kind not in ("list", "paragraph"):
        return False
    lines = (
        [item.runs for item in first.children[:12]] if first.kind == "list" else split_lines(first.runs, HARD + SOFT)
    )
    found = [find_label(line) for line in lines[:12]]
    roles = {role_of(one[0]) for one in found if one is not None} - {None}
    return len(roles) >= 2 and "authors" in roles


def _offers_links(table: Block) -> bool:
    """Whether a table lists what one paper offers (its models, its data): no row of it leads to a paper."""
    cells = [cell for row in table.rows[1:30] for cell in row.cells]
    urls = [run.url for cell in cells for run in cell if run.kind == "link"]
    words = max((words_in(visible(cell)) for cell in cells), default=0)
    return bool(urls) and words < 5 and not any(is_scholarly(url) for url in urls)


def _read_offers(draft: Draft, table: Block) -> None:
    """Take the links of a table: a link that says nothing is named by its row, and by its column where it has more."""
    header = [visible(cell) for cell in table.rows[0].cells]
    columns = {
        index for row in table.rows for index, cell in enumerate(row.cells) for run in cell if run.kind == "link"
    }
    for row in table.rows:
        links = [(index, run) for index, cell in enumerate(row.cells) for run in cell if run.kind == "link"]
        name = visible(row.cells[0]).strip(" :*")
        for index, run in links:
            column = header[index] if index < len(header) else ""
            named = index > 0 and name and (is_generic(run.text) or label_kind(run.text) is not None or not run.text)
            label = f"{name} {column}".strip() if named and len(columns) > 1 else name if named else run.text
            draft.add_link(label, run.url, label_kind(run.text) if named and not is_generic(run.text) else None)


def shows_title(heading: Block) -> int:
    """2 where a heading itself holds a linked title of a paper, or labeled links behind its text; else 0."""
    links = [run for run in heading.runs if run.kind == "link" and not run.url.startswith("#")]
    linked = any(is_scholarly(run.url) and label_kind(run.text) is None and words_in(run.text) >= 2 for run in links)
    labels = any(label_kind(run.text.strip("[] ")) in ("paper", "pdf") for run in links)
    return 2 if linked or (labels and words_in(visible(heading.runs)) >= 3) else 0


def _tells(line: list[Run]) -> bool:
    """Whether a line is labeled by a field's name, or holds nothing but labeled links."""
    found = find_label(line)
    role = role_of(found[0]) if found is not None else None
    links = [run for run in line if run.kind == "link"]
    if found is not None and role is not None and (links or role != "links" or found[1].strip()):
        return True
    if not links:
        return False
    text = flatten(line).text.replace(SEP, "").strip(" \n\t[]()|,.;:-*/&")
    return not text and any(label_kind(run.text.strip("[] ")) is not None or _is_bare_paper(run) for run in links)


def _is_bare_paper(run: Run) -> bool:
    """Whether a link is nothing but the URL of a paper."""
    return (not run.text or run.text == run.url) and is_scholarly(run.url)


def _is_title_line(runs: list[Run]) -> bool:
    """Whether a line begins with a title of its own."""
    first = next((run for run in runs if run.kind == "link" or (run.kind == "text" and run.text.strip(_NUMBERS))), None)
    if first is None or label_kind(first.text) is not None or words_in(first.text) < 3:
        return False
    return first.kind == "link" or (first.bold and not first.text.rstrip().endswith((":", "：")))


def numbered_levels(headings: Sequence[Block]) -> set[int]:
    """Return the levels at which most of the headings that are entries are numbered: numbers are no part of titles."""
    levels: dict[int, list[bool]] = {}
    for heading in headings:
        levels.setdefault(heading.level, []).append(_NUMBER.match(visible(heading.runs)) is not None)
    return {level for level, numbered in levels.items() if sum(numbered) >= 2 and sum(numbered) * 2 > len(numbered)}


def read_heading(heading: Block, body: list[Block], place: Place, *, numbered: bool = False) -> list[Unit]:
    """Return the unit of a heading with its body; of a method's name a unit for each paper that its body names."""
    end = max([block.end for block in body], default=heading.end)
    papers = _papers_below(heading, body)
    draft = Draft(heading.line, end, section=place.section)
    runs = take_details(draft, heading.runs)
    if numbered and runs and runs[0].kind in ("text", "link"):
        runs = [replace(runs[0], text=_NUMBER.sub("", runs[0].text)), *runs[1:]]
    _, title = read_record(draft, papers[:1] or runs, whole=True)
    if papers:
        draft.name = visible(runs)
    else:
        draft.line = heading.line
    read_body(draft, body)
    units = [Unit(draft, (NAME, *place.container), NAME, title.how if title else "plain")]
    for paper in papers[1:]:
        other = Draft(paper.line, paper.line, name=draft.name, section=place.section)
        read_record(other, [paper], whole=True)
        units.append(Unit(other, (NAME, *place.container), NAME, "link"))
        draft.links = [link for link in draft.links if link[1] != paper.url]
        draft.remarks = [remark for remark in draft.remarks if paper.text not in remark]
    for unit in units:
        weigh(unit)
    return units


def _papers_below(heading: Block, body: list[Block]) -> list[Run]:
    """Return the linked titles that labels lead to (``Manuscript: [A title](…)``) below a heading of a few words."""
    if words_in(visible(heading.runs)) > LONGEST_NAME:
        return []
    lines = [
        line
        for block in body[:20]
        for line in (split_lines(block.runs, HARD + SOFT) if block.kind == "paragraph" else [])
        + [item.runs for item in block.children if block.kind == "list"]
    ]
    return [run for line in lines if (run := _labeled_title(line)) is not None]


def _labeled_title(line: list[Run]) -> Run | None:
    """Return the only link of a line whose label says that it leads to a paper, if its text is a title."""
    label = find_label(line)
    links = [run for run in line if run.kind == "link"]
    if label is None or len(links) != 1 or not any(label_kind(word) == "paper" for word in label[0].split()):
        return None
    titled = words_in(links[0].text) >= 4 and label_kind(links[0].text) is None
    return links[0] if titled and is_published(links[0].url) else None


def read_body(draft: Draft, body: list[Block]) -> None:
    """Read what stands below a title that has the blocks of `body` for itself."""
    expecting = ""
    stack = list(reversed(body))
    while stack:
        block = stack.pop()
        if block.kind == "fence":
            read_fence(draft, block)
        elif block.kind == "group":
            label = visible(block.runs).casefold().strip(" :*")
            expecting = (
                "abstract"
                if label in ABSTRACT_LABELS or "abstract" in label
                else "bibtex"
                if label in BIBTEX_LABELS
                else ""
            )
        elif block.kind == "endgroup":
            expecting = ""
        elif block.kind == "table" and is_metadata(block):
            read_metadata(draft, block)
        elif block.kind == "table" and block.rows:
            _read_offers(draft, block)
        elif block.kind in ("paragraph", "item"):
            expecting = _read_paragraph(draft, block, expecting)
            stack.extend(reversed(block.children))
        else:
            stack.extend(reversed(block.children))


def _read_paragraph(draft: Draft, block: Block, expecting: str) -> str:
    """Read a paragraph of the body; what the next one is expected to be."""
    if expecting == "abstract" or _may_announce(block.runs):
        announced = _announced(draft, block.runs, expecting)
        if announced is not None:
            return announced
    lines = split_lines(block.runs, HARD + SOFT)
    breaks = [run for run in block.runs if run.kind == "break"]
    if breaks and not any(map(_tells, lines)):
        lines = [_spaced(line) for line in split_lines(block.runs, HARD)]
    for line in lines:
        read_detail(draft, line)
    return expecting if expecting == "bibtex" else ""


def _announced(draft: Draft, runs: list[Run], expecting: str) -> str | None:
    """Take an abstract; what the next paragraph is expected to be, None where this is neither label nor abstract."""
    text = visible(runs)
    if _CITATION.match(text):
        return "bibtex"
    label = _ABSTRACT.match(text)
    if label is not None and (
        label.end() == len(text) or runs[0].bold or text[label.end() - 1 : label.end()] in ":： "
    ):
        if text[label.end() :].strip():
            draft.set("abstract", text[label.end() :].strip(), "paragraph Abstract")
            return ""
        return "abstract"
    if expecting == "abstract":
        draft.set("abstract", text, "paragraph below Abstract")
        return ""
    return None


def _may_announce(runs: list[Run]) -> bool:
    """Whether a paragraph may begin with the label of an abstract or a citation: its first letter tells most apart."""
    first = runs[0].text[:1] if runs and runs[0].kind == "text" else ""
    return first in "aAbBcC" or not (first.isascii() and first.isalnum())


def _spaced(line: list[Run]) -> list[Run]:
    return [Run("text", " ", run.line) if run.kind == "break" else run for run in line]
