"""Institutions: telling them from other text, and splitting lists of them."""

import re
from typing import Final

from paperterm.readers.fields.dates import whole_date
from paperterm.readers.fields.flat import PHRASE_EDGE
from paperterm.readers.words.institutions import WORDS as INSTITUTION_WORDS

_INSTITUTION_SPLIT: Final = re.compile(r"\s{0,8}(?:[,，;；、+/&]|\band\b)\s{0,8}(?=\S)")
_ETC: Final = re.compile(r"\s{0,8}(?:\betc\b\.?|\bet\.? al\b\.?|等)\s*$", re.IGNORECASE)


def split_institutions(text: str, amp: bool = True) -> list[str]:
    """Return the institutions that a text lists."""
    text = _ETC.sub("", text.strip(PHRASE_EDGE + "@()（）"))
    parts = _INSTITUTION_SPLIT.split(text) if amp else re.split(r"\s*[,，;；、\n]\s*", text)
    parts = [_ETC.sub("", part.strip(PHRASE_EDGE + "@")) for part in parts]
    return [part for part in parts if part and whole_date(part) is None]


def is_institution(text: str) -> bool:
    """Whether `text` names institutions."""
    if text.lstrip("(（ ").startswith("@"):
        return True
    words = [word.strip(",;:.+&()").casefold() for word in text.split()]
    return 0 < len(words) <= 30 and any(
        word in INSTITUTION_WORDS or word.endswith(("大学", "研究院", "实验室", "대학교")) for word in words
    )
