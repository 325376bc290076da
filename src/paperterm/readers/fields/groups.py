"""Authors that are groups: an institution or a study group that signs a paper."""

import re
from typing import Final

_CAPITAL: Final = r"[^\W\d_a-zß-öø-ÿ]"
_GROUP: Final = re.compile(
    rf"({_CAPITAL}[\w'’&-]*(?: (?:{_CAPITAL}[\w'’&-]*|of|for|on|and|the|&|de|la|des|du|für|und|in)){{1,11}})"
)
_YEAR: Final = re.compile(r"(?: \([A-Z][A-Za-z]{1,9}\))?\. \((?:19|20)\d\d")
_WORDS: Final = re.compile(
    r"\b(?:Investigators|Collaborat\w+|Consortium|Committee|Council|Organi[sz]ation|Society|Association|Ministry|Agency"
    r"|Commission|Federation|Foundation|Study Group|Working Group|Task Force|Trialists|Network|Institutes? (?:of|for)"
    r"|Department of|Centers? for|Office of|Bureau)\b"
)
_ENDS: Final = re.compile(r"\. (?=[^\W\d_])|\.?$")


def leading_group(text: str) -> str:
    """Return the group that `text` begins with, "" where none is named.

    A year in brackets behind it tells it (APA), or a word for groups before a full stop (Vancouver).
    """
    found = _GROUP.match(text)
    if found is None:
        return ""
    dated = _YEAR.match(text, found.end()) is not None
    ended = _WORDS.search(found[1]) is not None and _ENDS.match(text, found.end()) is not None
    return found[1] if dated or ended else ""
