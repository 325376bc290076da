"""Inline content to runs: one builder that Markdown tokens and HTML events feed alike."""

import re
from typing import TYPE_CHECKING, Final

from paperterm.readers.front.blocks import BULLET, HARD, SOFT, Run
from paperterm.readers.front.html import attributes

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from markdown_it.token import Token

_BOLD: Final = frozenset({"strong", "b"})
_ITALIC: Final = frozenset({"em", "i", "cite"})
_BREAKS: Final = {"br": HARD, "li": BULLET, "p": HARD, "div": HARD, "tr": HARD}
_SPACED: Final = frozenset({"td", "th", "span", "font", "ul", "ol", "summary", "details"})
_TAG_NAME: Final = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]*)")

_LOOSE: Final = re.compile(
    r"\[\[(?P<wiki>[^\[\]\n|]{1,200})(?:\|(?P<alias>[^\[\]\n]{1,200}))?\]\](?!\()"
    r"|(?P<bare>https?[:：]//[^\s<>\"'，。；、（）【】|\]}]+)",
    re.IGNORECASE,
)
"""Links that Markdown does not see: wikilinks and bare URLs (`brokenlinks` gives those their labels)."""
_TRAILING: Final = ".,;:!?*_'\""


def trim_address(url: str) -> str:
    """`url` without the punctuation of the sentence around it (as GFM's extended autolinks)."""
    url = url.rstrip(_TRAILING)
    while url.endswith(")") and url.count(")") > url.count("("):
        url = url[:-1].rstrip(_TRAILING)
    return url


class RunBuilder:
    """Collects runs; knows the current style, link and line."""

    __slots__ = ("_bold", "_image", "_italic", "_link", "_pending", "_quoted", "line", "runs")

    def __init__(self, line: int) -> None:
        self.line = line
        self.runs: list[Run] = []
        self._bold = self._italic = 0
        self._link: str | None = None
        self._image = ""
        self._quoted: list[tuple[str, bool, bool]] = []
        self._pending: list[str] = []

    def text(self, text: str) -> None:
        """Add visible text in the current style."""
        self._pending.append(text)

    def code(self, text: str) -> None:
        """Add a code span."""
        if self._link is not None:
            self._pending.append(text)
            return
        self._flush()
        self.runs.append(Run("code", text, self.line, bold=self._bold > 0, italic=self._italic > 0))

    def image(self, alt: str, source: str) -> None:
        """Add an image; inside a link it lends the link its text."""
        if self._link is not None:
            self._image = self._image or source or "image"
            self._pending.append(alt)
            return
        self._flush()
        self.runs.append(Run("image", alt, self.line, source))

    def newline(self, kind: str, lines: int = 1) -> None:
        """Add a break; inside a link it is a space."""
        if self._link is not None:
            self._pending.append(" ")
        else:
            self._flush()
            self.runs.append(Run("break", kind, self.line))
        self.line += lines

    def bold(self, step: int) -> None:
        """Enter (1) or leave (-1) strong text."""
        self._flush()
        self._bold = max(0, self._bold + step)

    def italic(self, step: int) -> None:
        """Enter (1) or leave (-1) emphasis."""
        self._flush()
        self._italic = max(0, self._italic + step)

    def open_link(self, url: str) -> None:
        """Start a link; one that is still open ends."""
        self.close_link()
        self._flush()
        self._link, self._image, self._quoted = url, "", []

    def close_link(self) -> None:
        """End the link."""
        url = self._link
        if url is None:
            return
        self._flush()
        self._link = None
        text = " ".join("".join(part for part, _, _ in self._quoted).split())
        inked = [(bold, italic) for part, bold, italic in self._quoted if part.strip()]
        bold = bool(inked) and all(pair[0] for pair in inked)
        italic = bool(inked) and all(pair[1] for pair in inked)
        self.runs.append(Run("link", text, self.line, url, bold, italic, self._image))

    def link(self, text: str, url: str) -> None:
        """Add a link of plain text."""
        self.close_link()
        self._flush()
        inked = bool(text) and not text.isspace()
        bold, italic = inked and self._bold > 0, inked and self._italic > 0
        self.runs.append(Run("link", " ".join(text.split()), self.line, url, bold, italic))

    def tag(self, name: str, closing: bool, source: str) -> None:
        """Take an HTML tag; `source` holds its attributes."""
        if name == "a":
            if closing:
                self.close_link()
            else:
                target = attributes(source).get("href")
                if target is not None:
                    self.open_link(target)
        elif name in _BOLD:
            self.bold(-1 if closing else 1)
        elif name in _ITALIC:
            self.italic(-1 if closing else 1)
        elif name == "img":
            found = attributes(source)
            self.image(found.get("alt", ""), found.get("src", ""))
        elif name in _BREAKS:
            if not closing or name in ("br", "p", "div"):
                self.newline(_BREAKS[name], 0)
        elif name in _SPACED:
            self._flush()

    def finish(self) -> list[Run]:
        """Close what is open and return the runs, blank ends cut."""
        self.close_link()
        self._flush()
        runs = self.runs
        while runs and runs[-1].kind == "break":
            runs.pop()
        start = 0
        while start < len(runs) and runs[start].kind == "break":
            start += 1
        return runs[start:] if start else runs

    def _flush(self) -> None:
        if not self._pending:
            return
        text = "".join(self._pending)
        self._pending.clear()
        if not text:
            return
        bold, italic = self._bold > 0, self._italic > 0
        if self._link is not None:
            self._quoted.append((text, bold, italic))
        elif "//" in text or "[[" in text:
            self._loose(text, bold, italic)
        else:
            self.runs.append(Run("text", text, self.line, "", bold, italic))

    def _loose(self, text: str, bold: bool, italic: bool) -> None:
        position = 0
        for match in _LOOSE.finditer(text):
            kind, stop = match.lastgroup or "", match.end()
            if kind == "bare":
                url = trim_address(match["bare"])
                label, stop = "", match.start() + len(url)
            else:
                url, label = match["wiki"].strip(), (match["alias"] or match["wiki"]).strip()
            if match.start() > position:
                self.runs.append(Run("text", text[position : match.start()], self.line, "", bold, italic))
            self.runs.append(Run("link", label, self.line, url, bold, italic, "", kind in ("wiki", "alias")))
            position = stop
        if position < len(text):
            self.runs.append(Run("text", text[position:], self.line, "", bold, italic))


_TAKE: "Final[dict[str, Callable[[RunBuilder, Token], None]]]" = {
    "text": lambda builder, token: builder.text(token.content),
    "text_special": lambda builder, token: builder.text(token.content),
    "link_open": lambda builder, token: builder.open_link(str(token.attrs.get("href", ""))),
    "link_close": lambda builder, _: builder.close_link(),
    "strong_open": lambda builder, _: builder.bold(1),
    "strong_close": lambda builder, _: builder.bold(-1),
    "em_open": lambda builder, _: builder.italic(1),
    "em_close": lambda builder, _: builder.italic(-1),
    "softbreak": lambda builder, _: builder.newline(SOFT),
    "hardbreak": lambda builder, _: builder.newline(HARD),
    "code_inline": lambda builder, token: builder.code(token.content),
    "image": lambda builder, token: builder.image(token.content, str(token.attrs.get("src", ""))),
    "html_inline": lambda builder, token: inline_tag(builder, token.content),
}


def build_runs(tokens: "Sequence[Token]", line: int) -> list[Run]:
    """Return the runs of the inline `tokens` of a block that starts at `line`."""
    builder = RunBuilder(line)
    for token in tokens:
        take = _TAKE.get(token.type)
        if take is not None:
            take(builder, token)
    return builder.finish()


def inline_tag(builder: RunBuilder, content: str) -> None:
    """Feed an inline tag of Markdown, `content` its source, to the builder."""
    match = _TAG_NAME.match(content)
    if match is not None:
        builder.tag(match[2].lower(), bool(match[1]), content[match.end() :])
    builder.line += content.count("\n")
