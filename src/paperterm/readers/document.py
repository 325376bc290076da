"""A Markdown list: its sections, each read by the layouts that it shows, and the vote over all units."""

from collections.abc import Callable
from dataclasses import dataclass, field

from paperterm.readers import headings, items, paragraphs, tables
from paperterm.readers.context import Place
from paperterm.readers.evidence import STRONG, Unit, admit
from paperterm.readers.fields.dates import whole_date
from paperterm.readers.fields.links import fold_label, label_kind
from paperterm.readers.fields.title import words_in
from paperterm.readers.fields.venue import is_short_venue, trim_venue
from paperterm.readers.front.blocks import Block, heading_text, visible
from paperterm.readers.words.labels import ABSTRACT_LABELS, BIBTEX_LABELS
from paperterm.readers.words.sections import NAVIGATION, is_furniture


@dataclass(slots=True)
class Section:
    """A heading with the blocks up to the next heading."""

    path: tuple[str, ...]
    heading: Block | None
    number: int
    parent: int
    blocks: list[Block] = field(default_factory=list)


def split_sections(blocks: list[Block]) -> list[Section]:
    """The sections of a file in order; the first has no heading."""
    sections = [Section((), None, 0, -1)]
    stack: list[tuple[int, str, int]] = []
    for block in blocks:
        if block.kind != "heading":
            sections[-1].blocks.append(block)
            continue
        while stack and stack[-1][0] >= block.level:
            stack.pop()
        path = tuple(name for _, name, _ in stack)
        parent = stack[-1][2] if stack else 0
        section = Section(path, block, len(sections), parent)
        sections.append(section)
        stack.append((block.level, heading_text(block.runs), section.number))
    return sections


def read_units(blocks: list[Block]) -> list[Unit]:
    """All candidates of a file, in order, admitted or refused."""
    sections = split_sections(blocks)
    titled = _heading_entries(sections)
    units: list[Unit] = []
    for section in sections:
        heading = section.heading
        path = section.path
        if heading is not None and section.number in titled:
            place = Place(path, ("heading", section.parent))
            units.append(headings.read_heading(heading, section.blocks, place))
            continue
        if heading is not None:
            path = (*path, heading_text(heading.runs))
        units.extend(_read_section(section.blocks, Place(path, (section.number,))))
    admit(units)
    return units


def _heading_entries(sections: list[Section]) -> set[int]:
    """The numbers of the sections whose heading is an entry: those that describe one paper, and siblings like them."""
    told: dict[int, int] = {}
    parents = {section.parent for section in sections}
    for section in sections:
        if section.heading is None or section.number in parents or _is_furniture(section.heading):
            continue
        told[section.number] = headings.describes_one(section.blocks) or headings.shows_title(section.heading)
    found: set[int] = set()
    groups: dict[tuple[int, int], list[int]] = {}
    for number in told:
        heading = sections[number].heading
        if heading is not None:
            groups.setdefault((sections[number].parent, heading.level), []).append(number)
    levels: dict[int, list[int]] = {}
    for (_, level), numbers in groups.items():
        levels.setdefault(level, []).extend(numbers)
    for (_, level), numbers in groups.items():
        everyone = levels[level]
        share = sum(told[number] > 0 for number in everyone) / len(everyone)
        local = sum(told[number] > 0 for number in numbers) / len(numbers)
        for number in numbers:
            sure = told[number] >= 2 and _is_title(sections[number])
            likely = told[number] and (share >= 0.5 or local >= 0.5) and _is_title(sections[number])
            if sure or likely:
                found.add(number)
    return found


def _is_furniture(heading: Block) -> bool:
    text = visible(heading.runs)
    return is_furniture(text) or (NAVIGATION.search(text) is not None and words_in(text) <= 5)


def _is_title(section: Section) -> bool:
    """Whether a heading could be a title: words that are no date, venue or label."""
    if section.heading is None or (section.heading.level == 1 and not section.path and section.number == 1):
        return False
    text = heading_text(section.heading.runs)
    words = any(c.isalpha() for c in text)
    return words and whole_date(text) is None and not is_short_venue(trim_venue(text)) and label_kind(text) is None


def _read_section(blocks: list[Block], place: Place) -> list[Unit]:
    """The units of a section's blocks: tables, lists, and runs of paragraphs, below its groups."""
    units: list[Unit] = []
    groups: list[tuple[str, int]] = []
    bold: tuple[str, int] | None = None
    run: list[Block] = []

    def here() -> Place:
        where = place
        for name, line in groups[-2:]:
            where = where.below(name, line)
        return where.below(*bold) if bold else where

    def flush() -> None:
        if run:
            units.extend(paragraphs.read_paragraphs(run, here()))
            run.clear()

    for index, block in enumerate(blocks):
        follower = blocks[index + 1] if index + 1 < len(blocks) else None
        if block.kind == "group" and fold_label(visible(block.runs)) not in ABSTRACT_LABELS | BIBTEX_LABELS:
            flush()
            groups.append((visible(block.runs), block.line))
            bold = None
        elif block.kind == "endgroup" and not run:
            if groups:
                groups.pop()
            bold = None
        elif block.kind == "table":
            flush()
            units.extend(tables.read_table(block, here()))
        elif block.kind == "list":
            if run and run[-1].kind == "paragraph" and _belongs(block, run[-1]):
                run.append(block)
                continue
            flush()
            units.extend(items.read_list(block, here()))
        elif block.kind == "quote":
            flush()
            units.extend(
                unit for inner in block.children if inner.kind == "list" for unit in items.read_list(inner, here())
            )
        elif block.kind == "paragraph" and paragraphs.is_group_line(block) and _groups(follower):
            flush()
            bold = (visible(block.runs).strip(" :："), block.line)
        elif run or block.kind == "paragraph":
            run.append(block)
    flush()
    return units


def _belongs(block: Block, paragraph: Block) -> bool:
    """Whether a list describes the paragraph before it: labeled lines and labeled links only."""
    return headings.describes_one([block]) > 0 and words_in(visible(paragraph.runs)) >= 2


def _groups(follower: Block | None) -> bool:
    """Whether what follows a bold line is a list or table of entries, not what is said about a title."""
    if follower is None:
        return False
    if follower.kind == "table":
        return True
    return follower.kind == "list" and not headings.describes_one([follower])


def each_strong(units: list[Unit], keep: Callable[[Unit], bool]) -> list[Unit]:
    """The sure units that `keep` wants."""
    return [unit for unit in units if unit.strength == STRONG and keep(unit)]
