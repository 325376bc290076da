"""The persons of an ``author`` or ``editor`` field, as "First von Last Jr".

The grammar is BibTeX's: persons are separated by ``and``, parts by commas ("von Last, Jr, First"), and braces
keep an institution whole. Real fields also separate persons by commas or semicolons only.
"""

import re
from typing import Final

from paperterm.bibtex.latex import decode
from paperterm.text import clean_line

_AND: Final = re.compile(r"\s+and\s+", re.IGNORECASE)
_OTHERS: Final = re.compile(r"(?:and\s+)?(?:others|et\.?\s+al\.?|…|\.\.\.)\.?", re.IGNORECASE)
_TRAILING_OTHERS: Final = re.compile(r"(?<![\s,])[\s,]+(?:et\.?\s+al\.?|and\s+others)\s*$", re.IGNORECASE)
_JUNIOR: Final = re.compile(r"(?:jr|sr)\.?|[IVX]{1,4}|(?:2nd|3rd)", re.IGNORECASE)
_HAN: Final = re.compile(r"[\u3400-\u9fff\uac00-\ud7af]+")
_PLAIN: Final = re.compile(r"(?! )(?:[A-Za-z.\u00c0-\u024f]++| (?! )|-(?!-)|'(?!'))++")
"""Text that neither LaTeX nor a separator but ``and`` changes."""
_LETTER: Final = re.compile(r"[^\W_]")
_INITIALS: Final = re.compile(r"(?:[^\W\d_]\.?[\s~-]*){1,4}")


def read_names(value: str) -> tuple[str, ...]:
    """Return the persons in the LaTeX text `value`, without "and others" and *et al.*, clean."""
    if not value:
        return ()
    names: list[str] = []
    if _PLAIN.fullmatch(value):
        persons = [person.strip() for person in _AND.split(value)]
        low = value.lower()
        if "others" in low or " al" in low or "..." in low:
            persons = [_without_others(person).strip() for person in persons]
            persons = [person for person in persons if not _OTHERS.fullmatch(person)]
        return tuple(filter(_LETTER.search, persons))
    for person in _split_list(_unwrap(value.strip())):
        for form in _split_commas(_without_others(person)):
            name = clean_line(decode(_first_last(form))).strip(" ,;")
            if _LETTER.search(name) and not _OTHERS.fullmatch(name):
                names.append(name)
    return tuple(names)


def _without_others(person: str) -> str:
    if person.rstrip()[-2:].lower() in ("al", "l.", "rs"):
        return _TRAILING_OTHERS.sub("", person)
    return person


def names_problem(value: str) -> str | None:
    """Return why BibTeX or biber refuses the names in the LaTeX text `value`, None where they take them."""
    value = value.strip()
    if value and "," not in value and "{" not in value:
        return None
    for person in _split_and(value):
        if not person.strip():
            return "a name is empty"
        if person.rstrip().endswith(","):
            return "a name ends with a comma"
        if person.count(",") >= 3 and len(_split_top(person, ",")) > 3:
            return "names are separated by commas instead of by 'and'"
    return None


def _unwrap(value: str) -> str:
    """Drop the braces around a whole list of persons; a single ``and`` inside is an institution's own."""
    if value[:1] == "{" and value[-1:] == "}" and "{" not in value[1:-1]:
        inner = value[1:-1]
        separators = len(_AND.findall(inner))
        if separators > 1 or (separators and "," in inner):
            return inner
    return value


def _split_list(value: str) -> list[str]:
    if not _AND.search(value):
        return _split_top(value, ";")
    persons = _split_and(value)
    if "," not in value and all(map(str.strip, persons)):
        return persons
    if any(_top_commas(person) for person in persons) and not all(_top_commas(person) for person in persons):
        return [part for person in persons for part in _split_prose(person)]
    return persons


def _split_and(value: str) -> list[str]:
    if "{" not in value:
        return _AND.split(value)
    from bibtexparser.middlewares.names import split_multiple_persons_names

    return split_multiple_persons_names(value)


def _split_prose(person: str) -> list[str]:
    """Split "A One, B Two," before "and C Three": in a list where some names have no comma, it separates persons."""
    parts = [part.strip() for part in _split_top(person.rstrip(" ,"), ",")]
    if len(parts) > 1 and all(len(re.split(r"[\s~]+", part)) > 1 for part in parts):
        return parts
    return [person]


def _split_commas(person: str) -> list[str]:
    """Split persons that only commas separate: "A One, B Two, C Three" or "One, A., Two, B."."""
    if person.count(",") < 2:
        return [person]
    parts = [part.strip() for part in _split_top(person, ",") if part.strip()]
    if len(parts) < 3 or (len(parts) == 3 and _JUNIOR.fullmatch(parts[1])):
        return [person]
    if sum(len(re.split(r"[\s~]+", part)) > 1 for part in parts) * 2 > len(parts) and not _INITIALS.fullmatch(parts[1]):
        return parts
    if len(parts) % 2 == 0:
        return [f"{last}, {first}" for last, first in zip(parts[::2], parts[1::2], strict=True)]
    return [person]


def _first_last(person: str) -> str:
    if "," not in person:
        return person.strip()
    parts = [part.strip() for part in _split_top(person, ",") if part.strip()]
    if len(parts) < 2:
        return parts[0] if parts else ""
    if len(parts) == 2:
        return f"{parts[0]}{parts[1]}" if _HAN.fullmatch("".join(parts)) else f"{parts[1]} {parts[0]}"
    return f"{' '.join(parts[2:])} {parts[0]} {parts[1]}"


def _top_commas(person: str) -> int:
    return len([part for part in _split_top(person, ",") if part.strip()]) - 1


def _split_top(text: str, separator: str) -> list[str]:
    """Split `text` at `separator` outside braces."""
    if "{" not in text:
        return text.split(separator)
    parts, depth, start = [], 0, 0
    for mark in re.finditer(r"\\.|[{}]|" + re.escape(separator), text, re.DOTALL):
        character = mark[0]
        if character == "{":
            depth += 1
        elif character == "}":
            depth = max(0, depth - 1)
        elif character == separator and not depth:
            parts.append(text[start : mark.start()])
            start = mark.end()
    return [*parts, text[start:]]
