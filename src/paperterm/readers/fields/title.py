"""The title of a unit: which stretch of its text it is, and why.

A list shows its titles by making them links, by quoting them, by bold or italic type, or by putting them first; authors
or a bracket with venue or date may precede. The kinds are tried in that order of evidence.
"""

import re
from typing import Final, NamedTuple

from paperterm.readers.fields.authors import leading_names
from paperterm.readers.fields.boundary import EDGE, MAX_CANDIDATES, looks_titled, plain_end, words_in
from paperterm.readers.fields.cited import cited_title
from paperterm.readers.fields.dates import whole_date
from paperterm.readers.fields.flat import SEP, Flat, Span
from paperterm.readers.fields.groups import leading_group
from paperterm.readers.fields.links import label_kind
from paperterm.readers.fields.names import has_initial, is_last_initial
from paperterm.readers.fields.prefix import skip_prefix
from paperterm.readers.fields.venue import is_short_venue, is_venue_or_year, trim_venue

_OPENS_QUOTE: Final = re.compile("[\"“”«「『‘《']")
_QUOTE: Final = re.compile(
    r"«[\s\u00a0\u202f]?(?=\S)([^\"“”«»]{3,300}(?:«[^«»]{1,100}»[^\"“”«»]{0,200}){0,2})»"
    r"|“(?=\S)([^\"“”«»「」『』《》]{4,400}?)[”\"](?![A-Za-z0-9À-ÿ])"
    r"|[\"”「『‘《](?=\S)([^\"“”«»「」『』《》]{4,400}?)[\"”“»」』’》](?![A-Za-z0-9À-ÿ])|''([^']{6,400})''"
)
_WORDY: Final = re.compile(r"[^\W_]")
_BY: Final = re.compile(r"\s{1,3}by\s{1,3}[^\W\d_a-z]")
_YEAR_BETWEEN: Final = re.compile(
    rf"[\s.,;:()（）\[\]*_{SEP}]*+(?:(?:19|20)\d\d[a-z]?|in press|n\.d\.)?[\s.,;:()（）\[\]*_\"“{SEP}]*$"
)


_DATED_WORDS: Final = re.compile(r"[.,]?\s*\((?:19|20)\d\d[a-z]?\)[.,:]\s+[^\W\d_]")
"""The year behind the author, and the title behind the year."""
LONGEST_NAME: Final = 5
"""Words that a linked name has at most: a longer link at the beginning is the title, without a further look."""


class Title(NamedTuple):
    """Where the title stands.

    Attributes:
        how: "link", "quoted", "bold", "italic", "plain" or "bracket".
        prefix: contents of the brackets before the title.
    """

    start: int
    end: int
    how: str
    prefix: tuple[str, ...] = ()
    body: int = 0
    """Where the text behind decoration, number and brackets begins."""


def find_title(flat: Flat, whole: bool = False) -> Title | None:
    """Return the title of the unit, None where it holds no words of its own.

    `whole`: the text is known to be a title (a heading, a cell of the title column), so that commas end nothing.
    """
    text = flat.text
    start, prefix = skip_prefix(flat)
    if _WORDY.search(text, start) is None:
        return None
    found = (
        _quoted(flat, start) or _linked(flat, start) or _styled(flat, start, "bold") or _styled(flat, start, "italic")
    )
    if found is None and not whole:
        found = _code(flat, start)
    if found is None and whole:
        found = (start, plain_end(flat, start, whole=True), "plain")
    elif found is None:
        found = (*cited_title(flat, start), "plain")
    first, last, how = found
    return Title(first, last, how, prefix, start) if text[first:last].strip(EDGE + ".") else None


def _names_authors(text: str) -> bool:
    """Whether `text` before a title is a list of authors, or a group."""
    return _is_names(text) or (bool(text) and leading_group(text) != "")


def _is_names(text: str) -> bool:
    """Whether `text` is a list of authors, with a year at most, and nothing else."""
    text = text.strip(EDGE)
    if not text:
        return False
    names = leading_names(text)
    if not names.names or not (names.sure or len(names.names) > 1 or " " in names.names[0]):
        return False
    rest = text[names.end :].strip(" .,;:()[]")
    return not rest or whole_date(rest) is not None or (len(rest) < 12 and rest[:4].isdigit())


def _quoted(flat: Flat, start: int) -> tuple[int, int, str] | None:
    """Return a quoted title: of two words or more, not inside a link, with no more than authors or a name before it."""
    text = flat.text
    match = _QUOTE.search(text, start) if _OPENS_QUOTE.search(text, start) is not None else None
    if match is None or _inside_more(flat, match.start(), match.end()):
        return None
    before = text[start : match.start()].strip(EDGE + ".")
    after = text[match.end() : match.end() + 2]
    goes_on = after[:1] in (":", "：") or (
        after[:1] == " " and after[1:2].islower() and not _BY.match(text, match.end())
    )
    group = match.lastindex or 0
    count = words_in(match[group])
    introduced = text[: match.start()].rstrip().endswith((":", "：", ",")) or _names_authors(before)
    short = count < 2 or (count < 3 and not introduced and text[match.start()] != "《")
    foreign = bool(before) and words_in(before) > 3 and not _names_authors(before) and not leading_names(before).sure
    if short or foreign or (goes_on and (not before or (count < 5 and after[0] != " "))):
        return None
    return match.start(group), match.end(group), "quoted"


def _inside_more(flat: Flat, start: int, end: int) -> bool:
    """Whether a link or bold text holds the stretch and more: the quotation is a part of the title."""
    spans = [span for kind in ("link", "bold", "italic") for span in flat.spans[kind]]
    return any(span.start <= start and end <= span.end and span.end - span.start > end - start + 3 for span in spans)


def _linked(flat: Flat, start: int) -> tuple[int, int, str] | None:
    text = flat.text
    candidates = [span for span in flat.spans["link"][:MAX_CANDIDATES] if span.end > start]
    if not candidates:
        return None
    lead = candidates[0]
    if (
        lead.start <= start
        and not _is_no_title(text[start : lead.end])
        and words_in(text[start : lead.end]) > LONGEST_NAME
    ):
        return start, lead.end, "link"
    named: list[bool] = []
    for span in candidates:
        label = text[span.start : span.end]
        first = max(start, span.start)
        is_person = _is_names(label)
        if is_person and not named:
            named = [_is_names(text[one.start : one.end]) for one in candidates]
        if is_person and sum(named) > 1 and (not all(named) or _styled_behind(flat, candidates[-1].end)):
            continue
        if is_short_venue(trim_venue(label)) or whole_date(label) is not None:
            continue
        before = text[start:first].strip(EDGE + ".[]()（）【】")
        if not before:
            return first, span.end, "link"
        if is_person and not (sum(named) == 1 and _is_names(before) and has_initial(before)):
            continue
        count = words_in(label)
        if (count >= 2 and (_names_authors(before) or is_venue_or_year(before))) or (
            count >= 3 and _short_lead(flat, start, span, before)
        ):
            return span.start, span.end, "link"
    return None


def _styled_behind(flat: Flat, after: int) -> bool:
    """Whether a bold or italic title of three words stands behind."""
    spans = [span for kind in ("bold", "italic") for span in flat.spans[kind]]
    return any(span.start >= after and words_in(flat.text[span.start : span.end]) >= 3 for span in spans)


def _short_lead(flat: Flat, start: int, span: Span, before: str) -> bool:
    """Whether a few words with a colon or in bold stand before a linked title (``**PAN**: [A title](…)``)."""
    gap = flat.text[start : span.start].rstrip()
    if leading_names(gap).sure and (before.endswith((":", "：")) or gap.endswith((":", "："))):
        return True
    if leading_names(gap).sure and _YEAR_BETWEEN.match(gap[leading_names(gap).end :]):
        return True
    return words_in(before) <= 3 and (
        gap.endswith((":", "：", "-", "–", "—", "]", "|", ".")) or flat.covered("bold", start, span.start)
    )


def _styled(flat: Flat, start: int, kind: str) -> tuple[int, int, str] | None:
    """Return a title in bold or italics: first of all, or behind authors."""
    text = flat.text
    for span in flat.spans[kind][:12]:
        first = max(start, span.start)
        label = text[first : span.end].strip(EDGE + ".")
        if span.end <= start or not label or _is_no_title(label):
            continue
        before = text[start:first].strip(EDGE + '.[]()"“”')
        if not before:
            found = _styled_first(flat, span, first, label)
            if found is not None or not _is_names(label):
                return found
            continue
        long = words_in(label) >= 3 or text[span.end : span.end + 1] == "."
        if long and _names_authors(before) and ("," not in label or not _is_names(label)):
            return span.start, span.end, kind
    return None


def _code(flat: Flat, start: int) -> tuple[int, int, str] | None:
    """Return a code span that is the title: alone, or before its description; behind a title there is more."""
    span = next((span for span in flat.spans["code"][:1] if span.start == start), None)
    if span is None:
        return None
    text = flat.text
    end = plain_end(flat, span.end + 1) if text[span.end : span.end + 1] in (":", ";") else len(text)
    titled = any(map(str.isalnum, text[end:])) and words_in(text[span.end + 1 : end]) >= 2
    return (span.start, end, "plain") if titled else (span.start, span.end, "code")


def _is_no_title(label: str) -> bool:
    return is_short_venue(trim_venue(label)) or whole_date(label) is not None or label_kind(label) is not None


def _styled_first(flat: Flat, span: Span, first: int, label: str) -> tuple[int, int, str] | None:
    """Return the title that styled text at the beginning is, None where it is an author."""
    text, italic = flat.text, span.kind == "italic"
    initials = leading_names(label).sure and all(map(is_last_initial, label.strip(" .").split(", ")))
    if (initials and any(c.isalpha() for c in text[span.end : span.end + 40])) or (
        _is_names(label) and (italic or ("," not in label and _more_title(flat, span)))
    ):
        return None
    if italic and words_in(label) < 2:
        return None
    colon = text[span.end - 1 : span.end] + text[span.end : span.end + 1]
    if words_in(label) <= 3 and (":" in colon or "：" in colon):
        end = plain_end(flat, span.end + 1)
        if looks_titled(text[span.end : end]):
            return first, end, "bold"
    return first, _trim_end(text, span.end), span.kind


def _more_title(flat: Flat, span: Span) -> bool:
    """Whether a bold name is one of a list of authors, or alone on its line, before the title proper."""
    rest = flat.text[span.end : span.end + 200]
    line = re.match(r"[.,:]?[ \t]*\n", rest)
    if line is not None:
        return any(
            flat.spans[kind] and flat.covered(kind, span.end + line.end(), _line_end(flat.text, span.end + line.end()))
            for kind in ("bold", "italic", "link")
        )
    if _DATED_WORDS.match(rest):
        return True
    joint = re.match(r"\s*(?:,|and\b|&|;)[\s,;&]*(?:and\b\s*)?", rest)
    return joint is not None and bool(leading_names(rest[joint.end() :]).names)


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return end if end >= 0 else len(text)


def _trim_end(text: str, end: int) -> int:
    while end > 0 and text[end - 1] in EDGE:
        end -= 1
    return end
