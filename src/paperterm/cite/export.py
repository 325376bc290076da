"""Entries as a file for another program: BibTeX, CSL-JSON, RIS, JSON Lines, CSV, Markdown."""

import csv
import io
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from paperterm.cite.formats import Reference, markdown, reference_of
from paperterm.cite.generate import citation_key, generate
from paperterm.cite.jsonlines import to_json_lines
from paperterm.cite.venues import venue_kind
from paperterm.cite.verdicts import BibIndex, judge, judge_keys, with_key
from paperterm.model import Citation, Entry, Name

_CSL_TYPES: Final = {
    "article": "article-journal",
    "inproceedings": "paper-conference",
    "conference": "paper-conference",
    "book": "book",
    "incollection": "chapter",
    "phdthesis": "thesis",
    "mastersthesis": "thesis",
    "thesis": "thesis",
    "techreport": "report",
    "report": "report",
    "online": "webpage",
    "software": "software",
    "dataset": "dataset",
}
_CSL_KINDS: Final = {
    "journal": "article-journal",
    "proceedings": "paper-conference",
    "thesis": "thesis",
    "report": "report",
}
_RIS_TYPES: Final = {
    "article-journal": "JOUR",
    "paper-conference": "CPAPER",
    "book": "BOOK",
    "chapter": "CHAP",
    "thesis": "THES",
    "report": "RPRT",
    "webpage": "ELEC",
    "software": "COMP",
    "dataset": "DATA",
}
_FORMULA: Final = ("=", "+", "-", "@", "\t")


@dataclass(frozen=True, slots=True)
class BibExport:
    """A ``.bib`` made of entries.

    Attributes:
        text: the file.
        notes: in words, which keys were made unique, which papers had another key too, what was mended or left out.
    """

    text: str
    notes: tuple[str, ...]


def to_bib(entries: Sequence[Entry], *, dangerous: bool = False) -> BibExport:
    """Return the citations of `entries`, then those generated where no list has one: every entry, each key once.

    A key that is there already gets a suffix. Of the citations of one entry, those of the paper that an earlier one of
    them is of are left out. Blocks with dangerous commands are left out unless `dangerous` is set.
    """
    notes: list[str] = []
    own = [citation for entry in entries for citation in _one_per_paper(entry, notes)]
    made = [generate(entry) for entry in entries if not entry.citations]
    texts: list[str] = []
    for verdict in judge_keys([*own, *made]):
        citation = verdict.citation
        if verdict.danger and not dangerous:
            notes.append(f"{citation.key}: left out, it holds {', '.join(verdict.danger)}")
        elif verdict.kind == "new":
            texts.append(citation.file_text)
        elif verdict.kind == "key-clash":
            texts.append(with_key(citation, verdict.key).file_text)
            notes.append(f"{citation.key}: the key of two entries, the second is now {verdict.key}")
        elif verdict.kind == "broken" and verdict.mended:
            texts.append(verdict.mended.text)
            notes.append(f"{verdict.words}; mended")
        elif verdict.kind == "broken":
            notes.append(f"{verdict.words}; left out")
    return BibExport("\n\n".join([*texts, ""]).rstrip("\n") + "\n" if texts else "", tuple(notes))


def _one_per_paper(entry: Entry, notes: list[str]) -> Sequence[Citation]:
    if len(entry.citations) < 2:
        return entry.citations
    kept = []
    for verdict in judge(entry.citations, BibIndex()):
        if verdict.kind in ("present", "other-key"):
            if verdict.kind == "other-key":
                notes.append(f"{verdict.citation.key}: left out, the same paper as {verdict.key}")
        else:
            kept.append(verdict.citation)
    return kept


def to_csl_json(entries: Sequence[Entry]) -> str:
    """Return CSL-JSON 1.0, for Zotero, Pandoc and citeproc."""
    return json.dumps([csl_item(entry) for entry in entries], ensure_ascii=False, indent=2) + "\n"


def to_ris(entries: Sequence[Entry]) -> str:
    """Return RIS, for EndNote, Mendeley and Zotero."""
    return "".join(_ris(entry) for entry in entries)


def to_csv(entries: Sequence[Entry]) -> str:
    """Return CSV with a header; a cell that a spreadsheet would take for a formula begins with an apostrophe."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    columns = ("title", "authors", "year", "venue", "doi", "arxiv", "url", "key", "tags", "section", "file", "line")
    writer.writerow(columns)
    for entry in entries:
        ref, ids = reference_of(entry), dict(entry.ids)
        cells = (
            *(ref.title, "; ".join(map(str, ref.authors)), str(ref.year or ""), ref.venue),
            *(ref.fields.doi or ids.get("doi", ""), ref.fields.arxiv or ids.get("arxiv", ""), ref.url),
            *(_key(entry), "; ".join(entry.tags), " > ".join(entry.section), entry.file, str(entry.line)),
        )
        writer.writerow([f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in cells])
    return out.getvalue()


def to_markdown(entries: Sequence[Entry]) -> str:
    """Return a bulleted list of references."""
    return "".join(f"- {markdown(entry)}\n" for entry in entries)


EXPORTS: Final[dict[str, Callable[[Sequence[Entry]], str]]] = {
    "csl-json": to_csl_json,
    "ris": to_ris,
    "jsonl": to_json_lines,
    "csv": to_csv,
    "md": to_markdown,
}
"""The formats beside BibTeX (`to_bib`), by name."""


def _key(entry: Entry) -> str:
    return entry.citations[0].key if entry.citations else citation_key(entry)


def _csl_type(ref: Reference) -> str:
    return _CSL_TYPES.get(ref.fields.type) or _CSL_KINDS.get(venue_kind(ref.venue), "article")


def csl_item(entry: Entry) -> dict[str, Any]:
    """Return `entry` as CSL-JSON has it; only of a preprint is the arXiv id the number."""
    ref, ids = reference_of(entry), dict(entry.ids)
    fields = ref.fields
    arxiv = "number" if _csl_type(ref) == "article" else "note"
    item: dict[str, Any] = {
        "id": _key(entry),
        "type": _csl_type(ref),
        "title": ref.title,
        "author": [_csl_name(name) for name in ref.authors],
        "issued": {"date-parts": [[ref.year]]} if ref.year else None,
        "container-title": ref.venue,
        "volume": fields.volume,
        "issue": fields.number,
        "page": fields.pages.replace("–", "-"),
        "publisher": fields.publisher,
        "DOI": fields.doi or ids.get("doi"),
        arxiv: f"arXiv:{ids['arxiv']}" if "arxiv" in ids else None,
        "URL": ref.url,
        "abstract": entry.abstract or fields.abstract,
        "keyword": ", ".join(entry.tags or fields.keywords),
    }
    return {name: value for name, value in item.items() if value}


def _csl_name(name: Name) -> dict[str, str]:
    if name.literal:
        return {"literal": name.last}
    parts = {"family": name.last, "given": name.first, "dropping-particle": name.von, "suffix": name.jr}
    return {part: value for part, value in parts.items() if value}


def _ris(entry: Entry) -> str:
    ref = reference_of(entry)
    fields = ref.fields
    first, _, last = fields.pages.replace("–", "-").partition("-")
    lines = [("TY", _RIS_TYPES.get(_csl_type(ref), "GEN"))]
    lines += [("AU", ", ".join(filter(None, (name.family, name.first, name.jr)))) for name in ref.authors]
    lines += [("TI", ref.title), ("PY", str(ref.year or "")), ("T2", ref.venue), ("VL", fields.volume)]
    lines += [("IS", fields.number), ("SP", first.strip()), ("EP", last.strip()), ("PB", fields.publisher)]
    lines += [("DO", fields.doi), ("UR", ref.url), ("AB", " ".join((entry.abstract or fields.abstract).split()))]
    lines += [("KW", tag) for tag in entry.tags or fields.keywords]
    return "".join(f"{tag}  - {value}\n" for tag, value in lines if value) + "ER  - \n\n"
