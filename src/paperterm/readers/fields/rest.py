"""What stands around a title: authors, venue, year, institutions, remarks, from the text before and behind it."""

import re
from typing import Final

from paperterm.readers.draft import Draft
from paperterm.readers.fields.asked import are_authors, is_italic_venue, led_by_slashes, names_and_venue, place_follows
from paperterm.readers.fields.authors import Names, leading_names
from paperterm.readers.fields.cited import KIND_MARK
from paperterm.readers.fields.dates import find_year, whole_date
from paperterm.readers.fields.flat import PHRASE_EDGE, SEP, Flat
from paperterm.readers.fields.institutions import is_institution, split_institutions
from paperterm.readers.fields.pieces import pieces, venue_in
from paperterm.readers.fields.places import is_locator, is_place, located_year, split_place
from paperterm.readers.fields.venue import (
    MAX_LENGTH,
    dated_venue,
    is_award,
    is_known,
    is_venue,
    may_be_venue,
    trim_venue,
)

_OUTER: Final = " \t\n,;:：|–—*_•·/\\-" + SEP
_TAGS: Final = re.compile(r"[,，]|`\s+`|\s{2,}")
_PRINT: Final = frozenset({"in print", "in press", "to appear", "accepted", "forthcoming", "findings", "journal track"})
_PRIZE: Final = re.compile(r"(?:best|outstanding|distinguished|honorable|winner|\w+ prize)\b", re.IGNORECASE)
_HAS_VENUE: Final = re.compile(r"\b[A-Z][\w&-]*[A-Z][\w&-]*[\s'’]+(?:(?:19|20)\d\d|\d\d)\b")
_YEAR_BEHIND: Final = re.compile(r"[\s.,|]{0,4}\(?(?:19|20)\d\d(?!\d)")
_LEADING_YEAR: Final = re.compile(r"[\s.,]{0,3}(?:19|20)\d\d\b(?![;:–-])")
_LEAD_IN: Final = re.compile(r"^\s{0,8}(?:in|published in|presented at|appeared in)\s*[:：]?\s", re.IGNORECASE)

MAX_GAP: Final = 40
"""Characters between a venue and what extends it: what is further away is not looked at."""
_ACRONYM: Final = re.compile(r"\b[A-Z]{3}")
ALONE: Final = "capitalized words before the year"
"""Where a name comes from that could as well be a venue's (``A Title, Ann Doe, 2024``)."""


class _Rest:
    """The text behind a title, phrase by phrase."""

    def __init__(self, draft: Draft, flat: Flat) -> None:
        self.draft = draft
        self.flat = flat
        self.text = flat.text
        self.left: list[list[int]] = []
        self.venue_at = (-1, -1)
        self.after_names = False
        self.located = False

    def read(self, start: int) -> None:
        for first, last, bracket, fresh in pieces(self.flat, start):
            piece = self.text[first:last]
            content = piece.strip(PHRASE_EDGE + "[]()（）【】") if bracket else piece.strip(PHRASE_EDGE)
            if not content or (not fresh and self._extends_venue(first, last, bracket, content)):
                continue
            if fresh:
                self.after_names = False
            if bracket:
                taken = self._bracket(first, last, content)
            else:
                taken = "authors" if self._venue_then_names(content) else self._phrase(first, last, fresh)
            self.after_names = taken == "authors" or (self.after_names and not fresh)
            if taken == "venue" and self.draft.venue:
                at = self.text.find(self.draft.venue[:40], first)
                self.venue_at = (at, last) if 0 <= at < last else (-1, -1)
                self.located = is_locator(self.text[at + len(self.draft.venue) : last])
            elif not taken:
                self._leave(first, last)
        parts = (" ".join(self.text[first:last].split()).strip(_OUTER) for first, last in self.left)
        remark = " ".join(part for part in parts if any(c.isalpha() for c in part))
        if len(remark) > 2:
            self.draft.remarks.append(remark)
            self.draft.sources.setdefault("remarks", "behind the title")

    def _leave(self, first: int, last: int) -> None:
        """Keep a phrase as a remark, joined with the one right before it."""
        if self.text[last : last + 1] in (".", "?", "!", "。", "…"):
            last += 1
        if self.left and not set(self.text[self.left[-1][1] : first]) & {SEP, "\n"}:
            self.left[-1][1] = last
        else:
            self.left.append([first, last])

    def _extends_venue(self, first: int, last: int, bracket: bool, content: str) -> bool:
        """Take what belongs to the venue before it: ``(Oral)``, ``2022``; volume and pages only give the year."""
        start, end = self.venue_at
        if end < 0 or first - end > MAX_GAP or self.text[end:first].strip(" .,;") or last - start > MAX_LENGTH:
            return False
        if is_locator(content) and (self.located or whole_date(content) is None) and not is_award(content):
            year = None if self.located or bracket else _LEADING_YEAR.match(self.text, end, last)
            self.draft.set("year", located_year(content), "behind the venue")
            self.located = True
            if year is None:
                self.venue_at = (start, last)
                return True
            extends, last = True, year.end()
        elif bracket:
            words = content.split()
            named = len(words) <= 3 and all(word[0].isupper() or word[0].isdigit() for word in words)
            extends = is_award(content) or whole_date(content) is not None or content.casefold() in _PRINT
            extends = extends or (self.text[first] in "(（" and named and not is_institution(content))
            extends = extends or (is_venue(content) and not self.located)
            other_type = self.flat.covered("italic", first, last) and not self.flat.covered("italic", start, end)
            extends = extends and (is_award(content) or not other_type)
        else:
            extends = content.casefold() in _PRINT or whole_date(content) is not None
        if extends:
            self.venue_at = (start, last)
            tail = self.text[last : last + 1] if self.text[last : last + 1] in ")）]】" else ""
            self.draft.venue = " ".join((self.text[start:last] + tail).split()).rstrip(" ,;.")
        return extends

    def _bracket(self, first: int, last: int, content: str) -> str:
        """Take the content of a bracket; the field it gave, "" where it is a remark."""
        draft, source = self.draft, "bracket behind the title"
        if KIND_MARK.fullmatch(self.text, first, last):
            return "kind"
        date, venue, names = whole_date(content), trim_venue(content), leading_names(content)
        code = any(first <= span.start and span.end <= last for span in self.flat.spans["code"])
        if date is not None:
            draft.set("year", date, source)
            taken = "year"
        elif not draft.venue and not names_and_venue(names, content) and self._places(content, venue):
            draft.set("venue", venue, source)
            taken = "venue"
        elif is_institution(content) and not draft.institutions:
            draft.add("institutions", split_institutions(content), source)
            taken = "institutions"
        elif names.sure and not draft.authors and names.end >= len(content) - 8:
            draft.set_authors(names, source)
            draft.set("year", find_year(content[names.end :]), source)
            taken = "authors"
        elif not draft.authors and names_and_venue(names, content):
            draft.set_authors(names, source)
            draft.set("venue", trim_venue(content[names.end :]), source)
            draft.set("year", find_year(content[names.end :]), source)
            taken = "venue"
        elif not draft.authors and self._only_names(names, content, last):
            draft.set_authors(names, source)
            taken = "authors"
        elif code or (content.count(" ") < 2 and self.text[first] == "["):
            tags = [] if code else [tag.strip("`_* ") for tag in _TAGS.split(content)]
            draft.add("tags", [tag for tag in tags if tag], source)
            taken = "tags"
        else:
            taken = ""
        return taken

    def _only_names(self, names: Names, content: str, last: int) -> bool:
        """Whether a bracket holds full names and nothing else, and a bracket with the venue follows or the end."""
        full = bool(names.names) and all(" " in name for name in names.names) and names.end >= len(content) - 1
        return full and not is_institution(content) and (len(names.names) > 1 or place_follows(self.text, last))

    def _places(self, content: str, venue: str) -> bool:
        """Whether a bracket holds the venue: by its words, or because it follows the authors in their line."""
        words = venue.split()
        if dated_venue(content) is not None and not is_award(content) and not is_institution(content):
            return True
        if is_venue(venue) or (words and is_known(words[0]) and len(words) <= 8):
            return True
        return self.after_names and len(content.split()) <= 14 and content[0].isupper() and not is_award(content)

    def _phrase(self, first: int, last: int, fresh: bool) -> str:
        draft, flat = self.draft, self.flat
        piece = self.text[first:last]
        lead = len(piece) - len(piece.lstrip(PHRASE_EDGE))
        body, taken = piece.strip(PHRASE_EDGE), ""
        if not draft.authors:
            italic = flat.covered("italic", first + lead, first + lead + max(1, leading_names(body).end))
            rest = self._authors(body, last, fresh, italic)
            if rest == "":
                return "authors"
            body, taken = (body, "") if rest is None else (rest, "authors")
        if is_award(body) and len(body) < 100 and (_PRIZE.match(body) or not _HAS_VENUE.search(body)):
            draft.add("tags", [body], "a distinction")
            return "tags"
        italic = is_italic_venue(self.flat, first, last)
        if not draft.venue:
            venue = body if italic and is_venue(trim_venue(body)) else venue_in(body)
            if venue is None and led_by_slashes(self.text, first) and not is_locator(body):
                venue = body
            led = draft.sources.get("authors") == "before the title" or draft.sources.get("title") == "quoted"
            prose = led and not self.left
            if (
                venue is None
                and italic
                and taken != "authors"
                and len(body) < 160
                and (fresh or prose or _LEAD_IN.match(piece.lstrip(PHRASE_EDGE)))
            ):
                venue = body if whole_date(body) is None else None
            if venue is None and self._stands_as_venue(body, first, last, taken):
                venue = trim_venue(body)
            if venue is not None:
                place = split_place(venue)
                draft.set("venue", place.venue, "behind the title")
                draft.set("year", place.year, "behind the venue")
                return "venue"
        year = whole_date(body.strip("()"))
        if year is not None:
            draft.set("year", year, "behind the title")
            return "year"
        if (
            not draft.institutions
            and is_institution(body)
            and len(body.split()) <= 12
            and (italic or body.startswith("@"))
        ):
            draft.add("institutions", split_institutions(body), "behind the title")
            return "institutions"
        return taken

    def _venue_then_names(self, body: str) -> bool:
        """Take a venue with the authors behind it (``ICSE'22, Moor, Ada, et al.``); whether they are there."""
        head, comma, tail = body.partition(", ")
        told = self.draft.authors or self.draft.venue or not comma
        names = leading_names(tail.strip()) if not told and is_venue(trim_venue(head)) else None
        if names is None or not names.names or names.end < len(tail.strip()) - 2:
            return False
        self.draft.set("venue", trim_venue(head), "behind the title")
        self.draft.set("year", find_year(head), "venue")
        self.draft.set_authors(names, "behind the venue")
        return True

    def _authors(self, body: str, last: int, fresh: bool, italic: bool) -> str | None:
        """Take the authors that a phrase begins with; what stands behind them, None where it begins with none."""
        names = leading_names(body)
        rest = body[names.end :].strip(PHRASE_EDGE + "()")
        where = trim_venue(rest)
        placed = (bool(where) and is_place(where)) or (
            may_be_venue(where) and _YEAR_BEHIND.match(self.text, last) is not None
        )
        full = bool(names.names) and " " in names.names[0]
        if are_authors(names, body, rest, fresh, italic) or (
            full and (placed or (not rest and place_follows(self.text, last)))
        ):
            self.draft.set_authors(names, "behind the title")
            return rest
        parted = body[names.end :].lstrip()[:1] in (",", "(")
        if full and parted and _ACRONYM.search(names.names[0]) is None and whole_date(rest) is not None:
            self.draft.set_authors(names, ALONE, "guess")
            return rest
        return None

    def _stands_as_venue(self, body: str, first: int, last: int, taken: str) -> bool:
        """Whether the place tells that capitalized words are the venue: behind authors, before a year or the end."""
        if not self.draft.authors or self.left or not may_be_venue(trim_venue(body)) or is_institution(body):
            return False
        if _YEAR_BEHIND.match(self.text, last) is not None:
            return True
        led = self.draft.sources.get("authors") == "before the title"
        ends = not self.text[last:].strip(_OUTER) or self.text[last:].lstrip()[:1] in ("(", SEP)
        return ends and (taken == "authors" or led) and self.text[first : first + 1] in (",", " ", ".")


def read_behind(draft: Draft, flat: Flat, start: int) -> None:
    """Take authors, venue, year, institutions and remarks from the text behind the title."""
    if start < len(flat.text):
        _Rest(draft, flat).read(start)
