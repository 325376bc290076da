"""The table of contents of a GitBook: its ``SUMMARY.md``.

Format: https://gitbook.com/docs/getting-started/git-sync/content-configuration - headings are groups, nested bullets of
links are pages.
"""

import os
import re
from dataclasses import dataclass
from urllib.parse import unquote

from paperterm.text import clean_line

SUMMARY = "SUMMARY.md"
MAX_LINE = 1000
"""Longer lines are no line of a table of contents; the bound keeps the patterns below cheap."""

_HEADING = re.compile(r"^#{2,6}\s+(?P<title>.+?)\s*#*\s*$")
_ITEM = re.compile(
    r"^(?P<indent>\s*)[*+-]\s+(?:\[(?P<title>.*)\]\((?P<target>[^()]*(?:\([^()]*\)[^()]*)*)\)|(?P<text>.+?))\s*$"
)


@dataclass(frozen=True, slots=True)
class Page:
    """A line of the table of contents.

    Attributes:
        depth: 0 for the outermost.
        file: relative to the folder of the summary, "" for a group.
    """

    depth: int
    title: str
    file: str


def read_summary(text: str) -> tuple[Page, ...]:
    """Return the pages of `text` in their order; lines of another form are passed over."""
    pages: list[Page] = []
    base = 0
    indents: list[int] = []
    for line in text.splitlines():
        if len(line) > MAX_LINE:
            continue
        if heading := _HEADING.match(line):
            pages.append(Page(0, _plain(heading["title"]), ""))
            base, indents = 1, []
        elif item := _ITEM.match(line):
            indent = len(item["indent"].expandtabs(4))
            while indents and indents[-1] >= indent:
                indents.pop()
            indents.append(indent)
            title = _plain(item["title"] if item["title"] is not None else item["text"])
            pages.append(Page(base + len(indents) - 1, title, _file(item["target"] or "")))
    return tuple(pages)


_BRACKETED = re.compile(r"\s*<([^<>]*)>")


def _file(target: str) -> str:
    bracketed = _BRACKETED.match(target)
    destination = bracketed[1] if bracketed else (target.split() or [""])[0]
    path = unquote(destination.partition("#")[0])
    if not path or "://" in path:
        return ""
    return os.path.normpath(path)


_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_EMPHASIS = re.compile(r"(\*\*|__|`)(.+?)\1")


def _plain(text: str) -> str:
    return clean_line(_ESCAPE.sub(r"\1", _EMPHASIS.sub(r"\2", text)))
