"""Years, found where they are years: not in arXiv numbers, report numbers and addresses."""

import re
from functools import lru_cache
from typing import Final

FIRST_YEAR: Final = 1800
LAST_YEAR: Final = 2099

_ARXIV_NUMBER: Final = re.compile(
    r"(?:arxiv\s*[:：]?\s*)?(?<![\d.])\d{4}\.\d{3,5}(?:v\d+)?(?![\d.])|\b10\.\d{4,}/\S+", re.IGNORECASE
)
_FULL: Final = re.compile(r"(?<![\d/:.#_])(?<!\d-)((?:18|19|20)\d\d)(?![\d]|\.\d{3})(?!-\d{3})")
_DIGIT: Final = re.compile(r"\d")
_AFTER_DATE: Final = re.compile(r"(?:^|[^\d])\d{1,2}[./-]\d{1,2}[./-]((?:19|20)\d\d)(?!\d)")
_SHORT: Final = re.compile(r"(?:['’‘`´]\s?)(\d\d)(?!\d)|(?<=[A-Z][A-Z])\s?[-']?(\d\d)(?![\d.%a-zA-Z])")
_DATE: Final = re.compile(
    r"^\W*((?:19|20)\d\d)(?:\s*[./\-年]\s*(\d{1,2})(?:\s*[./\-月]\s*\d{1,2}\s*日?|月)?|年)?\W*$"
    r"|^\W*(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?,?\s+)?(?:\d{1,2},?\s+)?"
    r"((?:19|20)\d\d)\W*$|^\W*\d{1,2}\s+(?:jan|feb|mar|apr|may|jun"
    r"|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?,?\s+((?:19|20)\d\d)\W*$"
)
_ARXIV_ID: Final = re.compile(r"^(\d\d)(\d\d)\.\d{3,5}$|^[a-z.-]+/(\d\d)\d{5}$", re.IGNORECASE)


@lru_cache(maxsize=4096)
def find_year(text: str) -> int | None:
    """Return the year in `text`: the last of four digits, else two digits behind an apostrophe or acronym."""
    if _DIGIT.search(text) is None:
        return None
    masked = _ARXIV_NUMBER.sub(" ", text)
    years = [int(year) for year in _FULL.findall(masked)] or [int(year) for year in _AFTER_DATE.findall(masked)]
    years = [year for year in years if FIRST_YEAR <= year <= LAST_YEAR]
    if years:
        return years[-1]
    short = _SHORT.search(masked)
    return expand(short[1] or short[2]) if short is not None else None


def expand(two: str) -> int:
    """Return a year of two digits: 60 and later are the last century's."""
    return (1900 if int(two) >= 60 else 2000) + int(two)


@lru_cache(maxsize=2048)
def whole_date(text: str) -> int | None:
    """Return the year where `text` is a year or a date and nothing else (``2024.04``, ``May 2, 2023``, ``2021年``)."""
    if len(text) > 40 or _DIGIT.search(text) is None:
        return None
    match = _DATE.match(text)
    return int(match[1] or match[3] or match[4]) if match is not None else None


def arxiv_year(identifier: str) -> int | None:
    """Return the year that an arXiv number says (``2302.13971`` is of 2023); None for what is no number."""
    match = _ARXIV_ID.match(identifier)
    if match is None or (match[2] and not 1 <= int(match[2]) <= 12):
        return None
    year = expand(match[1] or match[3])
    return year if 1991 <= year <= LAST_YEAR else None
