"""What a query is made of (`paperterm.search.query`): terms that are found in text, and filters."""

from dataclasses import dataclass
from typing import Final, Literal

Form = Literal["any", "exact", "phrase", "start", "end", "whole"]
Field = Literal["", "title", "name", "author", "venue", "tag", "key", "abstract"]

LINK_KINDS: Final = (
    "paper", "pdf", "code", "project", "blog", "data", "model", "video", "slides", "notes", "docs", "demo",
)  # fmt: skip
HAS: Final = (
    *LINK_KINDS,
    *("bibtex", "key", "abstract", "remarks", "doi", "arxiv", "year", "venue", "authors", "tags", "institutions"),
    *("link", "similar", "problems"),
)
KINDS: Final = ("paper", "resource", "note")
STATES: Final = ("inbib", "cited", "starred", "toread", "reading", "read", "noted", "new")
"""What is known about an entry from outside of its list; who searches hands it in (`paperterm.search.filters`)."""


@dataclass(frozen=True, slots=True)
class Term:
    """Something to find in the text of an entry.

    Attributes:
        text: folded words joined by single spaces (`paperterm.search.words`), never empty.
        open: a phrase whose last word may go on, because its quote is not closed yet.
    """

    text: str
    form: Form = "any"
    field: Field = ""
    negated: bool = False
    open: bool = False


@dataclass(frozen=True, slots=True)
class Years:
    """A range of years, both ends included."""

    first: int
    last: int
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """``has:`` or ``is:`` with what fits the value: one name, or those that begin with it."""

    field: Literal["has", "is"]
    names: tuple[str, ...]
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """``in:`` with folded words."""

    text: str
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Collection:
    """``in:`` with the name of a collection, its ``@`` before it."""

    name: str
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Added:
    """``added:`` with the time since when: ``2w``, ``10d``, ``3m``, ``1y``, ``2026-10``, ``2026-10-31``."""

    since: str
    negated: bool = False


Filter = Years | Choice | Place | Collection | Added


@dataclass(frozen=True, slots=True)
class Query:
    """What a query asks for, and what is wrong with it, in words."""

    terms: tuple[Term, ...] = ()
    filters: tuple[Filter, ...] = ()
    problems: tuple[str, ...] = ()
