"""The layout of tables, pipe or HTML: each row with a title is a unit, its fields named by the columns."""

from functools import partial
from typing import Final

from paperterm.readers.columns import column_roles
from paperterm.readers.context import Place
from paperterm.readers.details import take_details
from paperterm.readers.draft import Draft
from paperterm.readers.evidence import REFUSED, Unit, weigh
from paperterm.readers.fields.authors import read_names
from paperterm.readers.fields.badges import read_badges
from paperterm.readers.fields.boundary import words_in
from paperterm.readers.fields.dates import find_year, whole_date
from paperterm.readers.fields.flat import SEP, flatten
from paperterm.readers.fields.institutions import split_institutions
from paperterm.readers.fields.labeled import clean_key, read_tags
from paperterm.readers.fields.links import fold_label, is_generic, label_kind
from paperterm.readers.fields.title import Title
from paperterm.readers.fields.venue import trim_venue
from paperterm.readers.front.blocks import BULLET, Block, Row, Run, split_lines, visible
from paperterm.readers.front.tables import is_delimiter
from paperterm.readers.record import clean_title, read_record
from paperterm.readers.source import Source
from paperterm.readers.words.fieldnames import Role
from paperterm.readers.words.labels import PAPER_LABELS

NAME = "tables"
_EMPTY: Final = frozenset(
    {"", "-", "--", "—", "–", "n/a", "na", "none", "null", "x", "tbd", "/", "\\", "?", "nan", "无", "暂无", "⚠️", "✗"}
)


def read_table(block: Block, place: Place) -> list[Unit]:
    """Return the units of a table; none where no column holds titles."""
    if len(block.rows) < 2:
        return []
    header = [fold_label(visible(cell)) for cell in block.rows[0].cells]
    roles = column_roles(header, block.rows[1:])
    if "title" not in roles:
        return []
    units = []
    where = place
    for row in block.rows[1:]:
        first = visible(row.cells[0])
        if first.startswith("[//]") or (fold_label(first) == header[0] and _repeats_header(row, header)):
            continue
        if is_delimiter(first) and all(is_delimiter(visible(cell) or "-") for cell in row.cells):
            continue
        if not any(row.cells[1:]) and len(header) > 1 and _groups(row, roles):
            where = place.below(first, row.line)
            continue
        unit = _read_row(row, roles, block.rows[0].cells, where)
        if unit is not None:
            units.append(unit)
    return units


def _groups(row: Row, roles: list[Role]) -> bool:
    """Whether a row with nothing but its first cell names the rows below, and is no paper without links yet."""
    words = words_in(visible(row.cells[0]))
    waits = roles[0] == "title" and all(role in ("links", "remarks", "rating") for role in roles[1:])
    styled = all(run.bold or not run.text.strip() for run in row.cells[0] if run.kind == "text")
    linked = any(run.kind == "link" for run in row.cells[0])
    return not linked and (not waits or styled or words < 3)


def _repeats_header(row: Row, header: list[str]) -> bool:
    return [fold_label(visible(cell)) for cell in row.cells] == header


def _read_row(row: Row, roles: list[Role], header: list[list[Run]], place: Place) -> Unit | None:
    at = roles.index("title")
    if at >= len(row.cells) or visible(row.cells[at]).strip().startswith("[//]"):
        return None
    unit = _read_cells(row, roles, header, place)
    return None if unit.strength == REFUSED and not unit.draft.title else unit


def _read_cells(
    row: Row, roles: list[Role], header: list[list[Run]], place: Place, chosen: Title | None = None
) -> Unit:
    draft = Draft(row.line, row.line, section=place.section)
    at = roles.index("title")
    for index, role in enumerate(roles[: len(row.cells)]):
        if role not in ("title", "remarks", "links", "index", "rating"):
            name = visible(header[index]) if index < len(header) else ""
            _read_cell(draft, role, row.cells[index], name)
    cell = take_details(draft, row.cells[at])
    flat, title = read_record(draft, cell, whole=True, chosen=chosen)
    if title is None and not draft.title:
        draft.title = clean_title(draft, visible(cell))
    draft.line = row.line
    for index, role in enumerate(roles[: len(row.cells)]):
        if role in ("remarks", "links", "index", "rating"):
            name = visible(header[index]) if index < len(header) else ""
            _read_cell(draft, role, row.cells[index], name)
    for index in range(len(roles), len(row.cells)):
        _read_cell(draft, "remarks", row.cells[index], "")
    unit = Unit(draft, (NAME, *place.container), NAME, title.how if title else "")
    unit.source = Source(flat, title, partial(_read_cells, row, roles, header, place))
    weigh(unit)
    return unit


def _read_cell(draft: Draft, role: Role, cell: list[Run], name: str) -> None:
    cell = take_details(draft, cell)
    text = visible(cell).strip()
    links = [run for run in cell if run.kind == "link"]
    flat = flatten(cell)
    _cell_links(draft, links, name if role == "links" else "")
    if role in ("index", "rating") or text.casefold() in _EMPTY:
        if flat.badges and not text:
            read_badges(draft, flat.badges)
        return
    source = f"column {name}"
    if role == "authors":
        draft.set_authors(read_names(text), source)
    elif role == "venue" and text.casefold() not in PAPER_LABELS:
        _venue(draft, text, source)
    elif role == "year":
        draft.set("year", whole_date(text) or find_year(text), source)
    elif role == "institutions":
        draft.add("institutions", _listed(cell, text), source)
    elif role in ("tags", "name"):
        draft.add("tags", read_tags(cell, text) if role == "tags" else [text.strip("[]* ")], source)
    elif role == "abstract":
        draft.set("abstract", text, source)
    elif role in ("doi", "arxiv", "key"):
        _identify(draft, role, text, source)
    elif role == "links":
        read_badges(draft, flat.badges)
        _loose_text(draft, flat.text.replace(SEP, " "), source)
    elif not all(run.kind == "link" and label_kind(run.text) is not None for run in cell if run.kind != "break"):
        read_badges(draft, flat.badges)
        draft.remarks.append(" ".join(text.split()))
        draft.sources.setdefault("remarks", source)


def _identify(draft: Draft, role: Role, text: str, source: str) -> None:
    if role == "key":
        draft.set("key", clean_key(text), source)
    else:
        draft.ids.setdefault(role, text)


def _venue(draft: Draft, text: str, source: str) -> None:
    year = whole_date(text)
    if year is not None:
        draft.set("year", year, source)
        return
    venue = trim_venue(text)
    draft.set("venue", venue, source)
    draft.set("year", find_year(venue), source)


def _loose_text(draft: Draft, text: str, source: str) -> None:
    """Words in a column of links that are no links: a venue, or a remark."""
    text = " ".join(text.split()).strip(" []()|,;:-")
    if (
        len(text) > 3
        and any(c.isalpha() for c in text)
        and label_kind(text) is None
        and text.casefold() not in _EMPTY
        and not text.startswith(":")
    ):
        draft.remarks.append(text)
        draft.sources.setdefault("remarks", source)


def _cell_links(draft: Draft, links: list[Run], name: str) -> None:
    for run in links:
        label = run.text.strip()
        if name and (is_generic(label) or label.startswith("http")):
            draft.add_link(name, run.url, label_kind(name))
        elif name and label_kind(label) is None:
            kind = label_kind(name)
            draft.add_link(label, run.url, kind if kind not in (None, "other") else None)
        else:
            draft.add_link(label, run.url)


def _listed(cell: list[Run], text: str) -> list[str]:
    """Institutions of a cell: its ``<li>`` items or lines, else what commas and the like part."""
    lines = [visible(line) for line in split_lines(cell, BULLET + "\n")]
    if len(lines) > 1 or any(run.kind == "break" and run.text == BULLET for run in cell):
        return [line.strip(" ,;") for line in lines if line.strip(" ,;")]
    return split_institutions(text)
