"""What an entry inherits from the entries that its ``crossref`` and ``xdata`` name.

Sources: *BibTeXing* (``btxdoc``), 4: a field that is missing is the parent's field of the same name; the biblatex
manual, appendix B, and ``biblatex.def``: a parent's title becomes the title of the book, of the journal, or of the work
as a whole, and some fields are not inherited. Where the two differ, a parent's own ``booktitle`` goes first, as BibTeX
has it.
"""

from collections.abc import Mapping
from typing import Final

REFERENCES: Final = ("xdata", "crossref", "xref", "entryset")
"""The fields that name other entries, in the order in which these are looked at."""

_INHERITING: Final = ("xdata", "crossref", "entryset")
_NOT_INHERITED: Final = frozenset(
    {
        *("ids", "crossref", "xref", "xdata", "entryset", "entrysubtype", "execute", "key", "label", "options"),
        *("presort", "related", "relatedoptions", "relatedstring", "relatedtype", "shorthand", "shorthandintro"),
        *("sortkey", "shorttitle", "sorttitle", "indextitle", "indexsorttitle"),
    }
)
_BOOKS: Final = frozenset({"book", "mvbook"})
_BOOK_PARTS: Final = frozenset({"inbook", "bookinbook", "suppbook"})
_COLLECTION_PARTS: Final = frozenset({"incollection", "inreference", "suppcollection"})
_PAPERS: Final = frozenset({"inproceedings", "conference"})
_PREFIXES: Final = (
    ({"mvbook"}, {"book", *_BOOK_PARTS}, "main"),
    ({"mvcollection", "mvreference"}, {"collection", "reference", *_COLLECTION_PARTS}, "main"),
    ({"mvproceedings"}, {"proceedings", *_PAPERS}, "main"),
    ({"book"}, _BOOK_PARTS, "book"),
    ({"collection", "reference"}, _COLLECTION_PARTS, "book"),
    ({"proceedings"}, _PAPERS, "book"),
    ({"periodical"}, {"article", "suppperiodical"}, "journal"),
)
_TITLES: Final = ("title", "subtitle", "titleaddon")


def referred_keys(values: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return the entries that fields name, as (name of the field, key)."""
    found: list[tuple[str, str]] = []
    for name in REFERENCES:
        if name in values:
            keys = values[name].split(",") if name in ("xdata", "entryset") else [values[name]]
            found += [(name, key.strip()) for key in keys if key.strip()]
    return found


def inherited(
    kind: str, values: Mapping[str, str], reference: str, parent: str, given: Mapping[str, str]
) -> dict[str, str]:
    """Return the fields that an entry takes from one parent.

    Args:
        kind: the type of the entry, in lower case.
        values: its own fields, and those that it has from parents before.
        reference: the field that names the parent.
        parent: the type of the parent, in lower case.
        given: the fields of the parent.
    """
    if reference not in _INHERITING:
        return {}
    found = {name: value for name, value in given.items() if name not in values and name not in _NOT_INHERITED}
    prefix = _prefix(kind, parent) if reference == "crossref" else ""
    for title in _TITLES if prefix else ():
        if title in given:
            if prefix + title not in values:
                found.setdefault(prefix + title, given[title])
            if title != "title":
                found.pop(title, None)
    if kind in _BOOK_PARTS and parent in _BOOKS and "author" in given and "bookauthor" not in values:
        found.setdefault("bookauthor", given["author"])
    return found


def _prefix(kind: str, parent: str) -> str:
    """Return what the titles of a parent begin with in the entry: ``main``, ``book``, ``journal``, or nothing."""
    return next((prefix for parents, kinds, prefix in _PREFIXES if parent in parents and kind in kinds), "")
