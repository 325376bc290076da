"""Inline Markdown whose meaning is beyond doubt straight to runs; everything else is refused.

A left-to-right scanner for CommonMark 0.31, section 6: a bracket stack and a delimiter stack as in its appendix, kept
to the cases in which nothing is ambiguous. What it takes gives exactly the runs that markdown-it's tokens give. It
looks at no character more than a constant number of times: what does not match where it must is refused at once.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any, Final

from paperterm.readers.front.blocks import HARD, SOFT, Run
from paperterm.readers.front.entities import find_entity
from paperterm.readers.front.flanking import roles
from paperterm.readers.front.runs import RunBuilder, inline_tag

_ADDRESS: Final = r"[^\s()<>\\\x00-\x1f\x7f]"
_TARGET: Final = rf"""\( *+((?:{_ADDRESS}|\({_ADDRESS}*+\))++)?+(?: ++(?:"[^"\\]*+"|'[^'\\]*+'))?+ *+\)"""
_FIND_TARGET: Final = re.compile(_TARGET)
_NEXT: Final = re.compile(
    rf"\[([^\[\]\\`*_<&\n]*+)\]{_TARGET}"
    rf"|!\[([^\[\]\\`<]*+)\]{_TARGET}"
    r"|\[|!\[|\]|\*\**+|__*+|\n[ \t]*+|``*+|<|&|\\"
)
"""What ends plain text: whole links and images of plain labels, else the marks. Each branch starts with a literal, so
that `re` searches for the set of their first characters."""
_AUTOLINK: Final = re.compile(r"<([a-zA-Z][a-zA-Z0-9+.-]{1,31}:[^<>\x00-\x20]*+)>")
_LINE_END: Final = re.compile(r"\n[ \t]*+")
_CODE_CLOSES: Final = {marks: re.compile(f"(?<!`){marks}(?!`)") for marks in ("`", "``", "```")}
_ESCAPABLE: Final = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
_MAX_OPEN: Final = 24
"""Brackets or delimiters that may be open at once."""
_REFUSED: Final = -1
_Piece = tuple[Callable[[RunBuilder, Any], None], Any]


def _emphasis(builder: RunBuilder, step: int) -> None:
    """Enter (`step` above zero) or leave emphasis of one, two or three marks."""
    direction = 1 if step > 0 else -1
    if step % 2:
        builder.italic(direction)
    if abs(step) > 1:
        builder.bold(direction)


def _close_link(builder: RunBuilder, _: None) -> None:
    builder.close_link()


def _link(builder: RunBuilder, link: tuple[str, str]) -> None:
    builder.link(*link)


def _image(builder: RunBuilder, image: tuple[str, str]) -> None:
    builder.image(*image)


class _Scanner:
    """Turns a source into pieces: a builder's method and its argument; marks are text until they find their partner."""

    __slots__ = ("brackets", "linked", "openers", "pieces", "references", "source")

    def __init__(self, source: str, references: bool) -> None:
        self.source = source
        self.references = references
        self.linked = references or "](" in source
        self.pieces: list[_Piece] = []
        self.brackets: list[tuple[int, int, bool]] = []
        """Open brackets: their piece, the number of openers before them, whether they may become a link."""
        self.openers: list[tuple[str, int]] = []
        """Open delimiters: their marks, their piece."""

    def scan(self) -> bool:
        """Collect the pieces; return whether nothing had to be refused."""
        source, pieces, position = self.source, self.pieces, 0
        search, take_text = _NEXT.search, RunBuilder.text
        while match := search(source, position):
            start = match.start()
            if start > position:
                pieces.append((take_text, source[position:start]))
            position = _HANDLERS[source[start]](self, match)
            if position == _REFUSED:
                return False
        if position < len(source):
            pieces.append((take_text, source[position:]))
        return True

    def opening(self, match: re.Match[str]) -> int:
        """Take ``[label](target)`` at once, or note an open bracket."""
        label: str | None = match[1]
        if label is None:
            if not self.linked:
                return self.literal(match)
            if len(self.brackets) >= _MAX_OPEN:
                return _REFUSED
            self.brackets.append((len(self.pieces), len(self.openers), True))
            return self.literal(match)
        url = match[2] or ""
        if "&" in url and ";" in url:
            return _REFUSED
        if self.brackets:
            self.no_links_around()
        self.pieces.append((_link, (label, url)))
        return match.end()

    def closing(self, match: re.Match[str]) -> int:
        """End a link where a bracket is open and a target follows."""
        stop = match.end()
        if not self.brackets:
            return self.literal(match)
        piece, openers, active = self.brackets.pop()
        if not active or not self.source.startswith("(", stop):
            return _REFUSED if self.references else self.literal(match)
        target = _FIND_TARGET.match(self.source, stop)
        url = (target[1] or "") if target is not None else ""
        if target is None or ("&" in url and ";" in url):
            return _REFUSED
        self.pieces[piece] = (RunBuilder.open_link, url)
        self.pieces.append((_close_link, None))
        del self.openers[openers:]
        self.no_links_around()
        return target.end()

    def no_links_around(self) -> None:
        """Let open brackets stay brackets: a link holds no link."""
        self.brackets = [(piece, openers, False) for piece, openers, _ in self.brackets]

    def image(self, match: re.Match[str]) -> int:
        """Take an image of a plain alternative text."""
        alt: str | None = match[3]
        url = match[4] or ""
        if alt is None and not self.linked:
            return self.literal(match)
        if alt is None or ("&" in url and ";" in url):
            return _REFUSED
        self.pieces.append((_image, (alt, url)))
        return match.end()

    def delimiters(self, match: re.Match[str]) -> int:
        """Match a run of ``*`` or ``_`` with the one before, where only that can be meant."""
        marks, source, stop = match[0], self.source, match.end()
        before = source[match.start() - 1] if match.start() else " "
        after = source[stop] if stop < len(source) else " "
        if after == "]" and self.brackets and self.brackets[-1][2] and _FIND_TARGET.match(source, stop + 1):
            after = " "  # a label's end counts as a line's end
        opens, closes = roles(marks[0], before, after)
        if not (opens or closes):
            return self.literal(match)
        if len(marks) > 3:
            return _REFUSED
        if closes and self.openers:
            base = self.brackets[-1][1] if self.brackets else 0
            if self.openers[-1][0] == marks and len(self.openers) > base:
                self.pieces[self.openers.pop()[1]] = (_emphasis, len(marks))
                self.pieces.append((_emphasis, -len(marks)))
                return stop
            if any(opener[0] == marks[0] for opener, _ in self.openers):
                return _REFUSED
        if opens:
            if len(self.openers) >= _MAX_OPEN:
                return _REFUSED
            self.openers.append((marks, len(self.pieces)))
        return self.literal(match)

    def newline(self, match: re.Match[str]) -> int:
        """Take a soft break, or a hard one behind two spaces."""
        kind = SOFT
        take, text = self.pieces[-1] if self.pieces else (None, "")
        if take is RunBuilder.text and text.endswith(" "):
            kind = HARD if text.endswith("  ") else SOFT
            self.pieces[-1] = (take, text.rstrip(" "))
        self.pieces.append((RunBuilder.newline, kind))
        return match.end()

    def code(self, match: re.Match[str]) -> int:
        """Take a code span."""
        stop = match.end()
        closes = _CODE_CLOSES.get(match[0])
        close = closes.search(self.source, stop) if closes is not None else None
        if close is None:
            return _REFUSED
        text = self.source[stop : close.start()].replace("\n", " ")
        if text[0] == " " == text[-1] and text.strip(" "):
            text = text[1:-1]
        self.pieces.append((RunBuilder.code, text))
        return close.end()

    def angle(self, match: re.Match[str]) -> int:
        """Take an autolink or a tag."""
        from markdown_it.common.html_re import HTML_TAG_RE

        start = match.start()
        found = _AUTOLINK.match(self.source, start)
        if found is not None:
            self.pieces += [(RunBuilder.open_link, found[1]), (RunBuilder.text, found[1]), (_close_link, None)]
            return found.end()
        tag = HTML_TAG_RE.match(self.source, start)
        if tag is not None:
            self.pieces.append((inline_tag, tag[0]))
            return tag.end()
        return self.literal(match) if self.source[start + 1 : start + 2] in ("", " ", "<", "=") else _REFUSED

    def entity(self, match: re.Match[str]) -> int:
        """Take an entity, or an ampersand as it is."""
        found = find_entity(self.source, match.start())
        if found is None:
            return self.literal(match)
        text, stop = found
        self.pieces.append((RunBuilder.text, text))
        return stop

    def escape(self, match: re.Match[str]) -> int:
        """Take an escaped character, or a hard break."""
        stop = match.end()
        following = self.source[stop : stop + 1]
        if line := _LINE_END.match(self.source, stop):
            self.pieces.append((RunBuilder.newline, HARD))
            return line.end()
        if following.isspace():
            return _REFUSED
        if following not in _ESCAPABLE:
            return self.literal(match)
        self.pieces.append((RunBuilder.text, following))
        return stop + 1

    def literal(self, match: re.Match[str]) -> int:
        """Take a mark as text."""
        self.pieces.append((RunBuilder.text, match[0]))
        return match.end()


_HANDLERS: Final[dict[str, Callable[[_Scanner, re.Match[str]], int]]] = {
    "[": _Scanner.opening,
    "]": _Scanner.closing,
    "!": _Scanner.image,
    "*": _Scanner.delimiters,
    "_": _Scanner.delimiters,
    "\n": _Scanner.newline,
    "`": _Scanner.code,
    "<": _Scanner.angle,
    "&": _Scanner.entity,
    "\\": _Scanner.escape,
}


def fast_runs(source: str, line: int, env: Mapping[str, Any]) -> list[Run] | None:
    """Return the runs of inline Markdown that starts at `line`; None where its meaning takes the whole grammar."""
    scanner = _Scanner(source, bool(env.get("references")))
    if not scanner.scan():
        return None
    builder = RunBuilder(line)
    for take, argument in scanner.pieces:
        take(builder, argument)
    return builder.finish()
