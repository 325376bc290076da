"""Where a title without type ends: at what else stands behind it."""

import re
from itertools import islice
from typing import Final

from paperterm.readers.fields.authors import leading_names
from paperterm.readers.fields.dates import whole_date
from paperterm.readers.fields.flat import SEP, Flat
from paperterm.readers.fields.venue import is_known, is_venue, is_venue_or_year, trim_venue

_PLAIN_END: Final = re.compile(
    rf"{SEP}|\n|\s\||\|\s|\s[-–—•·]\s{{1,8}}(?=\S)|,?\s{{1,8}}by\s{{1,8}}(?=[A-Z])|\s{{0,8}}[\[【]"
    rf"|\s{{0,8}}[(（]([^()（）\n{SEP}]{{2,120}})[)）]|[.?!。]\s{{1,8}}(?=\S)|,\s{{1,8}}|\s\*\*?\s"
)
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
    for match in islice(_PLAIN_END.finditer(text, start), MAX_CANDIDATES * 8):
        mark, at = match[0], match.start()
        if at == start:
            continue
        head = mark.strip()[:1]
        rest = text[match.end() : match.end() + 400]
        if mark == "\n":
            if rest[:1].islower() and not flat.covered("italic", match.end(), match.end() + 3):
                continue
            return at
        if head in ("(", "（"):
            content = match[1].strip()
            if (
                is_venue_or_year(content)
                or content.startswith("@")
                or (is_known(content.split()[0]) and len(content.split()) < 8)
                or SEP in content
            ):
                return at
            continue
        if head in ("[", "【", SEP, "|", "*"):
            return at
        if whole:
            continue
        if "by" in mark:
            names = leading_names(rest)
            if names.names and (names.sure or len(names.names) > 1 or " " in names.names[0]):
                return at
            continue
        if _boundary(flat, mark, match.end(), rest):
            return at + (mark[0] in "?!")
    return len(text)


def _boundary(flat: Flat, mark: str, after: int, rest: str) -> bool:
    """Whether behind a comma, stop or dash something else than the title begins."""
    phrase = re.split(rf"[{SEP}\n|(（\[]|\.\s", rest, maxsplit=1)[0]
    trimmed, head = trim_venue(phrase), trim_venue(phrase.split(",")[0])
    if is_venue(trimmed) or whole_date(trimmed) is not None or ("," in phrase and (is_venue(head) or is_known(head))):
        return True
    comma = mark.lstrip().startswith(",")
    dash = mark.strip()[:1] in ("-", "–", "—")
    italic = any(span.start <= after < span.end for span in flat.spans["italic"])
    code = any(span.start <= after < span.end for span in flat.spans["code"])
    names = leading_names(rest)
    if comma:
        return bool(names.names) and (italic or names.sure)
    return dash or italic or code or names.sure or len(names.names) > 1
