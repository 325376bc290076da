r"""The persons of an ``author`` or ``editor`` field, with their parts.

The grammar is BibTeX's (O. Patashnik, "BibTeXing"; N. Markey, "Tame the BeaST", section 11) as biber reads it: persons
are separated by ``and``, parts by commas ("von Last, Jr, First"), words that begin with a small letter are particles,
and braces make a whole. biblatex also names the parts (biblatex manual, "Name Formats"): ``family=…, given=…``.
Persons that only commas or semicolons separate are read as they are meant: BibTeX refuses them or makes one of them.

Where BibTeX and biber differ: particles are the first words in a row with small letters (biber), also behind an
apostrophe, a tie or in a command (BibTeX). A name in Chinese, Japanese or Korean letters without a comma is a whole.
"""

import re
from functools import lru_cache
from itertools import chain
from typing import Final

from paperterm.bibtex.latex import decode, outside_math
from paperterm.model import Name
from paperterm.model.name import is_east_asian
from paperterm.text import clean_line

Names = tuple[tuple[Name, ...], bool]
"""Names, and whether they are all: False behind ``and others`` and *et al.*"""

_AND: Final = re.compile(r"(?<=\s)and(?=\s)", re.IGNORECASE)
_AND_OR_BRACE: Final = re.compile(r"[{}]|(?<=\s)and(?=\s)", re.IGNORECASE)
_OTHERS: Final = re.compile(r"others|et\.?\s?al\.?|…|\.\.\.", re.IGNORECASE)
_TRAILING_OTHERS: Final = re.compile(r"(?<![\s,])[\s,]{1,8}(?:et\.?\s{0,8}al\.?|and\s{1,8}others)$", re.IGNORECASE)
_JUNIOR: Final = re.compile(r"(?:jr|sr)\.?|[IVX]{1,4}|(?:2nd|3rd)", re.IGNORECASE)
_INITIALS: Final = re.compile(r"(?:(?![a-z])[^\W\d_]\.?[\s~-]*){1,4}")
_SPACE_OR_BRACE: Final = re.compile(r"\\\S|[{}]|(\\?\s|~)")
_HIDDEN: Final = re.compile(r"(?<!\\.)\{(?!\\)[^{}]*\}")
_CHARACTER: Final = re.compile(r"[^\W_]")
_APOSTROPHES: Final = "'’‘`"
_SPACES: Final = re.compile(r"[\s~]+")
_NAMED_PARTS: Final = re.compile(r"(?:\A|,)\s{0,99}(?:family|given|prefix|suffix)\s{0,8}=", re.IGNORECASE)
_COMMAND: Final = re.compile(r"\\([A-Za-z]{2,})")
_DEEPEST: Final = 4
"""Braces within braces of a word that may hide its first letter."""


@lru_cache(maxsize=256)
def read_names(value: str) -> Names:
    """Return the persons in the LaTeX text `value`, clean, and whether they are all."""
    if not value.strip():
        return (), True
    names: list[Name] = []
    complete = True
    for written in _separated(outside_math(value)):
        found, are_all = _persons(written)
        names += found
        complete = complete and are_all
    return tuple(names), complete


def names_problem(value: str) -> str | None:
    """Return why BibTeX or biber refuses the names in the LaTeX text `value`, None where they take them."""
    value = value.strip()
    if value and "," not in value and "{" not in value:
        return None
    for person in split_and(value):
        if not person.strip():
            return "a name is empty"
        if person.rstrip().endswith(","):
            return "a name ends with a comma"
        if person.count(",") >= 3 and not _NAMED_PARTS.search(person) and len(split_top(person, ",")) > 3:
            return "names are separated by commas instead of by 'and'"
    return None


def _separated(value: str) -> list[str]:
    """Return what *and* separates, or else semicolons."""
    persons = split_and(value)
    return split_top(value, ";") if len(persons) == 1 and ";" in value else persons


@lru_cache(maxsize=1 << 14)
def _persons(written: str) -> Names:
    """Return the persons in what `_separated` gave, mostly one, and whether they are all.

    Files repeat their authors, so that looking up what was read before is most of the reading.
    """
    names: list[Name] = []
    complete = True
    for person in split_commas(written):
        person, is_last = _without_others(person.strip())  # noqa: PLW2901
        complete = complete and not is_last
        name = _name(person) if person else None
        if name and _OTHERS.fullmatch(str(name)):
            complete = False
        elif name:
            names.append(name)
    return tuple(names), complete


def split_and(value: str) -> list[str]:
    """Split `value` into its persons: at each *and* between white space, outside braces."""
    if "{" not in value:
        return value.split(" and ") if _has_plain_separators(value) else _AND.split(value)
    persons, depth, start = [], 0, 0
    for mark in _AND_OR_BRACE.finditer(value):
        if mark[0] == "{":
            depth += 1
        elif mark[0] == "}":
            depth = max(0, depth - 1)
        elif not depth:
            persons.append(value[start : mark.start()])
            start = mark.end()
    return [*persons, value[start:]]


def _has_plain_separators(value: str) -> bool:
    """Whether each *and* that separates persons is in small letters, with a single space on both sides."""
    return value.isprintable() and value.lower().count(" and") == value.count(" and ")


def _without_others(person: str) -> tuple[str, bool]:
    """Return a person without *et al.* behind it, and whether that was there."""
    if person[-2:].lower() not in ("al", "l.", "rs"):
        return person, False
    without = _TRAILING_OTHERS.sub("", person)
    return without, without != person


def split_commas(person: str) -> list[str]:
    """Split persons that only commas separate: "A One, B Two, C Three" or "One, A., Two, B."."""
    commas = person.count(",")
    if not commas or _NAMED_PARTS.search(person):
        return [person]
    parts = [part.strip() for part in split_top(person, ",") if part.strip()]
    several = [len(_SPACES.split(part)) > 1 for part in parts]
    if person.rstrip().endswith(",") and len(parts) > 1 and all(several):
        return parts
    if len(parts) < 3 or (len(parts) == 3 and (_JUNIOR.fullmatch(parts[1]) or not several[1])):
        return [person]
    if sum(several) * 2 > len(parts) and not _INITIALS.fullmatch(parts[1]):
        return parts
    if len(parts) % 2 == 0:
        return [f"{last}, {first}" for last, first in zip(parts[::2], parts[1::2], strict=True)]
    return [person]


def _name(person: str) -> Name | None:
    """Return one person with the parts of BibTeX, None where nothing of it is a letter."""
    if _NAMED_PARTS.search(person):
        return _named_parts(person)
    if _is_group(person):
        whole = _text(person)
        return Name(whole, literal=True) if _CHARACTER.search(whole) else None
    parts = [part for part in map(_words, split_top(person, ",")) if part]
    if not parts:
        return None
    if len(parts) == 1 and len(parts[0]) > 1 and is_east_asian(person):
        return Name(_text(person), literal=True)
    words = parts[0]
    start = _first(words, 0, small=True) if len(parts) == 1 else 0
    end = _first(words, start, small=False)
    von, last = words[start:end], words[end:]
    first = words[:start] if len(parts) == 1 else list(chain.from_iterable(parts[2:] or parts[1:]))
    junior = parts[1] if len(parts) > 2 else []
    return _made(*(_text(" ".join(part)) for part in (last, first, von, junior))) or _by_command(person)


def _by_command(person: str) -> Name | None:
    r"""Return a person whom only a command of the document names (``{\Thanh}``) by the name of that command."""
    words = _COMMAND.findall(person)
    return Name(" ".join(words), literal=True) if words else None


def _first(words: list[str], start: int, *, small: bool) -> int:
    """Return where from `start` on the first word stands that begins with a small letter, or that does not.

    The last word is where each search ends: it is the last name.
    """
    end = len(words) - 1
    return next((number for number in range(start, end) if _is_small(words[number]) is small), end)


def _made(last: str, first: str = "", von: str = "", junior: str = "") -> Name | None:
    """Return a name of clean parts; a part without a last name is one."""
    if not last:
        last, first, von = first or von or junior, "" if first else first, von if first else ""
    if not _CHARACTER.search(f"{last}{first}{von}"):
        return None
    return Name(last, first, von, junior)


def _named_parts(person: str) -> Name | None:
    parts: dict[str, str] = {}
    for part in split_top(person, ","):
        name, _, value = part.partition("=")
        parts.setdefault(name.strip().lower(), _text(value.strip().strip('"')))
    return _made(*(parts.get(name, "") for name in ("family", "given", "prefix", "suffix")))


def _is_group(person: str) -> bool:
    """Whether one pair of braces encloses a whole name."""
    if not (person.startswith("{") and person.endswith("}")) or person.startswith("{\\"):
        return False
    depth = 0
    for number, character in enumerate(person):
        depth += {"{": 1, "}": -1}.get(character, 0)
        if not depth:
            return number == len(person) - 1
    return False


def _words(text: str) -> list[str]:
    r"""Split text at white space and ties outside of braces; an accent's ``\~`` is no tie."""
    if "{" not in text and "\\" not in text:
        return text.replace("~", " ").split()
    words, depth, start = [], 0, 0
    for mark in _SPACE_OR_BRACE.finditer(text):
        if mark[0] == "{":
            depth += 1
        elif mark[0] == "}":
            depth = max(0, depth - 1)
        elif mark[1] and not depth:
            words.append(text[start : mark.start()])
            start = mark.end()
    return [word for word in [*words, text[start:]] if word]


def _is_small(word: str) -> bool:
    """Whether the first letter of a word is small; braces hide letters, but not those of accents and commands."""
    if word[0].isalpha():
        return word[0].islower()
    for _ in range(_DEEPEST if "{" in word else 0):
        word = _HIDDEN.sub("", word)
    return decode(word).lstrip(_APOSTROPHES)[:1].islower()


def _text(latex: str) -> str:
    return clean_line(decode(latex)).strip(" ,;")


def split_top(text: str, separator: str) -> list[str]:
    """Split `text` at `separator` outside braces."""
    if "{" not in text:
        return text.split(separator)
    parts, depth, start = [], 0, 0
    for mark in re.finditer(r"[{}]|" + re.escape(separator), text):
        character = mark[0]
        if character == "{":
            depth += 1
        elif character == "}":
            depth = max(0, depth - 1)
        elif not depth:
            parts.append(text[start : mark.start()])
            start = mark.end()
    return [*parts, text[start:]]
