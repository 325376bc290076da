"""What all places of a paper say of it, as one entry."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Final, TypeVar

from paperterm.model import Citation, Entry, Link, Name
from paperterm.text import fold_key

_NAME: Final = 3
"""Words of a title that may be but a short name of the paper."""

_PREPRINT: Final = re.compile(r"arxiv|\bcorr\b|biorxiv|preprint|openreview|\bssrn\b", re.IGNORECASE)
_PUBLISHED_IN: Final = re.compile(
    r"\b(?:journal(?:title)?|booktitle|publisher)\s*=\s*[{\"]?\s*([^\n]{0,200})", re.IGNORECASE
)
_UNPUBLISHED: Final = frozenset({"misc", "unpublished", "online", "techreport", "report", "electronic"})

Value = TypeVar("Value")


def unite(places: Sequence[Entry], shown: int = 0) -> Entry:
    """Return the paper that stands in `places`, as the place number `shown` has it, completed by the others.

    Its id is that of the first place; file, line, section and problems are those of the place that is shown. What
    comes from another place is told in `Entry.inferred` with the file.
    """
    own = places[shown]
    others = [place for number, place in enumerate(places) if number != shown]
    order = [own, *others]
    authors, authors_complete = _authors(order)
    fields: dict[str, object] = {
        "title": _title(own, others),
        "name": next((place.name for place in order if place.name), ""),
        "authors": authors,
        "editors": next((place.editors for place in order if place.editors), ()),
        "year": _year(own, others),
        "venue": _venue(order),
        "abstract": next((place.abstract for place in order if place.abstract), ""),
    }
    return replace(
        own,
        kind="paper" if any(place.kind == "paper" for place in places) else own.kind,
        **fields,  # type: ignore[arg-type]
        authors_complete=authors_complete,
        institutions=_distinct((place.institutions for place in order), fold_key),
        tags=_distinct((place.tags for place in order), fold_key),
        links=_distinct((place.links for place in order), _same_link),
        remarks="\n\n".join(_distinct(((place.remarks,) for place in order if place.remarks), fold_key)),
        citations=best_first(_distinct((place.citations for place in order), _same_block)),
        ids=_distinct((place.ids for place in order), lambda pair: pair[0]),
        similar=_distinct((place.similar for place in order), fold_key),
        inferred=_inferred(own, others, fields),
        id=places[0].id,
    )


def best_first(citations: Sequence[Citation]) -> tuple[Citation, ...]:
    """Return `citations`, published ones before preprints, those that cannot be cited last; else in their order."""
    return tuple(sorted(citations, key=_rank))


def _rank(citation: Citation) -> int:
    if not citation.key:
        return 3
    text = citation.text[:4000]
    where = _PUBLISHED_IN.search(text)
    if where and not _PREPRINT.search(where[1]):
        return 0
    return 2 if _PREPRINT.search(text) or citation.type in _UNPUBLISHED else 1


def _title(own: Entry, others: Sequence[Entry]) -> str:
    if len(own.title.split()) > _NAME:
        return own.title
    return max((own.title, *(other.title for other in others)), key=lambda title: (len(title.split()) > _NAME, 0))


def _authors(order: Sequence[Entry]) -> tuple[tuple[Name, ...], bool]:
    """Return the authors in their order, and whether they are all.

    A citation knows the order, a web page or a column of a table may not; who names all is asked first.
    """
    named = [place for place in order if place.authors]
    most = max((len(place.authors) for place in named), default=0)
    known = [place for place in (*filter(_is_cited, named), *named) if len(place.authors) * 2 >= most]
    chosen = next((place for place in known if place.authors_complete), next(iter(known), None))
    return (chosen.authors, chosen.authors_complete) if chosen else ((), True)


def _is_cited(place: Entry) -> bool:
    return bool(place.citations)


def _year(own: Entry, others: Sequence[Entry]) -> int | None:
    """Return the year that a place says itself, before one that was only made from the number of a preprint."""
    for place in (own, *others):
        if place.year is not None and ("year", "arxiv") not in place.inferred:
            return place.year
    return next((place.year for place in (own, *others) if place.year is not None), None)


def _venue(order: Sequence[Entry]) -> str | None:
    venues = [place.venue for place in order if place.venue]
    return next((venue for venue in venues if not _PREPRINT.search(venue)), next(iter(venues), None))


def _same_link(link: Link) -> str:
    return link.url.rstrip("/").removeprefix("https://").removeprefix("http://")


def _same_block(citation: Citation) -> str:
    return "".join(citation.text.split()).lower()


def _distinct(parts: Iterable[Iterable[Value]], key: Callable[[Value], str]) -> tuple[Value, ...]:
    """Return the values of all parts, of those with one key the first."""
    found: dict[str, Value] = {}
    for part in parts:
        for value in part:
            found.setdefault(key(value), value)
    return tuple(found.values())


def _inferred(own: Entry, others: Sequence[Entry], fields: dict[str, object]) -> tuple[tuple[str, str], ...]:
    """Return where each field comes from that is not the place's own."""
    kept = [(name, origin) for name, origin in own.inferred if fields.get(name) == getattr(own, name, None)]
    for name, value in fields.items():
        if value and value != getattr(own, name):
            origin = next((other.file for other in others if getattr(other, name) == value), "")
            kept.append((name, origin))
    return tuple(kept)
