"""Whether two places that share a name are one paper.

Lists link wrong papers, and short titles are those of many. So what two places share is only a reason to look: one
identifier must not be contradicted by the titles and authors, and a title must be confirmed by authors or year. A
wrong merge is worse than a missed one.
"""

from dataclasses import dataclass
from typing import Final

from paperterm.library.papers.names import names_of
from paperterm.model import Entry
from paperterm.text import fold, fold_key

_SMALL_WORDS: Final = frozenset(
    ("a", "an", "and", "are", "as", "at", "by", "can", "do", "does", "for", "from", "how", "in", "into", "is", "it")
    + ("its", "of", "on", "or", "our", "the", "their", "to", "towards", "toward", "via", "we", "what", "when", "why")
    + ("with", "without", "using", "based", "not", "your", "you", "all")
)
_NICKNAME: Final = 3
"""Words of a title that is but the name of a system, as tables have it."""

_OVERLAP: Final = 0.6
"""The part of the shorter title's words that two titles of one paper share: papers are renamed between versions."""

_FEW: Final = 4
"""Authors of whom half must be known to both places, where there are more."""

_YEARS: Final = 1
"""Years between a preprint and its publication that confirm a title."""

_YEARS_APART: Final = 3
"""Years that contradict even a long title."""

_LONG_WORDS: Final = 5
_LONG_LETTERS: Final = 30
"""From so much on a title alone names a paper."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a place says about who its paper is."""

    names: frozenset[str]
    title: str
    system: str
    words: frozenset[str]
    length: int
    families: frozenset[str]
    year: int | None
    kind: str

    @classmethod
    def of(cls, entry: Entry) -> "Evidence":
        """Return what `entry` says."""
        words = [_singular(word) for word in _split(entry.title)]
        guessed = any(field == "year" and origin == "arxiv" for field, origin in entry.inferred)
        return cls(
            names=frozenset(names_of(entry)),
            title=fold_key(entry.title),
            system=fold_key(entry.title.partition(":")[0]) if ":" in entry.title else "",
            words=frozenset(word for word in words if word not in _SMALL_WORDS),
            length=len(words),
            families=frozenset(fold(name.last_word) for name in entry.authors if len(name.last) > 2 or name.first),
            year=None if guessed else entry.year,
            kind=entry.kind,
        )


def _split(title: str) -> list[str]:
    folded = fold(title)
    return "".join(letter if letter.isalnum() else " " for letter in folded).split()


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def agree(one: Evidence, other: Evidence, kind: str) -> str:
    """Return why two places that share a name of `kind` are one paper, "" where they are not."""
    if kind == "title":
        return _by_title(one, other)
    if one.title == other.title:
        return "the same title"
    return "" if "resource" in (one.kind, other.kind) else _by_words(one, other, kind)


def _by_words(one: Evidence, other: Evidence, kind: str) -> str:
    """Return what two places whose titles differ have in common, "" where that is too little."""
    shared = len(one.words & other.words) / max(1, min(len(one.words), len(other.words)))
    if one.families and other.families:
        families = one.families & other.families
        enough = len(families) * 2 >= min(len(one.families), len(other.families), _FEW) or shared >= _OVERLAP
        return f"the author {min(families)}" if families and enough else ""
    if one.system and one.system == other.system:
        return "the same name before the colon"
    if shared >= _OVERLAP:
        return "titles of the same words"
    short, long = sorted((one.length, other.length))
    return "a short name for it" if kind != "url" and short <= _NICKNAME < long else ""


def _by_title(one: Evidence, other: Evidence) -> str:
    if "resource" in (one.kind, other.kind) or _contradict(one.names, other.names):
        return ""
    if one.families and other.families:
        shared = one.families & other.families
        return f"the author {min(shared)}" if shared else ""
    if one.year and other.year:
        apart = abs(one.year - other.year)
        if apart <= _YEARS and one.length > _NICKNAME:
            return "the year" if not apart else "a year beside it"
        if apart > _YEARS_APART:
            return ""
    if one.length >= _LONG_WORDS and len(one.title) >= _LONG_LETTERS:
        return "a title that long"
    return ""


def _contradict(names: frozenset[str], others: frozenset[str]) -> bool:
    """Whether two places have different arXiv ids: a paper has one; DOIs of preprint and proceedings differ."""
    mine = {name for name in names if name.startswith("arxiv:")}
    theirs = {name for name in others if name.startswith("arxiv:")}
    return bool(mine and theirs and not mine & theirs)
