"""What makes a unit an entry: evidence for and against it, and the vote of its siblings.

A unit (item with its children, row, paragraph with its followers, heading with its body) is judged as a whole, never
link by link: `weigh` collects reasons, `admit` lets the units of a container vote about those that show too little.
"""

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from typing import Final

from paperterm.model import LinkKind
from paperterm.readers.draft import Draft
from paperterm.readers.fields.boundary import words_in
from paperterm.readers.fields.links import address_kind, fold_label, is_fragment, is_relative, is_scholarly, label_kind
from paperterm.readers.fields.rest import ALONE
from paperterm.readers.words.labels import BIBTEX_LABELS
from paperterm.readers.words.sections import (
    REFERENCES,
    is_furniture,
    is_navigation,
    is_news,
    is_resources,
    names_papers,
)
from paperterm.text import clean_line

STRONG, WEAK, NONE, REFUSED = 2, 1, 0, -1

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
_PAPERS: Final[tuple[LinkKind, ...]] = ("paper", "pdf")
MAX_TITLE: Final = 400
"""Characters of a title; longer text is prose, unless a heading or BibTeX says that it is a title."""


@dataclass(slots=True)
class Unit:
    """A candidate for an entry.

    Attributes:
        container: siblings share it; they vote together.
        strength: REFUSED, NONE, WEAK or STRONG.
        how: how its title shows ("link", "bold" …).
        verdict: why it was admitted or refused, for `explain`.
    """

    draft: Draft
    container: Hashable
    reader: str
    how: str = ""
    strength: int = NONE
    admitted: bool = False
    verdict: str = ""

    def refuse(self, reason: str) -> None:
        """Say that this is surely no entry, and why."""
        self.strength = REFUSED
        self.draft.doubts.append(reason)


def weigh(unit: Unit) -> None:
    """Collect the evidence for and against `unit` and set its strength."""
    draft = unit.draft
    draft.evidence, draft.doubts = _evidence(draft), []
    refusal = _refusal(unit)
    if refusal:
        unit.refuse(refusal)
        return
    strong = [reason for reason in draft.evidence if not reason.startswith("(")]
    unit.strength = STRONG if strong else WEAK if draft.evidence else NONE


def _evidence(draft: Draft) -> list[str]:
    found = []
    if any(is_scholarly(url) for _, url, _ in draft.links):
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
    return _refused_by_links(draft) or _refused_by_title(unit, title)


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
    if prose and unit.how != "link" and count < 3 and label_kind(title) is not None:
        return "its title is a label"
    if prose and unit.how == "plain" and _SAID_TO_READERS.search(title) and not (draft.venue or draft.authors):
        return "it is said to the reader"
    if prose and unit.how == "plain" and count > 7 and _SENTENCE.match(title) and not _own(draft, "venue"):
        return "it is a sentence"
    return "nothing but a word or two" if not draft.links and count < 3 and _is_plain(draft) and not draft.tags else ""


def _is_plain(draft: Draft) -> bool:
    """Whether nothing but links, a year and remarks stands with the title."""
    return not (draft.citations or draft.abstract or _own(draft, "venue") or _own(draft, "authors"))


def admit(units: Iterable[Unit], has_papers: bool | None = None) -> None:
    """Decide for each of the `units` of a file; siblings vote about those that are not sure by themselves."""
    groups: dict[Hashable, list[Unit]] = defaultdict(list)
    layouts: dict[str, list[Unit]] = defaultdict(list)
    for unit in units:
        groups[unit.container].append(unit)
        layouts[unit.reader].append(unit)
    for members in (*groups.values(), *layouts.values()):
        _settle_authors(members)
        _settle_lone_names(members)
    shares = {name: _share(members) for name, members in layouts.items()}
    known = sum(unit.strength == STRONG for members in layouts.values() for unit in members)
    for members in groups.values():
        share = _share(members)
        for unit in members:
            _decide(unit, share, shares[unit.reader], members, known if has_papers is None else 100)


def _settle_lone_names(members: list[Unit]) -> None:
    """Where no sibling has surer authors, one name and a year behind each title are venue and year."""
    drafts = [unit.draft for unit in members if unit.draft.authors]
    guessed = [draft for draft in drafts if draft.sources["authors"] == ALONE and not draft.venue]
    repeated = len({draft.authors for draft in guessed}) < len(guessed)
    if len(guessed) < len(drafts) or not (repeated or len(guessed) > 2):
        return
    for draft in guessed:
        draft.venue, draft.authors = f"{draft.authors[0]}, {draft.year}", ()
        draft.sources["venue"] = f"{draft.sources.pop('authors')}, as its siblings have them"
        draft.inferred.pop("authors", None)
        draft.inferred["venue"] = "guess"


def _settle_authors(members: list[Unit]) -> None:
    """Where siblings have authors in a line below the title, a line there that is one name is the author."""
    drafts = [unit.draft for unit in members if unit.draft.title]
    if sum(draft.sources.get("authors") == "line below the title" for draft in drafts) * 2 < len(drafts):
        return
    for draft in drafts:
        if draft.maybe_author and not draft.authors:
            draft.set("authors", (draft.maybe_author,), "line below the title, as its siblings have them")
            draft.remarks.remove(draft.maybe_author)


def _share(members: list[Unit]) -> float:
    """Return the share of sure entries among those that could be entries."""
    possible = [unit for unit in members if unit.strength != REFUSED]
    return sum(unit.strength == STRONG for unit in possible) / len(possible) if possible else 0.0


def _decide(unit: Unit, share: float, overall: float, members: list[Unit], known: int) -> None:
    section = unit.draft.section
    nearest = section[-1] if section else ""
    if unit.strength == REFUSED:
        unit.verdict = unit.draft.doubts[0]
        return
    if is_news(nearest) or (
        is_navigation(nearest) and (unit.strength < STRONG or (_only_leads_inside(unit.draft) and share < 0.7))
    ):
        unit.verdict = f"below {nearest!r}"
        return
    if is_furniture(nearest) and not REFERENCES.search(nearest):
        sure = [member for member in members if member.strength == STRONG and member.how in ("link", "quoted", "bold")]
        if len(sure) < 3 or share < 0.6 or unit.strength < STRONG:
            unit.verdict = f"below {nearest!r}"
            return
    resource = is_resources(nearest)
    if unit.strength == STRONG and not (resource and _thin(unit.draft)):
        unit.admitted, unit.verdict = True, "evidence: " + ", ".join(unit.draft.evidence)
    elif resource and unit.draft.links and known:
        unit.admitted, unit.verdict = True, f"a resource below {nearest!r}"
        unit.draft.kind = "resource"
    elif _named_a_paper(unit):
        unit.admitted, unit.verdict = True, "a linked title below a heading of papers"
    elif _elected(unit, share, overall, len(members)):
        unit.admitted, unit.verdict = True, f"{share:.0%} of its siblings are entries"
    elif unit.draft.links and known >= 3 and unit.how == "link" and unit.reader != "paragraphs":
        unit.admitted, unit.verdict = True, "a link without evidence of a paper: a resource"
        unit.draft.kind = "resource"
    else:
        unit.verdict = (
            f"too little evidence ({', '.join(unit.draft.evidence) or 'none'}), {share:.0%} of its siblings are entries"
        )


def _only_leads_inside(draft: Draft) -> bool:
    """Whether every link leads to the page itself or to files of the repository."""
    return all(is_fragment(url) or is_relative(url) for _, url, _ in draft.links)


def _is_code(draft: Draft) -> bool:
    """Whether every link leads to a repository."""
    return all(address_kind(url) == "code" for _, url, _ in draft.links)


def _thin(draft: Draft) -> bool:
    """Whether below a heading of resources an entry shows too little to be a paper."""
    sure = {"a link to a paper", "BibTeX", "an abstract", "an identifier", "a link labeled as a paper"}
    return not sure & set(draft.evidence)


def _named_a_paper(unit: Unit) -> bool:
    """Whether a heading says that a linked title is a paper, and the link leads to something else than code."""
    draft = unit.draft
    outside = any("://" in url for _, url, _ in draft.links) and not _is_code(draft)
    bare = not draft.remarks or draft.year is not None
    titled = words_in(draft.title) >= (2 if draft.year is not None else 3)
    return unit.how == "link" and outside and bare and titled and names_papers(draft.section)


def _elected(unit: Unit, share: float, overall: float, count: int) -> bool:
    if unit.draft.links and unit.draft.evidence == ["(a link title)"] and _is_code(unit.draft):
        return False
    if words_in(unit.draft.title) < 2:
        return unit.strength == WEAK and share >= 0.6 and count >= 3
    if unit.strength == WEAK:
        return share >= 0.5 or (overall >= 0.7 and share > 0) or (count == 1 and overall >= 0.7)
    least = 0.5 if unit.reader == "tables" else 0.7
    return share >= least and count >= 3 and words_in(unit.draft.title) >= 3
