"""Badges: what their text or the address of a shields.io badge says about venue, year and tags."""

import re
from typing import Final
from urllib.parse import unquote

from paperterm.readers.draft import Draft
from paperterm.readers.fields.dates import find_year
from paperterm.readers.fields.links import label_kind
from paperterm.readers.fields.venue import is_award, is_venue, trim_venue
from paperterm.readers.front.blocks import Run

_SHIELD: Final = re.compile(r"(?:shields\.io/(?:static/v1\?|badge/)|badgen\.net/badge/)([^?#]*)", re.IGNORECASE)
_COUNTS: Final = re.compile(
    r"stars?|forks?|watchers|followers?|citations?|visitors?|views"
    r"|downloads?|license|last.commit|issues|contributors|commit"
    r"|readers|hits|size|awesome|badge|build|repo|status|version"
    r"|release|coverage|figure|fig\b|image|img|logo|icon|star",
    re.IGNORECASE,
)
_NUMBER: Final = re.compile(r"^[\d.,k+%-]+$", re.IGNORECASE)


def badge_text(source: str) -> list[str]:
    """Return the label and message of a badge's address (``…/badge/Conference-ICLR'22-blue``)."""
    match = _SHIELD.search(source)
    if match is None:
        return []
    path = unquote(match[1].replace("&#39;", "'")).removesuffix(".svg").removesuffix(".png")
    parts = [
        part.replace("\x00", "-").replace("\x01", "_")
        for part in path.replace("--", "\x00").replace("__", "\x01").split("-")
    ]
    return [part.replace("_", " ").strip() for part in parts[:-1]] if len(parts) > 1 else []


def read_badges(draft: Draft, badges: list[Run]) -> None:
    """Take venue and tags from badges; counters, stars and badges that are links to something say neither."""
    for badge in badges[:40]:
        source = badge.image or badge.url
        parts = badge_text(source)
        if badge.kind == "link" and badge.url and not parts:
            continue
        alt = badge.text.strip()
        for text in (alt, *reversed(parts), " ".join(parts)):
            venue = trim_venue(text)
            if is_venue(venue) and not venue.lower().startswith("arxiv"):
                draft.set("venue", venue, "badge")
                draft.set("year", find_year(venue), "badge", "badge" if not draft.year else "")
                if is_award(alt):
                    draft.add("tags", [alt], "badge")
                break
        else:
            if badge.kind == "image" and parts and alt and (is_award(alt) or _is_tag(alt, parts)):
                draft.add("tags", [alt], "badge")


def _is_tag(alt: str, parts: list[str]) -> bool:
    return (
        not _COUNTS.search(alt)
        and not _NUMBER.match(alt)
        and (label_kind(alt) is None or len(parts) == 1)
        and len(alt) < 40
        and not any(_NUMBER.match(part) for part in parts[1:])
    )
