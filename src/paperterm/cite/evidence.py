"""What an entry and a BibTeX block say about which paper they are of."""

from collections.abc import Iterable, Iterator
from typing import Final

from paperterm.bibtex.citations import fields_of
from paperterm.bibtex.fields import Fields
from paperterm.cite.venues import venue_kind
from paperterm.model import Citation, Entry
from paperterm.model.evidence import Evidence, evidence
from paperterm.model.ids import folded_id

_MOST: Final = 4
"""Citations of one entry that are looked at."""

_FORMS: Final = {
    "article": "journal",
    "inproceedings": "proceedings",
    "conference": "proceedings",
    "phdthesis": "thesis",
    "mastersthesis": "thesis",
    "thesis": "thesis",
}
_COMPARED: Final = ("journal", "proceedings", "thesis")
_EXACT: Final = ("volume", "number", "pages")


def evidence_of_fields(fields: Fields) -> Evidence:
    """Return what a BibTeX block says."""
    return evidence(
        fields.title,
        fields.authors,
        fields.year,
        venue=fields.venue or "",
        ids=ids_of_fields(fields),
        facts=_facts(fields),
        is_preprint=_is_preprint(fields.venue, arxiv=fields.arxiv, doi=fields.doi),
    )


def evidence_of_entry(entry: Entry, names: Iterable[str] | None = None) -> Evidence:
    """Return what an entry says, its citations among that.

    Args:
        names: identifiers as ``scheme:value``, by default those of the entry.
    """
    ids = dict(entry.ids)
    return evidence(
        entry.title,
        entry.authors,
        None if ("year", "arxiv") in entry.inferred else entry.year,
        venue=entry.venue or "",
        ids=[":".join(folded_id(scheme, value)) for scheme, value in entry.ids] if names is None else names,
        facts=[*_form_of_venue(entry.venue), *_facts_of_citations(entry.citations[:_MOST])],
        is_resource=entry.kind == "resource",
        is_preprint=_is_preprint(entry.venue, arxiv=ids.get("arxiv"), doi=ids.get("doi")),
    )


def ids_of_fields(fields: Fields) -> list[str]:
    """Return the identifiers of a BibTeX block as ``scheme:value``."""
    known = (("doi", fields.doi), ("arxiv", fields.arxiv))
    return list(dict.fromkeys(":".join(folded_id(scheme, value)) for scheme, value in known if value))


def _facts_of_citations(citations: Iterable[Citation]) -> Iterator[tuple[str, str]]:
    for citation in citations:
        yield from _facts(fields_of(citation))


def _facts(fields: Fields) -> Iterator[tuple[str, str]]:
    yield from ((name, getattr(fields, name)) for name in _EXACT)
    named = list(_form_of_venue(fields.venue))
    yield from named
    # Google Scholar calls papers of many conferences articles.
    form = _FORMS.get(fields.type, "")
    kind = venue_kind(fields.venue or "")
    if form and (form != "journal" or kind in ("journal", "unknown")):
        yield "form", form
        yield "venue form", form


def _form_of_venue(venue: str | None) -> Iterator[tuple[str, str]]:
    kind = venue_kind(venue) if venue else ""
    if kind in _COMPARED:
        yield "venue form", kind


def _is_preprint(venue: str | None, *, arxiv: str | None, doi: str | None) -> bool:
    return venue_kind(venue) == "preprint" if venue else bool(arxiv and not doi)
