"""Authors: lists of names in running text, read as "First Last".

Follows the forms of the wild: ``First Last``, ``F. Last``, ``Last, F.``, ``Last, First`` of the first author or of
all, ``Last F.``, *et al.*, *etc.*, names in Chinese, Japanese and Korean, footnote marks, affiliations in brackets.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final, NamedTuple

from paperterm.readers.fields.names import (
    BRACKETED,
    HAN,
    clean_name,
    has_initial,
    is_careless,
    is_family,
    is_last_initial,
    is_name,
    only_initials,
)
from paperterm.readers.fields.order import reorder
from paperterm.readers.fields.plainnames import initials_behind, inverted_names, plain_names
from paperterm.readers.fields.venue import is_known
from paperterm.readers.words.journals import ABBREVIATED
from paperterm.readers.words.names import ABBREVIATIONS, FUNCTION_WORDS, NO_NAMES

_SEPARATOR: Final = re.compile(
    r"\s{0,8}(?:[,;，；、]\s{0,8}(?:and\b|&)?|(?<![A-Z])&|&(?![A-Z])|\s\+\s|\band\b|\s(?:und|et|y|e)\s(?=[^\W\d_a-z][\w.'’-]{0,30}\s[^\W\d_])"
    r"|\s·\s|\s/\s|\n)\s{0,8}"
)
_SEMICOLONS: Final = re.compile(r"\s{0,8}(?:[;；]|&|\band\b)\s{0,8}")
_ET_AL: Final = re.compile(
    r"[\s,，、]{0,8}(?:\(?\b(?:et\.?\s?al|and\s+others|e\.\s?a)\b\.?\)?"
    r"|\betc\b\.?|…|\.{3}|等人?|et\s+coll\.?|\bи\s+др\b\.?|\b[yei]\s+(?:otros|cols|outros|altri|in)\b\.?|\bu\.\s?a\."
    r"|외(?:\s*\d+명)?|(?<=[\u4e00-\u9fff])ら$|ほか|(?<=\s)他\d*名?$)"
    r"(?:\s*\(\d+ more\))?",
    re.IGNORECASE,
)
_MORE_PARTS: Final = ("et", "others", "...", "e.", "tros", "cols", "altri", " in", "u.")
"""One of these stands wherever in ASCII it is said that more are meant."""
_SENTENCE: Final = re.compile(r"\.(?:\s|$)")
_STOP: Final = re.compile(
    r"[\"“”«»「」『』【】:：|\x1f]|\s[-–—]\s|\b(?:19|20)\d\d\b|\s\((?![A-Z][\w.'-]{1,15}\)\s+[A-Z])|\["
)
_LABEL: Final = re.compile(r"^\W*(?:by\s+|(?:by|authors?|作者|著者|저자)\s*[:：]\s*)", re.IGNORECASE)
_JOURNAL: Final = re.compile(r"(?:[^\W\d_]{1,14}\.?\s){0,4}?([^\W\d_]{3,14})\.(?=\s|,|$)")
_LAST: Final = re.compile(r"[&+]|\b(?:and|und|et|y|e)\b")
_INITIALED: Final = re.compile(r"(?:[^\W\d_a-z]\.[\s-]?){1,4}[^\W\d_]['’\w-]{1,30}(?![\w.])")
"""A name of initials and family name; an abbreviated journal (``J. Fluid Mech.``) is none."""
_PLACED: Final = re.compile(r"[\s,.;(]{0,8}(?:(?:19|20)\d\d(?!\d)|\d{1,4}\s?[(:,])")
_CITED: Final = re.compile(r"[\s.,]{0,4}\(?(?:(?:19|20)\d\d|in press|n\.d\.|forthcoming)|[\s.,]{1,4}[\"“]|\.$")
_ARTICLE: Final = re.compile(r"\W{0,3}An? [^\W\d_][^\W\d_A-Z]+ [^\W\d_]+")
_FIRST_WORD: Final = re.compile(r"[^\w\n]{0,12}([^\W\d_][\w'’.-]{0,40})")

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


def is_abbreviation(word: str) -> bool:
    """Whether the full stop behind `word` ends no sentence."""
    bare = word.strip('-("“ ,')
    return (len(bare) <= 2 and bare < "\u3040") or "." in bare or bare.lower() in ABBREVIATIONS


def _cut_sentence(piece: str) -> tuple[str, bool]:
    """`piece` up to the first full stop that is not an initial's, and whether there was one."""
    if "." not in piece:
        return piece, False
    for match in _SENTENCE.finditer(piece):
        before, _, word = piece[: match.start()].rpartition(" ")
        family = len(word) == 2 and word.isalpha() and word[1].islower() and bool(before.strip())
        if (family and word.lower() not in ABBREVIATIONS | {"st"}) or not is_abbreviation(word):
            return piece[: match.start()], True
    return piece, False


def _is_journal(text: str, start: int) -> bool:
    """Whether at `start` an abbreviated journal stands (``Phys. Rev. Lett.``, ``J. Autom. Reasoning``)."""
    if text.find(".", start, start + 80) < 0:
        return False
    match = _JOURNAL.match(text, start)
    return match is not None and match[1].lower() in ABBREVIATED


def _is_place(text: str, name: str, end: int, names: list[str]) -> bool:
    """Whether a word behind full names is no name but the venue: an acronym, or one right before year or volume."""
    if not name or " " in name or is_family(names[-1]):
        return False
    placed = _PLACED.match(text, end) is not None
    if is_known(name) and len(name) > 2 and (placed or text[end : end + 2].strip()[:1].isdigit()):
        return True
    if not all(" " in one for one in names):
        return False
    if only_initials(name):
        return name.isalpha() and len(name) == 2 and name.isupper() and placed
    return placed and name.isascii()


def _is_complete(text: str, names: list[str], name: str, before: str, after: re.Match[str] | None) -> bool:
    """Whether `names` end before `name`, as they have initials and neither it nor the name behind it has.

    `before`, `after`: the separators around `name`.
    """
    if only_initials(name) or before.strip() not in (",", "，"):
        return False
    if after is not None and _LAST.search(after[0]):
        return False
    alike = len(names) > 1 and all(_INITIALED.match(one) for one in names)
    return alike and not has_initial(name) and (after is None or _INITIALED.match(text, after.end()) is None)


def _behind_initials(piece: str, name: str, names: list[str]) -> str:
    """Return the name of ``Smith J. A title``, where a full stop behind initials ends the names; "" elsewhere."""
    if ". " not in piece or not (is_last_initial(names[-1]) if names else not is_name(name)):
        return ""
    head = piece.split(". ", 1)[0]
    return head if is_last_initial(clean_name(head)) and is_name(clean_name(head)) else ""


def _may_begin_name(text: str, start: int) -> bool:
    """Whether the first word at `start` can be one of a name: most titles are told apart here, at once."""
    match = _FIRST_WORD.match(text, start)
    if match is None or _ARTICLE.match(text, start):
        return False
    word = match[1]
    low = word.lower()
    small = word.islower() and len(low) >= 5 and low.isascii()
    return not small and low not in NO_NAMES and (len(low) == 1 or low not in FUNCTION_WORDS)


def _and_others(piece: str) -> re.Match[str] | None:
    """Return where a piece says that more are meant."""
    if piece.isascii():
        low = piece.lower()
        if not any(part in low for part in _MORE_PARTS):
            return None
    return _ET_AL.search(piece)


def _plain(text: str) -> Names | None:
    found = plain_names(text)
    if found is None:
        inverted = initials_behind(text) or (inverted_names(text) if ", " in text[:60] else None)
        return Names(tuple(inverted[0]), inverted[1], sure=True) if inverted else None
    names, end = found
    return Names(tuple(names), end, sure=len(names) >= 3 or (len(names) > 1 and "." in text[:end]))


@lru_cache(maxsize=4096)
def leading_names(text: str) -> Names:
    """Return the names that `text` starts with; none where it starts with something else."""
    return _without_title(text, _leading_names(text))


def _without_title(text: str, found: Names) -> Names:
    """Return the names without a last one that is the title's beginning (``Ada Moor, Bea Tarn, HeathNet: Finding``)."""
    names, end = found.names, found.end
    if len(names) < 2 or text[end : end + 1] not in (":", "：") or found.et_al:
        return found
    comma = text.rfind(", ", 0, end)
    words = text[comma + 2 : end].split()
    full = all(" " in name for name in names[:-1])
    title = len(words) == 1 or len(words) >= 4 or words[0].lower() in FUNCTION_WORDS
    if (
        comma < 0
        or " ".join(words) != names[-1]
        or not full
        or not title
        or any(word.islower() or "." in word for word in words)
    ):
        return found
    return Names(names[:-1], comma, sure=found.sure and len(names) > 2)


def _leading_names(text: str) -> Names:
    plain = _plain(text)
    if plain is not None:
        return plain
    label = _LABEL.match(text)
    start = label.end() if label else 0
    if not _may_begin_name(text, start):
        return NO_ONE
    stop_match = _STOP.search(text, start)
    stop = stop_match.start() if stop_match else len(text)
    names: list[str] = []
    position, et_al, initials, turned, end = start, False, False, False, start
    joint, joined = "", 0
    while position < stop and len(names) < MAX_NAMES:
        separator = _SEPARATOR.search(text, position, stop)
        piece_end = separator.start() if separator else stop
        piece, ended = _cut_sentence(text[position:piece_end])
        more = _and_others(piece)
        if more is not None:
            piece, ended, et_al = piece[: more.start()], True, True
        name = clean_name(piece)
        head = _behind_initials(piece, name, names)
        if head:
            name, ended, piece, turned = clean_name(head), True, head, True
        turned = turned or (not names and piece.endswith(".") and separator is None and is_last_initial(name))
        if names and not more and (_is_journal(text, position) or _is_place(text, name, piece_end, names)):
            break
        if names and not more and name and _is_complete(text, names, name, joint, separator):
            break
        if name and not (
            is_name(name, bool(names)) or (names and only_initials(name)) or (names and is_careless(name))
        ):
            et_al = et_al and not ended
            break
        if name:
            names.append(name)
            initials = initials or has_initial(name) or is_last_initial(name)
        end = position + (more.end() - more[0].endswith(".") if more else len(piece))
        if ended or separator is None:
            break
        position = max(separator.end(), position + 1)
        joint = separator[0]
        joined = len(names) if _LAST.search(joint) else joined
    if not names:
        return NO_ONE
    count = len(names)
    cited = _CITED.match(text, end) is not None
    first = _SEPARATOR.search(text, start) if cited else None
    names = reorder(names, et_al or turned, first is not None and first[0].strip() == ",", joined)
    foreign = not names[0].isascii() and HAN.match(names[0]) is not None and count > 1
    multi = sum(" " in name for name in names)
    sure = et_al or turned or bool(label) or (initials and count > 1) or foreign or multi >= 3
    return Names(tuple(names), end, et_al, sure)


def read_names(text: str) -> Names:
    """Return the names of a text that is known to list authors (a column, a labeled line); other text is left out."""
    names, et_al = _listed(text)
    return Names(names, len(text), et_al, sure=True)


def given_names(texts: Iterable[str]) -> Names:
    """Return the names of authors who are given one by one, as front matter does."""
    given = [_ET_AL.subn("", " ".join(text.split())) for text in texts]
    return Names(tuple(name for name, _ in given if name), 0, any(count for _, count in given), sure=True)


def _listed(text: str) -> tuple[tuple[str, ...], bool]:
    label = _LABEL.match(text)
    text = text[label.end() :] if label else text
    bracketed = any(_ET_AL.fullmatch(bracket) for bracket in BRACKETED.findall(text))
    text, count = _ET_AL.subn("", BRACKETED.sub("", text))
    et_al = bracketed or count > 0
    if ";" in text or "；" in text:
        found = [clean_name(piece) for piece in _SEMICOLONS.split(text)]
        return tuple(_last_first(name) for name in found if name), et_al
    pieces = [clean_name(piece) for piece in _SEPARATOR.split(text)]
    pieces = [piece for piece in pieces if piece and not piece.isdigit()]
    if len(pieces) == 1 and _spaced_han(pieces[0]):
        pieces = pieces[0].split()
    return tuple(reorder(pieces[:MAX_NAMES])), et_al


def _spaced_han(text: str) -> bool:
    words = text.split()
    return len(words) > 2 and all(HAN.match(word) for word in words)


def _last_first(name: str) -> str:
    last, comma, first = name.partition(",")
    return f"{first.strip()} {last.strip()}" if comma and first.strip() else name
