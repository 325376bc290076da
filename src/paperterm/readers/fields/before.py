"""What stands before a title, read: authors, year, venue, tags."""

import re
from typing import Final

from paperterm.readers.draft import Draft
from paperterm.readers.fields.authors import leading_names
from paperterm.readers.fields.dates import find_year, whole_date
from paperterm.readers.fields.flat import PHRASE_EDGE, SEP
from paperterm.readers.fields.groups import leading_group
from paperterm.readers.fields.prefix import DATED
from paperterm.readers.fields.venue import is_known, is_venue, may_be_venue, trim_venue

DAY: Final = "day before the title"
"""Where a year comes from that gives way to the venue's: the day may be that of the reading."""
_DAY: Final = re.compile(r"\d{4}[-./]\d{1,2}[-./]\d{1,2}")
_ARXIV_NUMBER: Final = re.compile(r"^\W*(?:arxiv\W*)?(\d{4}\.\d{4,5})(?:v\d+)?\W*$", re.IGNORECASE)


def read_before(draft: Draft, text: str) -> None:
    """Take authors and year from the text before the title."""
    text = text.lstrip(PHRASE_EDGE + "[](").rstrip(' \t\n,;:：|–—*_"“([-' + SEP)
    if not text:
        return
    names = leading_names(text)
    group = leading_group(text)
    if group:
        draft.set("authors", (group,), "before the title")
        text = text[len(group) :]
    elif names.names and (names.sure or len(names.names) > 1 or " " in names.names[0] or not names.names[0].isascii()):
        draft.set_authors(names, "before the title")
        text = text[names.end :]
    year = whole_date(text.strip(PHRASE_EDGE + "()[]")) or (find_year(text) if len(text) < 30 else None)
    draft.set("year", year, "before the title")
    venue = trim_venue(text)
    if is_venue(venue):
        draft.set("venue", venue, "before the title")


def read_prefix(draft: Draft, prefix: tuple[str, ...]) -> None:
    """Take date, venue and tags from the brackets before the title."""
    for bracket in prefix:
        content = bracket.strip("`* ")
        date = whole_date(content)
        if date is not None:
            draft.set("year", date, DAY if _DAY.fullmatch(content) else "bracket before the title")
            continue
        number = _ARXIV_NUMBER.match(content)
        if number is not None:
            draft.ids.setdefault("arxiv", number[1])
            continue
        dated = DATED.match(content)
        if dated is not None and may_be_venue(dated[2]):
            draft.set("year", int(dated[1]), "bracket before the title")
            draft.set("venue", dated[2].strip(), "bracket before the title")
            continue
        venue = trim_venue(content)
        if is_venue(venue) or is_known(venue):
            draft.set("venue", venue, "bracket before the title")
            continue
        parts = [part.strip(" *_`") for part in re.split(r"[,，|]", content)]
        for part in parts:
            if is_venue(part) or (is_known(part) and len(parts) > 1):
                draft.set("venue", content if find_year(content) else part, "bracket before the title")
                break
            year = whole_date(part)
            if year is not None:
                draft.set("year", year, "bracket before the title")
            elif not part.isdigit():
                draft.add("tags", [part], "bracket before the title")
