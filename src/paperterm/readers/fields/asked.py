"""What is asked of a phrase behind a title before it is taken for something."""

import re

from paperterm.readers.fields.authors import Names
from paperterm.readers.fields.dates import whole_date
from paperterm.readers.fields.flat import PHRASE_EDGE, SEP, Flat
from paperterm.readers.fields.places import is_locator, is_place, stands_as_place
from paperterm.readers.fields.venue import is_venue, trim_venue


def names_and_venue(names: Names, content: str) -> bool:
    """Whether a bracket holds authors and where their paper stands: ``(A. One and B. Two; UAI 2018)``."""
    gap = content[names.end :].lstrip()
    if not names.names or gap[:1] not in (";", ",", "；") or " " not in names.names[0]:
        return False
    return is_place(gap.lstrip(";,； "))


def led_by_slashes(text: str, first: int) -> bool:
    """Whether two slashes lead to a phrase: what the paper is a part of (GOST R 7.0.5, GB/T 7714)."""
    return text[max(0, first - 3) : first + 3].strip().startswith("//")


def place_follows(text: str, last: int) -> bool:
    """Whether behind `last` a venue or a year stands: what is before it, a single name, is the author."""
    text = text[last : last + 300].lstrip(PHRASE_EDGE + "([")
    phrase = re.split(rf"[{SEP}\n|()\[\]]|\.\s", text, maxsplit=1)[0]
    return stands_as_place(text) or (bool(phrase) and (is_place(phrase) or whole_date(phrase) is not None))


def is_italic_venue(flat: Flat, first: int, last: int) -> bool:
    """Whether a phrase is in italics, but for the volume and pages behind."""
    if flat.covered("italic", first, last):
        return True
    start = first + len(flat.text[first:last]) - len(flat.text[first:last].lstrip(PHRASE_EDGE))
    span = next((span for span in flat.spans["italic"] if span.start <= start < span.end), None)
    return span is not None and is_locator(flat.text[span.end : last].strip(PHRASE_EDGE))


def are_authors(names: Names, body: str, rest: str, fresh: bool, italic: bool) -> bool:
    """Whether the names that a phrase begins with, `rest` behind them, are the authors."""
    if not names.names:
        return False
    if names.sure:
        return True
    alone = not rest or (fresh and len(rest) < 3)
    if alone and not is_venue(trim_venue(body)) and (fresh or italic or len(names.names) > 1):
        return True
    return (len(names.names) > 1 or not names.names[0].isascii()) and is_venue(trim_venue(rest))
