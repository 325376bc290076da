r"""The lexical rules of BibTeX, with positions: commands, keys, fields, and the pieces of their values.

Sources: BibTeX 0.99d (Patashnik, ``bibtex.web``; *BibTeXing*), Markey's *Tame the BeaST*, and for ``%`` comments
between the fields of an entry btparse, which biber reads with. What is here is strict: it says where text keeps the
rules and where it stops keeping them. `paperterm.bibtex.blocks` and `paperterm.bibtex.values` recover from there.

All functions are linear in the text that they are given, and none raises.
"""

import re
from collections.abc import Iterator
from typing import Final, Literal, NamedTuple

COMMANDS: Final = frozenset({"string", "preamble", "comment"})
"""What ``@`` begins that is no entry, in lower case."""

_FLAT: Final = r"\{[^{}]*+\}"
_NESTED: Final = rf"\{{(?:[^{{}}]++|{_FLAT})*+\}}"
_DEEP: Final = rf"(?:[^{{}}]++|\{{(?:[^{{}}]++|{_NESTED})*+\}})*+"
_QUOTED: Final = rf"(?:[^\"{{}}]++|{_NESTED})*+"
_BARE: Final = r"[^\s\"#%'(),={}]++"
_NAME: Final = r"[^\W\d][\w:+./-]*+"
_PIECE: Final = rf"(?:\{{{_DEEP}\}}|\"{_QUOTED}\"|{_BARE})"
_FIELD: Final = rf"\s*+{_NAME}\s*+=\s*+{_PIECE}(?:\s*+\#\s*+{_PIECE})*+\s*+"

START: Final = re.compile(r"(?m)^[ \t]*%[^\n]*|@[ \t]*([^\W\d_][\w+-]*)\s*([{(])")
"""A line of comment between commands, or the beginning of a command: its kind, and what opens it."""

_ENTRY: Final = re.compile(
    rf"@[ \t]*+([A-Za-z]++)\s*+\{{\s*+([^\s,={{}}\"\\@]++)\s*+(,)(?:{_FIELD},)*+(?:{_FIELD})?+\s*+\}}"
)
_FIELDS: Final = re.compile(
    rf"\s*+({_NAME})\s*+=\s*+(?:\{{({_DEEP})\}}|\"({_QUOTED})\"|({_BARE}))((?:\s*+\#\s*+{_PIECE})*+)\s*+,?+"
)
_PIECES: Final = re.compile(rf"\{{({_DEEP})\}}|\"({_QUOTED})\"|({_BARE})")
_VALUE: Final = re.compile(rf"\s*+{_PIECE}(?:\s*+\#\s*+{_PIECE})*+\s*+")
_GAP: Final = re.compile(r"(?:\s++|(%)[^\n]*+)*+")
_NAME_OF_FIELD: Final = re.compile(rf"({_NAME})\s*+=")
_BARE_WORD: Final = re.compile(_BARE)
_BRACED: Final = re.compile(rf"\{{{_DEEP}\}}")
_BRACE: Final = re.compile(r"[{}]")
_QUOTE_MARK: Final = re.compile(r'[{}"]')
_PARENTHESIS_MARK: Final = re.compile(r'[{}")]')
_KEYS: Final = {"{": re.compile(r"\s*+([^\s,}]*+)"), "(": re.compile(r"\s*+([^\s,]*+)")}
_BEFORE_FIELDS: Final = re.compile(r"\s*+,")


class Sound(NamedTuple):
    """An entry whose meaning is beyond doubt.

    Attributes:
        type: in lower case.
        fields: where its fields begin, behind the comma that follows the key.
        end: behind its closing brace.
    """

    type: str
    key: str
    fields: int
    end: int


class Piece(NamedTuple):
    """A part of a value, with its delimiters: ``{…}``, ``"…"``, or a bare number or macro."""

    kind: Literal["braced", "quoted", "bare"]
    start: int
    end: int

    def inside(self, text: str) -> str:
        """Return what is between the delimiters."""
        return text[self.start : self.end] if self.kind == "bare" else text[self.start + 1 : self.end - 1]


class RawField(NamedTuple):
    """A field ``name = piece # piece``.

    Attributes:
        name: as written.
        start, end: from the name to behind the last piece.
        has_comma: whether a comma is before it, the key's own too.
    """

    name: str
    start: int
    end: int
    pieces: tuple[Piece, ...]
    has_comma: bool


class FieldRun(NamedTuple):
    """The fields from some position on, as far as they keep the rules.

    Attributes:
        end: behind the closing delimiter, or where the text stops keeping the rules.
        is_closed: whether the closing delimiter was reached.
        has_comments: whether a ``%`` comment is between them, which biber takes and BibTeX does not.
        has_gaps: whether a comma follows a comma, which neither takes.
    """

    fields: tuple[RawField, ...]
    end: int
    is_closed: bool
    has_comments: bool = False
    has_gaps: bool = False


class Command(NamedTuple):
    """A command at the top level, as BibTeX reads it.

    Attributes:
        kind: in lower case: the type of an entry, or one of `COMMANDS`.
        start: of its ``@``.
        opening: of its ``{`` or ``(``.
        end: behind its closing delimiter, None where the text ends inside of it.
    """

    kind: str
    start: int
    opening: int
    end: int | None


def first_command(text: str) -> re.Match[str] | None:
    """Return the first match of `START` in `text` that is a command, None where there is none."""
    return next((start for start in START.finditer(text) if start[1]), None)


def sound_entry(text: str, start: int) -> Sound | None:
    """Return the entry that begins at `start`, None where it is anything else or not sound beyond doubt."""
    match = _ENTRY.match(text, start)
    if match is None or (kind := match[1].lower()) in COMMANDS:
        return None
    return Sound(kind, match[2], match.end(3), match.end())


def sound_fields(text: str, start: int, end: int) -> list[tuple[str, str, str, str, str]]:
    """Return name, braced, quoted and bare text of each field, and what ``#`` joins to it ("" where nothing).

    `start` and `end` are `Sound.fields` and the place of the closing brace.
    """
    return _FIELDS.findall(text, start, end)


def joined_pieces(text: str) -> list[tuple[str, str]]:
    """Return delimited text, or else a bare word, of each piece that ``#`` joins in `text`."""
    return [(braced or quoted, bare) for braced, quoted, bare in _PIECES.findall(text)]


def pieces_of(text: str) -> list[tuple[str, str]]:
    """Return `joined_pieces` of a value, none where it is not a value as a whole."""
    return joined_pieces(text) if _VALUE.fullmatch(text) else []


def name_of_field(text: str, position: int) -> re.Match[str] | None:
    """Return the name of the field that begins at `position`, up to the equals sign behind it."""
    return _NAME_OF_FIELD.match(text, position)


def commands(text: str) -> Iterator[Command]:
    """Yield the commands at the top level; a line that begins with ``%`` between them is a comment.

    The last one has no `Command.end` where the text ends inside of it.
    """
    position = tried = 0
    while start := START.search(text, position):
        position = start.end()
        if start[1] is None:
            continue
        kind, opening = start[1].lower(), start.start(2)
        end: int | None = None
        if sound := sound_entry(text, start.start()):
            end = sound.end
        elif kind not in COMMANDS and position >= tried:
            run = fields_behind_key(text, opening, len(text))
            end, tried = (run.end, tried) if run.is_closed else (None, run.end)
        if end is None:
            end = end_of_braces(text, opening) if start[2] == "{" else _end_of_parenthesis(text, position)
        yield Command(kind, start.start(), opening, end)
        if end is None:
            return
        position = end


def key_of(text: str, opening: int) -> str:
    """Return the key behind the delimiter at `opening` as BibTeX takes it, "" where there is none."""
    start, end = key_span(text, opening)
    return text[start:end]


def key_span(text: str, opening: int) -> tuple[int, int]:
    """Return where the key behind the delimiter at `opening` begins and ends."""
    key = _KEYS[text[opening]].match(text, opening + 1)
    return key.span(1) if key else (opening + 1, opening + 1)


def fields_behind_key(text: str, opening: int, stop: int) -> FieldRun:
    """Return the fields of the entry whose delimiter is at `opening`; nothing at `stop` or behind it is read."""
    key = _KEYS[text[opening]].match(text, opening + 1, stop)
    closer = "}" if text[opening] == "{" else ")"
    end = key.end() if key else opening + 1
    comma = _BEFORE_FIELDS.match(text, end, stop)
    if comma is None and not text.startswith(closer, _GAP.match(text, end, stop).end()):  # type: ignore[union-attr]
        return FieldRun((), end, is_closed=False)
    return read_fields(text, comma.end() if comma else end, closer, stop)


def read_fields(text: str, position: int, closer: str, stop: int) -> FieldRun:
    """Return the fields from `position`, behind a comma, up to `closer`; nothing at `stop` or behind it is read.

    A missing comma between two fields is passed over (`RawField.has_comma`), and so is a comma too many.
    """
    fields: list[RawField] = []
    has_comma, has_comments, has_gaps = True, False, False
    while True:
        gap = _GAP.match(text, position, stop)
        position = gap.end() if gap else position
        has_comments = has_comments or bool(gap and gap[1])
        mark = text[position : min(position + 1, stop)]
        if mark == closer:
            return FieldRun(tuple(fields), position + 1, True, has_comments, has_gaps)
        if mark == ",":
            has_gaps = has_gaps or has_comma
            position, has_comma = position + 1, True
            continue
        name = _NAME_OF_FIELD.match(text, position, stop)
        pieces = _read_value(text, name.end(), stop) if name else ()
        if name is None or not pieces or not _may_follow(text, pieces[-1].end, closer, stop):
            return FieldRun(tuple(fields), position, False, has_comments, has_gaps)
        fields.append(RawField(name[1], position, pieces[-1].end, pieces, has_comma))
        position, has_comma = pieces[-1].end, False


def _may_follow(text: str, position: int, closer: str, stop: int) -> bool:
    """Whether a value may end at `position`: a comma, the closing delimiter or another field follows."""
    position = _GAP.match(text, position, stop).end()  # type: ignore[union-attr]
    return text[position : min(position + 1, stop)] in (",", closer) or bool(_NAME_OF_FIELD.match(text, position, stop))


def _read_value(text: str, position: int, stop: int) -> tuple[Piece, ...]:
    """Return the pieces of the value at `position`, none where it has no end."""
    pieces: list[Piece] = []
    while True:
        position = _GAP.match(text, position, stop).end()  # type: ignore[union-attr]
        piece = _read_piece(text, position, stop)
        if piece is None:
            return ()
        pieces.append(piece)
        position = _GAP.match(text, piece.end, stop).end()  # type: ignore[union-attr]
        if position >= stop or text[position] != "#":
            return tuple(pieces)
        position += 1


def _read_piece(text: str, position: int, stop: int) -> Piece | None:
    mark = text[position : min(position + 1, stop)]
    if mark == "{":
        end = end_of_braces(text, position, stop)
        return Piece("braced", position, end) if end else None
    if mark == '"':
        end = end_of_quotes(text, position, stop)
        return Piece("quoted", position, end) if end else None
    bare = _BARE_WORD.match(text, position, stop)
    return Piece("bare", position, bare.end()) if bare else None


def end_of_braces(text: str, opening: int, stop: int | None = None) -> int | None:
    """Return the position behind the brace that closes the one at `opening`; a backslash does not escape a brace."""
    stop = len(text) if stop is None else stop
    if shallow := _BRACED.match(text, opening, stop):
        return shallow.end()
    depth = 0
    for brace in _BRACE.finditer(text, opening, stop):
        depth += 1 if brace[0] == "{" else -1
        if not depth:
            return brace.end()
    return None


def end_of_quotes(text: str, opening: int, stop: int) -> int | None:
    """Return the position behind the quote that closes the one at `opening`: the first one outside of braces."""
    depth = 0
    for mark in _QUOTE_MARK.finditer(text, opening + 1, stop):
        if mark[0] == "{":
            depth += 1
        elif mark[0] == '"':
            if not depth:
                return mark.end()
        elif not depth:
            return None
        else:
            depth -= 1
    return None


def _end_of_parenthesis(text: str, position: int) -> int | None:
    depth, quoted = 0, False
    for mark in _PARENTHESIS_MARK.finditer(text, position):
        character = mark[0]
        if character == "{":
            depth += 1
        elif character == "}":
            depth -= 1
        elif character == '"' and not depth:
            quoted = not quoted
        elif character == ")" and not depth and not quoted:
            return mark.end()
    return None
