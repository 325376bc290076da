"""The one decision whether two descriptions are of the same paper, with its reason.

Lists link wrong papers, reference managers write one identifier into many entries, chapters carry the DOI of their
book, and short titles are those of many papers. So nothing decides alone:

- A shared identifier needs titles or authors that agree with it. A shared DOI is one version of a work. Any other
  shared identifier is no evidence where the DOIs, the numerals of parts or the kinds of publication differ.
- A shared title needs an author in common, or the year, or to be long. Another DOI, arXiv id, volume, number, first
  page, part or first author, a journal against proceedings, and years too far apart are evidence against it.
- A shared citation key confirms a shared title that is too short by itself.

A wrong merge is worse than a missed one.
"""

from collections.abc import Collection, Sequence
from typing import Final, NamedTuple

from paperterm.model.evidence import Evidence, Facts

_NICKNAME: Final = 3
"""Words of a title that may be only the name of a system, as tables have it."""

_OVERLAP: Final = 0.6
"""The part of the shorter title's words that two titles of one paper share: papers are renamed between versions."""

_FEW: Final = 4
"""Authors of whom half must be known to both, where there are more."""

_YEARS: Final = 1
"""Years between two statements about one publication: those of the conference and of its proceedings."""

_YEARS_OF_PREPRINT: Final = 3
"""Years between a preprint and its publication."""

_TELLING: Final = 16
"""Letters from which on one author does not use a title many times, as "Introduction" with its 12."""

_LONG_WORDS: Final = 5
_LONG_LETTERS: Final = 30
"""From so many words and letters on a title alone names a paper."""

MANY_WORKS: Final = 3
"""Different works from which on an identifier that they share is junk."""

_AGAINST_ID: Final = ("doi", "part", "form")
_AGAINST_PAGE: Final = (*_AGAINST_ID, "arxiv")
_AGAINST_TITLE: Final = ("doi", "arxiv", "part", "form", "venue form", "volume", "number", "pages")
_REASONS: Final = {
    "doi": "another DOI",
    "arxiv": "another arXiv id",
    "part": "another part",
    "form": "another kind of publication",
    "venue form": "another kind of venue",
    "volume": "another volume",
    "number": "another number",
    "pages": "other pages",
}


class Decision(NamedTuple):
    """Whether two descriptions are of the same paper.

    Attributes:
        is_same: the decision.
        reason: what confirms or contradicts it.
    """

    is_same: bool
    reason: str


def same_paper(one: Evidence, other: Evidence, *, junk: Collection[str] = (), same_key: bool = False) -> Decision:
    """Return whether two descriptions are of the same paper; symmetric.

    Args:
        junk: identifiers that are no evidence (`is_junk`).
        same_key: whether both have the same citation key.
    """
    shared = one.ids & other.ids
    kinds = {name.partition(":")[0] for name in shared if name not in junk}
    if kinds:
        decision = _by_id(one, other, kinds)
        if decision.is_same or one.title != other.title:
            return decision
    if one.title and one.title == other.title:
        return _by_title(one, other, same_key=same_key)
    return Decision(False, "other titles and authors")


def contradiction(one: Facts, other: Facts, shared: str) -> str:
    """Return which fact keeps two papers that share a name of the kind `shared` apart, "" for none."""
    kinds = {"doi": ("part",), "title": _AGAINST_TITLE, "url": _AGAINST_PAGE}.get(shared, _AGAINST_ID)
    for kind in kinds:
        mine, theirs = one.get(kind), other.get(kind)
        if mine and theirs and mine.isdisjoint(theirs):
            return _REASONS[kind]
    return ""


def may_be_later(one: Evidence, other: Evidence, shared: str) -> bool:
    """Whether `other` may describe the paper of `one` at a later time, with which it shares a name of a kind.

    A list that is edited, or read in another way, changes titles and authors, but not all of both.

    Args:
        shared: ``title``, or the kind of an identifier, a key or a URL.
    """
    persons, others = _author_words(one), _author_words(other)
    if not persons.isdisjoint(others):
        return True
    if one.title != other.title and not (one.words.isdisjoint(others) and other.words.isdisjoint(persons)):
        return True  # what is a title now was taken for authors, or the other way around
    if shared == "title":
        return not persons or not others
    if persons and others:
        return _overlap(one, other) >= _OVERLAP
    return min(one.length, other.length) <= _NICKNAME or not one.words.isdisjoint(other.words)


def is_telling(title: str) -> bool:
    """Whether a folded title is so long that one author does not use it many times."""
    return len(title) >= _TELLING


def is_junk(clusters: Sequence[int]) -> bool:
    """Whether an identifier that several works have identifies none of them.

    Args:
        clusters: for each different work the number of places that have the identifier.
    """
    return len(clusters) >= MANY_WORKS and max(clusters) * 2 <= sum(clusters)


def _author_words(one: Evidence) -> frozenset[str]:
    """Return the words of all names without initials."""
    return frozenset(word for person in one.authors for word in person.words if len(word) > 1 or not word.isascii())


def _by_id(one: Evidence, other: Evidence, kinds: Collection[str]) -> Decision:
    shared = "doi" if "doi" in kinds else "url" if kinds == {"url"} else "id"
    if against := contradiction(one.facts, other.facts, shared):
        return Decision(False, against)
    if not one.title or not other.title:
        return Decision(True, "no title that differs")
    if one.title == other.title:
        if not is_telling(one.title) and _have_no_author_in_common(one, other):
            return Decision(False, "other authors")
        return Decision(True, "the same title")
    if one.title == other.system or other.title == one.system:
        return Decision(True, "the name before the colon")
    words = "" if one.is_resource or other.is_resource else _by_words(one, other, shared)
    return Decision(bool(words), words or "other titles and authors")


def _have_no_author_in_common(one: Evidence, other: Evidence) -> bool:
    return bool(one.families and other.families) and not one.families & other.families


def _overlap(one: Evidence, other: Evidence) -> float:
    """Return which part of the shorter title's words the other one has."""
    return len(one.words & other.words) / max(1, min(len(one.words), len(other.words)))


def _by_words(one: Evidence, other: Evidence, shared: str) -> str:
    """Return what two descriptions whose titles differ have in common, "" where that is too little."""
    overlap = _overlap(one, other)
    if one.families and other.families:
        families = one.families & other.families
        enough = len(families) * 2 >= min(len(one.families), len(other.families), _FEW) or overlap >= _OVERLAP
        return f"the author {min(families)}" if families and enough else ""
    for this, that in ((one, other), (other, one)):
        if this.system and (this.system == that.system or that.title.startswith(this.system)):
            return "the same name before the colon"
    if overlap >= _OVERLAP:
        return "titles of the same words"
    short, long = sorted((one.length, other.length))
    return "a short name for it" if shared != "url" and short <= _NICKNAME < long else ""


def _by_title(one: Evidence, other: Evidence, *, same_key: bool) -> Decision:
    against = contradiction(one.facts, other.facts, "title") or _other_year(one, other) or _other_source(one, other)
    if against:
        return Decision(False, against)
    if one.is_resource or other.is_resource:
        return Decision(False, "a title of many")
    confirmed = _confirmed(one, other) or ("the same key" if same_key else "")
    return Decision(bool(confirmed), confirmed or "a title of many")


def _other_year(one: Evidence, other: Evidence) -> str:
    if not one.year or not other.year:
        return ""
    apart = abs(one.year - other.year)
    most = _YEARS_OF_PREPRINT if one.is_preprint != other.is_preprint else _YEARS
    if not is_telling(one.title):
        most = 0  # yearly reports, editorials, almanacs
    return f"{apart} {'year' if apart == 1 else 'years'} apart" if apart > most else ""


def _other_source(one: Evidence, other: Evidence) -> str:
    """Return which first author or, of a title that says little, which venue keeps two papers apart."""
    if one.authors and other.authors and not one.authors[0].may_be(other.authors[0]):
        return "another first author"
    if not is_telling(one.title) and one.venue and other.venue and one.venue.isdisjoint(other.venue):
        return "another venue"
    return ""


def _confirmed(one: Evidence, other: Evidence) -> str:
    """Return what confirms a shared title that nothing contradicts, "" where that is too little."""
    if one.authors and other.authors:
        return f"the author {max(sorted(one.authors[0].words & other.authors[0].words), key=len)}"
    if one.year and other.year and one.length > _NICKNAME:
        return "the year" if one.year == other.year else "the year before or after"
    return "a title that long" if one.length >= _LONG_WORDS and len(one.title) >= _LONG_LETTERS else ""
