"""A linear scanner for the HTML that lists use.

It follows the tag syntax of CommonMark 0.31 (section 6.6), tolerates what is broken, and never looks at a character
more than a constant number of times: attribute values are bounded, and an unclosed comment is searched for once.
(`html.parser` is quadratic on unclosed constructs.)
"""

import html
import re
from collections.abc import Iterator
from typing import Final, Literal, NamedTuple

EventKind = Literal["text", "open", "close", "comment"]

_TAG: Final = re.compile(
    r"<(/?)([a-zA-Z][a-zA-Z0-9-]{0,30})((?:[^<>\"']|\"[^\"]{0,8000}\"|'[^']{0,8000}'){0,100}+)>", re.DOTALL
)
_TAG_LONG: Final = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]{0,30})([^<>]{0,20000}+)>", re.DOTALL)
_ATTRIBUTE: Final = re.compile(r"([a-zA-Z:_@][\w:.@-]{0,60})\s{0,20}=\s{0,20}(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'<>]+))")


class Event(NamedTuple):
    """A piece of HTML: `name` of a tag in lower case, `data` its attributes' source or the unescaped text."""

    kind: EventKind
    name: str
    data: str
    offset: int


def attributes(source: str) -> dict[str, str]:
    """Return the attributes of a tag, names in lower case, values unescaped; the first of a name counts."""
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(source):
        name = match[1].lower()
        if name not in found:
            found[name] = html.unescape(match[2] or match[3] or match[4] or "")
    return found


def unescape(text: str) -> str:
    """`text` with its entities resolved; a no-break space becomes a space."""
    return html.unescape(text).replace("\xa0", " ") if "&" in text else text


def scan(source: str) -> Iterator[Event]:
    """Yield the events of `source` in order; what is no tag is text."""
    position, comment_closes = 0, True
    start = source.find("<")
    while start != -1:
        if comment_closes and source.startswith("<!--", start):
            stop = source.find("-->", start + 4)
            comment_closes = stop != -1
            if comment_closes:
                if start > position:
                    yield Event("text", "", unescape(source[position:start]), position)
                yield Event("comment", "", source[start + 4 : stop], start)
                position = stop + 3
                start = source.find("<", position)
                continue
        match = _TAG.match(source, start) or _TAG_LONG.match(source, start)
        if match is None:
            start = source.find("<", start + 1)
            continue
        if start > position:
            yield Event("text", "", unescape(source[position:start]), position)
        yield Event("close" if match[1] else "open", match[2].lower(), match[3], start)
        position = match.end()
        start = source.find("<", position)
    if position < len(source):
        yield Event("text", "", unescape(source[position:]), position)
