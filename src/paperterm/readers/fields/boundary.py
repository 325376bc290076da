"""Where a title without type ends: at what else stands behind it."""

import re
from itertools import islice
from typing import Final

from paperterm.readers.fields.authors import leading_names
from paperterm.readers.fields.dates import whole_date
from paperterm.readers.fields.flat import SEP, Flat
from paperterm.readers.fields.places import is_place, stands_as_place
from paperterm.readers.fields.venue import dated_venue, is_known, is_venue, is_venue_or_year, trim_venue

_PLAIN_END: Final = re.compile(
    rf"{SEP}|\n|\s\||\|\s|\s[-–—•·]\s{{1,8}}(?=\S)|,?\s{{1,8}}by\s{{1,8}}(?=[A-Z])|\s{{0,8}}[\[【]"
    rf"|\s{{0,8}}[(（]([^()（）\n{SEP}]{{2,120}})[)）]|[.?!。][^\S\n]{{1,8}}(?=\S)|,\s{{1,8}}|\s\*\*?(?=[\s(（\[])|\s?(?<!:)//\s?(?=[^\W_])|[。，]"
)
_NO_END: Final = frozenset(
    {"vs", "st", "dr", "mr", "mrs", "ms", "prof", "no", "vol", "fig", "eq", "cf", "al", "ca", "approx", "jr", "v"}
)
_WITHIN: Final = re.compile(r"\s\[[^\W\d_][\w-]{1,20}\] [^\W_]")
"""A bracket with one word amid the title's (``via [Bounded] Model Checking``)."""
_LOWER_START: Final = re.compile(r"(?:https?:|doi\b|arxiv|biorxiv|medrxiv|npj\b|eLife)", re.IGNORECASE)
_COMPOUND: Final = re.compile(r"-[a-z]{4}")
"""What no name holds: ``Position-based``."""
_ENDS_WHOLE: Final = re.compile(rf"[{SEP}\n|(（\[【*]")
"""What alone can end a text that is known to be a title."""
EDGE: Final = " \t\n,;:：|-–—*_•·" + SEP
MAX_CANDIDATES: Final = 40
"""Links of a unit that are looked at for its title: a page with thousands in one line is no entry."""


def words_in(text: str) -> int:
    """Return the number of words; two Chinese, Japanese or Korean characters count as one."""
    cjk = sum("\u3040" <= c <= "\u9fff" or "\uac00" <= c <= "\ud7af" for c in text) if not text.isascii() else 0
    return len(text.split()) + cjk // 2


def plain_end(flat: Flat, start: int, whole: bool = False) -> int:
    """Where a title without type ends: at a label, a line's end, a bracket with a venue, authors, a venue."""
    text = flat.text
    if whole and _ENDS_WHOLE.search(text, start) is None:
        return len(text)
    for match in islice(_PLAIN_END.finditer(text, start), MAX_CANDIDATES * 8):
        at = match.start()
        if at > start and _ends_at(flat, match, whole):
            return at + (match[0][0] in "?!")
    return len(text)


def _ends_at(flat: Flat, match: re.Match[str], whole: bool) -> bool:
    """Whether the mark that `match` found ends the title."""
    text, mark, at = flat.text, match[0], match.start()
    head = mark.strip()[:1]
    rest = text[match.end() : match.end() + 400]
    if mark == "\n":
        return not rest[:1].islower() or flat.covered("italic", match.end(), match.end() + 3)
    if head in ("(", "（"):
        return _ends_at_bracket(match[1].strip())
    if head in ("[", "【", SEP, "|", "*", "/", "。"):
        return head != "[" or _WITHIN.match(text, at) is None
    if whole or (mark[0] == "." and _abbreviates(text, at)):
        return False
    if "by" in mark:
        names = leading_names(rest)
        return (
            bool(names.names)
            and _COMPOUND.search(names.names[0]) is None
            and (names.sure or len(names.names) > 1 or " " in names.names[0])
        )
    return (mark[0] == "." and ends_sentence(text, at)) or _boundary(flat, mark, match.end(), rest)


def _ends_at_bracket(content: str) -> bool:
    """Whether a round bracket is no part of the title: it holds a venue, a date, an institution, a link, or nothing."""
    words = content.split()
    if not words:
        return True
    known = is_known(words[0]) and len(words) < 8
    if dated_venue(content) is not None or (";" in content and _names_and_place(content)):
        return True
    return is_venue_or_year(content) or content.startswith("@") or known or SEP in content


def _names_and_place(content: str) -> bool:
    """Whether a bracket holds authors and where their paper stands: ``(A. One and B. Two; UAI 2018)``."""
    names = leading_names(content)
    gap = content[names.end :].lstrip()
    return bool(names.names) and gap[:1] == ";" and is_place(gap.lstrip("; "))


def looks_titled(text: str) -> bool:
    """Whether most longer words are capitalized, as in a title and not in a description."""
    words = [word for word in text.split() if len(word) > 3]
    return len(words) >= 2 and sum(word[0].isupper() or not word[0].isalpha() for word in words) * 3 >= len(words) * 2


def ends_sentence(text: str, stop: int) -> bool:
    """Whether the full stop at `stop` ends a sentence, as the title is in citation prose, and no abbreviation.

    Of the titles of the surveyed lists none goes on behind a sentence, but for abbreviations (``vs.``).
    """
    word = text[max(0, stop - 40) : stop].rpartition(" ")[2]
    rest = text[stop + 1 : stop + 60].lstrip()
    if not rest or (rest[0].islower() and _LOWER_START.match(rest) is None):
        return False
    return not (word.isdigit() and len(word) < 3) and not (len(word) == 1 and word.isupper())


def _abbreviates(text: str, stop: int) -> bool:
    """Whether the full stop at `stop` belongs to an abbreviation."""
    word = text[max(0, stop - 40) : stop].rpartition(" ")[2].strip("(\"“‘'-")
    return not word or "." in word or word.casefold() in _NO_END


def _boundary(flat: Flat, mark: str, after: int, rest: str) -> bool:
    """Whether behind a comma, stop or dash something else than the title begins."""
    phrase = re.split(rf"[{SEP}\n|(（\[]|\.\s", rest, maxsplit=1)[0]
    trimmed, head = trim_venue(phrase), trim_venue(phrase.split(",", maxsplit=1)[0])
    dash = mark.strip()[:1] in ("-", "–", "—")
    names = leading_names(rest)
    known = is_venue(head) or is_known(head) or stands_as_place(head)
    if dash and mark.strip()[0] != "-" and looks_titled(head) and not known and not names.names:
        return False
    if known or stands_as_place(rest) or is_venue(trimmed) or whole_date(trimmed) is not None:
        return True
    comma = mark.lstrip()[:1] in (",", "，")
    italic = any(span.start <= after < span.end for span in flat.spans["italic"])
    code = any(span.start <= after < span.end for span in flat.spans["code"])
    if comma:
        return bool(names.names) and (italic or names.sure)
    return dash or italic or code or names.sure or len(names.names) > 1
