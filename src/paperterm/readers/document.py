"""A Markdown list: its sections, each read by the layouts that it shows, and the vote over all units."""

from dataclasses import dataclass, field

from paperterm.readers import fences, folds, headings, items, paragraphs, tables
from paperterm.readers.admission import admit
from paperterm.readers.context import Place
from paperterm.readers.evidence import Unit
from paperterm.readers.fields.boundary import words_in
from paperterm.readers.fields.dates import whole_date
from paperterm.readers.fields.links import fold_label, label_kind
from paperterm.readers.fields.venue import is_short_venue, trim_venue
from paperterm.readers.front.blocks import Block, heading_text, visible
from paperterm.readers.layouts.anchors import Hypothesis
from paperterm.readers.layouts.apply import choose_titles
from paperterm.readers.layouts.report import mark_unsure
from paperterm.readers.words.labels import ABSTRACT_LABELS, BIBTEX_LABELS
from paperterm.readers.words.sections import NOTES, is_furniture, is_navigation


@dataclass(slots=True)
class Section:
    """A heading with the blocks up to the next heading.

    Attributes:
        shown: the heading's visible text.
        name: the same without links back into the page.
    """

    path: tuple[str, ...]
    heading: Block | None
    number: int
    parent: int
    shown: str = ""
    name: str = ""
    blocks: list[Block] = field(default_factory=list)


def split_sections(blocks: list[Block]) -> list[Section]:
    """Return the sections of a file in order; the first has no heading."""
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
        shown = visible(block.runs)
        name = shown if len(block.runs) == 1 else heading_text(block.runs)
        section = Section(path, block, len(sections), parent, shown, name)
        sections.append(section)
        stack.append((block.level, section.name, section.number))
    return sections


def read_units(sections: list[Section], *, choose: bool = True, given: Hypothesis | None = None) -> list[Unit]:
    """All candidates of a file, in order, admitted or refused.

    `choose`: siblings decide together where their titles are; else each is read by the rules alone.
    `given`: where the titles are, as a person decided.
    """
    titled = _heading_entries(sections)
    entries = [section.heading for section in sections if section.heading is not None and section.number in titled]
    numbered = headings.numbered_levels(entries)
    units: list[Unit] = []
    for section in sections:
        heading = section.heading
        path = section.path
        if heading is not None and section.number in titled:
            place = Place(path, ("heading", section.parent))
            units += headings.read_heading(heading, section.blocks, place, numbered=heading.level in numbered)
            continue
        if heading is not None:
            path = (*path, section.name)
        units.extend(_SectionReader(Place(path, (section.number,))).read(section.blocks))
    if choose:
        choose_titles(units, given)
    admit(units)
    mark_unsure(units)
    return units


def _heading_entries(sections: list[Section]) -> set[int]:
    """Return the numbers of the sections whose heading is an entry: it describes one paper, or its siblings do."""
    told: dict[int, int] = {}
    parents = {section.parent for section in sections}
    citing = _cited_headings(sections)
    for section in sections:
        if section.heading is None or _is_furniture(section.shown):
            continue
        if _holds_folds(section.blocks):
            continue
        cited = citing.get(section.number)
        if section.number in parents and not cited and not headings.is_labeled_record(section.blocks):
            continue
        found_below = headings.describes_one(section.blocks) or headings.shows_title(section.heading)
        told[section.number] = found_below if cited is None else 2 if cited else 0
    found: set[int] = set()
    groups: dict[tuple[int, int], list[int]] = {}
    for number in told:
        heading = sections[number].heading
        if heading is not None:
            groups.setdefault((sections[number].parent, heading.level), []).append(number)
    levels: dict[int, list[int]] = {}
    for (_, level), numbers in groups.items():
        levels.setdefault(level, []).extend(numbers)
    shares = {level: sum(told[number] > 0 for number in everyone) / len(everyone) for level, everyone in levels.items()}
    for (_, level), numbers in groups.items():
        share = shares[level]
        local = sum(told[number] > 0 for number in numbers) / len(numbers)
        for number in numbers:
            likely = told[number] >= 2 or (told[number] > 0 and (share >= 0.5 or local >= 0.5))
            if likely and _is_title(sections[number]):
                found.add(number)
    return found


def _cited_headings(sections: list[Section]) -> dict[int, bool]:
    """Whether the BibTeX below a heading is that of the paper that it names, by the section's number.

    Looked at only where nothing else tells; where it never is, a single block of another title is an entry as well.
    """
    found: dict[int, bool | None] = {}
    for section in sections:
        fences_below = sum(map(fences.holds_bibtex, section.blocks))
        if section.heading is not None and fences_below and headings.describes_one(section.blocks) <= fences_below:
            found[section.number] = fences.cites_heading(section.name, section.blocks)
    unsure = False if False in found.values() and True not in found.values() else None
    return {number: told for number, cited in found.items() if (told := unsure if cited is None else cited) is not None}


def _holds_folds(blocks: list[Block]) -> bool:
    """Whether papers stand folded below a heading: then it is none itself."""
    return any(block.kind == "group" and folds.fold_end(blocks, at) for at, block in enumerate(blocks[:20]))


def _is_furniture(text: str) -> bool:
    return is_furniture(text) or NOTES.match(text) is not None or (is_navigation(text) and words_in(text) <= 5)


def _is_title(section: Section) -> bool:
    """Whether a heading could be a title: words that are no date, venue or label."""
    if section.heading is None or (section.heading.level == 1 and not section.path and section.number == 1):
        return False
    text = section.name
    words = any(c.isalpha() for c in text)
    return words and whole_date(text) is None and not is_short_venue(trim_venue(text)) and label_kind(text) is None


class _SectionReader:
    """Reads a section's blocks: tables, lists, and runs of paragraphs, below its groups."""

    def __init__(self, place: Place) -> None:
        self.units: list[Unit] = []
        self._place = place
        self._groups: list[tuple[str, int]] = []
        self._bold: tuple[str, int] | None = None
        self._run: list[Block] = []
        self._told = 0

    def read(self, blocks: list[Block]) -> list[Unit]:
        skipped = 0
        for index, block in enumerate(blocks):
            if index < skipped:
                continue
            skipped = self._fold(blocks, index) if block.kind == "group" else 0
            if skipped:
                continue
            if block.kind == "paragraph":
                self._paragraph(block, blocks[index + 1] if index + 1 < len(blocks) else None)
            elif block.kind in ("group", "endgroup"):
                self._group(block)
            elif fences.holds_bibtex(block):
                self._fence(block)
            elif block.kind == "quote" and paragraphs.are_records(block):
                self._run.extend(block.children)
            elif self._run and _belongs(block, self._run[-1]):
                self._run.append(block)
            elif block.kind in ("table", "list", "quote"):
                self._container(block)
            elif self._run:
                self._run.append(block)
        self._flush()
        return self.units

    def _fold(self, blocks: list[Block], index: int) -> int:
        """Read the fold of one paper that begins at `index`; where what follows begins, 0 where none is there."""
        end = folds.fold_end(blocks, index)
        if not end:
            return 0
        self._flush()
        self.units.append(folds.read_fold(blocks[index], blocks[index + 1 : end], self._here()))
        return end + 1

    def _here(self) -> Place:
        where = self._place
        for name, line in self._groups[-2:]:
            where = where.below(name, line)
        return where.below(*self._bold) if self._bold else where

    def _flush(self) -> None:
        if self._run:
            self.units.extend(paragraphs.read_paragraphs(self._run, self._here()))
            self._run = []

    def _paragraph(self, block: Block, follower: Block | None) -> None:
        if paragraphs.is_group_line(block) and _groups(follower):
            self._flush()
            self._bold = (visible(block.runs).strip(" :："), block.line)
        else:
            self._run.append(block)

    def _group(self, block: Block) -> None:
        """Enter or leave a group; a summary ``BibTeX`` or ``Abstract`` belongs to the record before it."""
        told = block.kind == "group" and fold_label(visible(block.runs)) in ABSTRACT_LABELS | BIBTEX_LABELS
        if told or (self._told and block.kind == "endgroup"):
            self._told += 1 if told else -1
            self._run.append(block)
            return
        self._flush()
        if block.kind == "group":
            self._groups.append((visible(block.runs), block.line))
            self._bold = None
        elif self._groups:
            self._groups.pop()
            self._bold = None

    def _fence(self, block: Block) -> None:
        """Give BibTeX to the record that it belongs to, or read its blocks as entries."""
        last = next((one for one in reversed(self._run) if one.kind == "paragraph"), None)
        if last is not None and (self._told or fences.is_record(last, block)):
            self._run.append(block)
            return
        self._flush()
        before = self.units[-1] if self.units and last is None else None
        self.units.extend(fences.read_fence(block, self._here(), before, last))

    def _container(self, block: Block) -> None:
        self._flush()
        if block.kind == "table":
            self.units.extend(tables.read_table(block, self._here()))
            return
        for inner in [block] if block.kind == "list" else block.children:
            if inner.kind == "list":
                self.units.extend(items.read_list(inner, self._here()))


def _belongs(block: Block, before: Block) -> bool:
    """Whether a block says something about the paragraph before it: labeled lines and links only, or a quoted note."""
    if block.kind == "quote":
        return _is_note(block)
    return (
        block.kind == "list"
        and before.kind == "paragraph"
        and headings.describes_one([block]) > 0
        and words_in(visible(before.runs)) >= 2
    )


def _is_note(quote: Block) -> bool:
    """Whether a quotation is words about the record before it, and holds no list."""
    return bool(quote.children) and all(child.kind == "paragraph" for child in quote.children)


def _groups(follower: Block | None) -> bool:
    """Whether what follows a bold line is a list or table of entries, not what is said about a title."""
    if follower is None:
        return False
    if follower.kind == "table":
        return True
    return follower.kind == "list" and not headings.describes_one([follower])
