"""A unit's runs as one text with marked spans, in which the readers of fields search.

Links whose text is a label (``[Paper](…)``, ``[[code]](…)``), images and badges become `SEP` characters: they end a
phrase and are no words of it. Everything else stays where it is, so that offsets hold.
"""

import re
from dataclasses import dataclass, field
from typing import Final, Literal

from paperterm.readers.fields.links import is_generic, label_kind
from paperterm.readers.fields.venue import is_venue_or_year
from paperterm.readers.front.blocks import Run

SEP: Final = "\x1f"
"""Stands for what is no text: a label link, a badge."""

PHRASE_EDGE: Final = ' \t\n,.;:：|–—*_•·"“”、/\\' + "》」』»，；" + SEP + "-"
"""Characters around phrases that are no part of them."""

_WORDY: Final = re.compile(r"[^\W_]")
_SAID: Final = re.compile(r"([^\W\d_][\w -]{1,24}?)\s{0,4}[:：]\s{0,4}[\[(]?$")
"""What is said before a link that says nothing itself (``Paper: [here](…)``)."""
_EMPTY_BRACKETS: Final = re.compile(r"[\[(（【{][\s,;|/&·+、:-]*+[\])）】}]")
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
        """Return the source line of the character at `offset`."""
        found = self.lines[0][1] if self.lines else 1
        for start, line in self.lines:
            if start > offset:
                break
            found = line
        return found

    def covered(self, kind: SpanKind, start: int, end: int) -> bool:
        """Whether one span of `kind` covers the words of ``text[start:end]``."""
        if not self.spans[kind]:
            return False
        end = min(end, len(self.text))
        while start < end and not self.text[start].isalnum():
            start += 1
        while end > start and not self.text[end - 1].isalnum():
            end -= 1
        return any(span.start <= start and end <= span.end for span in self.spans[kind])


def skip_decoration(text: str, start: int) -> int:
    """Return the first offset from `start` on that is no emoji, symbol, shortcode or space."""
    match = _DECORATION.match(text, start)
    return match.end() if match is not None else start


def flatten(runs: list[Run]) -> Flat:
    """Return the text of `runs` with its spans."""
    flat = Flat()
    parts: list[str] = []
    length = 0
    seen_word = False
    line = 0
    for position, run in enumerate(runs):
        if run.line != line:
            line = run.line
            flat.lines.append((length, line))
        if run.kind == "text":
            piece = _SHORTCODE.sub(_blank, run.text) if ":" in run.text else run.text
        else:
            piece = _piece(flat, runs, position, length, seen_word)
        if (run.bold or run.italic) and piece != SEP and run.kind in ("text", "link", "code"):
            spaced = bool(parts) and parts[-1].isspace()
            if run.bold:
                _mark(flat.spans["bold"], Span("bold", length, length + len(piece)), spaced)
            if run.italic:
                _mark(flat.spans["italic"], Span("italic", length, length + len(piece)), spaced)
        seen_word = seen_word or (piece != SEP and _WORDY.search(piece) is not None)
        parts.append(piece)
        length += len(piece)
    text = "".join(parts)
    flat.text = _EMPTY_BRACKETS.sub(_emptied, text) if SEP in text else text
    return flat


def _blank(match: re.Match[str]) -> str:
    """Return spaces in place of a shortcode; offsets hold."""
    return " " * len(match[0])


def _emptied(match: re.Match[str]) -> str:
    """Return what stands for brackets around label links and nothing else; offsets hold."""
    return SEP * len(match[0]) if SEP in match[0] else match[0]


def _piece(flat: Flat, runs: list[Run], position: int, offset: int, seen_word: bool) -> str:
    """Return what stands for a run that is no text, and note its spans, links and badges."""
    run = runs[position]
    if run.kind == "break":
        return "\n"
    if run.kind == "code":
        flat.spans["code"].append(Span("code", offset, offset + len(run.text)))
        return run.text
    if run.kind == "link":
        link = _link(runs, position, offset, seen_word)
        flat.links.append(link)
        if not link.is_label:
            flat.spans["link"].append(Span("link", offset, offset + len(run.text), run.url))
            return run.text
    if run.kind == "image" or run.image:
        flat.badges.append(run)
    return SEP


def _mark(spans: list[Span], span: Span, spaced: bool) -> None:
    """Add `span`, joined with the one right before it."""
    if spans and (spans[-1].end == span.start or (spans[-1].end + 1 == span.start and spaced)):
        spans[-1].end = span.end
    else:
        spans.append(span)


def _link(runs: list[Run], position: int, offset: int, seen_word: bool) -> LinkRun:
    """Return the link at `position`, labeled by its text, or by what is said before it."""
    run = runs[position]
    text = run.text.strip()
    if run.image:
        return LinkRun(text, run, offset, is_label=True)
    before = runs[position - 1].text.rstrip() if position and runs[position - 1].kind == "text" else ""
    after = runs[position + 1].text[:1] if position + 1 < len(runs) and runs[position + 1].kind == "text" else ""
    own = text.startswith("[") and text.endswith("]") and len(text) > 2
    label = text[1:-1].strip() if own else text
    bracketed = own or (before.endswith(("[", "【")) and after in ("]", "】", ""))
    address = text.startswith(("http://", "https://")) or not text
    if is_generic(label) or address:
        said = _SAID.search(before)
        if said is not None and label_kind(said[1]) is not None:
            return LinkRun(said[1], run, offset, is_label=True)
    is_label = address or _is_label(label, bracketed, seen_word)
    return LinkRun(label, run, offset, is_label=is_label)


def _is_label(text: str, bracketed: bool, seen_word: bool) -> bool:
    if label_kind(text) is not None:
        return True
    if not bracketed or len(text) > 60 or is_venue_or_year(text):
        return False
    return seen_word and len(text.split()) <= 5
