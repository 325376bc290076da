"""Named places of an entry where its title may begin and end.

A hypothesis is a start anchor with an end anchor, the same for all entries of a group. An anchor that an entry does not
have (a second link) leaves the entry out; where an end anchor is missing (no bar behind the title) the line ends it.
"""

import re
from bisect import bisect_left
from collections.abc import Callable
from itertools import pairwise
from typing import Final, NamedTuple

from paperterm.readers.fields.authors import leading_names
from paperterm.readers.fields.boundary import ends_sentence, plain_end
from paperterm.readers.fields.flat import SEP, Flat, skip_decoration
from paperterm.readers.fields.prefix import skip_prefix
from paperterm.readers.fields.venue import is_venue_or_year, trim_venue

MAX_TEXT: Final = 1500
"""Characters of an entry that are looked at for anchors."""
MAX_MARKS: Final = 40
"""Marks of a kind in an entry that are tried as the end of a title."""

_QUOTED: Final = re.compile(r"[\"“”«「『《]([^\"“”«»「」『』《》\n\x1f]{4,300})[\"”»」』》]")
_LEAD: Final = ' \t\n,.;:：|–—-*_•·)]>”"»」』'
_TRAIL: Final = ' \t\n,;:：|–—*_•·([<“"«「『' + SEP
_TAIL: Final = re.compile(r"\s?[(（\[【]([^()（）\[\]【】\n\x1f]{2,100})[)）\]】]$")
MAX_TAIL: Final = 110
"""Characters of the longest bracket at a title's end."""
_YEAR: Final = re.compile(r"(?<![\d.])(?:19|20)\d\d(?!\d|\.\d{4})")
_YEAR_LEAD: Final = re.compile(r"[\s.,;:]{0,4}[(\[]?(?:19|20)\d\d[a-z]?[)\]]?[\s.,;:]{0,4}")
_END_OF_NAMES: Final = re.compile(r"[\s.,;:：)]{0,4}")
_BY: Final = re.compile(r"[,.]?\s(?:by|from)\s(?=[^\W\d_a-z])")
_DASH: Final = re.compile(r"\s[-–—]{1,2}\s")
_BAR: Final = re.compile(r"\|")
_COMMA: Final = re.compile(r"[,，]\s|，")
_COLON: Final = re.compile(r"\s?[:：](?:\s|(?=[^\W\d_a-z]))")
_PERIOD: Final = re.compile(r"[.。?!](?=\s|$)")
_OPEN: Final = re.compile(r"\s?[(（\[【]")
_CLOSE: Final = re.compile(r"[)）\]】]")
_PIECE_END: Final = re.compile(r"[,.;|()\[\]（）【】\n\x1f](?=\s|$)|[()\[\]（）【】|\n\x1f]")

Place = int | None


class Hypothesis(NamedTuple):
    """Where the title of each entry of a group begins and ends."""

    start: str
    end: str


class Stretch(NamedTuple):
    """A part of an entry's text."""

    start: int
    end: int


class EntryText:
    """The text of an entry, prepared for anchors.

    Attributes:
        body: where the words begin behind decoration, a number and brackets.
        quotes: quoted stretches.
    """

    def __init__(self, flat: Flat) -> None:
        self.flat = flat
        self.text = flat.text[:MAX_TEXT]
        self.body = min(skip_prefix(flat)[0], len(self.text))
        self.quotes = [Stretch(*match.span(1)) for match in _QUOTED.finditer(self.text)][:4]
        self.names = leading_names(flat.text[self.body : self.body + 4000])
        self._marks: dict[re.Pattern[str], list[int]] = {}
        self._trimmed: dict[int, int] = {}

    def marks(self, pattern: re.Pattern[str], start: int, stop: int) -> list[int]:
        """Return where `pattern` is found between `start` and `stop`."""
        found = self._marks.get(pattern)
        if found is None:
            found = self._marks[pattern] = [match.start() for match in pattern.finditer(self.text)][:MAX_MARKS]
        return found[bisect_left(found, start) : bisect_left(found, stop)] if found else found

    def lead(self, start: int) -> int:
        """Return `start` moved behind punctuation."""
        while start < len(self.text) and self.text[start] in _LEAD:
            start += 1
        return start

    def trail(self, start: int, end: int) -> int:
        """Return `end` moved before punctuation that is no part of a title, and before a bracket with venue or year."""
        trimmed = self._trimmed.get(end)
        if trimmed is None or trimmed <= start:
            trimmed = self._trimmed[end] = self._trail_bracket(start, end)
        return trimmed

    def _trail_bracket(self, start: int, end: int) -> int:
        text = self.text
        end = self._trail(start, end)
        if end > start and text[end - 1] in ")）]】":
            tail = _TAIL.search(text[:end], max(start, end - MAX_TAIL))
            if tail is not None and tail.start() > start and is_venue_or_year(tail[1].strip()):
                end = self._trail(start, tail.start())
        return end

    def _trail(self, start: int, end: int) -> int:
        text = self.text
        while end > start and (text[end - 1] in _TRAIL or (text[end - 1] == "-" and text[end - 2 : end - 1] == " ")):
            end -= 1
        stopped = text[end - 1 : end] in (".", "。") and text[end - 2 : end - 1] != "."
        return end - 1 if stopped and end - start > 2 else end

    def line_end(self, start: int) -> int:
        """Return where the line of `start` ends, or the first label in it."""
        ends = [at for at in (self.text.find("\n", start), self.text.find(SEP, start)) if at >= 0]
        return min(ends, default=len(self.text))


def _span(kind: str, index: int) -> Callable[[EntryText], Place]:
    def find(entry: EntryText) -> Place:
        spans = entry.flat.spans[kind]
        return spans[index].start if len(spans) > index else None

    return find


def _behind_span(kind: str) -> Callable[[EntryText], Place]:
    def find(entry: EntryText) -> Place:
        spans = entry.flat.spans[kind]
        return entry.lead(spans[0].end) if spans else None

    return find


def _behind(pattern: re.Pattern[str]) -> Callable[[EntryText], Place]:
    def find(entry: EntryText) -> Place:
        match = pattern.search(entry.text, entry.body, entry.line_end(entry.body))
        return entry.lead(match.end()) if match is not None else None

    return find


def _line(number: int) -> Callable[[EntryText], Place]:
    def find(entry: EntryText) -> Place:
        at = -1
        for _ in range(number - 1):
            at = entry.text.find("\n", at + 1)
            if at < 0:
                return None
        return skip_decoration(entry.text, at + 1)

    return find


def _quote(entry: EntryText) -> Place:
    return entry.quotes[0].start if entry.quotes else None


def _behind_names(entry: EntryText) -> Place:
    if not entry.names.names:
        return None
    match = _END_OF_NAMES.match(entry.text, entry.body + entry.names.end)
    return match.end() if match is not None else None


def _behind_names_and_year(entry: EntryText) -> Place:
    if not entry.names.names:
        return None
    match = _YEAR_LEAD.match(entry.text, entry.body + entry.names.end)
    return match.end() if match is not None else None


def _names_below(entry: EntryText) -> Place:
    start = _line(2)(entry)
    if start is None:
        return None
    names = leading_names(entry.text[start : start + 600])
    return entry.lead(start + names.end) if names.names else start


STARTS: Final[dict[str, Callable[[EntryText], Place]]] = {
    "text": lambda entry: entry.body,
    "first character": lambda entry: skip_decoration(entry.text, 0),
    "link": _span("link", 0),
    "second link": _span("link", 1),
    "bold": _span("bold", 0),
    "second bold": _span("bold", 1),
    "italic": _span("italic", 0),
    "second italic": _span("italic", 1),
    "code": _span("code", 0),
    "quote": _quote,
    "behind link": _behind_span("link"),
    "behind bold": _behind_span("bold"),
    "behind italic": _behind_span("italic"),
    "behind code": _behind_span("code"),
    "behind names": _behind_names,
    "behind names and year": _behind_names_and_year,
    "behind colon": _behind(_COLON),
    "behind period": _behind(re.compile(r"(?<![\s.(][^\W\d_a-z])(?<!^[^\W\d_a-z])(?<!et al)[.。]\s")),
    "behind dash": _behind(_DASH),
    "behind bar": _behind(_BAR),
    "behind comma": _behind(_COMMA),
    "behind bracket": _behind(_CLOSE),
    "second line": _line(2),
    "third line": _line(3),
    "second line, behind names": _names_below,
}
"""Start anchor -> its place in an entry, None where the entry has none."""


def _before(pattern: re.Pattern[str], index: int) -> Callable[[EntryText, int, int], Place]:
    """Return an end before the match of `pattern` with this index in the line; negative ones count from the end."""

    def find(entry: EntryText, start: int, stop: int) -> Place:
        found = entry.marks(pattern, start, stop)
        return found[index] if -len(found) <= index < len(found) else None

    return find


def _markup(entry: EntryText, start: int, stop: int) -> Place:
    del stop
    ends = [span.end for spans in entry.flat.spans.values() for span in spans if span.start == start]
    ends.extend(quote.end for quote in entry.quotes if quote.start == start)
    return max(ends, default=None)


def _sentence(entry: EntryText, start: int, stop: int) -> Place:
    for at in entry.marks(_PERIOD, start, stop):
        if entry.text[at] != "." or ends_sentence(entry.text, at):
            return at + (entry.text[at] in "?!")
    return None


def _venue(entry: EntryText, start: int, stop: int) -> Place:
    """Return the first mark behind which a venue or a year follows."""
    text = entry.text
    marks = entry.marks(_PIECE_END, start, stop)
    for at, following in pairwise([*marks, stop]):
        piece = trim_venue(text[at + 1 : following])
        if len(piece) < 120 and piece and is_venue_or_year(piece):
            return at
    return None


def _next_span(kind: str) -> Callable[[EntryText, int, int], Place]:
    def find(entry: EntryText, start: int, stop: int) -> Place:
        spans = entry.flat.spans[kind]
        index = bisect_left(spans, start + 1, key=lambda span: span.start)
        return spans[index].start if index < len(spans) and spans[index].start < stop else None

    return find


def _rules(entry: EntryText, start: int, stop: int) -> Place:
    return plain_end(entry.flat, start) if start < stop else None


def _line_end(entry: EntryText, start: int, stop: int) -> Place:
    del entry, start
    return stop


def _text_end(entry: EntryText, start: int, stop: int) -> Place:
    del stop
    at = entry.text.find(SEP, start)
    return at if at >= 0 else len(entry.text)


ENDS: Final[dict[str, Callable[[EntryText, int, int], Place]]] = {
    "its end": _markup,
    "line end": _line_end,
    "text end": _text_end,
    "bar": _before(_BAR, 0),
    "dash": _before(_DASH, 0),
    "last dash": _before(_DASH, -1),
    "comma": _before(_COMMA, 0),
    "last comma": _before(_COMMA, -1),
    "second last comma": _before(_COMMA, -2),
    "sentence": _sentence,
    "bracket": _before(_OPEN, 0),
    "last bracket": _before(_OPEN, -1),
    "colon": _before(_COLON, 0),
    "year": _before(_YEAR, 0),
    "last year": _before(_YEAR, -1),
    "by": _before(_BY, 0),
    "venue or year": _venue,
    "next link": _next_span("link"),
    "next italic": _next_span("italic"),
    "next bold": _next_span("bold"),
    "other fields": _rules,
}
"""End anchor -> its place behind a start, None where the entry has none."""

STRICT: Final = frozenset({"its end"})
"""End anchors without which a hypothesis does not fit an entry."""


def stretches(entry: EntryText) -> dict[Hypothesis, Stretch]:
    """Return what each hypothesis takes for the title of an entry; hypotheses that do not fit it are left out."""
    found: dict[Hypothesis, Stretch] = {}
    ends_at: dict[int, dict[str, Stretch]] = {}
    for start_name, find_start in STARTS.items():
        start = find_start(entry)
        if start is None or start >= len(entry.text):
            continue
        if start not in ends_at:
            ends_at[start] = _ends(entry, start)
        for end_name, stretch in ends_at[start].items():
            found[Hypothesis(start_name, end_name)] = stretch
    return found


def _ends(entry: EntryText, start: int) -> dict[str, Stretch]:
    stop = entry.line_end(start)
    found = {}
    for name, find_end in ENDS.items():
        end = find_end(entry, start, stop)
        if end is None:
            if name in STRICT:
                continue
            end = stop
        end = entry.trail(start, end)
        if end > start:
            found[name] = Stretch(start, end)
    return found


def holds_anchors(entry: EntryText, hypothesis: Hypothesis) -> bool:
    """Whether an entry has both anchors of a hypothesis: a line end does not take the place of the end anchor."""
    start = STARTS[hypothesis.start](entry)
    if start is None or start >= len(entry.text):
        return False
    return ENDS[hypothesis.end](entry, start, entry.line_end(start)) is not None


def stretch_of(entry: EntryText, hypothesis: Hypothesis) -> Stretch | None:
    """Return what one hypothesis takes for the title of an entry."""
    start = STARTS[hypothesis.start](entry)
    if start is None or start >= len(entry.text):
        return None
    return _ends(entry, start).get(hypothesis.end)
