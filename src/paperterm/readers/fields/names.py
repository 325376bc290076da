"""Authors: telling lists of names from other text, and reading them as "First Last".

Follows the forms of the wild: ``First Last``, ``F. Last``, ``Last, F.``, ``Last, First`` of the first author alone or of
all, ``Last F.``, *et al.*, *etc.*, names in Chinese, Japanese and Korean, footnote marks, affiliations in brackets.
"""

import re
from functools import lru_cache
from typing import Final, NamedTuple

from paperterm.readers.words.names import FUNCTION_WORDS, NO_NAMES, PARTICLES, SUFFIXES, TITLES

_SEPARATOR: Final = re.compile(r"\s*(?:[,;，；、]\s*(?:and\b|&)?|&|\s\+\s|\band\b|\s·\s|\s/\s|\n)\s*")
_SEMICOLONS: Final = re.compile(r"\s*(?:[;；]|&|\band\b)\s*")
_ET_AL: Final = re.compile(
    r"[\s,，、]*(?:\(?\b(?:et\.?\s?al|and\s+others|e\.\s?a)\b\.?\)?|\betc\b\.?|…|\.{3}|等人?|et\s+coll\.?|외(?:\s*\d+명)?|ら$)"
    r"(?:\s*\(\d+ more\))?",
    re.IGNORECASE,
)
_MARKS: Final = re.compile(r"[*†‡§¶#∗✝✉♯⋆★◇♦♠♣♥^~°¹²³⁴⁵⁶⁷⁸⁹⁰\u2020✦✧]+|(?<=[^\W\d])\d(?:,\d)*$|<sup>.*?</sup>")
_BRACKETED: Final = re.compile(r"\s*[(（\[](?![A-Z][\w.'-]{1,15}\)\s+[A-Z])[^()（）\[\]]{0,200}[)）\]]")
_INITIALS: Final = re.compile(r"(?:[^\W\d_a-zß-öø-ÿ]\.?(?:[\s-]*))+$")
_INITIAL: Final = re.compile(r"(?:[^\W\d_]\.)(?:-?[^\W\d_]\.?)*$|[^\W\d_]$|[^\W\d_]\.-?[^\W\d_]\.$|[A-Z][a-z]\.$")
_WORD: Final = re.compile(r"[^\W\d_](?:[^\W\d_]|['’`´.\-‐‑\u0300-\u036f])*$")
_HAN: Final = re.compile(r"[\u4e00-\u9fff]{2,4}$|[\u4e00-\u9fff]{1,6}·[\u4e00-\u9fff]{1,8}$")
_KANA_OR_HANGUL: Final = re.compile(
    r"[\uac00-\ud7af]{2,4}$|[\u4e00-\u9fff\u3040-\u30ff]{1,5}[\s\u3000][\u4e00-\u9fff\u3040-\u30ff]{1,5}$"
)
_SENTENCE: Final = re.compile(r"\.(?:\s|$)")
_STOP: Final = re.compile(
    r"[\"“”«»「」『』【】:：|\x1f]|\s[-–—]\s|\b(?:19|20)\d\d\b|\s\((?![A-Z][\w.'-]{1,15}\)\s+[A-Z])|\["
)
_LABEL: Final = re.compile(r"^\W*(?:by\s+|(?:by|authors?|作者|著者|저자)\s*[:：]\s*)", re.IGNORECASE)
_LOWER_OK: Final = re.compile(r"[a-z]['’]?[^\W\d_a-z]")

_ABBREVIATIONS: Final = frozenset(
    "prof jr sr et al dr int conf proc vol no nos trans pp symp dept univ eds inc ltd fig vs art surv appl eng comput sci".split()
)

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

MAX_NAMES: Final = 3000
"""More authors than any paper has."""


class Names(NamedTuple):
    """Names read from the start of a text.

    Attributes:
        end: where the names end in the text.
        et_al: whether more are meant.
        sure: evidence beyond capital letters: initials, *et al.*, three or more, another script.
    """

    names: tuple[str, ...]
    end: int
    et_al: bool = False
    sure: bool = False


NO_ONE: Final = Names((), 0)


@lru_cache(maxsize=8192)
def clean_name(piece: str) -> str:
    """A name without footnote marks, brackets and a trailing dot that is no initial's."""
    if not piece.isalpha():
        piece = _BRACKETED.sub("", piece)
        piece = " ".join(_MARKS.sub("", piece).split()).strip(' ,;:()[]{}_"“”-–')
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
    if not piece.isascii() and (_HAN.match(piece) or _KANA_OR_HANGUL.match(piece)):
        return not piece.endswith(_NO_HAN_NAME)
    words = piece.split()
    if not 1 <= len(words) <= 7:
        return False
    solid = 0
    for position, word in enumerate(words):
        low = word.lower()
        if low in PARTICLES and len(words) > 1 and not word[0].isupper():
            continue
        if low in SUFFIXES or (low in TITLES and position == 0):
            continue
        if _INITIAL.match(word):
            solid += word[0].isupper() and len(words) > 1
            continue
        if word[0] == "(" and 0 < position < len(words) - 1 and word.endswith(")"):
            continue
        if low in FUNCTION_WORDS and ((position == 0 and not follows) or not word[0].isupper()):
            return False
        if low in NO_NAMES or not _WORD.match(word) or not (word[0].isupper() or _LOWER_OK.match(word)):
            return False
        if word.isupper() and len(words) < 2:
            return False
        if len(word) > 3 and sum(c.isupper() for c in word) > 3 and not word.isupper():
            return False
        solid += 1
    return solid > 0 and words[-1] not in PARTICLES


def _is_last_initial(name: str) -> bool:
    """Whether a name is a family name with initials behind (``Smith J``, ``Doe AB``)."""
    head, _, last = name.rpartition(" ")
    return (
        bool(head)
        and " " not in head
        and len(head) > 1
        and last.isalpha()
        and last.isupper()
        and len(last) <= 3
        and not head.isupper()
    )


def _is_careless(piece: str) -> bool:
    """Whether a piece amid names is a name in small letters (``jinsong su``)."""
    words = piece.split()
    return 2 <= len(words) <= 3 and all(
        len(w) > 1 and w.isalpha() and w.lower() not in NO_NAMES | FUNCTION_WORDS for w in words
    )


def has_initial(piece: str) -> bool:
    """Whether a name holds an initial."""
    return any(len(word) <= 5 and word[0].isupper() and word.endswith(".") for word in piece.split())


def _only_initials(piece: str) -> bool:
    if len(piece) > 2 and "." not in piece and " " not in piece and "-" not in piece:
        return False
    return len(piece) <= 14 and piece[:1].isupper() and _INITIALS.match(piece) is not None


def _reorder(names: list[str], et_al: bool = False) -> list[str]:
    """Pairs of "Last", "F." to "F. Last"; "Last, First" of all or of the first to "First Last"."""
    if any(_only_initials(name) for name in names):
        merged: list[str] = []
        for name in names:
            if _only_initials(name) and merged and not _only_initials(merged[-1]) and not has_initial(merged[-1]):
                merged[-1] = f"{name} {merged[-1]}"
            else:
                merged.append(name)
        names = merged
    else:
        single = [" " not in name and name.isascii() for name in names]
        if len(names) >= 2 and single[0] and single[1]:
            if all(single) and len(names) % 2 == 0 and (len(names) > 2 or et_al):
                names = [f"{names[i + 1]} {names[i]}" for i in range(0, len(names), 2)]
            elif not all(single):
                names = [f"{names[1]} {names[0]}", *names[2:]]
    if len(names) > 1 and all(_is_last_initial(name) for name in names):
        return [" ".join(reversed(name.split())) for name in names]
    return [_initials_first(name) for name in names]


def _initials_first(name: str) -> str:
    """ "Ghattas O." to "O. Ghattas"."""
    head, _, last = name.rpartition(" ")
    if (
        head
        and (len(last) >= 2 and last.endswith(".") or len(last) == 1)
        and _only_initials(last)
        and not has_initial(head)
    ):
        return f"{last} {head}" if " " not in head else name
    return name


def is_abbreviation(word: str) -> bool:
    """Whether the full stop behind `word` ends no sentence."""
    bare = word.strip('-("“ ,')
    return len(bare) <= 2 or "." in bare or bare.lower() in _ABBREVIATIONS


def _cut_sentence(piece: str) -> tuple[str, bool]:
    """`piece` up to the first full stop that is not an initial's, and whether there was one."""
    for match in _SENTENCE.finditer(piece):
        word = piece[: match.start()].rpartition(" ")[2]
        if not is_abbreviation(word):
            return piece[: match.start()], True
    return piece, False


@lru_cache(maxsize=4096)
def leading_names(text: str) -> Names:
    """The names that `text` starts with; none where it starts with something else."""
    label = _LABEL.match(text)
    start = label.end() if label else 0
    stop_match = _STOP.search(text, start)
    stop = stop_match.start() if stop_match else len(text)
    names: list[str] = []
    position, et_al, initials, end = start, False, False, start
    while position < stop and len(names) < MAX_NAMES:
        separator = _SEPARATOR.search(text, position, stop)
        piece_end = separator.start() if separator else stop
        piece, ended = _cut_sentence(text[position:piece_end])
        more = _ET_AL.search(piece)
        if more is not None:
            piece, ended, et_al = piece[: more.start()], True, True
        name = clean_name(piece)
        if ". " in piece and names and _is_last_initial(names[-1]):
            head = piece.split(". ", 1)[0]
            if _is_last_initial(clean_name(head)):
                name, ended, piece = clean_name(head), True, head
        if name and not (
            is_name(name, bool(names)) or (names and _only_initials(name)) or (names and _is_careless(name))
        ):
            et_al = et_al and not ended
            break
        if name:
            names.append(name)
            initials = initials or has_initial(name) or _is_last_initial(name)
        end = position + (more.end() if more else len(piece))
        if ended or separator is None:
            break
        position = max(separator.end(), position + 1)
    if not names:
        return NO_ONE
    count = len(names)
    names = _reorder(names, et_al)
    foreign = not names[0].isascii() and _HAN.match(names[0]) is not None and count > 1
    multi = sum(" " in name for name in names)
    sure = et_al or bool(label) or (initials and count > 1) or foreign or multi >= 3
    return Names(tuple(names), end, et_al, sure)


def read_names(text: str) -> tuple[str, ...]:
    """The names of a text that is known to list authors (a column, a labeled line); what is no name is left out."""
    label = _LABEL.match(text)
    text = text[label.end() :] if label else text
    text = _ET_AL.sub("", _BRACKETED.sub("", text))
    if ";" in text or "；" in text:
        found = [clean_name(piece) for piece in _SEMICOLONS.split(text)]
        return tuple(_last_first(name) for name in found if name)
    pieces = [clean_name(piece) for piece in _SEPARATOR.split(text)]
    pieces = [piece for piece in pieces if piece and not piece.isdigit()]
    if len(pieces) == 1 and _spaced_han(pieces[0]):
        pieces = pieces[0].split()
    return tuple(_reorder(pieces[:MAX_NAMES]))


def _spaced_han(text: str) -> bool:
    words = text.split()
    return len(words) > 2 and all(_HAN.match(word) for word in words)


def _last_first(name: str) -> str:
    last, comma, first = name.partition(",")
    return f"{first.strip()} {last.strip()}" if comma and first.strip() else name
