"""The front matter of a page: YAML between lines of ``---``, TOML between lines of ``+++``.

YAML is taken from PyYAML's events, not from its objects: scalars stay as written (``2103.10000`` is an arXiv id and no
number), depth, length and aliases are bounded, and each key has its line. What is malformed is a problem with its
line, and the keys around it are read all the same.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, Final

Values = dict[str, tuple[int, Any]]
"""Key in lower case -> (1-based line, a text, or a list or mapping of such values)."""
Problems = list[tuple[int, str]]

MAX_LINES: Final = 2000
MAX_EVENTS: Final = 20_000
MAX_DEPTH: Final = 20
MAX_VISITS: Final = 2000
"""Lines, YAML events and nesting that are read, and parts of one value: aliases can repeat a part without end."""
_OPENINGS: Final = {"---": ("---", "..."), "+++": ("+++",)}
_KEY_LINE: Final = re.compile(r"^(?![\s#-])([^:\n]{1,80}?)\s*:(?:\s+(.*))?$")
_TOML_KEY: Final = re.compile(r"^\s*\"?([\w-]{1,80})\"?\s*=")
_TOML_PLACE: Final = re.compile(r"\s*\(at (?:line (\d+), column \d+|end of document)\)")
_NAMES: Final = ("name", "title", "label", "text")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What stands at the head of a page.

    Attributes:
        values: by key.
        body: the text with the front matter blank, so that line numbers hold.
        problems: (line, words) for what is malformed.
    """

    body: str
    values: Values = field(default_factory=dict)
    problems: Problems = field(default_factory=list)


def read_front_matter(text: str) -> FrontMatter:
    """Return the front matter of `text`; lines between two rules that hold no key are none."""
    closings = _OPENINGS.get(text[:4].rstrip(), ())
    if not closings:
        return FrontMatter(text)
    lines = text.split("\n", MAX_LINES)
    if lines[0].rstrip() not in _OPENINGS:
        return FrontMatter(text)
    end = next((number for number, line in enumerate(lines[1:MAX_LINES], 1) if line.rstrip() in closings), 0)
    if not end:
        return FrontMatter(text)
    problems: Problems = []
    values = (_read_toml if closings == ("+++",) else _read_yaml)(lines[1:end], problems)
    if not values and not problems:
        return FrontMatter(text)
    return FrontMatter("\n" * (end + 1) + "\n".join(lines[end + 1 :]), values, problems)


def texts_of(value: Any) -> list[str]:
    """Return the texts of a value, those of nested lists too; a mapping is its name, a person "Given Family"."""
    texts: list[str] = []
    waiting = [value]
    for _ in range(MAX_VISITS):
        if not waiting:
            break
        item = waiting.pop()
        if isinstance(item, str):
            texts += [item] if item else []
        elif isinstance(item, list):
            waiting += reversed(item[:MAX_VISITS])
        elif isinstance(item, dict):
            person = " ".join(part for part in (item.get("given"), item.get("family")) if isinstance(part, str))
            named = next((item[name] for name in _NAMES if item.get(name)), None)
            waiting.append(person or named or next(iter(item.values()), ""))
    return texts


def _read_yaml(lines: list[str], problems: Problems) -> Values:
    found = _load_yaml("\n".join(lines), 2)
    if not isinstance(found, _Malformed):
        return found
    values: Values = {}
    starts = [number for number, line in enumerate(lines) if _KEY_LINE.match(line)]
    for start, stop in pairwise([*starts, len(lines)]):
        part = _load_yaml("\n".join(lines[start:stop]), start + 2)
        if isinstance(part, _Malformed):
            problems.append((part.line, f"front matter: {part.words}"))
            part = _as_text(lines[start], start + 2)
        for key, value in part.items():
            values.setdefault(key, value)
    return values


def _as_text(line: str, number: int) -> Values:
    """Return the value of a line that is no YAML as it is written: people forget to quote a colon."""
    match = _KEY_LINE.match(line)
    if match is None or not match[2] or match[2][0] in "[{|>&*!":
        return {}
    return {match[1].strip("\"'").lower(): (number, match[2].strip().strip("\"'"))}


@dataclass(frozen=True, slots=True)
class _Malformed:
    """Why, and in which line, YAML cannot be read."""

    line: int
    words: str


class _Builder:
    """Builds values from YAML events, without recursion; an alias is the very value that it names.

    Attributes:
        values: the pairs of the outermost mapping.
        line: of the last event.
    """

    def __init__(self, first: int) -> None:
        self.values: Values = {}
        self.line = first
        self._first = first
        self._stack: list[list[Any] | dict[str, Any]] = []
        self._keys: list[tuple[str, int] | None] = []
        self._anchors: dict[str, Any] = {}

    def take(self, event: Any) -> None:
        """Take the next event."""
        name = type(event).__name__
        line = self.line = event.start_mark.line + self._first
        if name == "ScalarEvent":
            plain = event.implicit[0] and event.value in ("null", "Null", "NULL", "~")
            self._add("" if plain else event.value, event.anchor, line)
        elif name == "AliasEvent":
            self._add(self._anchors.get(event.anchor, ""), None, line)
        elif name in ("SequenceStartEvent", "MappingStartEvent"):
            value: list[Any] | dict[str, Any] = [] if name[0] == "S" else {}
            self._add(value, event.anchor, line)
            self._stack.append(value)
            self._keys.append(None)
        elif name in ("SequenceEndEvent", "MappingEndEvent"):
            self._stack.pop()
            self._keys.pop()

    @property
    def depth(self) -> int:
        """How many lists and mappings are open."""
        return len(self._stack)

    def _add(self, value: Any, anchor: str | None, line: int) -> None:
        if anchor:
            self._anchors[anchor] = value
        if not self._stack:
            return
        inner = self._stack[-1]
        if isinstance(inner, list):
            inner.append(value)
            return
        key = self._keys[-1]
        if key is None:
            self._keys[-1] = (value.strip().lower() if isinstance(value, str) else "", line)
            return
        self._keys[-1] = None
        inner.setdefault(key[0], value)
        if len(self._stack) == 1:
            self.values.setdefault(key[0], (key[1], value))


def _load_yaml(source: str, first: int) -> Values | _Malformed:
    """Return the values of a YAML mapping, whose first line has the number `first`; none where it is no mapping."""
    import yaml

    builder = _Builder(first)
    try:
        for count, event in enumerate(yaml.parse(source, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))):
            if count > MAX_EVENTS or builder.depth > MAX_DEPTH:
                words = "too many values" if count > MAX_EVENTS else f"nested deeper than {MAX_DEPTH} levels"
                return _Malformed(builder.line, f"{words}: not read")
            builder.take(event)
    except yaml.YAMLError as error:
        mark = getattr(error, "context_mark", None) or getattr(error, "problem_mark", None)
        words = getattr(error, "problem", None) or "it cannot be read as YAML"
        return _Malformed((mark.line if mark is not None else 0) + first, str(words))
    return builder.values


def _read_toml(lines: list[str], problems: Problems) -> Values:
    try:
        found = tomllib.loads("\n".join(lines), parse_float=str)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        place = _TOML_PLACE.search(str(error))
        words = _TOML_PLACE.sub("", str(error)) or "it cannot be read as TOML"
        at = int(place[1]) if place is not None and place[1] else len(lines)
        problems.append((at + 1, f"front matter: {words}"))
        return {}
    numbers: dict[str, int] = {}
    for number, line in enumerate(lines, 2):
        if match := _TOML_KEY.match(line):
            numbers.setdefault(match[1].lower(), number)
    values: Values = {}
    inner = [table for table in found.values() if isinstance(table, Mapping)]
    for table in (found, *inner):  # Zola and Hugo keep what themes add in [extra] and [params]
        for key, value in table.items():
            if not isinstance(value, Mapping):
                values.setdefault(key.lower(), (numbers.get(key.lower(), 1), _plain(value)))
    return values


def _plain(value: Any) -> Any:
    """Return a TOML value with texts in place of numbers, dates and truth values."""
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if isinstance(value, Mapping):
        return {str(key).lower(): _plain(item) for key, item in value.items()}
    return value if isinstance(value, str) else str(value)
