"""What a paper is known by: identifiers, the address of its page, its folded title.

A name is a text such as ``arxiv:2403.07648`` or ``title:attentionisallyouneed``; a sign is its hash, kept for each
entry beside its record, so that places of one paper are found without a look at the entries.
"""

import re
from collections.abc import Iterator
from hashlib import blake2s
from typing import Final
from urllib.parse import urlsplit

from paperterm.model import Entry
from paperterm.model.ids import folded_id, paper_ids
from paperterm.text import fold_key

SIGN_BYTES: Final = 8
"""A byte for the kind of the name, the rest a hash."""

KINDS: Final = ("title", "url", "arxiv", "doi", "openreview", "acl", "usenix", "pmlr")
"""The kinds of names; those behind the first two are identifiers, which are given to one paper only."""

_KIND_BYTES: Final = {kind: bytes([number]) for number, kind in enumerate(KINDS)}
_MOST: Final = 8
"""Names of one entry; who has more is no paper."""

_LONGEST: Final = 400
_URL_FIELD: Final = re.compile(r"\b(?:url|doi|ee|link)\s*=\s*[{\"]\s*([^{}\"\s]{8,400})", re.IGNORECASE)
_EE: Final = ("ee ", "ee=", "ee\t")
_PAPER: Final = ("paper", "pdf")
_TELLING: Final = 9
"""Folded letters that a title needs to name a paper at all."""


def names_of(entry: Entry) -> list[str]:
    """Return the names of the paper that `entry` is, identifiers first, at most one of a kind."""
    found: dict[str, str] = {}
    for scheme, value in entry.ids:
        kind, folded = folded_id(scheme, value)
        if kind in KINDS[2:]:
            found.setdefault(kind, folded)
    for address in _addresses(entry):
        for kind, value in paper_ids(address):
            found.setdefault(kind, value)
    if not found and (page := _page(entry)):
        found["url"] = page
    title = fold_key(entry.title)
    if len(title) >= _TELLING and not _is_placeholder(title):
        found["title"] = title
    return [f"{kind}:{value[:_LONGEST]}" for kind, value in list(found.items())[:_MOST]]


def kept_names(entry: Entry) -> list[str]:
    """Return the names by which something may have been kept about `entry`.

    Beside its own names that is a DOI with a SICI as it is often written: cut at the angle bracket.
    """
    names = names_of(entry)
    return [*names, *(name.partition("<")[0] for name in names if name.startswith("doi:") and "<" in name)]


def sign(name: str) -> bytes:
    """Return the sign of a name, `SIGN_BYTES` long."""
    kind = _KIND_BYTES[name.partition(":")[0]]
    return kind + blake2s(name.encode("utf-8", "surrogatepass"), digest_size=SIGN_BYTES - 1).digest()


def signs_of(entry: Entry) -> list[bytes]:
    """Return the signs of the paper that `entry` is."""
    return [sign(name) for name in names_of(entry)]


def _addresses(entry: Entry) -> Iterator[str]:
    for link in entry.links[:12]:
        if link.kind in _PAPER:
            yield link.url
    for citation in entry.citations[:4]:
        if _may_hold_address(citation.text):
            yield from _URL_FIELD.findall(citation.text[:4000])


def _may_hold_address(text: str) -> bool:
    """Whether something in a block is called like an address: looking for the names alone is much cheaper."""
    low = text.lower()
    return "url" in low or "doi" in low or "link" in low or ("ee" in low and any(map(low.__contains__, _EE)))


def _page(entry: Entry) -> str:
    """Return the address of the paper's own page in a form that variants of it share, "" where there is none."""
    for link in entry.links[:12]:
        if link.kind in _PAPER and link.target is None:
            try:
                parts = urlsplit(link.url)
            except ValueError:
                continue
            path = parts.path.rstrip("/")
            if parts.netloc and (path.count("/") > 1 or parts.query):
                query = f"?{parts.query}" if parts.query else ""
                return f"{parts.netloc.lower().removeprefix('www.')}{path.removesuffix('.pdf')}{query}"
    return ""


def _is_placeholder(title: str) -> bool:
    return title.isdecimal()
