"""What a description says about which paper it is of, in a form that can be compared."""

import re
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from paperterm.model.ids import is_preprint_doi
from paperterm.model.name import Name
from paperterm.text import fold, fold_key

Facts = Mapping[str, AbstractSet[str]]
"""What is exact about a paper, by kind: ``doi``, ``arxiv``, ``part``, ``form``, ``venue form``, ``volume``, …"""

_SMALL_WORDS: Final = frozenset(
    ("a", "an", "and", "are", "as", "at", "by", "can", "do", "does", "for", "from", "how", "in", "into", "is", "it")
    + ("its", "of", "on", "or", "our", "the", "their", "to", "towards", "toward", "via", "we", "what", "when", "why")
    + ("with", "without", "using", "based", "not", "your", "you", "all")
)
_NUMERAL: Final = r"(?P<numeral>[ivx]{1,5}|\d{1,3})"
_PART: Final = re.compile(rf"\b(?:part|pt|vol|volume|book|teil|band|tome|chapter|lecture)\.? {_NUMERAL}\b")
_LAST: Final = re.compile(rf"\w\W* {_NUMERAL}\W*$")
_ROMAN: Final = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_VOLUME: Final = re.compile(r"(?:vol(?:ume)?|no|number)?\.?\s*(?P<numeral>[ivxlc]+)")
_FIRST_PAGE: Final = re.compile(r"[a-z]{0,3}\d+")
_NUMBER: Final = re.compile(r"\d+")
_PREPRINT_VOLUME: Final = re.compile(r"abs/|arxiv", re.IGNORECASE)


class Person(NamedTuple):
    """The folded name of an author: the family name, and all words with it."""

    family: str
    words: frozenset[str]

    @classmethod
    def of(cls, name: Name) -> "Person":
        """Return the person with this name."""
        words = [*_words(name.first), *_words(name.von), *_words(name.last)]
        long = [word for word in words if len(word) > 1 or not word.isascii()]
        # Chinese and Korean names are also written as one word.
        return cls((long or words or [""])[-1], frozenset(words if name.last.isascii() else [*words, fold(str(name))]))

    def may_be(self, other: "Person") -> bool:
        """Whether both names may be of one person: a family name in common, and no other initials.

        Lists do not agree on which word is the family name.
        """
        shared = self.family if self.family in other.words else other.family
        if shared not in self.words or shared not in other.words:
            return False
        mine, theirs = ({word[0] for word in each.words if word != shared} for each in (self, other))
        return not mine or not theirs or not mine.isdisjoint(theirs)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a description says about which paper it is of; made by `evidence`. All text is folded.

    Attributes:
        ids: identifiers as ``scheme:value``, each in its one form (`paperterm.model.ids`).
        title: only letters and digits.
        system: those before the colon, "" without one.
        words: the significant words of the title.
        length: the number of all its words.
        authors: in their order.
        families: their family names.
        year: None where it is unknown or a guess.
        venue: the significant words of the venue.
        is_resource: whether it is a course, tool or talk, of which many share a title.
        is_preprint: whether it is an unpublished version.
        facts: what is exact about it.
    """

    ids: frozenset[str] = frozenset()
    title: str = ""
    system: str = ""
    words: frozenset[str] = frozenset()
    length: int = 0
    authors: tuple[Person, ...] = ()
    families: frozenset[str] = frozenset()
    year: int | None = None
    venue: frozenset[str] = frozenset()
    is_resource: bool = False
    is_preprint: bool = False
    facts: Facts = field(default_factory=dict)


def evidence(  # noqa: PLR0913 - the fields of a description
    title: str,
    authors: Iterable[Name] = (),
    year: int | None = None,
    *,
    venue: str = "",
    ids: Iterable[str] = (),
    facts: Iterable[tuple[str, str]] = (),
    is_resource: bool = False,
    is_preprint: bool = False,
) -> Evidence:
    """Return what a description says.

    Args:
        ids: as ``scheme:value``.
        facts: kinds and values as a citation has them: ``volume``, ``number``, ``pages``; and ``form``, the kind of
            publication as its type says it, ``venue form``, as the name of the venue says it.
    """
    names, words = frozenset(ids), _words(title)
    persons = tuple(person for author in authors if (person := Person.of(author)).family)
    return Evidence(
        ids=names,
        title=fold_key(title),
        system=fold_key(title.partition(":")[0]) if ":" in title else "",
        words=_significant(words),
        length=len(words),
        authors=persons,
        families=frozenset(person.family for person in persons),
        year=year,
        venue=_significant(_words(venue)),
        is_resource=is_resource,
        is_preprint=is_preprint,
        facts=_facts(title, names, facts),
    )


def _facts(title: str, ids: Iterable[str], given: Iterable[tuple[str, str]]) -> Facts:
    found: dict[str, set[str]] = {}
    for kind, value in (*given, *_known_ids(ids), ("part", _part(title))):
        exact = _exact(kind, value)
        if exact:
            found.setdefault(kind, set()).add(exact)
    return found


def _known_ids(ids: Iterable[str]) -> Iterable[tuple[str, str]]:
    """Return the identifiers of which a paper has one; its preprint may have another DOI."""
    for name in ids:
        scheme, _, value = name.partition(":")
        if scheme == "arxiv" or (scheme == "doi" and not is_preprint_doi(value)):
            yield scheme, value


def _exact(kind: str, value: str) -> str:
    """Return a value in the form that is compared: pages by the first one, volumes of preprint servers not at all."""
    if kind == "pages":
        first = _FIRST_PAGE.search(fold(value))
        return first[0].lstrip("0") if first else ""
    if kind in ("volume", "number"):
        if _PREPRINT_VOLUME.search(value):
            return ""
        if number := _NUMBER.search(value):
            return number[0].lstrip("0")
        roman = _VOLUME.fullmatch(fold(value))
        return str(_number(roman["numeral"])) if roman else fold_key(value)
    return value


def _part(title: str) -> str:
    """Return the part of a work that `title` names with a numeral, as a decimal number: of "Bells, Part II" 2."""
    folded = fold(title)
    found = _PART.search(folded) or _LAST.search(folded)
    return str(_number(found["numeral"])) if found else ""


def _number(numeral: str) -> int:
    if numeral.isdecimal():
        return int(numeral)
    values = [_ROMAN[letter] for letter in numeral]
    return sum(-value if value < after else value for value, after in zip(values, [*values[1:], 0], strict=True))


def _words(text: str) -> list[str]:
    return "".join(letter if letter.isalnum() else " " for letter in fold(text)).split()


def _significant(words: Iterable[str]) -> frozenset[str]:
    return frozenset(word for word in map(_singular, words) if word not in _SMALL_WORDS)


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word
