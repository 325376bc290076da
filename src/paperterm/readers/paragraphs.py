"""The layout of records without list marks: a title's line, lines and paragraphs that follow it, citation prose.

A paragraph starts a record when it shows a title at its beginning; what follows belongs to it as long as it says
something about a title (authors, venue, labeled links, badges) and shows none of its own.
"""

import re
from collections.abc import Sequence
from functools import partial
from itertools import pairwise
from typing import Final

from paperterm.readers.context import Place
from paperterm.readers.details import is_detail, read_children, take_details
from paperterm.readers.draft import Draft
from paperterm.readers.evidence import NONE, REFUSED, STRONG, Unit, weigh
from paperterm.readers.fields.authors import leading_names
from paperterm.readers.fields.boundary import words_in
from paperterm.readers.fields.dates import whole_date
from paperterm.readers.fields.flat import SEP, flatten, skip_decoration
from paperterm.readers.fields.links import label_kind
from paperterm.readers.fields.title import Title
from paperterm.readers.fields.venue import is_venue, trim_venue
from paperterm.readers.front.blocks import HARD, SOFT, Block, Run, split_lines, visible
from paperterm.readers.source import Source
from paperterm.readers.unit import is_labeled, read_lines

NAME = "paragraphs"

MAX_BREAKS: Final = 16
MAX_RUNS: Final = 400
"""Lines and runs of a record that are read again as one with each paragraph that follows; later ones are details."""
_EDGE: Final = " \t\n,.;:|*_-–•·()[]" + SEP
_POINTER: Final = re.compile(
    r"^\W*(?:see(?: also)?|cf|siehe(?: auch)?|voir(?: aussi)?|véase|vedi|back to|next|previous|part of|up|parent)\W*$",
    re.IGNORECASE,
)
"""What alone stands before a link to another page."""
_NUMBERED: Final = re.compile(r"^\W*(?:\d{1,4}[.)、]|\[\d{1,4}\]|\[\^[\w:.-]{1,60}\]:)\s*")


def read_paragraphs(blocks: Sequence[Block], place: Place) -> list[Unit]:
    """Return the units of a run of paragraphs, with the lists and fences that describe them."""
    units: list[Unit] = []
    ruled = sum(block.kind == "rule" for block in blocks) >= 3
    current: Unit | None = None
    absorbed: list[Run] = []
    open_record = False
    for block in blocks:
        if block.kind == "rule":
            open_record = False
            continue
        if block.kind == "quote":
            if current is not None and current.strength > NONE:
                _describe(current, block)
            continue
        if block.kind in ("group", "endgroup", "fence", "list"):
            if current is not None and open_record:
                _describe(current, block)
                weigh(current)
            continue
        for runs in _records(block.runs):
            told = current is not None and open_record and (current.strength != NONE or _names_only(runs))
            if told and current is not None and _follows(runs, ruled, current.draft):
                if sum(run.kind == "break" for run in absorbed[-MAX_RUNS:]) >= MAX_BREAKS or len(absorbed) >= MAX_RUNS:
                    _describe(current, Block("paragraph", block.line, block.end, runs=runs))
                    continue
                absorbed = [*absorbed, Run("break", HARD, runs[0].line), *runs]
                kept = current
                current = _unit(absorbed, block, place)
                current.draft.citations = kept.draft.citations + current.draft.citations
                if current.source is not None and kept.source is not None:
                    fences = [one for one in kept.source.described if one.kind == "fence"]
                    current.source.described.extend(fences)
                units[-1] = current
                continue
            absorbed = runs
            current = _unit(runs, block, place)
            units.append(current)
            open_record = current.strength != REFUSED
    return units


def _describe(unit: Unit, block: Block) -> None:
    """Read a block that says something about `unit`, and keep it for another reading."""
    if block.kind == "quote":
        add_note(unit.draft, block)
    else:
        read_children(unit.draft, [block])
    if unit.source is not None:
        unit.source.described.append(block)


def _read_again(runs: list[Run], block: Block, place: Place, described: list[Block], chosen: Title) -> Unit:
    unit = _unit(runs, block, place, chosen)
    for one in described:
        _describe(unit, one)
    weigh(unit)
    return unit


def add_note(draft: Draft, quote: Block) -> None:
    """Keep what an annotated bibliography says about a record below it, with its links."""
    for child in quote.children:
        draft.remarks.append(visible(child.runs))
        draft.sources.setdefault("remarks", "quotation below")
        for run in child.runs:
            if run.kind == "link":
                draft.add_link(run.text, run.url)
    draft.end = max(draft.end, quote.end)


def _unit(runs: list[Run], block: Block, place: Place, chosen: Title | None = None) -> Unit:
    draft = Draft(runs[0].line if runs else block.line, block.end, section=place.section)
    runs = take_details(draft, runs)
    flat, title = read_lines(draft, runs, chosen)
    unit = Unit(draft, (NAME, *place.container), NAME, title.how if title else "")
    weigh(unit)
    if title is not None and unit.strength > NONE and _is_prose(unit, flat.text, title.how):
        unit.refuse("it is prose")
    if title is not None and _POINTER.match(flat.text[: title.start]):
        unit.refuse("it points to another place")
    draft.end = max(block.end, draft.line)
    if title is None or title.how != "labeled":
        described: list[Block] = []
        unit.source = Source(flat, title, partial(_read_again, runs, block, place, described), described=described)
    return unit


def _is_prose(unit: Unit, text: str, how: str) -> bool:
    """Whether a paragraph is running text that mentions papers, not a record of one."""
    draft = unit.draft
    remark = " ".join(draft.remarks)
    if how == "plain":
        if not (draft.venue or draft.authors or draft.sources.get("links")) and SEP not in text:
            return True
        return len(remark.split()) > 25 or (words_in(draft.title) > 30 and not draft.authors)
    return len(remark.split()) > 60 and not draft.authors and not draft.venue


def _records(runs: list[Run]) -> list[list[Run]]:
    """Return a paragraph cut where its lines begin titles of their own, whole where fewer than two do."""
    lines = split_lines(runs, HARD + " ")
    if len(lines) < 2:
        return [runs] if runs else []
    least = 2 if lines[0][0].kind == "link" else 3
    starts = [index for index, line in enumerate(lines) if _starts_record(line, least)]
    if len(starts) < 2:
        return [runs]
    if starts[0] != 0:
        starts[0] = 0
    bounds = [*starts, len(lines)]
    return [_join(lines[first:last]) for first, last in pairwise(bounds)]


def _join(lines: list[list[Run]]) -> list[Run]:
    joined: list[Run] = []
    for line in lines:
        if joined:
            joined.append(Run("break", HARD, line[0].line))
        joined.extend(line)
    return joined


def _starts_record(line: list[Run], least: int = 3) -> bool:
    """Whether a line begins with a title that shows: a linked, bold or quoted one of three words."""
    shown = (run for run in line if run.kind != "image" and (run.kind == "link" or run.text.strip(_EDGE)))
    first = next(shown, None)
    if first is None or first.kind not in ("link", "text"):
        return False
    text = first.text.strip(_EDGE)
    if first.kind == "text" and not first.bold:
        number = _NUMBERED.match(first.text)
        if number is not None and not first.text[number.end() :].strip():
            return _starts_record(line[line.index(first) + 1 :], least)
        return number is not None and words_in(text) >= 4
    label = first.kind == "link" and (bool(first.image) or label_kind(text) is not None or first.italic)
    if label or words_in(text) < least or is_venue(trim_venue(text)) or whole_date(text) is not None:
        return False
    return not _lists_names(text, visible(line) if first.kind == "link" else text)


def _lists_names(text: str, line: str) -> bool:
    """Whether a line that begins with `text` begins with a list of authors."""
    names = leading_names(line)
    full = sum(" " in name for name in names.names)
    if len(names.names) == 1 and full and words_in(text) == 2:
        return True
    return names.end >= len(text) - 2 and (names.sure or (len(names.names) > 1 and full * 2 >= len(names.names)))


def _is_defined(runs: list[Run]) -> bool:
    """Whether a paragraph is a term with its definitions (PHP Markdown Extra): each begins a record of its own."""
    lines = split_lines(runs, HARD + SOFT)
    return len(lines) > 1 and all(visible(line).startswith(": ") for line in lines[1:])


def are_records(quote: Block) -> bool:
    """Whether each paragraph of a quotation is a whole citation with authors and venue: it is quoted for its looks."""
    if not quote.children or len(quote.children) > MAX_BREAKS or any(c.kind != "paragraph" for c in quote.children):
        return False
    units = [_unit(child.runs, child, Place((), ())) for child in quote.children]
    return all(unit.strength == STRONG and unit.draft.authors and unit.draft.venue for unit in units)


def _names_only(runs: list[Run]) -> bool:
    """Whether a paragraph is two or more full names and nothing else: what stands above is their title."""
    text = visible(runs)
    names = leading_names(text)
    full = sum(" " in name for name in names.names)
    return len(names.names) > 1 and full == len(names.names) and not text[names.end :].strip(_EDGE)


def _follows(runs: list[Run], ruled: bool, before: Draft) -> bool:
    """Whether a paragraph says something about the title of `before`: a second list of authors begins a record."""
    if is_labeled(runs) or is_detail(runs):
        return True
    if _starts_record(runs, 2) or _is_defined(runs):
        return False
    flat = flatten(runs)
    text = flat.text.strip(_EDGE)
    start = skip_decoration(flat.text, 0)
    names = leading_names(text)
    if before.authors and names.names and (names.sure or " " in names.names[0] or len(names.names) > 1):
        return False
    rest = trim_venue(text[names.end :])
    if names.names and (is_venue(rest) or ((names.sure or len(names.names) > 1) and len(rest) < 80)):
        return True
    if is_venue(trim_venue(text)):
        return not (before.venue and before.authors)
    styled = any(span.start <= start < span.end for span in flat.spans["italic"])
    return (styled and words_in(text) < 40) or (ruled and not flat.spans["link"] and not flat.spans["bold"])


def is_group_line(block: Block) -> bool:
    """Whether a paragraph is only a bold line that groups what follows (no link, no venue, not long)."""
    runs = [run for run in block.runs if run.kind != "image" and (run.kind != "text" or run.text.strip(" :：*"))]
    text = visible(block.runs)
    return (
        bool(runs)
        and all(run.kind == "text" and run.bold for run in runs)
        and words_in(text) <= 12
        and "\n" not in text
    )
