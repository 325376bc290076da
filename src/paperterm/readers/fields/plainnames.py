"""Lists of names without any doubt (``Ann Bee, C. D. Ef and Gu Hi.``), read by one regular expression.

Most authors of most lists stand like this; `paperterm.readers.fields.authors` reads all other forms name by name, and
would say the same of these.
"""

import re
from typing import Final

from paperterm.readers.fields.names import is_name
from paperterm.readers.words.journals import ABBREVIATED
from paperterm.readers.words.names import ABBREVIATIONS

_WORD: Final = r"[A-Z][a-zß-öø-ÿ]+(?:-[A-Z]?[a-zß-öø-ÿ]+)?"
_NAME: Final = rf"{_WORD}(?: (?:[A-Z]\.|{_WORD})){{0,2}} {_WORD}"
_LIST: Final = re.compile(
    rf"{_NAME}(?:, {_NAME})*+(?:,? (?:and|&) {_NAME})?+"
    r"(?=\.?\Z|\.\s|[:：|\[]|, (?:19|20)\d\d\b|\s\((?![A-Z][\w.'-]{1,15}\)\s+[A-Z]))"
)
_BETWEEN: Final = re.compile(r",? (?:and|&) |, ")


_CAPITAL: Final = r"[^\W\d_a-zß-öø-ÿ]"
_FAMILY: Final = (
    r"(?:(?:v[ao]n|de|der|den|da|do|dos|di|del|la|le|zu|zur|ter|Le|La|De|Del|Van|Von|St\.) ){0,3}"
    rf"{_CAPITAL}[\w'’.-]+(?: {_CAPITAL}[\w'’-]+)?"
)
_WORD_OR_INITIAL: Final = rf"(?:{_CAPITAL}\.(?:-?{_CAPITAL}\.)*|{_CAPITAL}[\w'’-]*)"
_GIVEN: Final = rf"{_WORD_OR_INITIAL}(?: (?:{_WORD_OR_INITIAL}|d[aeo]s?|e|von|van|de)){{0,3}}"
_ENDED: Final = r"(?=\s*(?:\(|:|,? (?:19|20)\d\d|\.\s|\.?$|,? et al|;? ?&|;? (?:and|und|e|y|et) ))"
_INVERTED: Final = re.compile(rf"{_FAMILY}, {_GIVEN}(?:; {_FAMILY}, {_GIVEN})++\.?{_ENDED}")
_CAPITALS: Final = re.compile(
    rf"(?:(?:DE|DA|DO|DOS|DEL|LA|VAN|VON|DER) )?{_CAPITAL}{{3,}}(?:[- ]{_CAPITAL}{{3,}})?, {_GIVEN}{_ENDED}"
)


_PARTICLES: Final = r"(?:(?:v[ao]n|de|der|den|da|di|del|la|le|ван|фон|де) ){0,2}"
_BEHIND: Final = rf"({_PARTICLES}{_CAPITAL}[\w'’-]+) ({_CAPITAL}\.(?:[ -]?{_CAPITAL}\.){{0,2}})"
_NEXT: Final = r"(?:[,;] | и | and | et | & )"
_INITIALS_BEHIND: Final = re.compile(rf"{_BEHIND}(?:{_NEXT}{_BEHIND})*+(?:,? (?:и др|et al)\.)?+(?=[,;:]|\s|$)")
_ONE_BEHIND: Final = re.compile(_BEHIND)


def initials_behind(text: str) -> tuple[list[str], int] | None:
    """Names as "Last F. M., Last F." and where they end (GOST R 7.0.5)."""
    found = _INITIALS_BEHIND.match(text) if "." in text[:40] else None
    names = _ONE_BEHIND.findall(found[0]) if found is not None else []
    if found is None or (len(names) < 2 and found[0][0] < "\u0370"):
        return None
    return [f"{initials} {last}" for last, initials in names], found.end() - 1


def inverted_names(text: str) -> tuple[list[str], int] | None:
    """Names as "Last, First; Last, First" or "LAST, First", and where they end (DIN ISO 690 and ABNT NBR 6023)."""
    found = _INVERTED.match(text) or _CAPITALS.match(text)
    if found is None or not found[0][0].isalpha() or found[0][0] > "\u3000":
        return None
    names = []
    for name in found[0].removesuffix(".").split("; "):
        last, _, first = name.partition(", ")
        names.append(f"{first} {last.title() if last.isupper() else last}".removesuffix("."))
    return names, found.end() - found[0].endswith(".")


def plain_names(text: str) -> tuple[list[str], int] | None:
    """Return the names that `text` starts with and where they end, None where they need a closer look."""
    found = _LIST.match(text)
    if found is None:
        return None
    names = _BETWEEN.split(found[0])
    last = names[-1].rpartition(" ")[2].lower()
    if text.startswith(".", found.end()) and (last in ABBREVIATIONS or last == "st" or last in ABBREVIATED):
        return None
    if all(is_name(name, index > 0) for index, name in enumerate(names)):
        return names, found.end()
    return None
