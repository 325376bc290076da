"""What stands around a title: authors, venue, year, institutions, remarks, from the text before and behind it."""

import re
from collections.abc import Iterator
from typing import Final

from paperterm.readers.draft import Draft
from paperterm.readers.fields.dates import find_year, whole_date
from paperterm.readers.fields.flat import SEP, Flat
from paperterm.readers.fields.names import leading_names, read_names
from paperterm.readers.fields.venue import is_award, is_known, is_venue, trim_venue
from paperterm.readers.words.institutions import WORDS as INSTITUTION_WORDS

_PIECE: Final = re.compile(
    rf"(?P<group>[(（\[【{{][^()（）\[\]【】{{}}\n{SEP}]{{0,300}}[)）\]】}}])|(?P<cut>\n|{SEP}+|\s*\|\s*|;\s|\s[-–—]\s|\s·\s|[.?!。](?=\s|$))"
)
_EDGE: Final = ' \t\n,.;:：|–—*_•·"“”、/\\' + SEP + "-"
_INSTITUTION_SPLIT: Final = re.compile(r"\s*(?:[,，;；、+/&]|\band\b)\s*(?=\S)")
_ETC: Final = re.compile(r"\s*(?:\betc\b\.?|\bet\.? al\b\.?|等)\s*$", re.IGNORECASE)
_LEAD_IN: Final = re.compile(r"^\s*(?:in|published in|presented at|appeared in)\s*[:：]?\s", re.IGNORECASE)


def split_institutions(text: str, amp: bool = True) -> list[str]:
    """The institutions that a text lists."""
    text = _ETC.sub("", text.strip(_EDGE + "@()（）"))
    parts = _INSTITUTION_SPLIT.split(text) if amp else re.split(r"\s*[,，;；、\n]\s*", text)
    return [_ETC.sub("", part.strip(_EDGE + "@")) for part in parts if part.strip(_EDGE + "@")]


def is_institution(text: str) -> bool:
    """Whether `text` names institutions."""
    if text.lstrip("(（ ").startswith("@"):
        return True
    words = [word.strip(",;:.+&()").casefold() for word in text.split()]
    return 0 < len(words) <= 30 and any(
        word in INSTITUTION_WORDS or word.endswith(("大学", "研究院", "实验室", "대학교")) for word in words
    )


def read_before(draft: Draft, text: str) -> None:
    """Take authors and year from the text before the title."""
    text = text.strip(_EDGE + "[](")
    if not text:
        return
    names = leading_names(text)
    if names.names and (names.sure or len(names.names) > 1 or " " in names.names[0]):
        draft.set("authors", names.names, "before the title")
        text = text[names.end :]
    year = whole_date(text.strip(_EDGE + "()[]")) or (find_year(text) if len(text) < 30 else None)
    draft.set("year", year, "before the title")
    venue = trim_venue(text)
    if is_venue(venue):
        draft.set("venue", venue, "before the title")


def read_prefix(draft: Draft, prefix: tuple[str, ...]) -> None:
    """Take date, venue and tags from the brackets before the title."""
    for content in prefix:
        content = content.strip("`* ")
        date = whole_date(content)
        if date is not None:
            draft.set("year", date, "bracket before the title")
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


def _pieces(flat: Flat, start: int) -> Iterator[tuple[int, int, bool, bool]]:
    """(start, end, is a bracket, begins a line) of each phrase of the text behind the title."""
    text = flat.text
    position, fresh = start, False
    for match in _PIECE.finditer(text, start):
        cut = match["cut"]
        if cut == "." or cut == "。":
            word = text[position : match.start()].rpartition(" ")[2]
            if len(word.strip(_EDGE + "(")) <= 1 or word.lower() in (
                "et",
                "al",
                "int",
                "conf",
                "proc",
                "vol",
                "no",
                "trans",
                "j",
                "pp",
                "jr",
                "symp",
                "dept",
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


def read_behind(draft: Draft, flat: Flat, start: int) -> None:
    """Take authors, venue, year, institutions and remarks from the text behind the title."""
    text = flat.text
    rest: list[str] = []
    previous_venue = False
    for first, last, bracket, fresh in _pieces(flat, start):
        piece = text[first:last]
        content = piece.strip(_EDGE + "[]()（）【】") if bracket else piece.strip(_EDGE)
        if not content:
            continue
        if bracket and previous_venue and is_award(content) and draft.venue:
            draft.venue = f"{draft.venue} ({content})"
            continue
        previous_venue = False
        if bracket:
            taken = _read_bracket(draft, flat, first, last, content)
        else:
            taken = _read_phrase(draft, flat, first, last, fresh)
        previous_venue = taken == "venue"
        if not taken:
            rest.append(piece.strip() if bracket else content)
    if rest:
        remark = " ".join(rest)
        if len(remark) > 2 and any(c.isalnum() for c in remark):
            draft.remarks.append(remark)
            draft.sources.setdefault("remarks", "behind the title")


def _read_bracket(draft: Draft, flat: Flat, first: int, last: int, content: str) -> str:
    date = whole_date(content)
    if date is not None:
        draft.set("year", date, "bracket behind the title")
        return "year"
    venue = trim_venue(content)
    if not draft.venue and (is_venue(venue) or (is_known(venue.split()[0]) and len(venue.split()) <= 8)):
        draft.set("venue", venue, "bracket behind the title")
        return "venue"
    if is_institution(content) and not draft.institutions:
        draft.add("institutions", split_institutions(content), "bracket behind the title")
        return "institutions"
    names = leading_names(content)
    if names.names and names.sure and not draft.authors and names.end >= len(content) - 8:
        draft.set("authors", names.names, "bracket behind the title")
        draft.set("year", find_year(content[names.end :]), "bracket behind the title")
        return "authors"
    if (
        any(first <= span.start and span.end <= last for span in flat.spans["code"])
        or content.count(" ") < 2
        and flat.text[first] == "["
    ):
        draft.add(
            "tags",
            [tag.strip("`_* ") for tag in re.split(r"[,，]|`\s+`|\s{2,}", content) if tag.strip("`_* ")],
            "bracket behind the title",
        )
        return "tags"
    return ""


def _read_phrase(draft: Draft, flat: Flat, first: int, last: int, fresh: bool) -> str:
    text = flat.text
    piece = text[first:last]
    lead = len(piece) - len(piece.lstrip(_EDGE))
    body = piece.strip(_EDGE)
    taken = ""
    if not draft.authors:
        names = leading_names(body)
        rest = body[names.end :].strip(_EDGE + "()")
        alone = not rest or (fresh and len(rest) < 3)
        italic = flat.covered("italic", first + lead, first + lead + max(1, names.end))
        one_venue = is_venue(trim_venue(body))
        if names.names and (
            names.sure
            or (not one_venue and alone and (fresh or italic or len(names.names) > 1))
            or (len(names.names) > 1 and is_venue(trim_venue(rest)))
        ):
            draft.set("authors", names.names, "behind the title")
            body, taken = rest, "authors"
            if not body:
                return taken
    if not draft.venue:
        venue = _venue_in(body)
        if (
            venue is None
            and taken != "authors"
            and (fresh or _LEAD_IN.match(piece.lstrip(_EDGE)))
            and flat.covered("italic", first, last)
            and len(body) < 160
        ):
            venue = trim_venue(body) if whole_date(body) is None and not is_award(body) else None
        if venue is not None:
            draft.set("venue", venue, "behind the title")
            return "venue"
    year = whole_date(body.strip("()"))
    if year is not None:
        draft.set("year", year, "behind the title")
        return "year"
    if is_award(body) and len(body) < 80:
        draft.add("tags", [body], "a distinction")
        return "tags"
    if (
        not draft.institutions
        and is_institution(body)
        and len(body.split()) <= 12
        and (flat.covered("italic", first, last) or body.startswith("@"))
    ):
        draft.add("institutions", split_institutions(body), "behind the title")
        return "institutions"
    return taken


def _venue_in(text: str) -> str | None:
    """The venue that `text` is, or begins or ends with behind a comma."""
    whole = trim_venue(text)
    if is_venue(whole):
        return whole
    if "," not in text or len(text) > 600:
        return None
    parts = [part for part in text.split(",")][:12]
    for stop in range(len(parts) - 1, 0, -1):
        head = trim_venue(",".join(parts[:stop]))
        if is_venue(head) and (find_year(head) or is_known(head.split()[0])):
            return head
    for start in range(1, len(parts)):
        tail = trim_venue(",".join(parts[start:]))
        if is_venue(tail):
            return tail
    return None


def authors_of(text: str) -> tuple[str, ...]:
    """The authors of a text that is known to list them."""
    return read_names(text)
