"""The title of citation prose without type: behind the authors and the year, or before them.

Follows APA, Chicago, Vancouver, the Bluebook and GOST R 7.0.5: punctuation tells authors, year and title apart.
"""

import re
from typing import Final

from paperterm.readers.fields.authors import Names, leading_names
from paperterm.readers.fields.boundary import EDGE, plain_end, words_in
from paperterm.readers.fields.dates import whole_date
from paperterm.readers.fields.flat import SEP, Flat
from paperterm.readers.fields.groups import leading_group
from paperterm.readers.fields.names import has_initial
from paperterm.readers.fields.places import is_place, is_reporter
from paperterm.readers.fields.prefix import YEAR_NEXT
from paperterm.readers.fields.venue import is_venue, trim_venue

_LEAD_IN: Final = re.compile(r"[.?!] In: ?(?=[^\W_])")
_DIGITS: Final = re.compile(r"(?:19|20)\d\d")
_YEAR_FIRST: Final = re.compile(r"(?:(?:19|20)\d\d[a-z]?|in press|n\.d\.|forthcoming)(?:\s[-–—]\s+|[).,:\s]+)")
_ROLE: Final = re.compile(
    r"[\s,.]{0,3}[(\[]?(?:eds?|editors?|hrsg|hgs?|dir|coords?|orgs?|comps?|ред|сост|编|編)\.?[)\]]?(?=[\s.,:]|$)",
    re.IGNORECASE,
)
"""What says that those named did not write the book but edit it."""
_INTRODUCES: Final = re.compile(
    r"\s*(?:\.?[:：,，]\s*\S|\.\s|,?\s*[(]?(?:(?:19|20)\d\d|in press|n\.d\.|forthcoming)|,?\s*\n|\.?\s*[\"“]|[-–—]\s)"
)
"""What stands between authors and a title."""
_DASH: Final = re.compile(r"\s[-–—]\s+")
_YEAR_AND_DASH: Final = re.compile(r",?\s*\(?(?:19|20)\d\d[a-z]?\)?\s[-–—]\s")
_JOINED: Final = re.compile(r"\s(?:and|&)\s")
_SENTENCE: Final = re.compile(r"\. (?:[\w'’:-]++ ){2,}+\S")
"""Three words and more behind the names."""
_PART_END: Final = re.compile(rf"[{SEP}\n|(（\[]|\s[-–—]\s")
_PHRASE_END: Final = re.compile(rf"[{SEP}\n\[]|[.?!]\s")
_LAW: Final = re.compile(r"([^,\n\x1f]{4,80}), ([^\n\x1f]{8,200}?), (?=\d{1,4} )")
"""A law review's article: authors, title, and what may be its volume (the Bluebook's form)."""
KIND_MARK: Final = re.compile(r"\s?\[(?:J|C|D|M|R|P|S|N|A|Z|G|EB|DB|CP|DS)(?:/(?:OL|CD|MT|DK))?\]")
"""What kind of document a title in front of it names (GB/T 7714): ``[J]``, ``[C]``, ``[EB/OL]``."""
_NAMES_STOP: Final = re.compile(r"(?<!\b[A-Z])[.．。]\s?(?=\S)")
_ITEM_END: Final = re.compile(r",\s+")


def cited_title(flat: Flat, start: int) -> tuple[int, int]:
    """Return where the title of plain text stands that begins at `start`."""
    text = flat.text
    group = len(leading_group(text[start : start + 200]))
    first = _behind_authors(text, start + group) if group else None
    if first is not None:
        return first, _prose_end(text, plain_end(flat, first))
    kind = KIND_MARK.search(text, start, start + 700)
    if kind is not None:
        stop = _NAMES_STOP.search(text, start, kind.start())
        return stop.end() if stop is not None else start, kind.start()
    law = _LAW.match(text, start)
    if law is not None and is_reporter(text[law.end() : law.end() + 120]) and leading_names(law[1]).names:
        return law.start(2), law.end(2)
    names = leading_names(text[start : start + 4000])
    after = start + names.end
    first = _behind_authors(text, after) if names.names and _are_authors(text, after, names) else None
    if first is None:
        return start, plain_end(flat, start)
    if len(names.names) > 1 and _only_places(text, first):
        comma = _ITEM_END.search(text, start, after)
        if (
            comma is not None
            and words_in(text[start : comma.start()]) >= 2
            and not has_initial(text[start : comma.start()])
        ):
            return start, comma.start()
    return first, _prose_end(text, plain_end(flat, first))


def _are_authors(text: str, after: int, names: Names) -> bool:
    """Whether the names that `text` begins with are authors, and no title that looks like one."""
    year = YEAR_NEXT.match(text, after)
    full = len(names.names) > 1 and all(" " in name for name in names.names)
    if names.sure or (full and year is not None and _has_words(text, year.end())):
        return True
    if full and _JOINED.search(text, after - len(names.names[-1]) - 6, after) and _SENTENCE.match(text, after):
        return True
    if _YEAR_AND_DASH.match(text, after) is not None:
        return True
    first = names.names[0]
    if len(names.names) == 1 and " " in first and (has_initial(first) or year is not None):
        return True
    return " " in first and _dashed(text, after)


def _dashed(text: str, after: int) -> bool:
    """Whether dashes part names, a title and where it appeared (``Ann Doe — A Title — OSDI 2024``)."""
    dash = _DASH.match(text, after)
    end = _PART_END.search(text, dash.end()) if dash is not None else None
    if dash is None or end is None or end[0].strip()[:1] not in ("-", "–", "—"):
        return False
    title = text[dash.end() : end.start()]
    names = leading_names(title)
    behind = _PART_END.split(text[end.end() : end.end() + 300], maxsplit=1)[0].strip(EDGE)
    placed = whole_date(behind) is not None or is_place(behind)
    return words_in(title) >= 3 and placed and not (names.names and names.end >= len(title.rstrip()) - 1)


def _only_places(text: str, first: int) -> bool:
    """Whether a year or venue and nothing else stands at `first`: the first of the names before it is the title."""
    rest = _PHRASE_END.split(text[first : first + 300].lstrip(EDGE + ".()"), maxsplit=1)[0].strip(EDGE + ".()")
    return not any(c.isalpha() for c in rest) or is_venue(trim_venue(rest))


def _prose_end(text: str, end: int) -> int:
    """Where the title behind authors ends: a second sentence belongs to it where "In:" leads to the venue only then."""
    led = (
        _LEAD_IN.search(text, end, end + 160)
        if text[end : end + 1] == "." or text[end - 1 : end] in ("?", "!")
        else None
    )
    if led is None or led.start() == end or SEP in text[end : led.start()] or _DIGITS.search(text, end, led.start()):
        return end
    return led.start()


def _behind_authors(text: str, after: int) -> int | None:
    """Return where the title begins behind authors and a year, None where nothing follows or something else."""
    role = _ROLE.match(text, after)
    after = role.end() - (text[role.end() - 1] == ".") if role is not None else after
    if _INTRODUCES.match(text[after : after + 40]) is None or not text[after:].strip(EDGE + "."):
        return None
    after += len(text[after:]) - len(text[after:].lstrip(EDGE + ".()"))
    year = _YEAR_FIRST.match(text, after)
    return year.end() if year else after


def _has_words(text: str, start: int) -> bool:
    """Whether words stand before the first label link."""
    return any(c.isalpha() for c in text[start:].partition(SEP)[0])
