"""Names of people: telling one name from other text."""

import re
from functools import lru_cache
from typing import Final

from paperterm.readers.words.names import FUNCTION_WORDS, NO_NAMES, PARTICLES, SUFFIXES, TITLES

_MARKS: Final = re.compile(r"[*†‡§¶#∗✝✉♯⋆★◇♦♠♣♥^~°¹²³⁴⁵⁶⁷⁸⁹⁰\u2020✦✧]+|(?<=[^\W\d])\d(?:,\d)*$|<sup>.*?</sup>")
BRACKETED: Final = re.compile(r"\s{0,8}[(（\[](?![A-Z][\w.'-]{1,15}\)\s+[A-Z])[^()（）\[\]]{0,200}[)）\]]")
_INITIALS: Final = re.compile(r"(?:[^\W\d_a-zß-öø-ÿ]\.?(?:[\s-]*))+$")
_INITIAL: Final = re.compile(r"(?:[^\W\d_]\.)(?:-?[^\W\d_]\.?)*$|[^\W\d_]$|[^\W\d_]\.-?[^\W\d_]\.$|[A-Z][a-z]\.$")
_WORD: Final = re.compile(r"[^\W\d_](?:[^\W\d_]|['’`´.\-‐‑\u0300-\u036f])*$")
HAN: Final = re.compile(r"[\u4e00-\u9fff]{2,4}$|[\u4e00-\u9fff]{1,6}·[\u4e00-\u9fff]{1,8}$")
_COMMON: Final = re.compile(r"[A-Z][a-z]+(?: (?:[A-Z]\.|[A-Z][a-z]+)){0,2} [A-Z][a-z]+")
PLAIN: Final = re.compile(r"[A-Z][a-z]+(?: [A-Z][a-z]+){1,3}")
"""Names of capitalized words: no initials, particles or marks."""
_TWO_FAMILIES: Final = re.compile(r"[^\W\d_a-z][^\W\d_A-Z]{2,} [^\W\d_a-z][^\W\d_A-Z]{2,}")
_NOT_COMMON: Final = frozenset({*FUNCTION_WORDS, *NO_NAMES, *PARTICLES, *SUFFIXES, *TITLES})
_KANA_OR_HANGUL: Final = re.compile(
    r"[\uac00-\ud7af]{2,4}$|[\u4e00-\u9fff\u3040-\u30ff]{1,5}[\s\u3000][\u4e00-\u9fff\u3040-\u30ff]{1,5}$"
)
_LOWER_OK: Final = re.compile(r"[a-z]['’]?[^\W\d_a-z]")
_NO_HAN_NAME: Final = (
    "学报",
    "大学",
    "会议",
    "期刊",
    "杂志",
    "学会",
    "论文",
    "公司",
    "研究",
    "研究所",
    "代码",
    "链接",
    "大会",
    "学院",
    "综述",
    "방법",
    "연구",
    "대학",
    "논문",
    "학회",
)


@lru_cache(maxsize=8192)
def clean_name(piece: str) -> str:
    """Return a name without footnote marks, brackets and a trailing dot that is no initial's."""
    if not piece.isalpha():
        if not piece.replace(" ", "").replace(".", "").replace("-", "").isalpha():
            piece = _MARKS.sub("", BRACKETED.sub("", piece))
        piece = " ".join(piece.split()).strip(' ,;:()[]{}_"“”-–')
        if (
            piece.endswith(".")
            and len(piece) > 3
            and piece[-3] not in " .-"
            and piece[-3:].lower() not in ("jr.", "sr.")
        ):
            piece = piece[:-1]
    return piece


@lru_cache(maxsize=8192)
def is_name(piece: str, follows: bool = False) -> bool:
    """Whether a cleaned `piece` has the shape of one person's name; `follows`: it stands behind another name."""
    if not 2 <= len(piece) <= 60:
        return False
    if _COMMON.fullmatch(piece) and _NOT_COMMON.isdisjoint(piece.lower().split()):
        return True
    if not piece.isascii() and (HAN.match(piece) or _KANA_OR_HANGUL.match(piece)):
        return not piece.endswith(_NO_HAN_NAME)
    words = piece.split()
    if not 1 <= len(words) <= 7:
        return False
    parts = [_part(word, position, len(words), follows) for position, word in enumerate(words)]
    return None not in parts and sum(filter(None, parts)) > 0 and words[-1] not in PARTICLES


def _part(word: str, position: int, count: int, follows: bool) -> int | None:
    """Return 1 for a name's word, 0 for a particle, initial or nickname beside it, None for what is in no name."""
    low, capital = word.lower(), word[0].isupper()
    particle = low in PARTICLES and count > 1 and not capital
    nickname = word[0] == "(" and word.endswith(")") and 0 < position < count - 1
    if particle or nickname or low in SUFFIXES or (low in TITLES and position == 0):
        return 0
    if _INITIAL.match(word):
        return int(capital and count > 1)
    function = low in FUNCTION_WORDS and ((position == 0 and not follows) or not capital)
    shaped = _WORD.match(word) is not None and (capital or _LOWER_OK.match(word) is not None)
    shouted = word.isupper() and count < 2
    camel = len(word) > 3 and not word.isupper() and sum(c.isupper() for c in word) > 3
    return None if function or shouted or camel or not shaped or low in NO_NAMES else 1


def is_last_initial(name: str) -> bool:
    """Whether a name is a family name with initials behind (``Smith J``, ``Doe AB``)."""
    if name[-1:].islower():
        return False
    head, _, last = name.rpartition(" ")
    first, more, _ = head.partition(" ")
    return (
        bool(head)
        and (not more or first.lower() in PARTICLES or _TWO_FAMILIES.fullmatch(head) is not None)
        and last.lower() not in SUFFIXES
        and len(head) > 1
        and last.isalpha()
        and last.isupper()
        and len(last) <= 3
        and not head.isupper()
    )


def is_family(name: str) -> bool:
    """Whether a name may be a family name alone (``Doe``, ``van der Berg``)."""
    words = name.split()
    return bool(words) and name[0] < "\u3040" and (len(words) == 1 or words[0].lower() in PARTICLES)


def is_careless(piece: str) -> bool:
    """Whether a piece amid names is a name in small letters (``jinsong su``)."""
    words = piece.split()
    return 2 <= len(words) <= 3 and all(
        len(w) > 1 and w.isalpha() and w.lower() not in NO_NAMES | FUNCTION_WORDS for w in words
    )


def has_initial(piece: str) -> bool:
    """Whether a name holds an initial."""
    return "." in piece and any(len(word) <= 5 and word[0].isupper() and word.endswith(".") for word in piece.split())


def only_initials(piece: str) -> bool:
    """Whether `piece` is the initials of a name and nothing else."""
    if len(piece) > 2 and "." not in piece and " " not in piece and "-" not in piece:
        return False
    return len(piece) <= 14 and piece[:1].isupper() and _INITIALS.match(piece) is not None
