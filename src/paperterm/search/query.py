r"""The query language.

::

    query   = item*                     separated by white space; all items must hold
    item    = "!"? (field ":")? value   "!" turns one item around
    value   = '"' words '"'             a phrase: whole words in this order
            | "'" text                  exact: the text as it stands, also inside words
            | "^" text                  the value (title, name, tag, key …) begins with it; also ^"some words"
            | text "$"                  the value ends with it; ^text$ is the whole value; also "some words"$
            | text                      word, start of a word, initials, inside a word, subsequence, typo
    field   = title t | name | author a | year y | venue v | tag g | key k | abstract b | has h | is s | in i | added
    year    = 2020 | 2020- | -2020 | 2020-2023 | >=2020 | >2020 | <=2020 | <2020

``#text`` is ``tag:text``. ``id:`` and the schemes of identifiers (``doi:``, ``arxiv:`` …) are ``key:``, which also
knows identifiers. A URL, an identifier of another scheme (``DBLP:conf/x/Doe20``) and a word whose colon is followed by
white space are text. A year range, but not a plain year, is also understood without its field. A year that is not yet
complete stands for all that begin so (``202`` for 2020-2029). ``has:`` takes what an entry may have, ``is:`` a kind of
entry or a state, ``in:`` a section, folder or file, or with ``@`` a collection, ``added:`` a time
(`paperterm.search.since`). What is wrong with a query is said in `Query.problems`, the rest of it still holds.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from paperterm.config.kinds import did_you_mean, nearest
from paperterm.search.since import SINCE_FORMS, is_since
from paperterm.search.terms import (
    HAS,
    KINDS,
    STATES,
    Added,
    Choice,
    Collection,
    Filter,
    Form,
    Place,
    Query,
    Term,
    Years,
)
from paperterm.search.words import words

_FIELDS: Final[dict[str, str]] = {
    **dict.fromkeys(("title", "t"), "title"),
    "name": "name",
    **dict.fromkeys(("author", "authors", "a"), "author"),
    **dict.fromkeys(("year", "y"), "year"),
    **dict.fromkeys(("venue", "v"), "venue"),
    **dict.fromkeys(("tag", "tags", "g"), "tag"),
    **dict.fromkeys(("key", "k", "id", "doi", "arxiv", "openreview", "acl", "usenix", "pmlr"), "key"),
    **dict.fromkeys(("abstract", "b"), "abstract"),
    **dict.fromkeys(("has", "h"), "has"),
    **dict.fromkeys(("is", "s"), "is"),
    **dict.fromkeys(("in", "i"), "in"),
    **dict.fromkeys(("added", "since"), "added"),
}
FIELD_NAMES: Final = ("title", "name", "author", "year", "venue", "tag", "key", "abstract", "has", "is", "in", "added")

_OTHER_SCHEMES: Final = frozenset(("dblp", "hal", "isbn", "issn", "mr", "pmcid", "pmid", "urn", "zbl"))
"""Schemes of identifiers that citation keys begin with; they are no fields."""

_QUOTED: Final = re.compile(r'(\^?)"([^"]*)("?)(\$?)')
_FORMS: Final[dict[tuple[bool, bool], Form | None]] = {
    (False, False): None,
    (True, False): "start",
    (False, True): "end",
    (True, True): "whole",
}
_NAME: Final = re.compile(r"([A-Za-z]+):")
_YEAR: Final = re.compile(r"(\d{1,4})")
_RANGE: Final = re.compile(r"(\d{4})?(?:-|\.\.)(\d{4})?")
_BOUND: Final = re.compile(r"(>=|<=|>|<|=)(\d{4})")
_LAST_YEAR: Final = 9999


@dataclass(frozen=True, slots=True)
class _Item:
    negated: bool
    name: str
    text: str
    start: int
    stop: int
    form: Form = "any"
    closed: bool = True


def _items(query: str) -> Iterator[_Item]:
    at, end = 0, len(query)
    while at < end:
        if query[at].isspace():
            at += 1
            continue
        start = at
        negated = query[at] == "!"
        at += negated
        name = _NAME.match(query, at)
        if name and _is_field(name[1], query[name.end() : name.end() + 2]):
            at = name.end()
        else:
            name = None
        if quoted := _QUOTED.match(query, at):
            form = _FORMS[bool(quoted[1]), bool(quoted[4])] or "phrase"
            at = quoted.end()
            yield _Item(negated, name[1] if name else "", quoted[2], start, at, form, closed=bool(quoted[3]))
            continue
        stop = at
        while stop < end and not query[stop].isspace():
            stop += 1
        yield _Item(negated, name[1] if name else "", query[at:stop], start, stop)
        at = stop


def _is_field(name: str, following: str) -> bool:
    """Whether a name and its colon are a field: not in a URL, an identifier, or before the colon of a title."""
    return following != "//" and not following[:1].isspace() and name.lower() not in _OTHER_SCHEMES


def item_texts(query: str) -> list[str]:
    """Return the items of `query` as they are typed."""
    return [query[item.start : item.stop] for item in _items(query)]


def has_words(query: str) -> bool:
    """Whether `query` looks for text, so that what it finds has a rank."""
    return any(not term.negated for term in parse(query).terms)


def parse(query: str) -> Query:
    """Return what `query` asks for. Never fails: what is wrong is in `Query.problems`."""
    terms: list[Term] = []
    filters: list[Filter] = []
    problems: list[str] = []
    for item in _items(query):
        made = _item(item, problems)
        if isinstance(made, Term):
            terms.append(made)
        elif made is not None:
            filters.append(made)
    return Query(tuple(terms), tuple(filters), tuple(dict.fromkeys(problems)))


def _item(item: _Item, problems: list[str]) -> Term | Filter | None:
    if not item.closed:
        problems.append('the quote " is not closed')
    name, text = item.name.lower(), item.text
    field = _FIELDS.get(name, "")
    if name and not field:
        if text.strip():
            near = nearest(name, FIELD_NAMES)
            hint = f", did you mean {near}:?" if near else ""
            problems.append(f"there is no field {name}:{hint} (there are {' '.join(f + ':' for f in FIELD_NAMES)})")
            return None
        text = name
    if not field and (years := _years(text, item.negated)) and not _YEAR.fullmatch(text):
        return years
    if field in ("year", "has", "is", "in", "added"):
        return _filter(field, text, item.negated, problems) if text.strip() else None
    return _term(item, text, field)


def _filter(field: str, text: str, negated: bool, problems: list[str]) -> Filter | None:
    if field == "has":
        return _choice("has", HAS, text, negated, problems)
    if field == "is":
        return _choice("is", (*KINDS, *STATES), text, negated, problems)
    if field == "in":
        return _place(text, negated)
    if field == "added":
        return _added(text, negated, problems)
    years = _years(text, negated)
    if not years:
        problems.append(f"“{text}” is no year or range of years (2020, 2020-, -2020, 2020-2023, >=2020)")
    return years


def _place(text: str, negated: bool) -> Place | Collection | None:
    if text.startswith("@"):
        return Collection(text.casefold(), negated) if len(text) > 1 else None
    return Place(folded, negated) if (folded := words(text)) else None


def _added(text: str, negated: bool, problems: list[str]) -> Added | None:
    if is_since(text):
        return Added(text.lower(), negated)
    problems.append(f"added: does not know “{text}” ({SINCE_FORMS})")
    return None


def _years(text: str, negated: bool) -> Years | None:
    text = text.strip().replace("–", "-").replace("—", "-")
    if match := _YEAR.fullmatch(text):
        width = 10 ** (4 - len(match[1]))
        return Years(int(match[1]) * width, int(match[1]) * width + width - 1, negated)
    if (match := _RANGE.fullmatch(text)) and (match[1] or match[2]):
        return Years(int(match[1] or 0), int(match[2] or _LAST_YEAR), negated)
    if match := _BOUND.fullmatch(text):
        year = int(match[2])
        first = {">=": year, ">": year + 1, "=": year}.get(match[1], 0)
        last = {"<=": year, "<": year - 1, "=": year}.get(match[1], _LAST_YEAR)
        return Years(first, last, negated)
    return None


def _choice(
    field: Literal["has", "is"], known: tuple[str, ...], text: str, negated: bool, problems: list[str]
) -> Choice | None:
    folded = words(text)
    if not folded:
        return None
    exact = [name for name in known if folded in (name, name + "s", name.removesuffix("s"))]
    names = exact or [name for name in known if name.startswith(folded)]
    if not names:
        problems.append(f"{field}: does not know “{text}”{did_you_mean(text, known)} (it knows {', '.join(known)})")
        return None
    return Choice(field, tuple(names), negated)


def _term(item: _Item, text: str, field: str) -> Term | None:
    form = item.form
    if form == "any":
        if not field and text.startswith("#"):
            field, text = "tag", text[1:]
        exact, start, end = text.startswith("'"), text.startswith("^"), text.endswith("$")
        form = _FORMS[start, end] or ("exact" if exact else "any")
    folded = words(text)
    if not any(map(str.isalnum, folded)):
        return None
    return Term(folded, form, field, item.negated, open=not item.closed)  # type: ignore[arg-type]
