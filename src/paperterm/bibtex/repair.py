r"""Repair of an entry that neither BibTeX nor biber takes: the smallest edits after which one of them does.

An edit is made where the program stops (`paperterm.bibtex.validity`): a comma, a brace or an equals sign is added, a
comma too many is left out, a key is replaced, names that commas separate are joined by ``and``. Nothing is lost: what
belongs to no field goes into a comment above the entry. Without such edits, or where it is not clear what was meant,
there is no repair.
"""

import re
from collections import Counter
from collections.abc import Callable
from typing import Final

from paperterm.bibtex.lexer import end_of_braces
from paperterm.bibtex.names import split_and, split_commas
from paperterm.bibtex.validity import Fault, FaultKind, biber_fault, bibtex_fault, is_taken
from paperterm.text import clean_line

_MOST_EDITS: Final = 60
_LONGEST: Final = 100_000
_LONGEST_VALUE: Final = 4000
_HEAD: Final = re.compile(r"@\s*+[^\s\"#%'(),={}]++\s*+([{(])\s*+")
_KEY: Final = re.compile(r"[^\n,={}\"]*+(?=,)")
_FIELD: Final = re.compile(r"[^\W\d][\w:+.-]*+\s*+=(?!=)")
_WORDS: Final = re.compile(r"[^\n,={}\"#%()\\]++")
_LINE_OF_WORDS: Final = re.compile(r"[^\n={}\"]*+(?=\n)")
_QUOTED: Final = re.compile(
    rf"\"([^\n]{{0,{_LONGEST_VALUE}}}?)\"(?=\s*+(?:,\s*+(?:[^\W\d][\w:+.-]*+\s*+=|[}})]\s*+$)|[}})]\s*+$))", re.DOTALL
)
_SWALLOWED: Final = re.compile(
    r"(\s*+),\s*+[^\W\d][\w:+.-]*+\s*+=\s*+[{\"]"
    r"|([ \t]*+),?+[ \t]*+\n\s*+[^\W\d][\w:+.-]*+\s*+=\s*+[{\"\w]"
    r"|(\s*+),\s*+(?i:year|volume|number|month|pages|isbn|issn|doi)\s*+=\s*+\w"
)
"""Where a value holds the beginning of the next field: the gap before the comma that ends it."""

_ESCAPED_BRACE: Final = re.compile(r"\\([{}])")
_BRACE_NAMES: Final = {"{": r"{\textbraceleft}", "}": r"{\textbraceright}"}
_INITIALS: Final = re.compile(r",\s*(?:[A-Z]\.?[\s~-]*){1,4}$")
_TOKEN: Final = re.compile(r"\w+")


def repair(text: str, key: str) -> str | None:
    """Return the entry `text` repaired, None where it needs no repair or has none.

    `key` is taken where the entry has none that can be cited. The result may begin with lines of comment.
    """
    if len(text) > _LONGEST or is_taken(text):
        return None
    for fault_of in (bibtex_fault, biber_fault):
        repaired = _Repair(text, key).run(fault_of)
        if repaired is not None:
            return repaired
    return None


class _Repair:
    """The edits of one entry, and what they have set aside."""

    def __init__(self, text: str, key: str) -> None:
        self._original = text
        self._text = text
        self._key = key
        self._aside: list[str] = []

    def run(self, fault_of: Callable[[str], Fault | None]) -> str | None:
        """Edit until `fault_of` finds no fault; None where an edit is not possible, or has lost something."""
        edits: dict[FaultKind, Callable[[Fault], bool]] = {
            "key": self._replace_key,
            "end": self._close,
            "comma": self._separate,
            "name": self._drop_comma,
            "equals": self._equate,
            "value": self._enclose,
            "persons": self._join_persons,
        }
        for _ in range(_MOST_EDITS):
            fault = fault_of(self._text)
            if fault is None:
                return self._result()
            if fault.kind not in edits or not edits[fault.kind](fault):
                return None
        return None

    def _result(self) -> str | None:
        comments = [clean_line(f"% {words}").replace("@", "(at)") for words in self._aside]
        whole = "\n".join([*comments, self._text])
        lost = Counter(_TOKEN.findall(self._original)) - Counter(_TOKEN.findall(whole))
        return None if lost or _holds_field(self._text) else whole

    def _put(self, start: int, end: int, words: str) -> bool:
        self._text = self._text[:start] + words + self._text[end:]
        return True

    def _replace_key(self, _: Fault) -> bool:
        head = _HEAD.search(self._text)
        written = head and _KEY.match(self._text, head.end())
        if not head or not self._key:
            return False
        if written and _FIELD.match(self._text, head.end()) is None:
            if written[0].strip():
                self._aside.append(f"Its key was {written[0].strip()}")
            return self._put(head.end(), written.end(), self._key)
        return _FIELD.match(self._text, head.end()) is not None and self._put(head.end(), head.end(), f"{self._key}, ")

    def _separate(self, fault: Fault) -> bool:
        """Put a comma where it is missing, or braces around a value that goes on behind its end."""
        position = fault.position
        start = len(self._text[:position].rstrip())
        if self._text[position] == ";" and _FIELD.match(self._text, _behind_space(self._text, position + 1)):
            return self._put(start, position + 1, ",")
        if _FIELD.match(self._text, position):
            return self._put(start, start, ",")
        if not fault.start:
            return self._separate_key(position)
        value = self._value_start(fault.start)
        if self._text[value : value + 1] == '"':
            quoted = _QUOTED.match(self._text, value)
            return self._put(value, quoted.end(), f"{{{quoted[1]}}}") if quoted else False
        return self._enclose(Fault("value", value, fault.start))

    def _separate_key(self, position: int) -> bool:
        line = _LINE_OF_WORDS.match(self._text, position)
        if line and "," not in line[0]:
            self._aside.append(line[0].strip())
            return self._put(position, line.end(), ",")
        return self._replace_key(Fault("key", position))

    def _drop_comma(self, fault: Fault) -> bool:
        position = fault.position
        return self._text[position] == "," and self._put(position, position + 1, "")

    def _equate(self, fault: Fault) -> bool:
        """Put an equals sign where it is missing, or set a line of words aside."""
        position = fault.position
        if self._text[position] in '{"':
            start = len(self._text[:position].rstrip())
            return self._put(start - (self._text[start - 1] == ":"), position, " = ")
        line = _LINE_OF_WORDS.match(self._text, fault.start)
        if line is None or not line[0].strip():
            return False
        self._aside.append(line[0].strip(" ,"))
        return self._put(fault.start, line.end(), "")

    def _enclose(self, fault: Fault) -> bool:
        """Put braces around a value without delimiters, or in the place of a value that is not there."""
        start = fault.position
        words = _WORDS.match(self._text, start)
        if words is None:
            return self._text[start] in ",})" and self._put(start, start, "{}")
        end = start + len(words[0].rstrip())
        behind = self._text[words.end() : words.end() + 1]
        return end > start and behind in ",})\n" and self._put(start, end, f"{{{self._text[start:end]}}}")

    def _close(self, fault: Fault) -> bool:
        """Close what the text leaves open: a value before the field that it has swallowed, else what is open last."""
        if _ESCAPED_BRACE.search(self._text):
            if "$" in self._text or "\\(" in self._text:
                return False
            self._text = _ESCAPED_BRACE.sub(lambda brace: _BRACE_NAMES[brace[1]], self._text)
            return True
        value = self._value_start(fault.start) if fault.start else 0
        opening = self._text[value : value + 1]
        if opening == "{" and (end := _end_of_swallowing(self._text, value)) is not None:
            return self._put(end, end, "}")
        if opening == '"' and fault.position < len(self._text):
            swallowed = _SWALLOWED.search(self._text, value + 1)
            return self._put(swallowed.start(), swallowed.start(), '"') if swallowed else False
        end = len(self._text.rstrip())
        head = _HEAD.search(self._text)
        is_value = opening == "{" and end_of_braces(self._text, value) is None
        return self._put(end, end, "}" if is_value or not head or head[1] == "{" else ")")

    def _join_persons(self, fault: Fault) -> bool:
        value = self._value_start(fault.start)
        end = end_of_braces(self._text, value) if self._text[value] == "{" else self._text.find('"', value + 1) + 1
        if not end:
            return False
        inside = self._text[value + 1 : end - 1]
        persons: list[str] = []
        for written in map(str.strip, split_and(inside)):
            divided = split_commas(written)
            if len(divided) > 1 and not all("," not in each or _INITIALS.search(each) for each in divided):
                return False  # "Ann, Bo, Cem, Doe" may be two persons or four
            persons += [each.strip(" ,\n\t") for each in divided]
        joined = " and ".join(filter(None, persons))
        return joined != inside and self._put(value + 1, end - 1, joined)

    def _value_start(self, field: int) -> int:
        """Return where the value of the field at `field` begins."""
        name = _FIELD.match(self._text, _behind_space(self._text, field))
        return _behind_space(self._text, name.end() if name else field)


def _behind_space(text: str, position: int) -> int:
    while text[position : position + 1].isspace():
        position += 1
    return position


def _end_of_swallowing(text: str, value: int) -> int | None:
    """Return where the braced value at `value` should end: before the first field that has its own braces."""
    depth, position = 0, value
    while swallowed := _SWALLOWED.search(text, position):
        depth += text.count("{", position, swallowed.start()) - text.count("}", position, swallowed.start())
        if depth < 1:
            return None
        if depth == 1:
            return swallowed.start()
        depth += text.count("{", swallowed.start(), swallowed.end()) - text.count(
            "}", swallowed.start(), swallowed.end()
        )
        position = swallowed.end()
    return None


def _holds_field(text: str) -> bool:
    """Whether a value in braces still holds the beginning of another field."""
    head = _HEAD.search(text)
    position = head.end() if head else 0
    while field := _FIELD.search(text, position):
        start = _behind_space(text, field.end())
        end = end_of_braces(text, start) if text[start : start + 1] == "{" else None
        if end and _SWALLOWED.search(text, start, end):
            return True
        position = end or field.end()
    return False
