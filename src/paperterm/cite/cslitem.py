"""Entries as items of the Citation Style Language (CSL 1.0.2, "Appendix III: Types", "Appendix IV: Variables").

Which field of BibTeX becomes which variable follows Pandoc (Text.Pandoc.Citeproc.BibTeX). What differs, and why, is in
``docs/citing.md``.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any, Final

from paperterm.bibtex.citations import open_citation
from paperterm.bibtex.fields import OpenBlock
from paperterm.cite.dates import Date, iso_date, old_date
from paperterm.cite.formats import Reference, reference_of
from paperterm.cite.generate import key_of
from paperterm.cite.venues import venue_kind
from paperterm.model import Entry, Name

_TYPES: Final = {
    **dict.fromkeys(("article", "periodical", "suppperiodical"), "article-journal"),
    **dict.fromkeys(("book", "bookinbook", "collection", "mvbook", "mvcollection", "mvproceedings"), "book"),
    **dict.fromkeys(("mvreference", "proceedings", "reference", "manual"), "book"),
    **dict.fromkeys(("inbook", "incollection", "suppbook", "suppcollection"), "chapter"),
    **dict.fromkeys(("inproceedings", "conference"), "paper-conference"),
    **dict.fromkeys(("mastersthesis", "phdthesis", "thesis"), "thesis"),
    **dict.fromkeys(("report", "techreport"), "report"),
    **dict.fromkeys(("electronic", "online", "www"), "webpage"),
    **dict.fromkeys(("dataset", "data"), "dataset"),
    **dict.fromkeys(("artwork", "image"), "graphic"),
    **dict.fromkeys(("audio", "music"), "song"),
    **dict.fromkeys(("movie", "video"), "motion_picture"),
    **dict.fromkeys(("legislation", "standard"), "legislation"),
    "booklet": "pamphlet",
    "inreference": "entry-encyclopedia",
    "jurisdiction": "legal_case",
    "letter": "personal_communication",
    "patent": "patent",
    "performance": "speech",
    "software": "software",
    "unpublished": "manuscript",
}
_KINDS: Final = {
    "journal": "article-journal",
    "proceedings": "paper-conference",
    "thesis": "thesis",
    "report": "report",
}
_CHAPTERS: Final = frozenset(
    {"inbook", "incollection", "inproceedings", "conference", "inreference", "bookinbook", "suppbook", "suppcollection"}
)
_IN_SERIES: Final = _CHAPTERS | {
    *("book", "collection", "proceedings", "reference", "mvbook", "mvcollection", "mvproceedings", "mvreference"),
}
_ARTICLES: Final = frozenset({"article", "periodical", "suppperiodical"})
_GENRES: Final = {"phdthesis": "PhD thesis", "mastersthesis": "Master’s thesis"}
_TYPE_KEYS: Final = {"phdthesis": "PhD thesis", "mathesis": "Master’s thesis", "techreport": "technical report"}
"""What biblatex's keys in the field ``type`` mean."""

_STATES: Final = {"inpress": "in press", "inpreparation": "in preparation", "prepublished": "pre-published"}
"""What biblatex's keys in the field ``pubstate`` mean; the others say it themselves."""

_PUBLISHERS: Final = ("school", "institution", "organization", "howpublished", "publisher")
_PLAIN: Final = {
    "collection-title": "series",
    "edition": "edition",
    "version": "version",
    "chapter-number": "chapter",
    "number-of-pages": "pagetotal",
    "number-of-volumes": "volumes",
    "ISBN": "isbn",
    "ISSN": "issn",
    "title-short": "shorttitle",
    "container-title-short": "shortjournal",
    "event-title": "eventtitle",
    "event-place": "venue",
    "annote": "annotation",
}
"""Variables that hold one field as it is."""

_URL: Final = re.compile(r"https?:")
_USE_PREFIX: Final = re.compile(r"\buseprefix\b(?!\s*=\s*false)")


def csl_item(entry: Entry) -> dict[str, Any]:
    """Return `entry` as a CSL item, without what it does not say: the list's words first, then those of its BibTeX."""
    ref = reference_of(entry)
    block = open_citation(entry.citations[0]) if entry.citations else None
    item: dict[str, Any] = {
        "id": key_of(entry),
        "type": _type(ref, entry),
        "title": ref.title,
        **_people(ref),
        "issued": _year(ref.year),
        "container-title": ref.venue,
        "URL": ref.url,
        "abstract": entry.abstract or ref.fields.abstract,
        "keyword": ", ".join(entry.tags or ref.fields.keywords),
        "DOI": dict(entry.ids).get("doi", ""),
    }
    if block is not None:
        item |= dict(_said(block, entry, ref))
    if arxiv := dict(entry.ids).get("arxiv"):
        name = "number" if item["type"] == "article" else "note"
        item[name] = "; ".join(filter(None, (str(item.get(name, "")), f"arXiv:{arxiv}")))
    return {name: value for name, value in item.items() if value}


def _type(ref: Reference, entry: Entry) -> str:
    kind = ref.fields.type
    if known := _TYPES.get(kind):
        return known
    venue = venue_kind(ref.venue)
    is_document = bool(kind) and venue != "preprint" and "arxiv" not in dict(entry.ids)
    return _KINDS.get(venue) or ("document" if is_document else "article")


def _said(block: OpenBlock, entry: Entry, ref: Reference) -> Iterator[tuple[str, Any]]:
    """Yield the variables that BibTeX says, but for those that the list says otherwise."""
    kind, text = block.type, block.text
    if kind == "unpublished" and any(map(text, ("eventtitle", "eventdate", "venue"))):
        yield "type", "speech"
    if entry.title in ("", ref.fields.title):
        yield "title", _own_title(block)
    if entry.venue in (None, ref.fields.venue):
        yield "container-title", _container(block)
    yield "volume-title", _volume_title(block)
    if entry.year in (None, ref.fields.year):
        yield (
            "issued",
            iso_date(text("date")) or old_date(text("year"), text("month"), text("day")) or _year(entry.year),
        )
    yield from ((name, text(field)) for name, field in _PLAIN.items())
    yield from _numbers(block)
    yield "genre", _TYPE_KEYS.get(text("type"), text("type")) or _GENRES.get(kind, "")
    yield "publisher", "; ".join(filter(None, (text(name) for name in _PUBLISHERS if not _URL.search(text(name)))))
    yield "publisher-place", text("address") or (text("location") if kind != "patent" else "")
    yield "jurisdiction", text("location") if kind == "patent" else ""
    yield "status", _STATES.get(text("pubstate"), text("pubstate"))
    yield "page", text("pages").replace("–", "-")
    yield "note", _joined(text("note"), text("addendum"), ".")
    yield "DOI", ref.fields.doi or text("doi") or dict(entry.ids).get("doi", "")
    yield "accessed", iso_date(text("urldate"))
    yield "event-date", iso_date(text("eventdate"))
    yield "original-date", iso_date(text("origdate"))
    yield "URL", ref.fields.url if block.text("url") else "" if ref.url.startswith("https://doi.org/") else ref.url
    for role, field in (("translator", "translator"), ("container-author", "bookauthor")):
        yield role, _names(block.names(field)[0])
    if _USE_PREFIX.search(text("options")):
        yield from ((role, value) for role, value in _people(ref, dropping=False).items())


def _numbers(block: OpenBlock) -> Iterator[tuple[str, str]]:
    """Yield what ``number``, ``issue``, ``volume`` and ``part`` are in an entry of this type."""
    kind, number, issue = block.type, block.text("number"), block.text("issue")
    if kind in _IN_SERIES:
        yield "collection-number", number
    elif kind in _ARTICLES or not number:
        yield "issue", ", ".join(filter(None, (number, issue)))
    else:
        yield "number", number
    yield "volume", ".".join(filter(None, (block.text("volume"), block.text("part"))))


def _own_title(block: OpenBlock) -> str:
    """Return the title; of a volume of a work in several that of the work."""
    work = "" if block.type in _CHAPTERS else _title(block, "maintitle", "mainsubtitle", "maintitleaddon")
    return work or _title(block, "title", "subtitle", "titleaddon")


def _volume_title(block: OpenBlock) -> str:
    if not block.text("maintitle"):
        return ""
    if block.type in _CHAPTERS:
        return _title(block, "booktitle", "booksubtitle", "booktitleaddon")
    return _title(block, "title", "subtitle", "titleaddon")


def _container(block: OpenBlock) -> str:
    if block.type in _CHAPTERS:
        work = _title(block, "maintitle", "mainsubtitle", "maintitleaddon")
        whole = work or _title(block, "booktitle", "booksubtitle", "booktitleaddon")
        if whole:
            return whole
    return _joined(block.venue("journaltitle") or block.venue("journal"), block.text("journalsubtitle"), ":")


def _title(block: OpenBlock, title: str, subtitle: str, addition: str) -> str:
    return _joined(_joined(block.text(title), block.text(subtitle), ":"), block.text(addition), ".")


def _joined(text: str, more: str, mark: str) -> str:
    """Return two texts with a mark between, where the first does not end with one."""
    if not (text and more):
        return text or more
    return f"{text} {more}" if text[-1] in ".:;,!?…" else f"{text}{mark} {more}"


def _year(year: int | None) -> Date:
    return {"date-parts": [[year]]} if year else {}


def _people(ref: Reference, *, dropping: bool = True) -> dict[str, list[dict[str, str]]]:
    """Return authors and editors; as in Pandoc a last author *others* tells that they are not all."""
    authors = _names(ref.authors, dropping=dropping)
    return {
        "author": authors if ref.authors_complete or not authors else [*authors, {"literal": "others"}],
        "editor": _names(ref.editors, dropping=dropping),
    }


def _names(names: Iterable[Name], *, dropping: bool = True) -> list[dict[str, str]]:
    return [_name(name, "dropping-particle" if dropping else "non-dropping-particle") for name in names]


def _name(name: Name, particle: str) -> dict[str, str]:
    if name.literal:
        return {"literal": name.last}
    parts = {"family": name.last, "given": name.first, particle: name.von, "suffix": name.jr}
    return {part: value for part, value in parts.items() if value}
