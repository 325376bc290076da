"""The fields that a template can have, from an entry; it reads BibTeX: import it where a template is filled."""

from collections.abc import Callable
from typing import Final

from paperterm.bibtex.citations import fields_of
from paperterm.bibtex.fields import Fields
from paperterm.bibtex.math import shown
from paperterm.bibtex.standalone import whole_text
from paperterm.cite.formats import plain, reference_of
from paperterm.cite.generate import bibtex_of, citation_of
from paperterm.cite.urls import paper_url, pdf_url
from paperterm.model import Entry


def _bib(entry: Entry) -> Fields:
    return fields_of(entry.citations[0]) if entry.citations else Fields()


VALUES: Final[dict[str, Callable[[Entry], str]]] = {
    "key": lambda entry: citation_of(entry).key,
    "title": lambda entry: shown(entry.title),
    "name": lambda entry: entry.name,
    "authors": lambda entry: reference_of(entry).byline,
    "year": lambda entry: str(entry.year or _bib(entry).year or ""),
    "venue": lambda entry: entry.venue or _bib(entry).venue or "",
    "doi": lambda entry: dict(entry.ids).get("doi") or _bib(entry).doi,
    "arxiv": lambda entry: dict(entry.ids).get("arxiv") or _bib(entry).arxiv,
    "url": paper_url,
    "pdf": pdf_url,
    "tags": lambda entry: ", ".join(entry.tags),
    "section": lambda entry: " > ".join(entry.section),
    "reference": plain,
    "bibtex": lambda entry: whole_text(bibtex_of(entry)),
    "file": lambda entry: entry.path,
    "line": lambda entry: str(entry.line),
}
"""How each of `paperterm.cite.template.FIELDS` is made, "" where the entry does not have it: the list's words first."""
