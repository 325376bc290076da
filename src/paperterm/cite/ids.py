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
