"""What entries inherit from where they stand: the year or venue of a heading."""

import re
from typing import Final

from paperterm.readers.draft import Draft
from paperterm.readers.fields.dates import find_year, whole_date
from paperterm.readers.fields.venue import is_venue, trim_venue
from paperterm.readers.words.venues import WORDS

_ORDINARY_TEXT: Final = """
    models networking networks middleware performance robotics robots security sensors systems vision speech
"""
_ABBREVIATION: Final = re.compile(r"\(([^\W\d_][\w &/.-]{1,20})\)\s*$")
_ORDINARY: Final = frozenset(_ORDINARY_TEXT.split())
"""Short names of venues that are words."""


def inherit(drafts: list[Draft]) -> None:
    """Fill missing years and venues from the nearest heading that is one, marked as inferred."""
    for draft in drafts:
        if draft.year is not None and draft.venue:
            continue
        for name in reversed(draft.section):
            year = whole_date(name.strip(" ()[]:#-*")) or (find_year(name) if is_venue(trim_venue(name)) else None)
            if year is not None and "arxiv" not in draft.ids:
                draft.set("year", year, f"heading {name}", "heading")
            short, venue = _abbreviated(name), trim_venue(name)
            if short or (is_venue(venue) and len(venue.split()) <= 4 and not _is_topic(name)):
                draft.set("venue", short or venue, f"heading {name}", "heading")


def _abbreviated(name: str) -> str:
    """Return the abbreviation in the bracket behind a venue's whole name (``… Security Symposium (NDSS)``), else ""."""
    found = _ABBREVIATION.search(name)
    if found is None or sum(c.isupper() for c in found[1]) < 2:
        return ""
    return found[1] if WORDS & {word.casefold() for word in name.split()} else ""


def _is_topic(name: str) -> bool:
    """Whether a heading is an ordinary word (*Models*), which names a venue in capitals only."""
    return name.casefold() in _ORDINARY and not name.isupper()
