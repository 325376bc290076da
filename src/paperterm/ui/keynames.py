"""Keys as people write them, and which of them a terminal can send.

A key is written as the character itself (``/``, ``G``) or by its name (``space``, ``pageup``, ``ctrl+d``). Terminals
send some combinations as another key (`XTerm control sequences`_), and some not at all.

.. _XTerm control sequences: https://invisible-island.net/xterm/ctlseqs/
"""

from typing import Final

ALWAYS_QUITS: Final = "ctrl+c"

_MOVING: Final = ("up", "down", "left", "right", "home", "end", "pageup", "pagedown", "insert", "delete")
_NAMES: Final = frozenset(
    {*_MOVING, "tab", "enter", "escape", "space", "backspace", *(f"f{number}" for number in range(1, 21))}
)
_OTHER_NAMES: Final = {
    "esc": "escape",
    "return": "enter",
    "del": "delete",
    "ins": "insert",
    "bs": "backspace",
    "slash": "/",
    "pgup": "pageup",
    "pgdn": "pagedown",
    "pgdown": "pagedown",
    "page-up": "pageup",
    "page-down": "pagedown",
    "↑": "up",
    "↓": "down",
    "←": "left",
    "→": "right",
    "plus": "+",
    "minus": "-",
    "colon": ":",
    "comma": ",",
}
_OTHER_MODIFIERS: Final = {"control": "ctrl", "c": "ctrl", "^": "ctrl", "meta": "alt", "option": "alt", "s": "shift"}
_SENT_AS: Final = {"ctrl+i": "tab", "ctrl+m": "enter", "ctrl+[": "escape", "ctrl+h": "backspace", "ctrl+?": "backspace"}


def read_key(text: str) -> str:
    """Return a key or chord as the registry has it.

    Raises:
        ValueError: it is no key, or no terminal sends it; the message says why.
    """
    parts = [_read_one(part) for part in text.split()]
    if not parts or len(parts) > 2:
        raise ValueError(f"“{text}” is no key: a chord is two keys with a space between, such as y b")
    return " ".join(parts)


def _read_one(text: str) -> str:
    if len(text) == 1:
        return _OTHER_NAMES.get(text, text)
    *modifiers, name = _split(text)
    known = {_OTHER_MODIFIERS.get(modifier.lower(), modifier.lower()) for modifier in modifiers}
    if unknown := known - {"ctrl", "alt", "shift"}:
        raise ValueError(f"“{text}” is no key: a terminal does not send {', '.join(sorted(unknown))}")
    name = _OTHER_NAMES.get(name.lower(), name if len(name) == 1 else name.lower())
    if len(name) != 1 and name not in _NAMES:
        raise ValueError(f"“{text}” is no key; keys are a character, or such as space, tab, up, pagedown, f5, ctrl+x")
    return _combined(text, known, name)


def _combined(text: str, modifiers: set[str], name: str) -> str:
    is_letter = len(name) == 1
    if is_letter and "shift" in modifiers:
        if "ctrl" in modifiers:
            raise ValueError(f"“{text}”: terminals send it as ctrl+{name.lower()}")
        if not name.isalpha():
            raise ValueError(f"“{text}”: write the character that it types")
        name, modifiers = name.upper(), modifiers - {"shift"}
    if is_letter and "ctrl" in modifiers:
        name = name.lower()
        if not ("a" <= name <= "z" or name in "@[\\]^_?"):
            raise ValueError(f"“{text}”: terminals do not send it")
    key = "+".join([*(modifier for modifier in ("ctrl", "alt", "shift") if modifier in modifiers), name])
    if key in _SENT_AS:
        raise ValueError(f"“{text}”: terminals send it as {_SENT_AS[key]}")
    return key


def _split(text: str) -> list[str]:
    """Return modifiers and name of ``ctrl+x``, ``C-x`` or ``ctrl++``."""
    mark = "+" if "+" in text[1:] else "-" if text[1:2] == "-" else ""
    if not mark:
        return [text]
    if text.endswith(mark * 2):
        return [*text[:-2].split(mark), mark]
    return text.split(mark)
