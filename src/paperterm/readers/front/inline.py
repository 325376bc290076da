"""Inline Markdown to runs.

Addresses stay as the list writes them (no percent-encoding, no refusal): opening them is `paperterm.actions`' matter.
"""

import re
from dataclasses import dataclass
from functools import cache
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, Final

from paperterm.readers.front.blocks import Run
from paperterm.readers.front.fastinline import fast_runs
from paperterm.readers.front.html import scan
from paperterm.readers.front.runs import build_runs

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

MAX_INLINE: Final = 65_536
"""Characters of one paragraph or cell that are read as one; longer ones are read in pieces."""
_BROKEN_LINK: Final = re.compile(r"\][ \t]{0,8}\n[ \t]{0,8}\((?=https?://)")
_MARKED: Final = re.compile(r"[\\`*_\[\]<>&!\n]")
"""What Markdown could be in; a text without, and without an address, is one run as it is."""
_FOLDED: Final = re.compile(r"<(details|pre)")
_PLAIN_DESTINATION: Final = re.compile(r"[^\s<>()\\&\x00-\x1f\x7f]+")


@dataclass(slots=True)
class _Destination:
    """What markdown-it's rules want to know of a link's destination."""

    str: str
    pos: int
    ok: bool = True


def _link_destination(source: str, position: int, maximum: int) -> Any:
    """Return a link's destination: at once where it holds nothing special, else as markdown-it reads it."""
    from markdown_it.helpers import parseLinkDestination

    match = _PLAIN_DESTINATION.match(source, position, maximum)
    if match is not None and match.end() < maximum and source[match.end()] in ") ":
        return _Destination(match[0], match.end())
    return parseLinkDestination(source, position, maximum)


def keep_addresses(made: "MarkdownIt") -> "MarkdownIt":
    """Make `made` keep every address as written, and find most of them at once."""
    made.normalizeLink = lambda url: url  # type: ignore[method-assign]
    made.normalizeLinkText = lambda link: link  # type: ignore[method-assign]
    made.helpers = SimpleNamespace(**vars(made.helpers) | {"parseLinkDestination": _link_destination})  # type: ignore[assignment]
    made.validateLink = lambda url: True  # type: ignore[method-assign] # noqa: ARG005
    return made


@cache
def _inline_parser() -> "MarkdownIt":
    """Return the parser of inline content, with markdown-it's own limit on nesting: brackets cost its square."""
    from markdown_it import MarkdownIt

    return keep_addresses(MarkdownIt("commonmark"))


def parse_inline(source: str, line: int, env: dict[str, Any]) -> list[Run]:
    """Return the runs of inline Markdown that starts at `line`."""
    if _MARKED.search(source) is None and "//" not in source and source == source.strip():
        return [Run("text", source, line)] if source else []
    if "<details" in source or "<pre" in source:
        return _with_details(source, line, env)
    if "]\n" in source:
        source = _BROKEN_LINK.sub("](", source)
    return _in_pieces(source, line, env)


def _in_pieces(source: str, line: int, env: dict[str, Any]) -> list[Run]:
    if len(source) <= MAX_INLINE:
        return _runs(source, line, env)
    runs: list[Run] = []
    start = 0
    while start < len(source):
        stop = min(len(source), start + MAX_INLINE)
        if stop < len(source):
            space = max(source.rfind(" ", start, stop), source.rfind("\n", start, stop))
            stop = space + 1 if space > start else stop
        piece = source[start:stop]
        runs.extend(_runs(piece, line, env))
        line += piece.count("\n")
        start = stop
    return runs


def _with_details(source: str, line: int, env: dict[str, Any]) -> list[Run]:
    """Return Runs of a source with ``<details>`` or ``<pre>`` in the line: their content becomes one run, verbatim."""
    runs: list[Run] = []
    position = 0
    while position < len(source):
        opening = _FOLDED.search(source, position)
        start, name = (opening.start(), opening[1]) if opening is not None else (len(source), "")
        stop = source.find(f"</{name}>", start)
        if stop == -1:
            start = stop = len(source)
        piece = source[position:start]
        if piece.strip():
            runs.extend(_in_pieces(piece, line, env))
        line += source.count("\n", position, start)
        if start < len(source):
            inside = source[source.find(">", start, stop) + 1 : stop]
            summary, found, body = inside.partition("</summary>")
            label, text = (_strip_tags(summary), body) if found else ("", inside)
            hidden = _strip_tags(text)
            if "@" in hidden:
                hidden = _verbatim(env, line, line + source.count("\n", start, stop)) or hidden
            runs.append(Run("details", hidden, line, " ".join(label.split())))
            line += source.count("\n", start, stop)
        position = stop + len(name) + 3 if stop < len(source) else len(source)
    return runs


def _verbatim(env: dict[str, Any], first: int, last: int) -> str:
    """Return the BibTeX of the source lines `first` to `last`, indentation included."""
    source = "\n".join(env.get("lines", [])[first - 1 : last])
    start, stop = source.find("@"), source.rfind("</pre")
    return source[start : stop if stop > start else None] if start != -1 and "&" not in source else ""


def _strip_tags(source: str) -> str:
    return "".join(
        event.data if event.kind == "text" else "\n" if event.name in ("br", "p") else "" for event in scan(source)
    ).strip()


def _runs(source: str, line: int, env: dict[str, Any]) -> list[Run]:
    runs = fast_runs(source, line, env)
    if runs is not None:
        return runs
    made, tokens = _inline_parser(), list["Token"]()
    made.inline.parse(source, made, env, tokens)
    return build_runs(tokens, line)
