"""The fields of one BibTeX block as LaTeX text: bibtexparser, and what can be had where it gives up."""

import calendar
import logging
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from paperterm.bibtex.blocks import split_macros
from paperterm.bibtex.sound import SoundBlock, read_sound

if TYPE_CHECKING:
    from bibtexparser.library import Library

MONTHS: Final = {name[:3].lower(): name for name in calendar.month_name if name}

_LONGEST_MACRO: Final = 1000
_NAME: Final = re.compile(r"\s*([^\W\d][\w:+-]*)\s*=\s*(?!=)")
_LOOSE_FIELD: Final = re.compile(
    r"(?m)^[ \t]*,?[ \t]*([^\W\d][\w:+-]*)[ \t]*=|,[ \t]*([^\W\d][\w:+-]*)[ \t]*=[ \t]*(?=[{\"\d])"
)
_SPACE: Final = re.compile(r"\s*")
_JOINED: Final = re.compile(r"\s*#")
_BARE: Final = re.compile(r"[^\s#,{}\"]+")
_MARK: Final = re.compile(r"\\.|[{}\"]", re.DOTALL)
_LAST_WORD: Final = re.compile(r"^.*[\s/%](?=\S)", re.DOTALL)
_HEAD: Final = re.compile(r"(@[ \t]*[^\W\d_][\w+-]*\s*[{(]\s*)([^\s,={}\"]*)\s*(.?)")


@dataclass(slots=True)
class RawFields:
    """LaTeX text by field name in lower case, and what was wrong."""

    values: dict[str, str] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)

    def add(self, name: str, value: str) -> None:
        """Keep the first of repeated fields, as BibTeX does."""
        if name not in self.values:
            self.values[name] = value
        else:
            self.problems.append(f"the field {name} stands twice")


def read_macros(text: str) -> dict[str, str]:
    """Return the ``@string`` macros of a ``.bib`` text, names in lower case, each expanded by those before it."""
    macros: dict[str, str] = {}
    for name, value in split_macros(text).items():
        macros[name] = _evaluate(value, 0, macros)[0][:_LONGEST_MACRO]
    return macros


def read_values(text: str, macros: Mapping[str, str], *, broken: bool = False) -> RawFields:
    """Return the fields of the block in `text`; `macros` are those of `read_macros`. Never raises.

    Of a block that is `broken` or that bibtexparser gives up, also what looks like a field.
    """
    sound = None if broken else read_sound(text)
    if sound is not None:
        return sound_values(sound, macros)
    raw = RawFields()
    fields = _parsed_fields(_mend_head(text))
    for name, value in fields or ():
        _add_field(raw, name, value, macros)
    if fields is None:
        raw.problems.append("the block is broken: its fields were read as far as possible")
    if fields is None or broken:
        for name, value in _loose_fields(text):
            if name.lower() not in raw.values:
                _add_field(raw, name, value, macros)
    return raw


def sound_values(block: SoundBlock, macros: Mapping[str, str]) -> RawFields:
    """Return the fields of a sound block."""
    return RawFields({name: _expand(text, macros) if bare else text for name, text, bare in block.fields})


def _expand(word: str, macros: Mapping[str, str]) -> str:
    """Return what a number or the name of a macro or month stands for."""
    name = word.lower()
    return macros.get(name) or MONTHS.get(name, word)


def _mend_head(text: str) -> str:
    """Put the comma behind the key where it, or the key itself, is missing."""
    head = _HEAD.match(text)
    if not head or head[3] in (",", "}", ")", ""):
        return text
    end = head.start(2) if head[3] == "=" else head.end(2)
    return f"{text[:end]},{text[end:]}"


def _add_field(raw: RawFields, name: str, value: str, macros: Mapping[str, str]) -> None:
    words, name = name, _LAST_WORD.sub("", name.strip()).lower()
    if words.strip().lower() != name:
        what = "a % comment stands" if "%" in words else "stray words stand"
        raw.problems.append(f"{what} before the field {name}")
    position = 0
    while name:
        text, position = _evaluate(value, position, macros)
        raw.add(name, text)
        swallowed = _NAME.match(value, position)
        if not swallowed:
            return
        name, position = swallowed[1].lower(), swallowed.end()
        raw.problems.append(f"a comma is missing before the field {name}")


def _evaluate(value: str, position: int, macros: Mapping[str, str]) -> tuple[str, int]:
    """Return the text of ``{…}``, ``"…"``, numbers and macros joined by ``#``, and where it ends in `value`."""
    pieces: list[str] = []
    start = position
    while True:
        position = _SPACE.match(value, position).end()  # type: ignore[union-attr]
        if value[position : position + 1] in ("{", '"'):
            end = _closing(value, position)
            pieces.append(value[position + 1 : end])
            position = end + 1
        elif bare := _BARE.match(value, position):
            pieces.append(_expand(bare[0], macros))
            position = bare.end()
        more = _JOINED.match(value, position)
        if not more:
            break
        position = more.end()
    if position < len(value) and not _NAME.match(value, position) and value[position:].strip():
        return value[start:].strip(' \t\n"'), len(value)
    return "".join(pieces), position


def _closing(value: str, opening: int) -> int:
    """Return where the delimiter at `opening` closes, the end of `value` where it does not."""
    quoted = value[opening] == '"'
    depth = 0 if quoted else 1
    for mark in _MARK.finditer(value, opening + 1):
        if mark[0] == "{":
            depth += 1
        elif mark[0] == "}":
            depth -= 1
            if not depth and not quoted:
                return mark.start()
        elif mark[0] == '"' and quoted and depth <= 0:
            return mark.start()
    return len(value)


def _parsed_fields(text: str) -> list[tuple[str, str]] | None:
    """Return the fields of the first entry in `text` through bibtexparser, None where it gives up."""
    library = _parse(text)
    for block in library.blocks if library else ():
        entry = getattr(block, "ignore_error_block", None) or block
        if hasattr(entry, "fields"):
            return [(item.key, str(item.value)) for item in entry.fields]
    return None


def _parse(text: str) -> "Library | None":
    from bibtexparser.entrypoint import parse_string

    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL + 1)
    try:
        return parse_string(text, parse_stack=[])
    except Exception:
        return None


def _loose_fields(text: str) -> list[tuple[str, str]]:
    names = list(_LOOSE_FIELD.finditer(text))
    fields: list[tuple[str, str]] = []
    for index, name in enumerate(names):
        stop = names[index + 1].start() if index + 1 < len(names) else len(text)
        value = text[name.end() : stop].strip().rstrip(",").rstrip()
        text_of_value, _, _ = value.partition("\n\n")
        fields.append((name[1] or name[2], _balanced(text_of_value)))
    return fields


def _balanced(value: str) -> str:
    """Return the value up to where its own delimiter closes, without stray delimiters."""
    if value[:1] in ("{", '"'):
        end = _closing(value, 0)
        if end < len(value) and value[end + 1 :].lstrip()[:1] in ("", ",", "}", ")"):
            return value[: end + 1]
        return "{" + value.strip(' \t\n{}"') + "}"
    return value.rstrip("})\n\t ")
