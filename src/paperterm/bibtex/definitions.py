"""Where the macros and parents of an entry are found: in its own file, then in the other files of its repository.

In one file the order decides, as in BibTeX: the last ``@string`` before an entry counts. Other files have no order;
where they define a name in two ways, neither counts.
"""

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final, NamedTuple

from paperterm.bibtex.blocks import Block, Command, clean_text, split_text
from paperterm.bibtex.lexer import pieces_of
from paperterm.bibtex.values import Macros, RawFields, evaluate

LONGEST_MACRO: Final = 4000
"""Characters of an expanded macro; a longer one is not taken: a few lines can double it to any length."""

_DEEPEST: Final = 40
"""Macros inside of each other."""

_STRING: Final = re.compile(r"@[ \t]*string")
_REFERENCES: Final = (b"crossref", b"xref", b"xdata", b"entryset")
_REFERENCE: Final = re.compile(
    r"\b(?:crossref|xref|xdata|entryset)\s*+=[\s{\"]*+([^{}\"=]{1,2000}+)[}\"]", re.IGNORECASE
)


class Macro(NamedTuple):
    """An ``@string``: its value as written, and where it is defined."""

    value: str
    start: int
    place: str


@dataclass(frozen=True, slots=True)
class Definitions:
    """What a text defines.

    Attributes:
        macros: by name in lower case, in the order of the text.
        entries: those that can be parents, by key in lower case.
        referenced: keys, in lower case, that entries name as their parents, where that is known.
    """

    macros: dict[str, list[Macro]] = field(default_factory=dict)
    entries: dict[str, list[Block]] = field(default_factory=dict)
    referenced: frozenset[str] = frozenset()

    @classmethod
    def of(cls, text: str, file: str = "", keys: Container[str] | None = None) -> "Definitions":
        """Read the ``.bib`` text of `file`; with `keys` (in lower case) only entries that have one of them."""
        found = cls()
        found.add(text, file, keys)
        return found

    def add(self, text: str, file: str = "", keys: Container[str] | None = None, line: int = 1) -> None:
        """Add what a text defines that begins at `line` of `file`; `keys` are those of `of`."""
        for part in split_text(clean_text(text)):
            if isinstance(part, Command):
                self._add_command(part, file, line - 1)
            elif keys is None or part.key.lower() in keys:
                self.entries.setdefault(part.key.lower(), []).append(part)

    def _add_command(self, command: Command, file: str, lines_before: int) -> None:
        name, equals, value = command.inside.partition("=")
        if command.kind == "string" and equals:
            line = command.line + lines_before
            place = f"{file}:{line}" if file else f"line {line}"
            self.macros.setdefault(name.strip().lower(), []).append(Macro(value.strip(), command.start, place))


def referenced_keys(text: str) -> frozenset[str]:
    """Return the keys, in lower case, that entries of `text` name as their parents."""
    # Where text is not ASCII, the bytes are put in lower case much faster.
    low = text.encode("utf-8", "replace").lower()
    if not any(name in low for name in _REFERENCES):
        return frozenset()
    return frozenset(
        key.strip() for found in _REFERENCE.findall(text.lower()) for key in found.split(",") if key.strip()
    )


class Scope:
    """What the entries of one text can refer to.

    Args:
        text: the text, clean.
        others: of the other files of the repository.
        file: the name of the text's file, for messages.
    """

    def __init__(self, text: str, others: Sequence[Definitions] = (), file: str = "") -> None:
        self._text, self._file, self._others = text, file, others
        self._expanded: dict[Macro, str | None] = {}

    @cached_property
    def referenced(self) -> frozenset[str]:
        """The keys, in lower case, that entries of the text name as their parents."""
        return referenced_keys(self._text)

    @cached_property
    def _own(self) -> Definitions:
        if not self.referenced and not _STRING.search(self._text.lower()):
            return Definitions()
        return Definitions.of(self._text, self._file, self.referenced)

    @property
    def macros(self) -> tuple[str, ...]:
        """The names of the macros that the text defines, in lower case."""
        return tuple(self._own.macros)

    def macros_at(self, start: int) -> Macros:
        """Return the macros that an entry at `start` of the text can use."""
        return _MacrosAt(self, start)

    def parent(self, key: str) -> Block | None:
        """Return the entry with `key`, None where there is none or where files have different ones."""
        for definitions in ((self._own,), self._others):
            found = [block for one in definitions for block in one.entries.get(key.lower(), ())]
            exact = [block for block in found if block.key == key] or found
            if exact and (definitions is not self._others or len({_words(block.text) for block in exact}) == 1):
                return exact[0]
        return None

    def macro(self, name: str, start: int, depth: int = 0) -> str | None:
        """Return the value of a macro for an entry at `start`, None where there is none or no certain one."""
        defined = self._definition(name, start)
        if defined is None or depth > _DEEPEST:
            return None
        if defined not in self._expanded:
            self._expanded[defined] = None  # a macro that uses itself has no value
            self._expanded[defined] = self._expand(defined, depth)
        return self._expanded[defined]

    def missing_macro(self, name: str) -> str:
        """Return why `macro` gives no value, in words."""
        found = self._own.macros.get(name.lower()) or [
            defined for other in self._others for defined in other.macros.get(name.lower(), ())
        ]
        places = list(dict.fromkeys(defined.place for defined in found))
        if len(places) > 1:
            return f"the macro {name} has different definitions, in {' and '.join(places)}: none is taken"
        return f"the macro {name} in {places[0]} has no value" if places else f"the macro {name} is not defined"

    def other_definitions(self, name: str) -> str:
        """Return in words that the text defines a macro in several ways, "" where it does not."""
        own = self._own.macros.get(name, ())
        if len({_words(defined.value) for defined in own}) < 2:
            return ""
        places = " and ".join(defined.place for defined in own)
        return f"the macro {name} has different definitions, in {places}: the last one before the entry is taken"

    def _definition(self, name: str, start: int) -> Macro | None:
        own = self._own.macros.get(name, ())
        before = [defined for defined in own if defined.start < start]
        if before:
            return before[-1]
        found = own or [macros[-1] for other in self._others if (macros := other.macros.get(name))]
        return found[0] if found and len({_words(defined.value) for defined in found}) == 1 else None

    def _expand(self, defined: Macro, depth: int) -> str | None:
        raw, pieces = RawFields(), pieces_of(defined.value)
        value = evaluate(pieces, _MacrosAt(self, defined.start, depth + 1), raw)
        is_certain = bool(pieces) and not raw.unknown and len(value) <= LONGEST_MACRO
        return value if is_certain else None


class _MacrosAt:
    """The macros of a scope for an entry at one place, or for a macro that is defined there."""

    __slots__ = ("_depth", "_scope", "_start")

    def __init__(self, scope: Scope, start: int, depth: int = 0) -> None:
        self._scope, self._start, self._depth = scope, start, depth

    def get(self, name: str, /) -> str | None:
        """Return the value of a macro, None where it is not defined."""
        return self._scope.macro(name, self._start, self._depth)


def macros_of(text: str) -> dict[str, str]:
    """Return the macros that are defined at the end of a ``.bib`` text, by name in lower case, with their values."""
    scope = Scope(clean_text(text))
    values = ((name, scope.macro(name, len(text))) for name in scope.macros)
    return {name: value for name, value in values if value is not None}


def _words(text: str) -> str:
    return " ".join(text.split())
