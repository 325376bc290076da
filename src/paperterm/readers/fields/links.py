"""What a link is: its label's kind, its address's kind, the identifiers in its address."""

import re
from functools import lru_cache
from typing import Final

from paperterm.model import LinkKind
from paperterm.model.ids import arxiv_id, clean_id, doi
from paperterm.readers.words.labels import GENERIC, HEADS, LABELS, QUALIFIERS

_WRAP: Final = re.compile(r"^[\W_]+|[\W_]+$")
_OPENS: Final = re.compile(r"[(\[（【]")
_PARENTHESIS: Final = re.compile(r"\s*[(\[（【].*$")
MAX_LABEL: Final = 60
"""Characters of the longest label: longer words of a link are a title."""
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

_SCHOLARLY_HOSTS_TEXT: Final = """
    arxiv.org doi.org aclweb.org aclanthology.org aclanthology.info openreview.net thecvf.com dl.acm.org
    portal.acm.org ieeexplore.ieee.org computer.org proceedings.mlr.press jmlr.org jmlr.csail.mit.edu
    proceedings.neurips.cc papers.nips.cc papers.neurips.cc books.nips.cc proceedings.mlsys.org mlsys.org
    link.springer.com sciencedirect.com onlinelibrary.wiley.com ojs.aaai.org ndss-symposium.org vldb.org ijcai.org
    isca-speech.org isca-archive.org ecva.net semanticscholar.org ncbi.nlm.nih.gov pubmed.gov biorxiv.org
    medrxiv.org chemrxiv.org pnas.org plos.org journals.plos.org mdpi.com frontiersin.org tandfonline.com
    academic.oup.com royalsocietypublishing.org iopscience.iop.org journals.aps.org epubs.siam.org eprint.iacr.org
    hal.science hal.archives-ouvertes.fr hal.inria.fr ssrn.com citeseerx.ist.psu.edu citeseer.ist.psu.edu jstor.org
    drops.dagstuhl.de ceur-ws.org diglib.eg.org direct.mit.edu mitpressjournals.org cell.com elifesciences.org
    techrxiv.org alphaxiv.org osf.io bmva-archive.org.uk bmvc2020-conference.com roboticsproceedings.org
    worldscientific.com inderscienceonline.com ieee-security.org internetsociety.org ar5iv.org scitation.org
    journals.sagepub.com spiedigitallibrary.org osapublishing.org opg.optica.org annualreviews.org nowpublishers.com
    emerald.com scholar.archive.org nature.com science.org sciencemag.org thelancet.com bmj.com nejm.org hindawi.com
    degruyter.com iwslt.org lrec-conf.org isca-archive.github.io logicalmethods.org theoryofcomputing.org
    projecteuclid.org muse.jhu.edu cambridge.org ieeecomputersociety.org
    """
_SCHOLARLY_HOSTS: Final = tuple(_SCHOLARLY_HOSTS_TEXT.split())
"""Hosts of publishers, archives and proceedings."""

_PAPER_PATH: Final = re.compile(
    r"\.pdf$|\.pdf[?#]|\.ps(\.gz)?$|/pdf/|/papers?/[^/]+\.(pdf"
    r"|html)|usenix\.org/(conference|system|legacy|publications)"
    r"|aaai\.org/(papers|library|ocs|index\.php)|huggingface\.co/papers"
    r"|paperswithcode\.com/paper|researchgate\.net/publication"
    r"|dblp\.org/rec|/proceedings/"
)
"""Addresses, in lower case, of papers on other hosts."""

_ABSOLUTE: Final = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//|#|www\.")
_OPENREVIEW: Final = re.compile(r"openreview\.net/\w+\?id=([\w-]+)", re.IGNORECASE)
_ACL: Final = re.compile(
    r"(?:aclanthology\.org|aclweb\.org/anthology)/(?:papers/\w/\w+/)?([A-Z]\d{2}-\d{4}"
    r"|\d{4}\.[a-z0-9]+-[a-z0-9]+\.\d+)",
    re.IGNORECASE,
)


@lru_cache(maxsize=4096)
def fold_label(text: str) -> str:
    """Return a label for comparison: lower case, without brackets, emoji, shortcodes and punctuation at its ends."""
    text = (_SHORTCODE.sub("", text) if ":" in text else text).casefold().replace("\ufe0f", "")
    bare = text[:1].isalnum() and text[-1:].isalnum()
    folded = " ".join((text if bare else _WRAP.sub("", text)).split())
    return folded or text.strip().casefold()


@lru_cache(maxsize=4096)
def label_kind(text: str) -> LinkKind | None:
    """Return what a link labeled `text` leads to, None where `text` is no label."""
    if len(text) > MAX_LABEL:
        return None
    folded = fold_label(text)
    found = LABELS.get(folded)
    if found is not None:
        return found
    if _OPENS.search(folded) is not None:
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
    return len(text) <= MAX_LABEL and fold_label(text) in GENERIC


@lru_cache(maxsize=8192)
def address_kind(url: str) -> LinkKind:
    """Return what an address leads to, by its host and ending."""
    low = url.lower()
    if low.startswith(("http", "//", "www.")) or "://" in low:
        for host, kind in _HOSTS:
            if host in low and ("." in host or "/" in host or host in low.split("/", 3)[2 if "//" in low else 0]):
                return "pdf" if kind == "code" and low.endswith(".pdf") else kind
        if "arxiv.org/pdf" in low or low.split("?")[0].endswith(".pdf"):
            return "pdf"
        return "paper" if is_scholarly(url) else "other"
    if low.endswith((".pdf", ".ps")):
        return "pdf"
    return "notes" if low.endswith((".md", "/", ".markdown")) else "other"


def link_kind(label: str, url: str) -> LinkKind:
    """Return what a link is: by its label, else by its address."""
    kind = label_kind(label) if label else None
    if kind is None or is_generic(label):
        return address_kind(url)
    return kind


@lru_cache(maxsize=8192)
def is_published(url: str) -> bool:
    """Whether an address is at a publisher, an archive or in proceedings."""
    _, scheme, rest = url.lower().partition("//")
    host, _, path = (rest if scheme else url.lower()).partition("/")
    return host.endswith(_SCHOLARLY_HOSTS) and bool(path)


@lru_cache(maxsize=8192)
def is_scholarly(url: str) -> bool:
    """Whether an address is that of a paper."""
    return is_published(url) or _PAPER_PATH.search(url.lower()) is not None


def is_fragment(url: str) -> bool:
    """Whether an address stays in the page."""
    return url.startswith("#")


def is_relative(url: str) -> bool:
    """Whether an address is a path inside the repository."""
    return bool(url) and _ABSOLUTE.match(url) is None


def identifiers(urls: list[str], text: str = "") -> list[tuple[str, str]]:
    """Return the identifiers in `urls` and `text`, without versions, the first of a scheme."""
    found: dict[str, str] = {}
    for url in urls:
        low = url.lower()
        if ("xiv" in low or "papers" in low or "abs/" in low) and (arxiv := arxiv_id(url)):
            found.setdefault("arxiv", arxiv)
            continue
        if ("doi" in low or "dl.acm" in low or "wiley" in low or "springer" in low) and (number := doi(url)):
            found.setdefault("doi", number)
        if "openreview" in low or "acl" in low:
            for scheme, pattern in (("openreview", _OPENREVIEW), ("acl", _ACL)):
                match = pattern.search(url)
                if match is not None and clean_id(scheme, match[1]):
                    found.setdefault(scheme, match[1])
    if text and ("xiv" in text.lower() or "10." in text):
        for scheme, value in (("arxiv", arxiv_id(text)), ("doi", doi(text))):
            if value:
                found.setdefault(scheme, value)
    return list(found.items())
