"""What stands before a title: decoration, a number, a date, brackets with venue or tags."""

import re
from typing import Final

from paperterm.readers.fields.authors import leading_names
from paperterm.readers.fields.boundary import EDGE, words_in
from paperterm.readers.fields.flat import SEP, Flat, skip_decoration
from paperterm.readers.fields.venue import is_venue_or_year, may_be_venue

_NUMBER: Final = re.compile(
    r"(?!\((?:19|20)\d\d\))\(?\d{1,4}[.)、]\)?(?=\s|[^\W\d])\s*|\[\d{1,4}\]\s*[.:]?\s*|\[\^[\w:.-]{1,60}\]:\s*|#\d{1,4}\s+|\d{1,4}\s*[.:]\s+"
)
_DATE_FIRST: Final = re.compile(r"((?:19|20)\d\d[-./]\d{1,2}(?:[-./]\d{1,2})?)(?:\s*[,:：|–-]\s*|(?<=\d\d-\d\d)\s+)")
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
YEAR_NEXT: Final = re.compile(r"[\s.,]*\(?(?:19|20)\d\d[a-z]?\)?[.,:\s]")
MAX_BRACKETS: Final = 6
"""Brackets before a title that are read."""

DATED: Final = re.compile(r"^((?:19|20)\d\d)[,:\s]{1,3}(?=[^\W\d])(.{2,60})$")
"""A year and the venue of it."""
_SESSION: Final = re.compile(
    r"(?:(?:week|lecture|session|class|unit|day|semaine|woche|semana)\s\d{1,2}"
    r"|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?\s\d{1,2}|\d{1,2}[./]\d{1,2}\.?)"
    r"(?:\s\([^()\n\x1f]{2,40}\))?\s?[:–—]\s+(?=\S)",
    re.IGNORECASE,
)
"""When, and by whom, a paper is presented: of a reading group or a course, and of no paper."""
_CITATION_KEY: Final = re.compile(r"\[{0,2}@[\w:.-]{2,60}+\]{0,2}[:,]?\s+")
"""A citation key of notes before the citation (Pandoc's form)."""
_LEAD_LABEL: Final = re.compile(r"[^\W\d_][\w -]{2,30}[:：]\s+")
_LEADS: Final = re.compile(r"[:：–—]")
"""What stands behind every session and label."""
_BRACKET: Final = re.compile(
    rf"(?:\[([^\[\]\n{SEP}]{{1,100}})\]|【([^【】\n{SEP}]{{1,100}})】|\(([^()\n{SEP}]{{1,60}})\)|（([^（）\n{SEP}]{{1,60}})）)"
)


def _is_citation(text: str, start: int) -> bool:
    """Whether at `start` authors and a year stand, as in citation prose."""
    names = leading_names(text[start : start + 1000])
    return names.sure and YEAR_NEXT.match(text, start + names.end) is not None


def skip_prefix(flat: Flat) -> tuple[int, tuple[str, ...]]:
    """Return where the words begin, behind decoration, a number and brackets; and what the brackets hold."""
    text = flat.text
    start = skip_decoration(text, 0)
    worded = text[start : start + 1].isalpha()
    number = None if worded else _NUMBER.match(text, start)
    if number is not None and number.end() < len(text):
        start = skip_decoration(text, number.end())
    key = _CITATION_KEY.match(text, start) if text[start : start + 1] in ("[", "@") else None
    start = key.end() if key is not None else start
    if _LEADS.search(text, start) is not None:
        start = _skip_lead(flat, start)
    prefix: list[str] = []
    for _ in range(MAX_BRACKETS):
        worded = text[start : start + 1].isalpha()
        if worded and not (flat.spans["code"] or flat.spans["bold"]):
            break
        found = (None if worded else _date(text, start)) or _code(flat, start)
        found = found or (None if worded else _bracket(flat, start)) or _bold(flat, start)
        if found is None:
            break
        content, end = found
        prefix.append(content)
        start = skip_decoration(text, end)
        while text[start : start + 1] in (".", ":", ","):
            start = skip_decoration(text, start + 1)
    return start, tuple(content for content in prefix if content.strip("xX "))


def _skip_lead(flat: Flat, start: int) -> int:
    """Return where the words begin behind a session and a label, if they are there."""
    text = flat.text
    session = _SESSION.match(text, start)
    start = session.end() if session is not None else start
    lead = _LEAD_LABEL.match(text, start)
    if lead is None or any(span.start <= start < span.end for span in flat.spans["link"][:3]):
        return start
    return lead.end() if _YEAR.search(text, lead.end()) and _is_citation(text, lead.end()) else start


def _date(text: str, start: int) -> tuple[str, int] | None:
    match = _DATE_FIRST.match(text, start)
    return (match[1], match.end()) if match is not None else None


def _code(flat: Flat, start: int) -> tuple[str, int] | None:
    """Return a code span before the title: what follows is neither a description nor the rest of a title."""
    text = flat.text
    span = next((span for span in flat.spans["code"] if span.start == start), None)
    if span is None or not text[span.end :].strip(EDGE) or text.startswith((".", ":", ";", "-", " -", " –"), span.end):
        return None
    if any(one.start <= start and span.end < one.end for kind in ("bold", "italic") for one in flat.spans[kind]):
        return None
    return text[span.start : span.end], span.end


def _bracket(flat: Flat, start: int) -> tuple[str, int] | None:
    """Return a bracket before the title: square with a few words, round with a venue or date only."""
    match = _BRACKET.match(flat.text, start)
    if match is None or not flat.text[match.end() :].strip(EDGE):
        return None
    content = (match[1] or match[2] or match[3] or match[4]).strip()
    linked = any(span.start <= match.start() and match.end() < span.end for span in flat.spans["link"])
    round_one = bool(match[3] or match[4])
    dated = DATED.match(content)
    if dated is not None and may_be_venue(dated[2]):
        return content, match.end()
    if (linked or round_one or words_in(content) > 5) and not is_venue_or_year(content):
        return None
    return content, match.end()


def _bold(flat: Flat, start: int) -> tuple[str, int] | None:
    """Return a bold venue or date before the title."""
    text = flat.text
    span = next((one for one in flat.spans["bold"] if one.start <= start < one.end and one.end - start < 40), None)
    if span is None or not text[span.end :].strip(EDGE) or not is_venue_or_year(text[start : span.end]):
        return None
    return text[start : span.end].strip(" :-,"), span.end
