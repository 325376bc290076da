"""What is drawn where the terminal takes no UTF-8, or where its font has only some of our signs."""

import unicodedata
from functools import lru_cache
from typing import Final

from rich.cells import get_character_cell_size

_SIGNS: Final = {
    "▌": ">", "●": "*", "✓": "+", "✗": "x", "▸": ">", "▾": "v", "›": ">", "…": "~", "·": ".", "•": "*",
    "↑": "^", "↓": "v", "←": "<", "→": ">", "“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "«": "<", "»": ">",
    "–": "-", "—": "-", "‐": "-", "‑": "-", "−": "-", "×": "x", "␛": "^", "\u00a0": " ",
    "│": "|", "┃": "#", "─": "-", "━": "=", "╭": "+", "╮": "+", "╰": "+", "╯": "+",
    "┌": "+", "┐": "+", "└": "+", "┘": "+", "█": "#", "▀": "#", "▄": "#",
}  # fmt: skip
_LETTERS: Final = dict(zip("øØłŁđĐıħðþßæÆœŒ", "oOlLdDihdpsaAoO", strict=True))
_IN_CONSOLE_FONTS: Final = frozenset("│┃─━╭╮╰╯┌┐└┘█▀▄▌·«»×\u00a0")
_NOT_IN_CONSOLE_FONTS: Final = str.maketrans(
    {sign: plain for sign, plain in _SIGNS.items() if sign not in _IN_CONSOLE_FONTS} | dict.fromkeys("╭╮╰╯", "+")
)
"""The Linux console's fonts (256 or 512 signs) have letters, and boxes with sharp corners, but few other signs."""


def for_console(text: str) -> str:
    """Return `text` for the Linux console: letters as they are, our own signs as its fonts have them."""
    return text if text.isascii() else text.translate(_NOT_IN_CONSOLE_FONTS)


def to_ascii(text: str) -> str:
    """Return `text` in ASCII, in as many cells: each character as what comes nearest, else as question marks."""
    return text if text.isascii() else "".join(map(_nearest, text))


@lru_cache(maxsize=4096)
def _nearest(char: str) -> str:
    if char.isascii():
        return char
    cells = get_character_cell_size(char)
    plain = _SIGNS.get(char) or _LETTERS.get(char) or unicodedata.normalize("NFKD", char)[:1]
    return plain if cells == 1 and plain.isascii() and plain.isprintable() else "?" * cells
