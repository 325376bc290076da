"""One unit of running text, whatever its layout, to the fields of an entry."""

import re
from typing import Final

from paperterm.readers.draft import Draft
from paperterm.readers.fields.authors import leading_names
from paperterm.readers.fields.badges import read_badges
from paperterm.readers.fields.before import DAY, read_before, read_prefix
from paperterm.readers.fields.dates import find_year
from paperterm.readers.fields.flat import SEP, Flat, flatten
from paperterm.readers.fields.institutions import is_institution, split_institutions
from paperterm.readers.fields.rest import read_behind
from paperterm.readers.fields.title import Title, find_title
from paperterm.readers.fields.venue import dated_venue, is_award, is_venue, is_venue_or_year, trim_venue
from paperterm.readers.front.blocks import Run

_TAIL: Final = re.compile(r"\s*[(（\[【]\s*([^()（）\[\]【】]{2,120})\s*[)）\]】]\s*[.。,]?\s*$")
MAX_TAIL: Final = 200
"""Characters at the end of a title that are looked at for a bracket with its venue."""
_CLOSERS: Final = (")", "]", "）", "】", ").", "].", ")。", "),")
_HEAD: Final = re.compile(r"^\s*[\[【(（]\s*([^()（）\[\]【】]{2,60})\s*[)）\]】]\s*[:.-]?\s*(?=\S)")
_SYMBOLS: Final = re.compile(
    r"(?:\s*(?:[\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff\ufe0f]|:[a-z0-9_+-]{2,40}:))+\s*$"
)
_AWARD: Final = re.compile(r"\s?[\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff]\ufe0f?\s?([^\W\d_][\w -]{2,40})$")
"""A symbol and what may be a distinction, behind a title (``🏆 Best Paper``)."""
_FRONT_SYMBOLS: Final = re.compile(
    r"^\s*(?:(?:[\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff\ufe0f\u200d]|:[a-z0-9_+-]{2,40}:)\s*)+"
)
_EDGE: Final = " \t\n,;:：|–—*_•·" + SEP


def read_record(
    draft: Draft, runs: list[Run], *, whole: bool = False, chosen: Title | None = None
) -> tuple[Flat, Title | None]:
    """Read `runs` into `draft`: title, links, then what stands around the title.

    `whole`: the text is known to be a title, as in `find_title`. `chosen`: where the title is, as the siblings decided.
    """
    flat = flatten(runs)
    title = chosen or find_title(flat, whole)
    for link in flat.links:
        draft.add_link(link.label, link.run.url)
    if title is None:
        read_badges(draft, flat.badges)
        return flat, None
    draft.line = flat.line_at(title.start)
    draft.title = clean_title(draft, flat.text[title.start : title.end])
    draft.sources["title"] = title.how
    read_prefix(draft, title.prefix)
    before = flat.text[title.body : title.start]
    above, _, line = before.rpartition("\n")
    if above and leading_names(line.strip(_EDGE)).names:
        _read_above(draft, above)
        before = line
    read_before(draft, before)
    read_behind(draft, flat, title.end)
    _code_tags(draft, flat, title)
    read_badges(draft, flat.badges)
    if draft.venue:
        if draft.sources.get("year") == DAY and find_year(draft.venue):
            draft.year = None
        draft.set("year", find_year(draft.venue), "venue")
    if draft.year is None and draft.remarks:
        draft.set(
            "year",
            find_year(draft.remarks[0][-60:]) if re.search(r"(?:19|20)\d\d\W*$", draft.remarks[0]) else None,
            "end of the text",
        )
    return flat, title


def _read_above(draft: Draft, text: str) -> None:
    """Keep the words of the lines above a title: a short name, or a remark."""
    text = " ".join(text.replace(SEP, " ").split()).strip(_EDGE)
    if text and any(c.isalpha() for c in text):
        draft.remarks.append(text)
        draft.sources.setdefault("remarks", "above the title")


def clean_title(draft: Draft, text: str) -> str:
    """Return a title without symbols, quotes around it, a full stop, and brackets with venue or institutions."""
    text = " ".join(text.replace(SEP, " ").split())
    if text[:1] == ":" or not text[:1].isascii():
        text = _FRONT_SYMBOLS.sub("", text)
    award = None if text.isascii() else _AWARD.search(text)
    if award is not None and award.start() and is_award(award[1]):
        draft.add("tags", [award[1]], "distinction behind the title")
        text = text[: award.start()]
    for _ in range(3):
        text = (text if text.isascii() and text[-1:] != ":" else _SYMBOLS.sub("", text)).strip(_EDGE)
        tail = _TAIL.search(text[-MAX_TAIL:]) if text.endswith(_CLOSERS) else None
        if tail is None or not text[:-MAX_TAIL] + text[-MAX_TAIL:][: tail.start()].strip():
            break
        content = tail[1].strip()
        if content.startswith("@") or (is_institution(content) and tail[0].lstrip().startswith("(@")):
            draft.add("institutions", split_institutions(content), "bracket in the title")
        elif dated_venue(content) is not None:
            draft.set("venue", content, "bracket in the title")
            draft.set("year", dated_venue(content), "venue")
        elif is_venue_or_year(content):
            venue = trim_venue(content)
            draft.set(
                "venue" if is_venue(venue) else "year",
                venue if is_venue(venue) else find_year(content),
                "bracket in the title",
            )
        else:
            break
        text = text[:-MAX_TAIL] + text[-MAX_TAIL:][: tail.start()]
    head = _HEAD.match(text)
    if head is not None and is_venue_or_year(head[1]):
        read_prefix(draft, (head[1],))
        text = text[head.end() :]
    text = text.strip(_EDGE)
    if len(text) > 2 and text[0] in '"“«「『<' and text[-1] in '"”»」』>' and not any(c in '"“”' for c in text[1:-1]):
        text = text[1:-1].strip(_EDGE)
    return text.removesuffix(".").removesuffix("。").rstrip() if not text.endswith("...") else text


def _code_tags(draft: Draft, flat: Flat, title: Title) -> None:
    """Code spans behind the title are tags (`` `Whisk` ``)."""
    if not flat.spans["code"]:
        return
    tags = [flat.text[span.start : span.end].strip() for span in flat.spans["code"] if span.start >= title.end]
    tags = [tag for tag in tags if 1 < len(tag) < 60 and not is_venue_or_year(tag)]
    draft.add("tags", tags, "code spans")
    for span in flat.spans["code"]:
        venue = trim_venue(flat.text[span.start : span.end])
        if span.start >= title.end and is_venue(venue):
            draft.set("venue", venue, "code span")
