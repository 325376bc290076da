"""The addresses of a paper: where to read it, where its PDF is."""

import re
from typing import Final
from urllib.parse import quote

from paperterm.model import Entry

_ARXIV_PAGE: Final = re.compile(r"https?://(?:www\.)?arxiv\.org/(?:abs|html)/([^\s?#]+)")

_IN_DOI_URL: Final = "/:;()[]!$&'*+,=@~"


def paper_url(entry: Entry) -> str:
    """Return the address of the paper itself, made from its DOI or arXiv id where the list links none; or ""."""
    web = [link for link in entry.links if link.url.lower().startswith(("http://", "https://"))]
    for kind in ("paper", "pdf"):
        for link in web:
            if link.kind == kind:
                return link.url
    ids = dict(entry.ids)
    if "doi" in ids:
        return doi_url(ids["doi"])
    if "arxiv" in ids:
        return f"https://arxiv.org/abs/{ids['arxiv']}"
    return web[0].url if web else ""


def doi_url(doi: str) -> str:
    """Return the URL that resolves a DOI; what a URL cannot hold is encoded (DOI handbook, 2.5.2.4)."""
    return f"https://doi.org/{quote(doi, safe=_IN_DOI_URL)}"


def pdf_url(entry: Entry) -> str:
    """Return the address of the PDF, that of arXiv where the list links none; or ""."""
    web = [link for link in entry.links if link.url.lower().startswith(("http://", "https://"))]
    for link in web:
        if link.kind == "pdf" or link.url.lower().partition("?")[0].endswith(".pdf"):
            return link.url
    for link in web:
        if page := _ARXIV_PAGE.match(link.url):
            return f"https://arxiv.org/pdf/{page[1]}"
    arxiv = dict(entry.ids).get("arxiv")
    return f"https://arxiv.org/pdf/{arxiv}" if arxiv else ""
