"""Names of persons and groups, divided as BibTeX divides them."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final, NamedTuple

ET_AL: Final = "et al."
"""The words after names where the source says that there are more."""

_GROUP: Final = re.compile(
    r"\b(?:AI|Team|Group|Labs?|Laborator\w+|Research|Universit\w+|Institute|Consortium|Collaboration|Inc|Corporation|"
    r"Foundation|Committee|Project|Community|Authors|Contributors)\b"
)
_JUNIOR: Final = re.compile(r"(?:Jr|Sr)\.?|I{2,3}|IV")
_HAN: Final = re.compile(r"[\u3400-\u9fff\uac00-\ud7af]+")
_EAST_ASIAN: Final = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\s]+")
_LEAST_HAN: Final = "\u3400"
_BOUND: Final = ("'", "’", "-")


class Name(NamedTuple):
    """The name of one person or group, each part clean text.

    The parts are those of BibTeX (N. Markey, "Tame the BeaST", section 11): *Ludwig van Beethoven Jr* has the first
    name *Ludwig*, the particle *van*, the last name *Beethoven* and the suffix *Jr*.

    Attributes:
        last: never empty; of a literal the whole name.
        literal: whether the name is one whole that is neither divided nor abbreviated, such as that of a group.
    """

    last: str
    first: str = ""
    von: str = ""
    jr: str = ""
    literal: bool = False

    def __str__(self) -> str:
        """Return "First von Last Jr", Chinese and Korean names without spaces."""
        first, last = self.first, self.last
        if not (self.von or self.jr):
            if not first:
                return last
            return f"{first} {last}" if last < _LEAST_HAN or not _HAN.fullmatch(first + last) else last + first
        return " ".join(filter(None, (first, self.family, self.jr)))

    @property
    def family(self) -> str:
        """The last name with its particle: *van Beethoven*."""
        space = "" if not self.von or self.von.endswith(_BOUND) else " "
        return f"{self.von}{space}{self.last}"

    @property
    def last_word(self) -> str:
        """The last word of the last name, to compare names by: not all sources divide *Ana Roe Doe* alike."""
        return self.last.rpartition(" ")[2]

    @classmethod
    def of(cls, text: str) -> "Name":
        """Return the name that running text writes as "First von Last Jr"; `text` is clean and not empty.

        One word, what is called after a group (*Example Team*) and a name in Chinese, Japanese or Korean letters, of
        which the family name may stand first, is a literal.
        """
        return _divided(text)


@lru_cache(maxsize=4096)
def _divided(text: str) -> Name:
    words = text.split()
    if len(words) < 2 or _GROUP.search(text) or is_east_asian(text):
        return Name(text, literal=True)
    junior = words.pop() if len(words) > 2 and _JUNIOR.fullmatch(words[-1]) else ""
    start = len(words) - 1
    while start > 1 and words[start - 1][:1].islower():
        start -= 1
    return Name(words[-1], " ".join(words[:start]), " ".join(words[start:-1]), junior)


def is_east_asian(text: str) -> bool:
    """Whether a text holds only Chinese, Japanese and Korean letters."""
    return text >= "\u3040" and _EAST_ASIAN.fullmatch(text) is not None


def listed(names: Iterable[Name], *, complete: bool = True) -> str:
    """Return `names` with commas between, and *et al.* behind them where they are not all."""
    text = ", ".join(map(str, names))
    return text if complete or not text else f"{text} {ET_AL}"


def editors_word(count: int) -> str:
    """Return the word after the names of `count` editors."""
    return "ed." if count == 1 else "eds."
