"""Venues told by where they stand, not by their words: capitals before a year, a volume or pages.

Follows how bibliographies place a paper: APA (*Journal, 12*(3), 4–5), Vancouver (Journal. 2020;12(3):4-5), IEEE
(vol. 12, no. 3, pp. 4–5), AMS (Journal **12** (2020), 4–5).
"""

import re
from typing import Final, NamedTuple

from paperterm.readers.fields.venue import is_venue, may_be_venue, trim_venue
from paperterm.readers.words.journals import ABBREVIATED

_LOCATORS: Final = re.compile(
    r"(?:[\s,.;:()\[\]/–—°º№-]++|(?:vol|volume|nos?|nr|number|issue|iss|pp?|pages?|article|art|chapter|chap|ch|part|bd|band|heft"
    r"|jg|s|n|t|tome|v|id|e|т|с|вып|том|стр|год|г|jan|january|feb|february|mar|march|apr|april|may|june?|july?|aug|august|sept?|september"
    r"|oct|october|nov|november|dec|december|spring|summer|fall|autumn|winter|in press|forthcoming|submitted|accepted"
    r"|to appear|in print|online|online first|early access|epub|available|available (?:at|from|online)|accessed|n\.d"
    r"|doi)\b|(?:https?://|doi:?\s?|10\.)\S++|[A-Za-z]{0,2}\d++[a-z]{0,2}\b|['’](?=\d))+",
    re.IGNORECASE,
)
"""Volume, number, pages, month, year, identifier: what goes on behind a venue."""
_NUMBERED: Final = re.compile(
    r"\d|in press|forthcoming|submitted|accepted|to appear|in print|n\.d|online", re.IGNORECASE
)
_CUT: Final = re.compile(r"(?:[,.;:]|\s(?=\(?\d{1,4}\b|vol|no\b|pp?\b|pages?\b|n\.d|in press))", re.IGNORECASE)
_YEAR: Final = re.compile(r"(?<![\d:–—-])(?<!pp\. )(?<!p\. )(?<!pages )(?:18|19|20)\d\d(?![\d:–—(-])")
_IDENTIFIER: Final = re.compile(r"(?:https?://|doi:?\s?10|10\.)\S+", re.IGNORECASE)
_SENTENCES: Final = re.compile(r"([^\W\d_]{7,})\. (?!\d)|(?<![A-Z]): |[?!]")
_YEAR_FIRST: Final = re.compile(r"[\s,]{1,3}\(?((?:18|19|20)\d\d)\b\)?(?!;|\s?[-–])")
_NUMBER_IS_NAME: Final = re.compile(r"\W*(?:\w*rxiv|technical report|tech\. ?rep|report|RFC)\b", re.IGNORECASE)
"""Venues whose number names the paper."""
_PHRASE_END: Final = re.compile(r"[\x1f\n\[|【]|\s\((?!\d)|(?<=[\d)])\.\s(?!\d)")
_PUBLISHERS: Final = frozenset({"J.", "Proc.", "Trans.", "Bull.", "Ann.", "Rev."})


_REPORTER: Final = re.compile(
    r"\d{1,4} (?P<name>[^\W\d_a-z][\w.&'’ -]{2,60}?),? \d{1,5}(?:,? \d+(?:[-–]\d+)?)?"
    r"(?: \((?P<year>(?:18|19|20)\d\d)\)|$)"
)
"""A law review: volume, name, page, year (the Bluebook's form)."""


class Place(NamedTuple):
    """Where a paper appeared: the venue's name, and the year that stands with volume and pages behind it."""

    venue: str
    year: int | None


def is_locator(text: str) -> bool:
    """Whether `text` is volume, pages, month or year, and nothing else."""
    return len(text) < 200 and _NUMBERED.search(text) is not None and _LOCATORS.fullmatch(text) is not None


def located_year(text: str) -> int | None:
    """Return the year among volume and pages: not a page, not a part of an identifier."""
    years = _YEAR.findall(_IDENTIFIER.sub(" ", text))
    return int(years[-1]) if years else None


def _cut(text: str) -> tuple[str, str] | None:
    """`text` cut into a name and the locators behind it, None where none are."""
    for cut in _CUT.finditer(text[:240]):
        tail = text[cut.start() :]
        if is_locator(tail):
            name = text[: cut.start()].rstrip(" ,;:")
            stop = _SENTENCES.search(name)
            whole = stop is None or (stop[1] is not None and stop[1].casefold() in ABBREVIATED)
            return (name, tail) if whole and any(c.isalpha() for c in name) else None
    return None


def split_place(text: str) -> Place:
    """Return `text` without volume, number and pages at its end; a year right behind the name stays with it."""
    law = _REPORTER.match(text) if text[:1].isdigit() else None
    if law is not None and is_reporter(text):
        return Place(law["name"], int(law["year"]) if law["year"] else None)
    found = None if _NUMBER_IS_NAME.match(text) else _cut(text)
    if found is None or is_locator(found[0]) or found[0][-1] in "'’":
        return Place(text, None)
    name, tail = found
    year = _YEAR_FIRST.match(tail)
    if year is not None:
        return Place((name + year[0]).rstrip(" ,.;"), int(year[1]))
    return Place(name, located_year(tail))


def stands_as_place(text: str) -> bool:
    """Whether `text` begins with a venue, by its abbreviations or by the year, volume or pages behind it."""
    if not text[:1].isupper():
        return is_reporter(text)
    end = _PHRASE_END.search(text[:300])
    found = _cut(text[: end.start()] if end else text[:300])
    return (found is not None and may_be_venue(trim_venue(found[0]))) or is_abbreviated(text)


def is_abbreviated(text: str) -> bool:
    """Whether `text` begins with an abbreviated journal (``Phys. Rev. Lett.``, ``J. R. Soc. Interface``)."""
    words = text[:60].split()
    if len(words) > 1 and words[0].isupper() and words[0].isalpha():
        words = words[1:]
    if not words or not words[0].endswith((".", ".,")) or not words[0][0].isupper():
        return False
    follows = len(words) == 1 or words[1][0].isupper() or not words[1][0].isalpha()
    first = words[0].rstrip(",")
    if first in _PUBLISHERS:
        return follows and len(words) > 1
    return follows and len(first) > 3 and first[:-1].casefold() in ABBREVIATED


def is_reporter(text: str) -> bool:
    """Whether a law review stands at the beginning (``93 U. Chi. L. Rev. 1145 (1989)``)."""
    law = _REPORTER.match(text) if text[:1].isdigit() else None
    return law is not None and ("." in law["name"] or "Law" in law["name"] or "Review" in law["name"])


def is_place(text: str) -> bool:
    """Whether `text` as a whole is a venue, with its year, volume and pages."""
    if is_reporter(text):
        return True
    found = _cut(text)
    venue = trim_venue(found[0] if found else text)
    return (
        is_venue(trim_venue(text))
        or is_venue(venue)
        or (found is not None and may_be_venue(venue))
        or is_abbreviated(venue)
    )
