r"""Whether BibTeX and biber take an entry as it is written, and where they stop.

BibTeX: version 0.99d (O. Patashnik, ``bibtex.web``, sections 218 to 278, and 418 to 430 for names). biber: version 2,
which reads with btparse (G. Ward, ``bibtex.g``). A program takes an entry where it reports no error; it may warn, and
LaTeX may still stop at what a value holds. The programs differ:

- biber takes ``%`` comments between what an entry is made of, ``(`` closed by ``}``, and macros such as ``1996a``;
- BibTeX takes any key without white space and commas, and an empty one; it takes an entry without any comma;
- a name of more than three parts stops both, unless biblatex names its parts; a comma at its end stops BibTeX only.
"""

import re
from dataclasses import dataclass
from typing import Final, Literal

from paperterm.bibtex.lexer import COMMANDS, end_of_braces, end_of_quotes
from paperterm.bibtex.names import split_and, split_top

FaultKind = Literal["head", "key", "end", "comma", "name", "equals", "value", "persons"]


@dataclass(frozen=True, slots=True)
class Fault:
    """Where a program stops in a text, and what it expected there.

    Attributes:
        kind: what it expected: ``head``: an entry; ``key``: a key; ``end``: more, but the text ends; ``comma``: a comma
            or the end of the entry; ``name``: the name of a field; ``equals``: an equals sign; ``value``: a value;
            ``persons``: names that it can divide.
        position: of what was found instead.
        start: of the field in which that is.
    """

    kind: FaultKind
    position: int
    start: int = 0


@dataclass(frozen=True, slots=True)
class _Rules:
    gap: re.Pattern[str]
    keys: dict[str, re.Pattern[str]]
    name: re.Pattern[str]
    bare: re.Pattern[str]
    needs_comma: bool
    closers: dict[str, str]


_SPACE: Final = re.compile(r"\s*+")
_BIBTEX: Final = _Rules(
    gap=_SPACE,
    keys={"{": re.compile(r"[^\s,}]*+"), "(": re.compile(r"[^\s,]*+")},
    name=re.compile(r"[^\s\"#%'(),={}\d][^\s\"#%'(),={}]*+"),
    bare=re.compile(r"\d++(?=[\s,#)}]|$)|[^\s\"#%'(),={}\d][^\s\"#%'(),={}]*+"),
    needs_comma=False,
    closers={"{": "}", "(": ")"},
)
_BIBER_KEY: Final = re.compile(r"[^\s\"#%'(),={}\\]++")
_BIBER: Final = _Rules(
    gap=re.compile(r"(?:\s++|%[^\n]*+)*+"),
    keys={"{": _BIBER_KEY, "(": _BIBER_KEY},
    name=re.compile(r"[^\s\"#%'(),={}\\\d@~][^\s\"#%'(),={}\\@~]*+"),
    bare=re.compile(r"[^\s\"#%'(),={}\\@~]++"),
    needs_comma=True,
    closers={"{": "})", "(": "})"},
)
_HEAD: Final = re.compile(r"@\s*+([^\s\"#%'(),={}\d][^\s\"#%'(),={}]*+)\s*+([{(])\s*+")
_COMMENT_LINES: Final = re.compile(r"(?:\s*+%[^\n]*+\n)*+\s*+")
_DIVIDED: Final = re.compile(r"\s*(?:family|given|prefix|suffix|useprefix|middle)(?:-i)?\s*=", re.IGNORECASE)
_NAME_FIELDS: Final = frozenset(
    {
        *("author", "editor", "editora", "editorb", "editorc", "shortauthor", "shorteditor", "translator", "holder"),
        *("bookauthor", "annotator", "commentator", "introduction", "foreword", "afterword"),
    }
)
"""Lists of names in biblatex's default data model."""


def bibtex_fault(text: str) -> Fault | None:
    """Return where BibTeX stops in the entry that is `text`, None where it takes it."""
    return _Reader(text, _BIBTEX).fault()


def biber_fault(text: str) -> Fault | None:
    """Return where biber stops in the entry that is `text`, None where it takes it."""
    return _Reader(text, _BIBER).fault()


def is_taken(text: str) -> bool:
    """Whether at least one of BibTeX and biber takes the entry that is `text`."""
    return bibtex_fault(text) is None or biber_fault(text) is None


class _Reader:
    """Reads one entry by the rules of one program, up to the first fault."""

    def __init__(self, text: str, rules: _Rules) -> None:
        self._text = text
        self._rules = rules
        self._position = 0
        self._field = 0
        self._type = ""
        self._values: dict[str, tuple[str, int]] = {}

    def fault(self) -> Fault | None:
        """Return the first fault; names come last, as the programs look at them after reading."""
        return self._entry() or (self._biber_persons() if self._rules is _BIBER else self._bibtex_persons())

    def _entry(self) -> Fault | None:
        comments = _COMMENT_LINES.match(self._text)
        head = _HEAD.match(self._text, comments.end() if comments else 0)
        if head is None or head[1].lower() in COMMANDS:
            return Fault("head", 0)
        self._type = head[1].lower()
        closers = self._rules.closers[head[2]]
        self._position = head.end()
        key = self._rules.keys[head[2]].match(self._text, self._position)
        if key is None:
            return Fault("key", self._position)
        self._position = key.end()
        while True:
            mark = self._mark()
            if mark and mark in closers:
                is_bare = self._rules.needs_comma and not self._field
                return Fault("comma", self._position) if is_bare else None
            if mark != ",":
                return Fault("comma" if mark else "end", self._position, self._field)
            self._position += 1
            self._field = self._position
            mark = self._mark()
            if mark and mark in closers:
                return None
            if fault := self._read_field():
                return fault

    def _mark(self) -> str:
        """Return the next character behind a gap."""
        gap = self._rules.gap.match(self._text, self._position)
        self._position = gap.end() if gap else self._position
        return self._text[self._position : self._position + 1]

    def _read_field(self) -> Fault | None:
        start = self._field = self._position
        name = self._rules.name.match(self._text, start)
        if name is None:
            return Fault("name" if self._mark() else "end", start, start)
        self._position = name.end()
        if self._mark() != "=":
            return Fault("equals" if self._mark() else "end", self._position, start)
        self._position += 1
        value = ""
        while True:
            self._mark()
            end = self._end_of_piece()
            if end is None:
                is_open = self._mark() in ("", "{", '"')
                return Fault("end" if is_open else "value", self._position, start)
            piece = self._text[self._position : end]
            value += piece[1:-1] if piece[0] in '{"' else piece
            self._position = end
            if self._mark() != "#":
                self._values.setdefault(name[0].lower(), (value, start))
                return None
            self._position += 1

    def _end_of_piece(self) -> int | None:
        mark = self._text[self._position : self._position + 1]
        if mark == "{":
            return end_of_braces(self._text, self._position)
        if mark == '"':
            return end_of_quotes(self._text, self._position, len(self._text))
        bare = self._rules.bare.match(self._text, self._position)
        return bare.end() if bare else None

    def _bibtex_persons(self) -> Fault | None:
        """Look at the names that the standard styles format (``plain.bst``): authors, and some types' editors."""
        fields = ["author"]
        if self._type in ("incollection", "inproceedings", "conference") or (
            self._type in ("book", "inbook", "proceedings") and "author" not in self._values
        ):
            fields.append("editor")
        return self._persons(fields)

    def _biber_persons(self) -> Fault | None:
        return self._persons([name for name in self._values if name in _NAME_FIELDS])

    def _persons(self, fields: list[str]) -> Fault | None:
        for field in fields:
            value, start = self._values.get(field, ("", 0))
            for person in split_and(value) if "," in value else ():
                parts = split_top(person.strip(), ",")
                ends_with_comma = len(parts) > 1 and not parts[-1].strip()
                if self._rules is _BIBER:
                    is_wrong = len(parts) > 3 and not any(map(_DIVIDED.match, parts))
                else:
                    is_wrong = len(parts) > 3 or ends_with_comma
                if is_wrong:
                    return Fault("persons", start, start)
        return None
