"""Identifiers of papers, found in links, fields and prose.

Each identifier is returned in one form: without resolver, prefix, version and what a publisher's page puts behind it.
DOIs follow the DOI handbook (2.2), also those that hold a SICI (ANSI/NISO Z39.56) with its angle brackets; arXiv ids
follow both schemes of https://info.arxiv.org/help/arxiv_identifier.html.
"""

import html
import re
from typing import Final
from urllib.parse import unquote

_YYMM: Final = r"\d{2}(?:0[1-9]|1[0-2])"
_ARCHIVES: Final = (
    "acc-phys|adap-org|alg-geom|ao-sci|astro-ph|atom-ph|bayes-an|chao-dyn|chem-ph|cmp-lg|comp-gas|cond-mat|cs|dg-ga|econ|"
    "eess|funct-an|gr-qc|hep-ex|hep-lat|hep-ph|hep-th|math-ph|math|mtrl-th|nlin|nucl-ex|nucl-th|patt-sol|physics|"
    "plasm-ph|q-alg|q-bio|q-fin|quant-ph|solv-int|stat|supr-con"
)
_CLASS: Final = r"\.(?:[A-Za-z]{2}|[a-z]{3,5}-[a-z]{2,5})"
_ARXIV: Final = rf"(?:{_YYMM}\.\d{{4,5}}|(?:{_ARCHIVES})(?:{_CLASS})?/{_YYMM}\d{{3}})(?!\d)"
_ARXIV_ALONE: Final = re.compile(
    rf"\s*(?:arxiv\s*:|abs/)?\s*({_ARXIV})(?:v\d+)?(?:\.pdf)?(?:\s*\[[^\]]*\])?\s*", re.IGNORECASE
)
_ARXIV_IN_TEXT: Final = re.compile(
    r"(?:(?:arxiv|alphaxiv|ar5iv)\.org/(?:[\w.-]{1,20}/){1,4}|huggingface\.co/papers/|\babs/"
    rf"|\barxiv(?:\.org)?[\s:：.,/\[(-]{{1,3}}(?:abs/)?)({_ARXIV})",
    re.IGNORECASE,
)
_ARXIV_DOI: Final = re.compile(r"10\.48550/arxiv\.(.+)", re.IGNORECASE)
_ARXIV_CLASS: Final = re.compile(rf"(?<=[a-z]){_CLASS}(?=/)")

_DOI: Final = re.compile(
    # Text in angle brackets is part of a DOI only in a SICI, which continues with its version.
    r"(?<![\d.])10\.\d{4,9}(?:\.\d{1,9}){0,3}/(?:[^\s\"<>{}|\\^`]|<[^\s\"<>{}]{1,100}>(?=\d\.\d\.(?:co|tx);))+",
    re.IGNORECASE,
)
_ESCAPED: Final = re.compile(r"%(?:2f|3c|3e|28|29|3a|3b|5b|5d)", re.IGNORECASE)
_PAGE: Final = re.compile(
    r"(?:[?#&].*|/(?:full|abstract|summary|pdf|epdf|pdfdirect|html|meta|references|fulltext|issuetoc)(?:/(?:html|pdf))?"
    r"|\.pdf|\.html?)$",
    re.IGNORECASE,
)
"""What the page of a publisher has behind the DOI in its URL."""

_PREPRINT_DOI: Final = re.compile(
    r"10\.(?:48550|2139|5281|21203|20944|31219|31234|31235|35542|36227|26434|22541|32388|17605)/"
    r"|10\.1101/\d|10\.1002/essoar|10\.6084/m9\.figshare"
)
"""The registrants of preprint servers and archives, as their DOIs begin: arXiv, SSRN, Zenodo, Research Square,
Preprints, the servers of OSF, TechRxiv, ChemRxiv, Authorea, Qeios, bioRxiv and medRxiv, ESSOAr, figshare."""


def arxiv_id(text: str, *, alone: bool = False) -> str:
    """Return the arXiv identifier in `text` without its version, "" if there is none.

    In running text an identifier needs a sign that it is arXiv's (``arXiv:``, a link, ``abs/``); with `alone` the
    text is a field that holds nothing else. Both schemes are known: ``2303.06865`` and ``hep-th/9901001``.
    """
    match = _ARXIV_ALONE.fullmatch(text) if alone else None
    if match is None and (not text.isascii() or _may_hold_arxiv(text.lower())):
        match = _ARXIV_IN_TEXT.search(text)
    return match[1] if match else ""


def _may_hold_arxiv(low: str) -> bool:
    """Whether ASCII text in lower case has what `_ARXIV_IN_TEXT` begins with: much cheaper than a search for that."""
    return "xiv" in low or "abs/" in low or "papers/" in low or "ar5iv" in low


def doi(text: str) -> str:
    """Return the DOI in `text` as written, without resolver or prefix; "" if there is none."""
    if "10." not in text:
        return ""
    if "&" in text:
        text = html.unescape(text)
    is_url = "://" in text or "doi.org/" in text
    match = _DOI.search(unquote(text) if _ESCAPED.search(text) else text)
    if not match:
        return ""
    found = _PAGE.sub("", match[0]) if is_url else match[0]
    return _without_punctuation(found)


def _without_punctuation(found: str) -> str:
    """Return a DOI without the punctuation of the text around it; a bracket that it opens is its own."""
    found = found.rstrip(".,;:'*/")
    while found[-1:] in (")", "]") and found.count(found[-1]) > found.count("(" if found[-1] == ")" else "["):
        found = found[:-1].rstrip(".,;:'*/")
    return found if "/" in found else ""


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
"""URLs of publishers that hold an identifier of one paper; groups are joined by a slash."""

_ALONE: Final = {"openreview": re.compile(r"(?=.*[\d_-])[\w-]{6,20}|[A-Za-z]{8,12}"), "acl": re.compile(_ACL)}


def paper_ids(url: str) -> list[tuple[str, str]]:
    """Return the identifiers of papers in a URL: arXiv, DOI, OpenReview, ACL Anthology, USENIX, PMLR.

    They are folded, so that equal ones are equal texts; the arXiv's own DOIs are arXiv ids.
    """
    found: list[tuple[str, str]] = []
    if arxiv := arxiv_id(url):
        found.append(folded_id("arxiv", arxiv))
    elif number := doi(url):
        found.append(folded_id("doi", number))
    for scheme, pattern in _PAGES:
        if match := pattern.search(url):
            value = "/".join(match.groups())
            found.append((scheme, value if scheme == "openreview" else value.lower()))
            break
    return found


def folded_id(scheme: str, value: str) -> tuple[str, str]:
    """Return an identifier as `paper_ids` gives it."""
    value = value.lower() if scheme != "openreview" else value
    arxiv = _ARXIV_DOI.fullmatch(value) if scheme == "doi" else None
    if arxiv:
        scheme, value = "arxiv", re.sub(r"v\d+$", "", arxiv[1])
    return (scheme, _ARXIV_CLASS.sub("", value)) if scheme == "arxiv" and "/" in value else (scheme, value)


_DOI_LABEL: Final = re.compile(r"^doi(?=10\.)", re.IGNORECASE)
"""A label without a space behind it: ``DOI10.1000/1``."""


def clean_id(scheme: str, value: str) -> str:
    """Return the identifier that a field named `scheme` holds, "" where it holds none.

    A field may hold a URL, a prefix, a version or a placeholder. The value of a scheme that is not known here is
    returned as it is.
    """
    value = value.strip()
    if scheme == "arxiv":
        return arxiv_id(value, alone=True)
    if scheme == "doi":
        return doi(_DOI_LABEL.sub("", value))
    if pattern := _ALONE.get(scheme):
        found = next((v for s, v in paper_ids(value) if s == scheme), "")
        return found or (value if pattern.fullmatch(value) else "")
    return "" if "://" in value else value


def is_preprint_doi(value: str) -> bool:
    """Whether a DOI is that of a preprint, which the published version does not share."""
    return _PREPRINT_DOI.match(value) is not None
