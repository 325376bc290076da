"""The text behind a title cut into phrases and brackets, and the venue that a phrase holds."""

import re
from collections.abc import Iterator
from typing import Final

from paperterm.readers.fields.authors import is_abbreviation
from paperterm.readers.fields.dates import find_year
from paperterm.readers.fields.flat import SEP, Flat
from paperterm.readers.fields.places import is_abbreviated, is_place, is_reporter
from paperterm.readers.fields.venue import is_known, is_venue, trim_venue

_PIECE: Final = re.compile(
    rf"(?P<group>[(（\[【{{][^()（）\[\]【】{{}}\n{SEP}]{{0,300}}[)）\]】}}])|(?P<cut>\n|(?<![:/])//(?!/)|{SEP}+|\||;\s|\s[-–—]\s|\s·\s|[.?!](?=\s|$)|。)"
)


def _is_journal(text: str) -> bool:
    """Whether the full stop is one of a journal's name."""
    return is_abbreviated(text) or is_reporter(text)


def pieces(flat: Flat, start: int) -> Iterator[tuple[int, int, bool, bool]]:
    """(start, end, is a bracket, begins a line) of each phrase of the text behind the title."""
    text = flat.text
    italics = flat.spans["italic"]
    position, fresh, at = start, False, 0
    for match in _PIECE.finditer(text, start):
        cut = match["cut"]
        while at < len(italics) and italics[at].end <= match.start() + 1:
            at += 1
        if cut in (".", "?", "!") and (
            is_abbreviation(text[max(position, match.start() - 40) : match.start()].rpartition(" ")[2])
            or _is_journal(
                text[max(position, match.start() - 60) : match.end()].rpartition(", ")[2].lstrip(" .,")
                + text[match.end() : match.end() + 60]
            )
            or (at < len(italics) and italics[at].start < match.start())
        ):
            continue
        if match.start() > position:
            yield position, match.start(), False, fresh
            fresh = False
        if cut is None:
            yield match.start(), match.end(), True, fresh
            fresh = False
        elif cut == "\n":
            fresh = True
        position = match.end()
    if position < len(text):
        yield position, len(text), False, fresh


def venue_in(text: str) -> str | None:
    """Return the venue that `text` is, or begins or ends with at a comma."""
    whole = trim_venue(text)
    if is_place(whole):
        return whole
    text = text.replace("，", ",")
    if "," not in text or len(text) > 600:
        return None
    parts = text.split(",")[:12]
    for stop in range(len(parts) - 1, 0, -1):
        head = trim_venue(",".join(parts[:stop]))
        if is_venue(head) and (find_year(head) or is_known(head.split()[0])):
            return head
    for start in range(1, len(parts)):
        tail = trim_venue(",".join(parts[start:]))
        if is_venue(tail) or is_abbreviated(tail):
            return tail
    return None
