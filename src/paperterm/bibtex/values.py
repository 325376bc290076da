"""The fields of one BibTeX block as LaTeX text, macros expanded; of a broken block what can be had."""

import calendar
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final, Protocol

from paperterm.bibtex.lexer import (
    RawField,
    joined_pieces,
    name_of_field,
    pieces_of,
    read_fields,
    sound_entry,
    sound_fields,
)

MONTHS: Final = {name[:3].lower(): name for name in calendar.month_name if name}
"""Macros that every style defines."""

STYLE_MACROS: Final = {
    "acmcs": "ACM Computing Surveys",
    "acta": "Acta Informatica",
    "cacm": "Communications of the ACM",
    "ibmjrd": "IBM Journal of Research and Development",
    "ibmsj": "IBM Systems Journal",
    "ieeese": "IEEE Transactions on Software Engineering",
    "ieeetc": "IEEE Transactions on Computers",
    "ieeetcad": "IEEE Transactions on Computer-Aided Design of Integrated Circuits",
    "ipl": "Information Processing Letters",
    "jacm": "Journal of the ACM",
    "jcss": "Journal of Computer and System Sciences",
    "scp": "Science of Computer Programming",
    "sicomp": "SIAM Journal on Computing",
    "tcs": "Theoretical Computer Science",
    "tocs": "ACM Transactions on Computer Systems",
    "tods": "ACM Transactions on Database Systems",
    "tog": "ACM Transactions on Graphics",
    "toms": "ACM Transactions on Mathematical Software",
    "toois": "ACM Transactions on Office Information Systems",
    "toplas": "ACM Transactions on Programming Languages and Systems",
}
"""Macros of BibTeX's own styles (``plain.bst``), which a file may use without a definition."""

_RECOVERIES: Final = 20
"""Fields of one block behind which reading starts again by the rules; each may look at all of the block."""

_HEAD: Final = re.compile(r"@[ \t]*[^\W\d_][\w+-]*\s*([{(])\s*(?:([^\s,={}\"]*)\s*(?=([=,})]?))|)")
_KEY_WITH_SPACES: Final = re.compile(r"[^,={}\"\n]*(?=,)")
_LOOSE_FIELD: Final = re.compile(
    r"(?m)^[ \t]*,?[ \t]*(?=[^\W\d][\w:+-]*[ \t]*=)|,[ \t]*(?=[^\W\d][\w:+-]*[ \t]*=[ \t]*[{\"\d])"
)
_MARK: Final = re.compile(r"\\.|[{}\"]", re.DOTALL)


class Macros(Protocol):
    """The macros that a block can use: a mapping from names in lower case to LaTeX text, or what looks them up."""

    def get(self, name: str, /) -> str | None:
        """Return the value of a macro, None where it is not defined."""


@dataclass(slots=True)
class RawFields:
    """The fields of a block.

    Attributes:
        values: LaTeX text by field name in lower case.
        problems: what is wrong, in words.
        remarks: what is not wrong for all programs, in words.
        macros: the macros that the values use, by name in lower case, but for those that styles define.
        unknown: the macros that nothing defines, as written.
    """

    values: dict[str, str] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    macros: dict[str, str] = field(default_factory=dict)
    unknown: list[str] = field(default_factory=list)

    def add(self, name: str, value: str) -> None:
        """Keep the first of repeated fields, as BibTeX does."""
        name = name.lower()
        if name not in self.values:
            self.values[name] = value
        else:
            self.problems.append(f"the field {name} stands twice")


def read_values(text: str, macros: Macros, *, broken: bool = False) -> RawFields:
    """Return the fields of the block in `text`. Never raises.

    Of a block that is `broken` also what looks like a field behind its end.
    """
    sound = None if broken else sound_entry(text, 0)
    if sound is not None and not text[sound.end :].strip():
        return read_sound_values(text, sound.fields, sound.end - 1, macros)
    raw = RawFields()
    head = _HEAD.search(text)
    if head is None:
        raw.problems.append("the block is broken: it has no beginning")
        return raw
    for name, value in _recovered(text, _start_of_fields(text, head), "}" if head[1] == "{" else ")", broken, raw):
        raw.add(name, evaluate(value, macros, raw))
    return raw


def read_sound_values(text: str, start: int, end: int, macros: Macros) -> RawFields:
    """Return the fields of a sound entry (`paperterm.bibtex.lexer.sound_entry`) between `start` and `end`."""
    raw = RawFields()
    values = raw.values
    for name, braced, quoted, bare, joined in sound_fields(text, start, end):
        value = braced or quoted or bare
        if joined or (bare and not bare.isdecimal()):
            value = evaluate([(braced or quoted, bare), *joined_pieces(joined)], macros, raw)
        if (low := name.lower()) in values:
            raw.add(low, value)
        else:
            values[low] = value
    return raw


def evaluate(pieces: Iterable[tuple[str, str]], macros: Macros, raw: RawFields) -> str:
    """Return the LaTeX text of a value; each piece is delimited text, or else a bare word.

    Which macros it uses, which are not defined, and what is wrong is added to `raw`. A macro that is not defined is
    its name.
    """
    words: list[str] = []
    for text, bare in pieces:
        words.append(_expand(bare, macros, raw) if bare else text)
    return "".join(words)


def _expand(word: str, macros: Macros, raw: RawFields) -> str:
    """Return what a number or the name of a macro or month stands for."""
    if word.isdecimal():
        return word
    name = word.lower()
    value = macros.get(name)
    if value is not None:
        raw.macros[name] = value
        return value
    value = MONTHS.get(name) or STYLE_MACROS.get(name)
    if value is None and word[0].isdecimal():
        raw.problems.append(f"the value {word} needs braces")
    elif value is None:
        raw.unknown.append(word)
    return word if value is None else value


def _start_of_fields(text: str, head: re.Match[str]) -> int:
    """Return where the fields begin: behind the comma of the key, or where it is missing, or the key itself."""
    if head[2] is None:
        return head.end()
    if head[3] == ",":
        return head.end() + 1
    if head[3] == "=":
        return head.start(2)
    more = _KEY_WITH_SPACES.match(text, head.end())
    return more.end() + 1 if more else head.end()


def _recovered(
    text: str, position: int, closer: str, broken: bool, raw: RawFields
) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Yield the name and the pieces of each field; where they stop keeping the rules, go on at what looks like one."""
    for _ in range(_RECOVERIES):
        run = read_fields(text, position, closer, len(text))
        for item in run.fields:
            if not item.has_comma:
                raw.problems.append(f"a comma is missing before the field {item.name.lower()}")
            yield item.name, _texts(text, item)
        if run.has_comments:
            raw.remarks.append("it has % comments between its fields: biber skips them, BibTeX stops there")
        if run.has_gaps:
            raw.problems.append("a comma too many between its fields")
        if run.is_closed and not broken:
            return
        name = None if run.is_closed else name_of_field(text, run.end)
        following = _LOOSE_FIELD.search(text, name.end() if name else run.end)
        end = following.start() if following else len(text)
        if name:
            raw.problems.append(f"the block is broken: the value of {name[1].lower()} has no end, or words behind it")
            yield name[1], _loose_value(text[name.end() : end])
        elif not run.is_closed and text[run.end : end].strip(" \t\n,})"):
            before = f" before the field {_next_name(text, following)}" if following else ""
            raw.problems.append(f"the block is broken: stray words{before}")
        if following is None:
            return
        position = following.end()
    yield from _loose_fields(text, position)


def _texts(text: str, item: RawField) -> list[tuple[str, str]]:
    return [("", piece.inside(text)) if piece.kind == "bare" else (piece.inside(text), "") for piece in item.pieces]


def _next_name(text: str, following: re.Match[str]) -> str:
    name = name_of_field(text, following.end())
    return name[1].lower() if name else ""


def _loose_fields(text: str, position: int) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Yield what looks like fields, each value up to the next."""
    following: re.Match[str] | None = _LOOSE_FIELD.search(text, position)
    while following:
        name = name_of_field(text, following.end())
        start = name.end() if name else following.end() + 1
        following = _LOOSE_FIELD.search(text, start)
        if name:
            yield name[1], _loose_value(text[start : following.start() if following else len(text)])


def _loose_value(value: str) -> list[tuple[str, str]]:
    """Return the value up to where its own delimiter closes, without stray delimiters."""
    value = value.strip().rstrip(",").rstrip().partition("\n\n")[0]
    if value[:1] in ("{", '"'):
        end = _closing(value)
        if end < len(value) and value[end + 1 :].lstrip()[:1] in ("", ",", "}", ")"):
            return [(value[1:end], "")]
        return [(value.strip(' \t\n{}"'), "")]
    pieces = pieces_of(value.rstrip("})\n\t "))
    return pieces or [(value.rstrip("})\n\t "), "")]


def _closing(value: str) -> int:
    """Return where the delimiter that `value` begins with closes, its end where it does not."""
    quoted = value[0] == '"'
    depth = 0 if quoted else 1
    for mark in _MARK.finditer(value, 1):
        if mark[0] == "{":
            depth += 1
        elif mark[0] == "}":
            depth -= 1
            if not depth and not quoted:
                return mark.start()
        elif mark[0] == '"' and quoted and depth <= 0:
            return mark.start()
    return len(value)
