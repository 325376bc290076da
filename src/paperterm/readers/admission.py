"""Which units of a file are entries: siblings vote about those that are not sure by themselves."""

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable
from typing import Final, NamedTuple

from paperterm.readers.draft import Draft
from paperterm.readers.evidence import CITED, OPEN, PROVEN, REFUSED, STRONG, WEAK, Unit
from paperterm.readers.fields.boundary import words_in
from paperterm.readers.fields.links import address_kind, is_fragment, is_relative
from paperterm.readers.fields.rest import ALONE
from paperterm.readers.words.sections import (
    REFERENCES,
    is_furniture,
    is_navigation,
    is_news,
    is_resources,
    names_papers,
)

MIN_PROVEN: Final = 3
"""Papers that make a file a list, so that what only looks like a paper there is one."""

MIN_CITED: Final = 2
"""Citations by their form alone that make a bibliography."""


def admit(units: Iterable[Unit]) -> None:
    """Decide for each of the `units` of a file; siblings vote about those that are not sure by themselves."""
    groups: dict[Hashable, list[Unit]] = defaultdict(list)
    layouts: dict[str, list[Unit]] = defaultdict(list)
    for unit in units:
        groups[unit.container].append(unit)
        layouts[unit.reader].append(unit)
    for members in (*groups.values(), *layouts.values()):
        _settle_authors(members)
        _settle_lone_names(members)
    _doubt_unproven(groups.values())
    shares = {name: _share(members) for name, members in layouts.items()}
    known = sum(unit.strength == STRONG for members in layouts.values() for unit in members)
    for members in groups.values():
        around = _Around(_share(members), known, _proofs(members) > 0, members)
        for unit in members:
            _decide(unit, around, shares[unit.reader])


class _Around(NamedTuple):
    """What stands around a unit.

    Attributes:
        share: of its siblings, how many are sure entries.
        known: the number of sure entries of the file.
        proven: whether a sibling surely is a paper.
    """

    share: float
    known: int
    proven: bool
    members: list[Unit]


def _proofs(members: list[Unit]) -> int:
    """Return how many units surely are papers."""
    return sum(unit.proof == PROVEN and unit.strength != REFUSED for unit in members)


def _doubt_unproven(containers: Collection[list[Unit]]) -> None:
    """Take the strength of units that only look like papers where nothing around them surely is one."""
    strong = [unit for members in containers for unit in members if unit.strength == STRONG]
    proven = sum(unit.proof == PROVEN for unit in strong)
    trusted = proven >= MIN_PROVEN and proven * 2 >= len(strong)
    for members in containers:
        possible = [unit for unit in members if unit.strength != REFUSED]
        proofs = _proofs(possible)
        cited = sum(unit.proof >= CITED for unit in possible)
        for unit in members:
            if unit.strength < STRONG or unit.proof == PROVEN or trusted or proofs * 4 >= len(possible):
                continue
            if cited >= MIN_CITED and cited * 2 >= len(possible) and unit.proof == CITED:
                continue
            if not names_papers(unit.draft.section):
                unit.strength = WEAK
                unit.draft.doubts.append("nothing around it surely is a paper")


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


def _decide(unit: Unit, around: _Around, overall: float) -> None:
    share, known, members = around.share, around.known, around.members
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
    if unit.strength == STRONG and known and _is_tool(unit, around):
        _admit_resource(unit, "a link with a description: a resource")
    elif unit.strength == STRONG and not (resource and _thin(unit.draft)):
        unit.admitted, unit.verdict = True, "evidence: " + ", ".join(unit.draft.evidence)
    elif resource and unit.draft.links and known:
        _admit_resource(unit, f"a resource below {nearest!r}")
    elif _named_a_paper(unit):
        unit.admitted, unit.verdict = True, "a linked title below a heading of papers"
    elif _elected(unit, share, overall, len(members)):
        unit.admitted, unit.verdict = True, f"{share:.0%} of its siblings are entries"
    elif unit.draft.links and known >= 3 and unit.how == "link" and unit.reader != "paragraphs":
        _admit_resource(unit, "a link without evidence of a paper: a resource")
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


def _admit_resource(unit: Unit, verdict: str) -> None:
    """Admit a resource; what looks like authors or a venue in its description is a remark."""
    draft = unit.draft
    unit.admitted, unit.verdict, draft.kind = True, verdict, "resource"
    if unit.proof != OPEN or draft.year is not None:
        return
    said = ", ".join(map(str, draft.authors)) + (
        f" ({draft.venue})" if draft.authors and draft.venue else draft.venue or ""
    )
    if said:
        draft.remarks.insert(0, said)
        draft.sources.setdefault("remarks", draft.sources.get("authors") or draft.sources["venue"])
        draft.authors, draft.venue = (), None
        for name in ("authors", "venue"):
            draft.sources.pop(name, None)
            draft.inferred.pop(name, None)


def _is_tool(unit: Unit, around: _Around) -> bool:
    """Whether a link of a word or two has nothing but a description, and leads to code or stands with its like."""
    draft = unit.draft
    named = unit.how == "link" and words_in(draft.title) <= 2 and bool(draft.links)
    bare = unit.proof == OPEN and draft.year is None
    return named and bare and (_is_code(draft) or not around.proven) and not names_papers(draft.section[-1:])


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
