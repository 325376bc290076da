"""Entries as RIS, for EndNote, Mendeley and Zotero.

The tags are those of the RIS Format Specifications (Research Information Systems, 2011); what they hold is made from
the CSL item (`paperterm.cite.cslitem`).
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from paperterm.cite.cslitem import csl_item
from paperterm.cite.exports import Exported, Format
from paperterm.cite.formats import reference_of
from paperterm.model import Entry

_TYPES: Final = {
    "article-journal": "JOUR",
    "article-magazine": "MGZN",
    "article-newspaper": "NEWS",
    "book": "BOOK",
    "chapter": "CHAP",
    "dataset": "DATA",
    "entry-encyclopedia": "ENCYC",
    "graphic": "ART",
    "legal_case": "CASE",
    "legislation": "STAND",
    "manuscript": "UNPB",
    "motion_picture": "MPCT",
    "pamphlet": "PAMP",
    "paper-conference": "CPAPER",
    "patent": "PAT",
    "personal_communication": "PCOMM",
    "report": "RPRT",
    "software": "COMP",
    "song": "MUSIC",
    "thesis": "THES",
    "webpage": "ELEC",
}
_PAGE_BREAK: Final = re.compile(r"\s?[-,]+\s?")
_PROCEEDINGS: Final = "CONF"
_TAGS: Final = (
    *(("TI", "title"), ("ST", "title-short"), ("T2", "container-title"), ("T3", "collection-title")),
    *(("VL", "volume"), ("IS", "issue"), ("M1", "number"), ("ET", "edition"), ("M3", "genre")),
    *(("PB", "publisher"), ("CY", "publisher-place"), ("SN", "ISBN"), ("SN", "ISSN"), ("DO", "DOI")),
    *(("N1", "note"), ("AB", "abstract")),
)
"""The variable of CSL that each tag holds; ``number`` is that of a report or patent."""


def to_ris(entries: Sequence[Entry]) -> str:
    """Return RIS: a record for each entry, a line for each tag."""
    return "".join(f"{tag}  - {value}\n" if tag else "\n" for entry in entries for tag, value in _record(entry))


def _record(entry: Entry) -> Iterator[tuple[str, str]]:
    item = csl_item(entry)
    is_proceedings = bool(entry.citations) and entry.citations[0].type == "proceedings"
    yield "TY", _PROCEEDINGS if is_proceedings else _TYPES.get(item.get("type", ""), "GEN")
    for tag, role in (("AU", "author"), ("ED", "editor"), ("A4", "translator")):
        yield from ((tag, _name(name)) for name in item.get(role, ()))
    yield from _dates(item)
    first, *more = _PAGE_BREAK.split(item.get("page", ""))
    pages = ("SP", first), ("EP", more[-1] if more else "")
    values = [*((tag, str(item.get(variable, ""))) for tag, variable in _TAGS), *pages, ("UR", reference_of(entry).url)]
    yield from ((tag, " ".join(value.split())) for tag, value in values if value)
    yield from (("KW", word) for word in entry.tags or reference_of(entry).fields.keywords)
    yield "ER", ""
    yield "", ""


def _name(name: Mapping[str, str]) -> str:
    if "literal" in name:
        return name["literal"]
    particle = name.get("dropping-particle") or name.get("non-dropping-particle", "")
    family = f"{particle} {name.get('family', '')}".strip()
    return ", ".join(filter(None, (family, name.get("given", ""), name.get("suffix", ""))))


def _dates(item: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield the year, the date with a month, and the day of access: ``2021/04/30/``."""
    issued = item.get("issued", {}).get("date-parts", [[]])[0]
    if issued:
        yield "PY", str(issued[0])
    if len(issued) > 1:
        yield "DA", _date(issued)
    if accessed := item.get("accessed", {}).get("date-parts", [[]])[0]:
        yield "Y2", _date(accessed)


def _date(parts: Sequence[int]) -> str:
    year, month, day = (*parts, 0, 0)[:3]
    return f"{year}/{f'{month:02}' if month else ''}/{f'{day:02}' if day else ''}/"


FORMAT = Format("ris", "RIS", ".ris", "for EndNote, Mendeley, Zotero", lambda entries, _: Exported(to_ris(entries)))
