"""What makes a unit an entry: evidence for and against it.

A unit (item with its children, row, paragraph with its followers, heading with its body) is judged as a whole, never
link by link: `weigh` collects reasons, `admission.admit` lets the units of a file vote about the others.
"""

import re
from collections.abc import Hashable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from paperterm.model import LinkKind
from paperterm.readers.draft import Draft
from paperterm.readers.fields.boundary import looks_titled, words_in
from paperterm.readers.fields.links import fold_label, is_fragment, is_published, is_relative, is_scholarly, label_kind
from paperterm.readers.fields.venue import is_certain_venue
from paperterm.readers.source import Source
from paperterm.readers.words.labels import BIBTEX_LABELS, PAPER_LABELS
from paperterm.text import clean_line

if TYPE_CHECKING:
    from paperterm.readers.layouts.group import Group

STRONG, WEAK, NONE, REFUSED = 2, 1, 0, -1
PROVEN, CITED, OPEN = 2, 1, 0

_SENTENCE: Final = re.compile(
    r"^(?:please|if you|we |our |this |these |here |there |you |feel free"
    r"|note that|check (?:out|the)|see |for more|thanks|welcome|to add|i )",
    re.IGNORECASE,
)
_SAID_TO_READERS: Final = re.compile(
    r"^(?:see also|feel free|click (?:here|on)|check out|for more|thanks to)\b"
    r"|[*†‡∗]\s{0,3}(?:denotes?|indicates?|:|=)?\s{0,3}"
    r"(?:equal contributions?|corresponding authors?|contributed equally)",
    re.IGNORECASE,
)
"""What no title begins with or says, however short the line."""
_NO_WORK: Final = re.compile(
    r"^(?:contribut(?:ed|or|ors|ions?)\s?(?:by\b|from\b|:|$)|(?:written|maintained|curated) by\b"
    r"|last (?:updated|modified)\b|(?:acknowledge?ments?|credits?|template)\s?(?::|to\b|by\b|$)"
    r"|(?:fig(?:ure|\.)|abb(?:ildung|\.)|图) ?\d|(?:photo|image|picture|cover)s?(?: credits?)?\s?(?:by\b|:|$)"
    r"|time and (?:place|location)\b|when and where\b|office hours?\b"
    r"|(?:time|when|where|room|location|deadline|due|zoom)\s?:)",
    re.IGNORECASE,
)
"""What notes about a page begin with: who contributed, credits, captions, when and where something takes place."""
_PLACEHOLDER: Final = re.compile(
    r"\W{0,3}(?:the |your |paper |article |full )*title(?: (?:of|here|goes)\b.{0,40})?\W{0,3}$"
    r"|\W{0,3}(?:x{2,20}|lorem ipsum.*)\W*$",
    re.IGNORECASE,
)
_MARKS: Final = ("{{", "}}", "<%")
_PLACEHOLDER_URL: Final = re.compile(
    r"/x{3,}|x{4}\.x{4}|\{\{|<url>|^(?:url|link|paper[-_]?(?:url|link)|\.\.\.)$", re.IGNORECASE
)
"""Titles and URLs of templates that wait for their content."""
_PAPERS: Final[tuple[LinkKind, ...]] = ("paper", "pdf")
MAX_TITLE: Final = 400
"""Characters of a title; longer text is prose, unless a heading or BibTeX says that it is a title."""


@dataclass(slots=True)
class Unit:
    """A candidate for an entry.

    Attributes:
        container: siblings share it; they vote together.
        strength: REFUSED, NONE, WEAK or STRONG.
        proof: PROVEN where it surely is a paper, CITED where it has the form of a citation, else OPEN.
        how: how its title shows ("link", "bold" …).
        verdict: why it was admitted or refused, for `explain`.
        source: what it was read from, None where labels or columns say which text is the title.
        group: those that decided with it where its title is, None where it was read alone.
    """

    draft: Draft
    container: Hashable
    reader: str
    how: str = ""
    strength: int = NONE
    proof: int = OPEN
    admitted: bool = False
    verdict: str = ""
    source: Source | None = None
    group: "Group | None" = None

    def refuse(self, reason: str) -> None:
        """Say that this is surely no entry, and why."""
        self.strength = REFUSED
        self.draft.doubts.append(reason)


def weigh(unit: Unit) -> None:
    """Collect the evidence for and against `unit` and set its strength."""
    draft = unit.draft
    draft.evidence, draft.doubts = _evidence(draft), []
    unit.proof = _proof(draft)
    refusal = _refusal(unit)
    if refusal:
        unit.refuse(refusal)
        return
    strong = [reason for reason in draft.evidence if not reason.startswith("(")]
    unit.strength = STRONG if strong else WEAK if draft.evidence else NONE


def _evidence(draft: Draft) -> list[str]:
    found = []
    if any(map(is_scholarly, _work_urls(draft))):
        found.append("a link to a paper")
    labels = [fold_label(label) for label, _, _ in draft.links]
    kinds = {kind for label, _, kind in draft.links if label_kind(label) is not None}
    if not kinds.isdisjoint(_PAPERS) and any(label_kind(label) in _PAPERS for label in labels):
        found.append("a link labeled as a paper")
    elif kinds - {"other"}:
        found.append("(a labeled link)")
    if draft.citations or not BIBTEX_LABELS.isdisjoint(labels):
        found.append("BibTeX")
    if draft.venue:
        found.append("a venue" if draft.sources.get("venue") != "badge" or draft.links else "(a venue)")
    if draft.authors:
        found.append("authors" if len(draft.authors) > 1 or draft.venue or draft.year else "(an author)")
    if draft.year is not None:
        found.append("(a year)")
    if draft.abstract:
        found.append("an abstract")
    if draft.tags:
        found.append("(tags)")
    if "arxiv" in draft.ids or "doi" in draft.ids:
        found.append("an identifier")
    if draft.sources.get("title") in ("quoted", "bold", "italic", "link") and words_in(draft.title) >= 3:
        found.append(f"(a {draft.sources['title']} title)")
    return found


def _work_urls(draft: Draft) -> list[str]:
    """Return the URLs of links that are not labeled as something that goes with a paper (slides, a video, code)."""
    return [url for label, url, _ in draft.links if label_kind(label) in (None, "other", *_PAPERS)]


def _proof(draft: Draft) -> int:
    """Return how surely a unit is a paper, whatever stands around it.

    A venue or authors that only look like ones prove nothing: prose, change logs and minutes are full of both.
    """
    urls = _work_urls(draft)
    if draft.citations or draft.ids.keys() & {"arxiv", "doi"} or any(map(is_published, urls)):
        return PROVEN
    labeled = any(fold_label(label) in PAPER_LABELS and not is_relative(url) for label, url, _ in draft.links)
    by_label = draft.sources.get("authors", "").startswith(("line ", "column ")) and (draft.year or draft.venue)
    abstract = "abstract" in draft.sources.get("abstract", "").casefold()
    if labeled or by_label or abstract or (draft.venue and draft.year and is_certain_venue(draft.venue)):
        return PROVEN
    if any(map(is_scholarly, urls)) and (draft.authors or draft.venue or draft.year):
        return PROVEN
    return CITED if draft.authors and draft.year else OPEN


def _own(draft: Draft, name: str) -> bool:
    """Whether a field stands with the title, not in a line below that only looks like one."""
    return bool(getattr(draft, name)) and draft.sources.get(name) != "line below the title"


def _refusal(unit: Unit) -> str:
    """Return why a unit is surely no entry, "" where nothing says so."""
    draft = unit.draft
    title = draft.title.strip() if draft.title.isascii() else clean_line(draft.title)
    if not any(c.isalpha() for c in title):
        return "no title"
    if len(title) > MAX_TITLE and unit.reader != "headings" and not draft.citations:
        return "too long for a title"
    if _is_placeholder(title) or any(_is_placeholder_url(url) for _, url, _ in draft.links[:4]):
        return "it is a template"
    return _refused_by_links(draft) or _refused_by_title(unit, title)


def _is_placeholder(title: str) -> bool:
    if any(mark in title for mark in _MARKS):
        return True
    return len(title) < 80 and _PLACEHOLDER.match(title) is not None


def _is_placeholder_url(url: str) -> bool:
    return ("xxx" in url.lower() or len(url) < 16 or "{{" in url) and _PLACEHOLDER_URL.search(url) is not None


def _refused_by_links(draft: Draft) -> str:
    urls = [url for _, url, _ in draft.links]
    if not urls:
        return ""
    if all(is_fragment(url) for url in urls):
        return "every link stays in the page"
    files = all(is_relative(url) and not url.lower().endswith((".pdf", ".ps", ".ps.gz")) for url in urls)
    return "it only leads to files of the repository" if files and _is_plain(draft) and not draft.year else ""


def _refused_by_title(unit: Unit, title: str) -> str:
    draft, count = unit.draft, words_in(title)
    prose = unit.reader in ("items", "paragraphs")
    note = unit.how in ("plain", "bold") and _NO_WORK.match(title) is not None
    if prose and unit.how != "link" and count < 3 and label_kind(title) is not None:
        return "its title is a label"
    if prose and unit.how == "plain" and _SAID_TO_READERS.search(title) and not (draft.venue or draft.authors):
        return "it is said to the reader"
    if prose and note and not any(map(is_published, _work_urls(draft))):
        return "it is a note about the page"
    if prose and _names_venue(unit, title):
        return "it names a venue"
    placed = _own(draft, "venue") and (draft.year is not None or bool(draft.links))
    placed = placed or (looks_titled(title) and any(map(is_published, _work_urls(draft))))
    if prose and unit.how == "plain" and count > 7 and _SENTENCE.match(title) and not placed:
        return "it is a sentence"
    return "nothing but a word or two" if not draft.links and count < 3 and _is_plain(draft) and not draft.tags else ""


def _names_venue(unit: Unit, title: str) -> bool:
    """Whether a title is an acronym with the journal or conference that it stands for."""
    draft = unit.draft
    acronym = title.isalnum() and title.isupper() and len(title) <= 8
    spelled = draft.venue is not None and draft.year is None and len(draft.venue.split()) > 2
    return acronym and spelled and not draft.authors and unit.proof < PROVEN


def _is_plain(draft: Draft) -> bool:
    """Whether nothing but links, a year and remarks stands with the title."""
    return not (draft.citations or draft.abstract or _own(draft, "venue") or _own(draft, "authors"))
