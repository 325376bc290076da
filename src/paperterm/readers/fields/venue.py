"""Venues: telling them from other text by acronyms, words and years, and cutting them out of prose."""

import re
from functools import lru_cache
from typing import Final

from paperterm.readers.fields.dates import find_year, whole_date
from paperterm.readers.words.venues import ACRONYMS, AWARDS, CJK_WORDS, NAMES, WEAK_WORDS, WORDS

_LEAD: Final = re.compile(
    r"^(?:(?:(?:published|presented|accepted|appear(?:s|ed|ing)?"
    r"|to appear|accepted to appear|submitted|under review|in press)\s+)?"
    r"(?:in|at|on|by|to|as|for)\s*[:：]?\s+(?:the\s+(?=proc))?|[@:：]\s*|venue\s*[:：]\s*|published\s*[:：]\s*)",
    re.IGNORECASE,
)
_ACRONYM_YEAR: Final = re.compile(
    r"^([A-Za-z0-9][\w&@./+:-]{0,70}?)[\s'’‘`´,_-]*(?:(?:19|20)\d\d|['’‘`´]?\s?\d\d)(?!\d)", re.UNICODE
)
_FULL_YEAR: Final = re.compile(r"(?:19|20)\d\d|['’‘`´]\s?\d\d")
_ARXIV: Final = re.compile(r"^(?:arxiv|biorxiv|medrxiv)\b", re.IGNORECASE)
_TOKEN: Final = re.compile(r"[^\W\d_][\w&@+.-]*(?:[-/][\w&@+]+)*|\d+", re.UNICODE)
_REPORT: Final = re.compile(
    r"^[A-Z]{2,}[A-Z/-]*-(?:TR-)?\d{2,4}-\d+$"
    r"|^(?:[A-Z]{2,8} )?(?:(?:technical|tech\.?) rep(?:ort|\.)|(?:working|discussion) papers?)\b",
    re.IGNORECASE,
)
_JOURNALS: Final = frozenset(
    {"letters", "reviews", "acta", "communications", "archives", "reports", "nature", "science"}
)
_SMALL_WORDS: Final = frozenset(
    {
        "of",
        "the",
        "and",
        "for",
        "in",
        "on",
        "de",
        "la",
        "el",
        "y",
        "e",
        "et",
        "und",
        "der",
        "für",
        "da",
        "do",
        "del",
        "em",
        "en",
        "du",
        "des",
        "les",
        "le",
        "los",
        "las",
        "dos",
        "das",
        "zur",
        "im",
        "i",
        "na",
        "och",
        "og",
    }
)
_PAIRS: Final = {"(": ")", "[": "]", "【": "】", "（": "）", "{": "}"}
_TRIM: Final = " \t\n,.;:：，、；。|/–—-*_\x1f"

MAX_LENGTH: Final = 240
"""Characters of the longest venue."""


@lru_cache(maxsize=8192)
def trim_venue(text: str) -> str:
    """Return a venue without the words that lead to it (``In``, ``Published at``) and the punctuation around it."""
    text = " ".join(text.split()).strip(_TRIM)
    lead = _LEAD.match(text)
    if lead is not None and lead.end() < len(text):
        text = text[lead.end() :].strip(_TRIM)
    return _unwrap(text)


def _unwrap(text: str) -> str:
    """`text` without brackets around the whole."""
    while len(text) > 1 and _PAIRS.get(text[0]) == text[-1] and text[0] not in text[1:-1]:
        text = text[1:-1].strip(_TRIM)
    return text


def fold_acronym(word: str) -> str:
    """Return an acronym for look-up: lower case, without year and dots."""
    return re.sub(r"(?<=[a-z&])[-_'’]?(?:(?:19|20)?\d\d)$", "", word.casefold().strip(".,'’:()"))


def _is_acronym(word: str) -> bool:
    """Whether `word` looks like an acronym though it is in no vocabulary (``ICGTA``, ``ReScience``)."""
    core = re.split(r"[-_'’\d]", word)[0] if not word[0].isdigit() else word
    return all(sum(c.isupper() for c in part) >= 2 and len(part) <= 16 for part in core.split("/"))


def _stands_alone(first: str, words: list[str], text: str) -> bool:
    """Whether a known acronym or name without a year is a venue: short ones are words of many things."""
    size = len(fold_acronym(first))
    return ":" not in text and (
        (len(words) == 1 and size > 2)
        or (len(words) == 2 and ((size > 3 and fold_acronym(first) in ACRONYMS) or is_known(words[1])))
    )


def is_known(word: str) -> bool:
    """Whether `word` is a venue's acronym or name."""
    folded = fold_acronym(word)
    return folded in NAMES or (folded in ACRONYMS and any(c.isupper() for c in word))


@lru_cache(maxsize=8192)
def is_venue(text: str) -> bool:
    """Whether `text`, trimmed, is a venue as a whole."""
    if not text or len(text) > MAX_LENGTH or whole_date(text) is not None:
        return False
    if _REPORT.match(text) or _ARXIV.match(text):
        return len(text) < 80
    year = find_year(text)
    words = [token for token in _TOKEN.findall(text) if not token.isdigit()]
    if not words:
        return year is not None and text.upper().startswith(("3DV", "3DIM"))
    if _by_acronym(text, words, year) or _in_cjk(text, words):
        return True
    head = _TOKEN.findall(text.partition(" (")[0])
    return _by_words(words, head, year)


def _by_acronym(text: str, words: list[str], year: int | None) -> bool:
    """Whether a known acronym leads, or an unknown one with a year of its own."""
    short = _ACRONYM_YEAR.match(text) if year is not None and len(words) <= 12 else None
    if short is not None and (is_known(short[1]) or (_is_acronym(short[1]) and _FULL_YEAR.search(short[0]))):
        return True
    alone = year is not None or _stands_alone(words[0], words, text)
    return is_known(words[0]) and len(words) <= 14 and alone


def _in_cjk(text: str, words: list[str]) -> bool:
    """Whether a short text holds the words of Chinese, Japanese or Korean venues."""
    if text.isascii() or len(text) > 40:
        return False
    return any(word in text for word in CJK_WORDS) or (len(words) == 1 and words[0][-1] in "会报刊")


def _by_words(words: list[str], head: list[str], year: int | None) -> bool:
    """Whether a capitalized phrase holds words of venues (``Conference``), or weaker ones and a year."""
    capitals = sum(word[0].isupper() or not word[0].isascii() for word in words)
    if capitals * 5 < len(words) * 2:
        return False
    folded = {word.casefold().rstrip(".") for word in words}
    journal = len(words) <= 4 and capitals == len(words) and bool(folded & WEAK_WORDS) and bool(folded & _JOURNALS)
    if folded & WORDS or journal or year is None:
        return bool(folded & WORDS) or journal
    known = len(words) <= 5 and any(is_known(word) and len(word) > 2 for word in head)
    return known or (len(words) <= 8 and bool(folded & WEAK_WORDS))


@lru_cache(maxsize=8192)
def is_certain_venue(text: str) -> bool:
    """Whether a venue is known by its acronym in capitals, or by words of venues: no word of prose is taken for one."""
    words = [token for token in _TOKEN.findall(text) if not token.isdigit()]
    named = any(len(word) > 2 and sum(c.isupper() for c in word) > 1 and is_known(word) for word in words[:8])
    return (
        named
        or _in_cjk(text, words)
        or (len(words) > 1 and bool({word.casefold().rstrip(".") for word in words} & WORDS))
    )


def may_be_venue(text: str) -> bool:
    """Whether `text` has the shape of a venue's name, for a place where one stands: few words, all capitalized."""
    words = text.split()
    if not 1 <= len(words) <= 8 or len(text) < 2 or text[-1] in "?!" or whole_date(text) is not None:
        return False
    first = words[0][0].isupper() or words[0] in ("npj", "eLife", "bioRxiv", "medRxiv", "arXiv")
    rest = all(w[0].isupper() or w in _SMALL_WORDS or not w[0].isalpha() for w in words[1:])
    return first and rest and not is_award(text)


_DATED: Final = re.compile(r"([^\W\d_][\w&’'/-]*(?: [^\W\d_][\w&’'/-]*){0,3}),? ((?:19|20)\d\d)")


def dated_venue(text: str) -> int | None:
    """Return the year of a bracket that holds a venue's name and a year, by its shape alone (``Humanoids 2017``)."""
    found = _DATED.fullmatch(text)
    return int(found[2]) if found is not None and may_be_venue(found[1]) and whole_date(text) is None else None


def is_short_venue(text: str) -> bool:
    """Whether `text` is a venue and too short to be a title that only holds a venue's words."""
    return len(text.split()) <= 5 and is_venue(text)


def is_award(text: str) -> bool:
    """Whether `text` names a distinction (``Oral``, ``Best Paper``)."""
    low = text.casefold()
    return len(text) < 120 and any(map(low.__contains__, AWARDS))


@lru_cache(maxsize=4096)
def is_venue_or_year(text: str) -> bool:
    """Whether the content of a bracket places a paper: a venue, a year or a date."""
    trimmed = trim_venue(text)
    return whole_date(trimmed) is not None or is_venue(trimmed)
