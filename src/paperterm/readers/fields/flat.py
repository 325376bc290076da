"""A unit's runs as one text with marked spans, in which the readers of fields search.

Links whose text is a label (``[Paper](…)``, ``[[code]](…)``), images and badges become `SEP` characters: they end a
phrase and are no words of it. Everything else stays where it is, so that offsets hold.
"""

import re
from dataclasses import dataclass, field
from typing import Final, Literal

from paperterm.readers.fields.links import is_fragment, is_generic, label_kind
from paperterm.readers.fields.venue import is_venue_or_year
from paperterm.readers.front.blocks import Run

SEP: Final = "\x1f"
"""Stands for what is no text: a label link, a badge."""

_SAID: Final = re.compile(r"([^\W\d_][\w -]{1,24}?)\s*[:：]\s*[\[(]?$")
"""What is said before a link that says nothing itself (``Paper: [here](…)``)."""
_EMPTY_BRACKETS: Final = re.compile(rf"[\[(（【{{]\s*(?:{SEP}[\s,;|/&·+、:-]*)+[\])）】}}]")
_SHORTCODE: Final = re.compile(r"(?<![A-Za-z0-9]):[a-z][a-z0-9_+-]{1,40}:(?![A-Za-z0-9])")
_DECORATION: Final = re.compile(r"(?:[^\w\"“‘'«「『《(\[（【<$#@\\.…¿¡]|:[a-z0-9_+-]{2,40}:|_(?=\W))*")

SpanKind = Literal["link", "bold", "italic", "code"]


@dataclass(slots=True)
class Span:
    """A stretch of the text that is a link, strong, emphasized or code."""

    kind: SpanKind
    start: int
    end: int
    url: str = ""


@dataclass(slots=True)
class LinkRun:
    """A link of the unit with its place in the text."""

    label: str
    run: Run
    offset: int
    is_label: bool
    fragment: bool


@dataclass(slots=True)
class Flat:
    """The text of a unit.

    Attributes:
        spans: in order of their start, by kind.
        links: every link, badges with a target included.
        badges: images and images that are links.
        lines: (offset, source line) of the starts of source lines.
    """

    text: str = ""
    spans: dict[str, list[Span]] = field(default_factory=lambda: {"link": [], "bold": [], "italic": [], "code": []})
    links: list[LinkRun] = field(default_factory=list)
    badges: list[Run] = field(default_factory=list)
    lines: list[tuple[int, int]] = field(default_factory=list)

    def line_at(self, offset: int) -> int:
        """The source line of the character at `offset`."""
        found = self.lines[0][1] if self.lines else 1
        for start, line in self.lines:
            if start > offset:
                break
            found = line
        return found

    def covered(self, kind: SpanKind, start: int, end: int) -> bool:
        """Whether one span of `kind` covers the words of ``text[start:end]``."""
        while start < end and not self.text[start].isalnum():
            start += 1
        while end > start and not self.text[end - 1].isalnum():
            end -= 1
        return any(span.start <= start and end <= span.end for span in self.spans[kind])


def skip_decoration(text: str, start: int) -> int:
    """The first offset from `start` on that is no emoji, symbol, shortcode or space."""
    match = _DECORATION.match(text, start)
    return match.end() if match is not None else start


def flatten(runs: list[Run]) -> Flat:
    """The text of `runs` with its spans."""
    flat = Flat()
    parts: list[str] = []
    length = 0
    seen_word = False
    for position, run in enumerate(runs):
        if not flat.lines or flat.lines[-1][1] != run.line:
            flat.lines.append((length, run.line))
        kind = run.kind
        if kind == "text":
            piece = run.text
            if ":" in piece:
                piece = _SHORTCODE.sub(lambda match: " " * len(match[0]), piece)
        elif kind == "break":
            piece = "\n"
        elif kind == "link":
            after = (
                runs[position + 1].text[:1] if position + 1 < len(runs) and runs[position + 1].kind == "text" else ""
            )
            piece = _link(flat, run, parts[-1] if parts else "", after, length, seen_word)
        elif kind == "code":
            piece = run.text
            flat.spans["code"].append(Span("code", length, length + len(piece)))
        else:
            flat.badges.append(run)
            piece = SEP
        if kind in ("text", "link") and piece != SEP:
            if run.bold:
                _mark(flat, "bold", length, piece, parts)
            if run.italic:
                _mark(flat, "italic", length, piece, parts)
        if not seen_word and piece != SEP and any(c.isalnum() for c in piece):
            seen_word = True
        parts.append(piece)
        length += len(piece)
    text = "".join(parts)
    if SEP in text:
        text = _EMPTY_BRACKETS.sub(lambda match: SEP * len(match[0]), text)
    flat.text = text
    return flat


def _mark(flat: Flat, kind: SpanKind, start: int, piece: str, parts: list[str]) -> None:
    spans = flat.spans[kind]
    if spans and (spans[-1].end == start or (spans[-1].end + 1 == start and parts and parts[-1].isspace())):
        spans[-1].end = start + len(piece)
    else:
        spans.append(Span(kind, start, start + len(piece)))


def _link(flat: Flat, run: Run, before: str, after: str, offset: int, seen_word: bool) -> str:
    text = run.text.strip()
    if run.image:
        flat.links.append(LinkRun(text, run, offset, True, is_fragment(run.url)))
        flat.badges.append(run)
        return SEP
    own = text.startswith("[") and text.endswith("]") and len(text) > 2
    inner = text[1:-1].strip() if own else text
    bracketed = own or (before.rstrip().endswith(("[", "【")) and after in ("]", "】", ""))
    label = _is_label(inner, bracketed, seen_word) or not text or text.startswith(("http://", "https://"))
    if is_generic(inner) or inner.startswith("http"):
        said = _SAID.search(before)
        if said is not None and label_kind(said[1]) is not None:
            inner, label = said[1], True
    flat.links.append(LinkRun(inner, run, offset, label, is_fragment(run.url)))
    if label:
        return SEP
    if run.wiki and not text:
        return SEP
    flat.spans["link"].append(Span("link", offset, offset + len(run.text), run.url))
    return run.text


def _is_label(text: str, bracketed: bool, seen_word: bool) -> bool:
    if label_kind(text) is not None:
        return True
    if not bracketed or len(text) > 60 or is_venue_or_year(text):
        return False
    return seen_word and len(text.split()) <= 5
