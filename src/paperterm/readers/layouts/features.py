"""What speaks for and against a stretch of an entry as its title, as numbers between 0 and 1."""

import re
from collections.abc import Iterator
from typing import Final

from paperterm.readers.fields.authors import leading_names
from paperterm.readers.fields.boundary import looks_titled, words_in
from paperterm.readers.fields.dates import find_year, whole_date
from paperterm.readers.fields.flat import SEP, Span
from paperterm.readers.fields.links import is_scholarly, label_kind
from paperterm.readers.fields.venue import is_venue, is_venue_or_year, trim_venue
from paperterm.readers.layouts.anchors import EntryText, Stretch
from paperterm.readers.words.names import FUNCTION_WORDS

_WORD: Final = re.compile(r"[^\W\d_][\w'’-]*")
_PIECES: Final = re.compile(r"[,;|()\[\]（）【】\n\x1f<>]|[.:：?!](?=\s|$)|\s[-–—]\s")
_SENTENCE: Final = re.compile(r"[^\W\d_]{3,}[.。]\s+[^\W\d_]")
_QUOTES: Final = '"“”«»「」『』《》'
_SMALL: Final = FUNCTION_WORDS | {"using", "into", "through", "under", "without", "between", "over", "be"}
_YEAR_TAIL: Final = re.compile(r"[\s,](?:19|20)\d\d$")
_INITIAL: Final = re.compile(r"(?:^|[\s.])[A-Z]\.(?=[\s,]|$)")
_DESCRIBES: Final = re.compile(r"(?:an?|the|[a-z])\b", re.IGNORECASE)
_SIZES: Final = ((1, "1 word"), (2, "2 words"), (4, "3-4 words"), (15, "5-15 words"), (25, "16-25 words"))
_EDGES: Final = {
    "": "nothing",
    "\n": "line",
    SEP: "label",
    ",": "comma",
    "，": "comma",
    ".": "stop",
    "。": "stop",
    "?": "stop",
    "!": "stop",
    ":": "colon",
    "：": "colon",
    "|": "bar",
    ";": "comma",
    "(": "open",
    "[": "open",
    "（": "open",
    "【": "open",
    "<": "open",
    ")": "close",
    "]": "close",
    "）": "close",
    "】": "close",
    ">": "close",
    "-": "dash",
    "–": "dash",
    "—": "dash",
    "*": "dash",
}
_COMMAS: Final = frozenset(",，;")
_AROUND: Final = ' *_.,:;-[](<>)"'
_MARKUP: Final = ("link", "bold", "italic", "code")


def describe(entry: EntryText, stretch: Stretch) -> dict[str, float]:
    """Return the features of a stretch; those that are 0 are left out."""
    found: dict[str, float] = {"bias": 1.0}
    title = entry.text[stretch.start : stretch.end]
    _words(found, title)
    _content(found, title)
    _edges(found, entry, stretch)
    _fit(found, entry, stretch)
    _rest(found, entry, stretch)
    return found


def _words(found: dict[str, float], title: str) -> None:
    count = words_in(title)
    found[next((name for size, name in _SIZES if count <= size), "more words")] = 1.0
    words = _WORD.findall(title)
    if not words:
        found["no word"] = 1.0
        return
    long = [word for word in words if len(word) > 3]
    if long:
        found["capitals"] = sum(word[0].isupper() for word in long) / len(long)
    small = [word for word in words if word.islower()]
    if small:
        found["small words"] = len(small) / len(words)
    if any(word.lower() in _SMALL for word in words[1:]):
        found["function word inside"] = 1.0
    if words[-1].lower() in _SMALL and len(words) > 1:
        found["function word last"] = 1.0
    if title[0].islower():
        found["begins small"] = 1.0
    elif title[0].isdigit():
        found["begins with digit"] = 1.0
    elif not title[0].isalpha():
        found["begins with mark"] = 1.0


def _content(found: dict[str, float], title: str) -> None:
    names = _names_in(title)
    tests = {
        names: bool(names),
        "initial": _INITIAL.search(title) is not None,
        "date": whole_date(title) is not None,
        "sentence inside": _SENTENCE.search(title) is not None,
        "open bracket": any(title.count(a) != title.count(b) for a, b in ("()", "[]", "（）")),
        "quote inside": any(quote in title for quote in _QUOTES),
        "label": label_kind(title) is not None,
        "commas": title.count(",") >= 3,
        "bar inside": "|" in title,
        "label inside": SEP in title,
        "line inside": "\n" in title,
    }
    found.update((name, 1.0) for name, holds in tests.items() if holds)
    if is_venue(trim_venue(title)):
        found["venue, short" if len(title.split()) <= 5 else "venue, long"] = 1.0
    pieces = [piece for piece in _PIECES.split(title) if piece.strip()]
    if len(pieces) > 1 and is_venue_or_year(trim_venue(pieces[-1])):
        found["venue last"] = 1.0
    if _YEAR_TAIL.search(title):
        found["year last"] = 1.0
    elif find_year(title) is not None:
        found["year inside"] = 1.0
    head, colon, rest = title.partition(":")
    if colon and rest.strip():
        found[_head(head)] = 1.0


def _names_in(title: str) -> str:
    """Return what names of people a title is, or begins with; "" for none."""
    names = leading_names(title)
    several = names.sure or len(names.names) > 1
    if names.names and names.end >= len(title.rstrip(" .")) - 1:
        return "all names" if several else "one name"
    if names.names and not several and " " in names.names[0] and title[names.end : names.end + 1] in _COMMAS:
        return "one name first"
    return "names first" if names.names and several else ""


def _head(head: str) -> str:
    """Return what kind of text is before a colon inside a title."""
    names = leading_names(head)
    whole = names.end >= len(head.rstrip(" .")) - 1
    if names.names and whole and (names.sure or len(names.names) > 1):
        return "names before colon"
    if names.names and whole and " " in names.names[0]:
        return "one name before colon"
    return "colon, one word before" if words_in(head) == 1 else "colon"


def _edges(found: dict[str, float], entry: EntryText, stretch: Stretch) -> None:
    text = entry.text
    before = text[: stretch.start].rstrip(" \t")
    after = text[stretch.end :].lstrip(" \t")
    found[f"before: {_edge(before[-1:], text[stretch.start - 1 : stretch.start])}"] = 1.0
    found[f"after: {_edge(after[:1], text[stretch.end : stretch.end + 1])}"] = 1.0
    if after[:1] in (":", "：") or text[stretch.end - 1] in ":：":
        rest = re.split(r"[\n\x1f|]", after[1:201].lstrip(), maxsplit=1)[0]
        if words_in(rest) >= 3:
            describes = _DESCRIBES.match(rest) is not None or rest.rstrip().endswith(".")
            found["description behind colon" if describes else "words behind colon"] = 1.0
            if looks_titled(rest):
                found["title behind colon"] = 1.0


def _edge(char: str, adjacent: str) -> str:
    if char in _QUOTES and char:
        return "quote"
    kind = _EDGES.get(char)
    return kind if kind is not None else "space" if adjacent.isspace() else "word" if adjacent.isalnum() else "other"


def _fit(found: dict[str, float], entry: EntryText, stretch: Stretch) -> None:
    for kind in _MARKUP:
        for span in entry.flat.spans[kind][:20]:
            apart = span.end <= stretch.start or stretch.end <= span.start
            found.update((name, 1.0) for name in (_outside if apart else _inside)(entry.text, span, stretch))
    for quote in entry.quotes:
        if quote.start == stretch.start and abs(quote.end - stretch.end) <= 1:
            found["is quote"] = 1.0
        elif quote.start < stretch.end and stretch.start < quote.end:
            cuts = stretch.start > quote.start or stretch.end < quote.end
            found["cuts quote" if cuts else "holds quote"] = 1.0
        elif words_in(entry.text[quote.start : quote.end]) >= 4:
            found["quote outside"] = 1.0


def _outside(text: str, span: Span, stretch: Stretch) -> Iterator[str]:
    """Yield what it says about a stretch that `span` is apart from it."""
    del stretch
    label = text[span.start : span.end]
    if words_in(label) >= 4 and not leading_names(label).sure and not is_venue(trim_venue(label)):
        yield f"{span.kind} outside"
    if span.kind == "link" and is_scholarly(span.url):
        yield "paper's link outside"


def _inside(text: str, span: Span, stretch: Stretch) -> Iterator[str]:
    """Yield what it says about a stretch that `span` shares text with it."""
    start, end = stretch
    cut = text[span.start : start].strip(_AROUND) + text[end : span.end].strip(_AROUND)
    more = text[start : span.start] + text[span.end : end]
    if span.kind == "link" and is_scholarly(span.url):
        yield "paper's link"
    if any(c.isalnum() for c in cut):
        yield f"cuts {span.kind}"
    elif any(c.isalnum() for c in more):
        yield f"holds {span.kind}"
        behind = text[span.end : span.end + 3].lstrip("*_ ")[:1]
        if behind in (":", "：") and words_in(text[span.start : span.end]) <= 3:
            yield f"goes on behind {span.kind}"
    else:
        yield f"is {span.kind}"


def _rest(found: dict[str, float], entry: EntryText, stretch: Stretch) -> None:
    """Say what the words around the stretch are: names, venue and year, or words that nothing explains."""
    before, after = entry.text[: stretch.start], entry.text[stretch.end :]
    for name, text in (("before", before), ("behind", after)):
        loose, named, placed, longest = _unexplained(text[:600])
        if named:
            found[f"names {name}"] = 1.0
        if placed:
            found[f"venue {name}"] = 1.0
        if loose:
            found[f"{'1-2' if loose <= 2 else '3-8' if loose <= 8 else '9 or more'} words {name}"] = 1.0
        if longest > words_in(entry.text[stretch.start : stretch.end]):
            found[f"longer words {name}"] = 1.0
    tail = after.lstrip(" \t")
    if tail[:1].islower() and not tail.startswith(("by ", "in ", "and ")):
        found["goes on small"] = 1.0


def _unexplained(text: str) -> tuple[int, bool, bool, int]:
    """(words that are no names, venue or year; whether names and a venue or year are there; most words of a piece)."""
    text = text.strip(" \t\n,.;:|-–—*_()[]<>" + SEP)
    if not text:
        return 0, False, False, 0
    named = placed = False
    names = leading_names(text)
    if names.names and (names.sure or len(names.names) > 1 or " " in names.names[0]):
        named, text = True, text[names.end :]
    loose = longest = 0
    for piece in _PIECES.split(text)[:24]:
        bare = piece.strip()
        if not any(c.isalpha() for c in bare):
            placed = placed or whole_date(bare) is not None
            continue
        names = leading_names(bare)
        if is_venue_or_year(trim_venue(bare)):
            placed = True
        elif names.names and names.end >= len(bare) - 1 and " " in names.names[0]:
            named = True
        elif label_kind(bare) is None:
            count = words_in(bare)
            loose += count
            longest = max(longest, count)
    return loose, named, placed, longest
