"""What a link is: its label's kind, its address's kind, the identifiers in its address."""

import re
from functools import lru_cache
from typing import Final

from paperterm.model import LinkKind
from paperterm.readers.words.labels import GENERIC, HEADS, LABELS, QUALIFIERS

_WRAP: Final = re.compile(r"^[\W_]+|[\W_]+$")
_PARENTHESIS: Final = re.compile(r"\s*[(\[（【].*$")
_SHORTCODE: Final = re.compile(r":[a-z0-9_+-]{2,40}:")
_SPLIT: Final = re.compile(r"[\s_/|&+,-]+")

_HOSTS: Final[tuple[tuple[str, LinkKind], ...]] = (
    ("github.io", "project"),
    ("gitlab.io", "project"),
    ("sites.google.com", "project"),
    ("gist.github.com", "code"),
    ("github.com", "code"),
    ("gitlab.", "code"),
    ("bitbucket.org", "code"),
    ("gitee.com", "code"),
    ("pypi.org", "code"),
    ("colab.research.google", "code"),
    ("huggingface.co/papers", "paper"),
    ("huggingface.co/datasets", "data"),
    ("huggingface.co/spaces", "demo"),
    ("huggingface.co", "model"),
    ("modelscope.cn", "model"),
    ("zenodo.org", "data"),
    ("kaggle.com", "data"),
    ("youtube.com", "video"),
    ("youtu.be", "video"),
    ("vimeo.com", "video"),
    ("bilibili.com", "video"),
    ("slideslive.com", "video"),
    ("slideshare.net", "slides"),
    ("medium.com", "blog"),
    ("zhihu.com", "blog"),
    ("substack.com", "blog"),
    ("twitter.com", "blog"),
    ("x.com", "blog"),
    ("wordpress.com", "blog"),
    ("blogspot.", "blog"),
    ("blog.", "blog"),
    ("/blog", "blog"),
    ("readthedocs", "docs"),
)

SCHOLARLY: Final = re.compile(
    r"arxiv\.org/|(?<![a-z])doi\.org/|aclweb\.org|aclanthology|openreview\.net|openaccess\.thecvf|thecvf\.com/content|dl\.acm\.org"
    r"|ieeexplore\.ieee|ieee\.org/(abstract|document)|computer\.org/csdl|proceedings\.mlr|jmlr\.|proceedings\.neurips|papers\.n(eur)?ips"
    r"|nips\.cc/paper|proceedings\.mlsys|link\.springer|springer\.com/(chapter|article)|sciencedirect\.com/science|onlinelibrary\.wiley"
    r"|ojs\.aaai|aaai\.org/(papers|library|ocs|index\.php)|usenix\.org/(conference|system|legacy)|ndss-symposium\.org|vldb\.org|ijcai\.org|isca-(speech|archive)"
    r"|ecva\.net|semanticscholar\.org|ncbi\.nlm|pubmed|biorxiv\.org|medrxiv\.org|chemrxiv\.org|nature\.com/articles|science(mag)?\.org"
    r"|pnas\.org|plos\.org|plos\w+\.org|mdpi\.com|frontiersin\.org|tandfonline|academic\.oup|cambridge\.org/core|royalsocietypublishing"
    r"|iopscience|journals\.aps|epubs\.siam|eprint\.iacr|hal\.(science|archives|inria)|hal-|ssrn\.com|researchgate\.net/publication"
    r"|citeseerx|jstor\.org|drops\.dagstuhl|ceur-ws\.org|eurographics|diglib\.eg|graphics\.stanford\.edu/papers|mitpress"
    r"|direct\.mit\.edu|thelancet|cell\.com|elifesciences|techrxiv|paperswithcode\.com/paper|huggingface\.co/papers|alphaxiv"
    r"|papers\.ssrn|osf\.io/preprints|bmvc|roboticsproceedings|dblp\.org/rec|worldscientific|inderscience"
    r"|ieee-security|internetsociety|proceedings\.|\.pdf($|[?#])|\.ps(\.gz)?$|/pdf/|/paper(s)?/[^/]+\.(pdf|html)",
    re.IGNORECASE,
)
"""Addresses of papers."""

_ARXIV_URL: Final = re.compile(
    r"(?:arxiv\.org|alphaxiv\.org|ar5iv\.org|ar5iv\.labs\.arxiv\.org|huggingface\.co/papers|papers\.cool/arxiv)[^\s]*?/"
    r"(\d{4}\.\d{4,5}|[a-z][a-z.-]{1,12}/\d{7})(?:v\d+)?|huggingface\.co/papers/(\d{4}\.\d{4,5})"
    r"|doi\.org/10\.48550/arxiv\.(\d{4}\.\d{4,5})",
    re.IGNORECASE,
)
_ARXIV_TEXT: Final = re.compile(r"\barxiv\s*[:：\s]\s*(?:abs/)?(\d{4}\.\d{4,5})(?:v\d+)?\b", re.IGNORECASE)
_DOI: Final = re.compile(r"\b(10\.\d{4,9}/[^\s\"'<>|{}\]]+)", re.IGNORECASE)
_OPENREVIEW: Final = re.compile(r"openreview\.net/\w+\?id=([\w-]+)", re.IGNORECASE)
_ACL: Final = re.compile(
    r"(?:aclanthology\.org|aclweb\.org/anthology)/(?:papers/\w/\w+/)?([A-Z]\d{2}-\d{4}|\d{4}\.[a-z0-9]+-[a-z0-9]+\.\d+)",
    re.IGNORECASE,
)


@lru_cache(maxsize=4096)
def fold_label(text: str) -> str:
    """A label for comparison: lower case, without brackets, emoji, shortcodes and punctuation at its ends."""
    text = _SHORTCODE.sub("", text).casefold().replace("\ufe0f", "")
    folded = " ".join(_WRAP.sub("", text).split())
    return folded or text.strip().casefold()


@lru_cache(maxsize=4096)
def label_kind(text: str) -> LinkKind | None:
    """What a link labeled `text` leads to, None where `text` is no label."""
    if len(text) > 60:
        return None
    folded = fold_label(text)
    found = LABELS.get(folded)
    if found is not None:
        return found
    folded = _PARENTHESIS.sub("", folded).strip() or folded
    found = LABELS.get(folded)
    if found is not None:
        return found
    words = [word for word in _SPLIT.split(folded) if word]
    if not words or len(words) > 3:
        return None
    kinds = [LABELS.get(word) for word in words]
    if all(kinds):
        return kinds[0]
    last = words[-1].rstrip("0123456789#.:")
    known = all(word in QUALIFIERS or word in LABELS or not word.isalpha() for word in words[:-1])
    return HEADS.get(last) if known and (len(words) > 1 or last != words[-1]) else None


def is_generic(text: str) -> bool:
    """Whether `text` says nothing about where it leads (``here``)."""
    return fold_label(text) in GENERIC


def address_kind(url: str) -> LinkKind:
    """What an address leads to, by its host and ending."""
    low = url.lower()
    if low.startswith(("http", "//", "www.")) or "://" in low:
        for host, kind in _HOSTS:
            if host in low and ("." in host or "/" in host or host in low.split("/", 3)[2 if "//" in low else 0]):
                return "pdf" if kind == "code" and low.endswith(".pdf") else kind
        if "arxiv.org/pdf" in low or low.split("?")[0].endswith(".pdf"):
            return "pdf"
        return "paper" if SCHOLARLY.search(low) else "other"
    if low.endswith((".pdf", ".ps")):
        return "pdf"
    return "notes" if low.endswith((".md", "/", ".markdown")) else "other"


def link_kind(label: str, url: str) -> LinkKind:
    """What a link is: by its label, else by its address."""
    kind = label_kind(label) if label else None
    if kind is None or is_generic(label):
        return address_kind(url)
    return kind


def is_scholarly(url: str) -> bool:
    """Whether an address is that of a paper."""
    return SCHOLARLY.search(url) is not None


def is_fragment(url: str) -> bool:
    """Whether an address stays in the page."""
    return url.startswith("#")


def is_relative(url: str) -> bool:
    """Whether an address is a path inside the repository."""
    return not re.match(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//|#|www\.", url) and bool(url)


def identifiers(urls: list[str], text: str = "") -> list[tuple[str, str]]:
    """The identifiers in `urls` and `text`, without versions, the first of a scheme."""
    found: dict[str, str] = {}
    for url in urls:
        arxiv = _ARXIV_URL.search(url)
        if arxiv is not None:
            found.setdefault("arxiv", arxiv[1] or arxiv[2] or arxiv[3])
            continue
        doi = _DOI.search(url)
        if doi is not None and ("doi" in url.lower() or "dl.acm" in url or "wiley" in url or "springer" in url):
            found.setdefault("doi", doi[1].rstrip(".,;)/").removesuffix("/full").removesuffix(".pdf"))
        for scheme, pattern in (("openreview", _OPENREVIEW), ("acl", _ACL)):
            match = pattern.search(url)
            if match is not None:
                found.setdefault(scheme, match[1])
    if text:
        written = _ARXIV_TEXT.search(text)
        if written is not None:
            found.setdefault("arxiv", written[1])
        doi = _DOI.search(text)
        if doi is not None:
            found.setdefault("doi", doi[1].rstrip(".,;)"))
    return list(found.items())
