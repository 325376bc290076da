"""What the value of a setting may be: each kind checks a value as TOML has it, and says what is allowed.

A value that is wrong raises `ValueError` with what is wrong with it, in words that follow the setting's name.
"""

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any, Final

_NAME: Final = re.compile(r"\w[\w .:+-]*")
_SCHEME: Final = re.compile(r"[a-z][a-z0-9+.-]*")
_HARMFUL_SCHEMES: Final = frozenset({"javascript", "data", "file", "vbscript", "blob", "about"})
_LONGEST: Final = 4096


@dataclass(frozen=True, slots=True)
class Kind:
    """What a value may be.

    Attributes:
        allowed: what is allowed, in words.
        check: from a value as TOML has it to the value of the setting; raises `ValueError`.
        split: whether a text from the environment is a list, separated by commas.
        entries: for a table, the kind of its entries: each is checked alone.
        is_path: whether a text is a path, in which a leading ``~`` is the home and which starts from the file's folder.
    """

    allowed: str
    check: Callable[[Any], Any]
    split: bool = False
    entries: "Kind | None" = None
    is_path: bool = False


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError(f"{shown(value)} is no text in quotes")  # noqa: TRY004 (all wrong values are told alike)
    if not value.isprintable():
        raise ValueError("it holds control or invisible characters")
    if len(value) > _LONGEST:
        raise ValueError(f"it is longer than {_LONGEST:,} characters")
    return value.strip()


def _flag(value: object) -> bool:
    words = {"true": True, "yes": True, "on": True, "1": True, "false": False, "no": False, "off": False, "0": False}
    if isinstance(value, bool):
        return value
    if isinstance(value, str) and value.strip().lower() in words:
        return words[value.strip().lower()]
    raise ValueError(f"{shown(value)} is neither true nor false")


FLAG: Final = Kind("true or false", _flag)
TEXT: Final = Kind("a text in quotes", _text)
PATH: Final = Kind("a path in quotes", _text, is_path=True)


def choice(*values: str) -> Kind:
    """Return the kind of one of `values`."""
    return Kind(" or ".join(filter(None, (", ".join(values[:-1]), values[-1]))), lambda value: _one_of(value, values))


def names(*values: str) -> Kind:
    """Return the kind of a list of `values`, each at most once."""

    def check(value: object) -> tuple[str, ...]:
        return tuple(dict.fromkeys(_one_of(item, values) for item in _list(value)))

    return Kind(f"a list of {', '.join(values)}", check, split=True)


def table(entries: Kind, what: str) -> Kind:
    """Return the kind of a table from names to values of the kind `entries`."""
    return Kind(f"a table of {what}", _table, entries=entries)


def one_or_more(kind: Kind, what: str) -> Kind:
    """Return the kind of a value of `kind`, or of a list of them."""

    def check(value: object) -> tuple[Any, ...]:
        return tuple(kind.check(item) for item in (value if isinstance(value, list) else [value]))

    return Kind(what, check, is_path=kind.is_path)


def _list(value: object) -> list[object]:
    if not isinstance(value, list):
        raise ValueError(f"{shown(value)} is no list in brackets")  # noqa: TRY004
    return value


def _one_of(value: object, values: Collection[str]) -> str:
    text = _text(value)
    if text not in values:
        raise ValueError(f"{shown(text)} is not known{did_you_mean(text, values)}")
    return text


def _table(value: object) -> Mapping[str, object]:
    if not isinstance(value, dict):
        raise ValueError(f"{shown(value)} is no table")  # noqa: TRY004
    return value


def _bib(value: object) -> str:
    text = _text(value)
    if text and not text.lower().endswith(".bib"):
        raise ValueError(f"{shown(text)} does not end in .bib")
    return text


def _schemes(value: object) -> tuple[str, ...]:
    found = [_text(item).lower().rstrip(":") for item in _list(value)]
    for scheme in found:
        if not _SCHEME.fullmatch(scheme):
            raise ValueError(f"{shown(scheme)} is no scheme of addresses")
        if scheme in _HARMFUL_SCHEMES:
            raise ValueError(f"{shown(scheme)} is never opened: such an address can run a program or read a file")
    return tuple(dict.fromkeys(found))


_ROUTES: Final = ("auto", "tmux", "osc52", "native", "file")


def _clipboard(value: object) -> str:
    text = _text(value)
    command = text.partition(":")[2].strip() if text.startswith("command:") else ""
    if text not in _ROUTES and not command:
        raise ValueError(f"{shown(text)} is not known{did_you_mean(text, _ROUTES)}")
    return text


def _theme(value: object) -> str:
    text = _text(value)
    if not _NAME.fullmatch(text):
        raise ValueError(f"{shown(text)} is no name of a theme")
    return text


BIB: Final = Kind("a path that ends in .bib", _bib)
SCHEMES: Final = Kind('a list of schemes, such as ["http", "https"]', _schemes, split=True)
CLIPBOARD: Final = Kind(f"{', '.join(_ROUTES)} or command:PROGRAM", _clipboard)


def theme(*built_in: str) -> Kind:
    """Return the kind of a name of a theme: one of `built_in` or of the user's own."""
    return Kind(f"{', '.join(built_in)}, or the name of a file in the folder themes", _theme)


def shown(value: object) -> str:
    """Return a wrong value as it is said, short."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict | list):
        return "a table" if isinstance(value, dict) else "a list"
    text = str(value)
    return f"“{text[:40] + '…' if len(text) > 40 else text}”"


def did_you_mean(text: str, known: Collection[str]) -> str:
    """Return a question with the nearest known word, "" where none is near."""
    near = nearest(text, known)
    return f", did you mean {near}?" if near else ""


def nearest(text: str, known: Collection[str]) -> str:
    """Return the known word that `text` most likely means, "" for none."""
    from difflib import get_close_matches

    return next(iter(get_close_matches(text.lower(), list(known), 1, 0.6)), "")
