"""Identifiers of papers, found in links, fields and prose."""

import re
from typing import Final

_YYMM: Final = r"\d{2}(?:0[1-9]|1[0-2])"
_ARXIV: Final = rf"(?:{_YYMM}\.\d{{4,5}}|[a-z]+(?:-[a-z]+)?(?:\.[A-Za-z]{{2}})?/{_YYMM}\d{{3}})(?!\d)"
_ARXIV_ALONE: Final = re.compile(rf"\s*(?:arxiv\s*:)?\s*({_ARXIV})(?:v\d+)?(?:\s*\[[^\]]*\])?\s*", re.IGNORECASE)
_ARXIV_IN_TEXT: Final = re.compile(
    r"(?:(?:arxiv|alphaxiv|ar5iv)\.org/(?:abs|pdf|html|ftp|format|e-print|src|ps)/(?:arxiv/papers/)?"
    rf"|huggingface\.co/papers/|\babs/|\barxiv[\s:.,/\[(-]{{1,3}}(?:abs/)?)({_ARXIV})",
    re.IGNORECASE,
)
_DOI: Final = re.compile(r"\b10\.\d{4,9}/[^\s\"<>{}|\\^`]+")


def arxiv_id(text: str, *, alone: bool = False) -> str:
    """Return the arXiv identifier in `text` without its version, "" if there is none.

    In running text an identifier needs a sign that it is arXiv's (``arXiv:``, a link, ``abs/``); with `alone` the
    text is a field that holds nothing else. Both schemes are known: ``2303.06865`` and ``hep-th/9901001``.
    """
    match = _ARXIV_ALONE.fullmatch(text) if alone else None
    match = match or _ARXIV_IN_TEXT.search(text)
    return match[1] if match else ""


def doi(text: str) -> str:
    """Return the DOI in `text` as written, without resolver or prefix; "" if there is none."""
    match = _DOI.search(text)
    if not match:
        return ""
    found = match[0].rstrip(".,;:'")
    while found[-1:] in (")", "]") and found.count(found[-1]) > found.count("(" if found[-1] == ")" else "["):
        found = found[:-1].rstrip(".,;:'")
    return found


_ACL: Final = r"([A-Z]\d{2}-\d{4,5}|\d{4}\.[\w-]+\.\d+)"
_PAGES: Final = tuple(
    (scheme, re.compile(pattern))
    for scheme, pattern in (
        (
            "openreview",
            r"openreview\.net/(?:forum|pdf|attachment|references/pdf)/?\?(?:[^#\s]{0,80}&)?id=([\w-]{6,20})",
        ),
        ("acl", rf"(?:aclanthology\.org|aclanthology\.info|aclweb\.org)/(?:\w+/){{0,5}}{_ACL}"),
        ("acl", rf"\b10\.(?:18653/v1|3115/v1)/{_ACL}"),
        ("usenix", r"usenix\.org/conference/([\w-]+)/(?:technical-sessions/)?presentation/([\w-]+)"),
        ("usenix", r"usenix\.org/system/files/(?:conference/[\w-]+/)?([a-z]+\d\d)-(?:paper-)?([\w-]+?)(?:_0)?\.pdf"),
        ("pmlr", r"proceedings\.mlr\.press/(v\d+)/([\w-]+)"),
    )
)
"""Addresses of publishers that hold an identifier of one paper; groups are joined by a slash."""

_ARXIV_DOI: Final = re.compile(r"10\.48550/arxiv\.(.+)", re.IGNORECASE)


def paper_ids(address: str) -> list[tuple[str, str]]:
    """Return the identifiers of papers in an address: arXiv, DOI, OpenReview, ACL Anthology, USENIX, PMLR.

    They are folded, so that equal ones are equal texts; the arXiv's own DOIs are arXiv ids.
    """
    found: list[tuple[str, str]] = []
    if arxiv := arxiv_id(address):
        found.append(("arxiv", arxiv.lower()))
    elif number := doi(address):
        found.append(folded_id("doi", number))
    for scheme, pattern in _PAGES:
        if match := pattern.search(address):
            value = "/".join(match.groups())
            found.append((scheme, value if scheme == "openreview" else value.lower()))
            break
    return found


def folded_id(scheme: str, value: str) -> tuple[str, str]:
    """Return an identifier as `paper_ids` gives it."""
    value = value.lower() if scheme != "openreview" else value
    arxiv = _ARXIV_DOI.fullmatch(value) if scheme == "doi" else None
    return ("arxiv", re.sub(r"v\d+$", "", arxiv[1])) if arxiv else (scheme, value)
