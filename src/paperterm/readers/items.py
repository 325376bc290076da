"""The layout of bullets and numbered items: one item, with its paragraphs and child bullets, is a unit."""

from functools import partial

from paperterm.readers.context import Place
from paperterm.readers.details import is_detail, read_children, take_details
from paperterm.readers.draft import Draft
from paperterm.readers.evidence import STRONG, Unit, weigh
from paperterm.readers.fields.authors import leading_names
from paperterm.readers.fields.boundary import words_in
from paperterm.readers.fields.dates import whole_date
from paperterm.readers.fields.flat import SEP, flatten
from paperterm.readers.fields.labeled import find_label, role_of
from paperterm.readers.fields.links import is_scholarly, label_kind
from paperterm.readers.fields.title import Title
from paperterm.readers.fields.venue import is_known, is_venue, trim_venue
from paperterm.readers.front.blocks import HARD, Block, Run, visible
from paperterm.readers.record import read_record
from paperterm.readers.source import Source, join_below
from paperterm.readers.unit import read_lines

NAME = "items"


def read_list(block: Block, place: Place) -> list[Unit]:
    """Return the units of a list, nested lists that group or hold entries included."""
    units: list[Unit] = []
    cited_below = _cites_below(block)
    stack: list[tuple[Block, Place]] = [(item, place) for item in reversed(block.children)]
    while stack:
        item, where = stack.pop()
        nested = [child for child in item.children if child.kind == "list"]
        whole = cited_below and where is place
        entries = [child for child in nested if holds_entries(child)] if nested and not whole else []
        unit = _read_item(item, where, entries)
        if not entries and nested and _is_group(item) and all(_is_bare_link(child) for child in nested[0].children):
            entries = nested
        if entries and (unit.strength < STRONG or _is_group(item)):
            below = where.below(visible(item.runs), item.line)
            stack.extend((child, below) for one in reversed(nested) for child in reversed(one.children))
            if not _is_group(item) and unit.strength == STRONG:
                units.append(unit)
            continue
        units.append(unit)
        stack.extend((child, where.deeper()) for one in reversed(entries) for child in reversed(one.children))
    return units


def _cites_below(block: Block) -> bool:
    """Whether the items of a list are names with labeled links, each with its citation in the one bullet below."""
    parents = [item for item in block.children if any(child.kind == "list" for child in item.children)]
    cited = sum(
        _is_name_with_links(item.runs) and sum(len(one.children) for one in item.children) == 1 for item in parents
    )
    return len(parents) >= 2 and cited * 3 >= len(parents) * 2


def _is_name_with_links(runs: list[Run]) -> bool:
    """Whether a line is a few words without a link of their own, then links with labels."""
    flat = flatten(runs)
    return SEP in flat.text and not flat.spans["link"] and words_in(flat.text.replace(SEP, " ").strip(" ()[]")) <= 6


def _read_item(item: Block, place: Place, skipped: list[Block], chosen: Title | None = None) -> Unit:
    draft = Draft(item.line, item.end, section=place.section)
    runs = take_details(draft, item.runs)
    own = [child for child in item.children if not any(child is other for other in skipped)]
    follow = [child for child in own if child.kind == "paragraph"]
    for child in follow[:2]:
        if _continues(child):
            runs = [*runs, Run("break", HARD, child.line), *take_details(draft, child.runs)]
            own = [one for one in own if one is not child]
    runs, key = _take_citekey(runs)
    below = own
    if chosen is not None and chosen.start >= len(flatten(runs).text):
        runs, own = join_below(runs, own), []
    flat, title = read_lines(draft, runs, chosen)
    if key is not None:
        draft.add_link(key.text, key.url)
    read_children(draft, own)
    draft.end = max(item.line, item.end if not skipped else draft.line)
    unit = Unit(draft, (NAME, *place.container), NAME, title.how if title else "")
    weigh(unit)
    if title is None or title.how != "labeled":
        unit.source = Source(flat, title, partial(_read_item, item, place, skipped), runs, below)
    return unit


def _take_citekey(runs: list[Run]) -> tuple[list[Run], Run | None]:
    """Return the runs without a leading ``[[@key]]``, and that link: a vault's note about the paper that follows."""
    first = next((run for run in runs if run.kind != "text" or run.text.strip()), None)
    if first is None or not first.wiki or not first.text.startswith("@"):
        return runs, None
    rest = [run for run in runs if run is not first]
    return (rest, first) if words_in(visible(rest)) >= 2 else (runs, None)


def _continues(paragraph: Block) -> bool:
    """Whether a paragraph of an item belongs to its record: no labeled line."""
    found = find_label(paragraph.runs)
    return found is None or role_of(found[0]) is None


def _is_group(item: Block) -> bool:
    """Whether an item is only a heading for what is below: short, and without a link of its own."""
    links = [run for run in item.runs if run.kind == "link" and not run.url.startswith("#")]
    return not links and words_in(visible(item.runs)) <= 12


def _is_bare_link(item: Block) -> bool:
    """Whether an item is a link and nothing else, and the link no label: it is no detail of its parent."""
    runs = [run for run in item.runs if run.kind != "text" or run.text.strip()]
    return len(runs) == 1 and runs[0].kind == "link" and (label_kind(runs[0].text) is None or is_known(runs[0].text))


def holds_entries(block: Block) -> bool:
    """Whether at least half of a nested list's items look like entries of their own."""
    items = block.children[:8]
    likely = sum(_looks_like_entry(item) for item in items)
    return likely * 2 >= len(items) and likely > 0


def is_byline(runs: list[Run]) -> bool:
    """Whether a child line is authors with a venue or date: it tells who wrote its parent, and holds no title."""
    if any(run.kind == "link" and label_kind(run.text) is None and words_in(run.text) >= 4 for run in runs):
        return False
    text = visible(runs).strip(" .")
    names = leading_names(text)
    rest = trim_venue(text[names.end :])
    return (
        bool(names.names) and (names.sure or len(names.names) > 1) and (is_venue(rest) or whole_date(rest) is not None)
    )


def _links_title(runs: list[Run]) -> bool:
    """Whether words that are no label lead to a paper: what stands around them says something about that one."""
    return any(
        run.kind == "link" and words_in(run.text) >= 2 and label_kind(run.text) is None and is_scholarly(run.url)
        for run in runs
    )


def _looks_like_entry(item: Block, depth: int = 0) -> bool:
    found = find_label(item.runs)
    if found is not None and role_of(found[0]) is not None:
        return False
    if not _links_title(item.runs) and (is_detail(item.runs) or is_byline(item.runs)):
        return False
    inner = [child for child in item.children if child.kind == "list"]
    if depth < 3 and any(_looks_like_entry(child, depth + 1) for one in inner for child in one.children[:5]):
        return True
    draft = Draft(item.line)
    _, title = read_record(draft, [run for run in item.runs if run.kind != "details"])
    if title is None:
        return False
    unit = Unit(draft, "probe", NAME, title.how)
    weigh(unit)
    return (
        unit.strength == STRONG
        and (title.how in ("link", "quoted", "bold") or bool(draft.venue or draft.authors))
        and words_in(draft.title) >= 2
    )
