r"""What a LaTeX file cites, includes and names as its bibliography.

Commands of LaTeX, natbib, biblatex, csquotes, multibib, bibunits, bibtopic, apacite, import and subfiles, with their
options, and the macros of the manuscript that use them. Nothing is executed.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from paperterm.project.arguments import argument, skip_options
from paperterm.project.bibliographies import bibliographies, environment, mentioned
from paperterm.project.citations import ENVIRONMENTS, cites, key_arguments
from paperterm.project.definitions import define
from paperterm.project.includes import includes
from paperterm.project.scope import Scope
from paperterm.project.source import Lines, visible
from paperterm.project.statements import Cite, Include, Item, Statement, Unresolved
from paperterm.text import clean_line

_DEEPEST: Final = 8
"""Macros that are expanded inside each other."""

_TAIL: Final = 1000
"""Characters behind a macro that its last command may take as arguments."""

_COMMAND: Final = re.compile(r"\\(?:([A-Za-z@]+)|.)", re.DOTALL)
_BEGIN_DOCUMENT: Final = re.compile(r"\\begin\s*\{document\}")
_OWN_CLASS: Final = re.compile(r"\\(?:Provides(?:Expl)?(?:Class|Package)|NeedsTeXFormat)\b")
_MAIN_FILE: Final = re.compile(r"(?im)^[ \t]*+%[ \t]*+!TeX[ \t]++root[ \t]*+=[ \t]*+(\S[^\n]*)")
_HEAD: Final = 2000
"""Characters in which editors look for the comment that names the main file."""


def read_tex(text: str, scope: Scope | None = None) -> Iterator[Statement]:
    """Yield what a ``.tex`` file says, in its order; `scope` has and gets its definitions. Never raises."""
    scope = Scope() if scope is None else scope
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    line_of = Lines(text).number
    if main_file := _MAIN_FILE.search(text, 0, _HEAD):
        yield Include(main_file[1].strip(), line_of(main_file.start(1)), "parent")
    source = visible(text, scope)
    body = _BEGIN_DOCUMENT.search(source)
    if body or _OWN_CLASS.search(source):
        yield from mentioned(source[: body.start()] if body else source, line_of)
    yield from _Reader(source, scope, len(source), line_of).statements()


@dataclass(slots=True)
class _Reader:
    """Reads the commands that begin before `end` of `text`; `depth` is that of the macros around them."""

    text: str
    scope: Scope
    end: int
    line_of: Callable[[int], int]
    depth: int = 0
    _definition: int = 0
    """Where the body of the last definition ends: what it names may be known where the macro is used."""

    def statements(self) -> Iterator[Statement]:
        position = 0
        while command := _COMMAND.search(self.text, position, self.end):
            position = command.end()
            name = self.scope.aliases.get(command[1], command[1]) if command[1] else ""
            if not name:
                continue
            if defined := define(name, self.text, position, self.scope):
                position, self._definition = defined
                continue
            line = self.line_of(command.start())
            for statement in self._said(name, position, line):
                if not (isinstance(statement, Unresolved) and position < self._definition):
                    yield statement

    def _said(self, name: str, position: int, line: int) -> Iterator[Statement]:
        if name in self.scope.macros:
            expanded = list(self._expanded(name, position, line))
            yield from expanded
            if not self.scope.tells(name) or any(isinstance(each, Cite) for each in expanded):
                return
        if name == "begin":
            yield from self._begin(position, line)
        elif name == "bibitem":
            found = argument(self.text, skip_options(self.text, position))
            yield from (Item(key, line) for key in self._keys(found[0] if found else ""))
        elif cites(name):
            yield from self._cited(name, position, line)
        else:
            yield from bibliographies(name, self.text, position, self.scope, line)
            yield from includes(name, self.text, position, self.scope, line)

    def _expanded(self, name: str, position: int, line: int) -> Iterator[Statement]:
        if self.depth >= _DEEPEST or not self.scope.tells(name):
            return
        if called := self.scope.call(name, self.text, position):
            expansion, end = called
            text = expansion + self.text[end : end + _TAIL]
            yield from _Reader(text, self.scope, len(expansion), lambda _: line, self.depth + 1).statements()

    def _begin(self, position: int, line: int) -> Iterator[Statement]:
        found = argument(self.text, position)
        if found:
            name, end = found
            yield from environment(name, self.text, end, self.scope, line)
            if name in ENVIRONMENTS:
                yield from self._cited(ENVIRONMENTS[name], end, line)

    def _cited(self, name: str, position: int, line: int) -> Iterator[Statement]:
        position += self.text[position : position + 1] == "*"
        for written in key_arguments(name, self.text, position):
            yield from (Cite(key, line) for key in self._keys(written))

    def _keys(self, written: str) -> Iterator[str]:
        if "\\" in written:
            written = self.scope.expand(written) or ""
        for key in written.replace("\0", "").split(","):
            if (clean := clean_line(key)) and not set(key) & set("#\\{}"):
                yield clean
