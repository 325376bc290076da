"""Cleaning and folding of text: the only door through which a stranger's text enters the model.

Lists are text from strangers, and a terminal takes commands from the text that it shows. After `clean_line`
each character is printable (`str.isprintable`), after `clean_block` each is printable, a space separator, a
newline or a tab:

========================================  =======================================================
C0 controls and DEL                       their visible pictures (U+2400 block)
C1 controls, surrogates, private use,     U+FFFD
unassigned
bidi controls, zero-width characters,     dropped: they reorder, hide or shift the text around them
joiners, variation selectors, tags,
skin tones
a run of combining marks                  its first three marks: longer ones spill over other rows
line and paragraph separators             a space in a line, a newline in a block
========================================  =======================================================
"""

import re
import unicodedata
from typing import Final

MAX_MARKS: Final = 3
"""Combining marks kept in a row: enough for Vietnamese and Hebrew, too few to paint over other lines."""

_REPLACEMENT: Final = "\ufffd"
_SKIN_TONES: Final = range(0x1F3FB, 0x1F400)
_VARIATION_SELECTORS: Final = (range(0xFE00, 0xFE10), range(0xE0100, 0xE01F0), range(0x180B, 0x180E))
_INVISIBLE: Final = frozenset({0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0})
_SPACES: Final = re.compile(r"\s+")
_PLAIN_CHARACTERS: Final = (
    " -~\u00a1-\u00ac\u00ae-\u02af\u0391-\u03a1\u03a3-\u03ff\u0400-\u0482\u048a-\u052f\u2010-\u2027\u2030-\u205e"
    "\u2190-\u22ff\u3001-\u3020\u3041-\u3096\u30a1-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uff01-\uff5e"
)
_PLAIN_LINE: Final = re.compile(f"[{_PLAIN_CHARACTERS}]*+")
_PLAIN_BLOCK: Final = re.compile(f"[\\n\\t{_PLAIN_CHARACTERS}]*+")
"""Text that is clean as it is: most of what is written in Latin, Greek, Cyrillic, Chinese, Japanese, Korean."""
_NEWLINES: Final = re.compile(r"\r\n?|[\u2028\u2029\x85]")
_MARK_CATEGORIES: Final = ("Mn", "Me")


def _clean_character(code: int) -> str:
    character = chr(code)
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "\u2421"
    if code in _SKIN_TONES or code in _INVISIBLE or any(code in span for span in _VARIATION_SELECTORS):
        return ""
    category = unicodedata.category(character)
    if category == "Cf":
        return ""
    if category in ("Zl", "Zp"):
        return "\n"
    return _REPLACEMENT if category[0] == "C" else character


class _Table(dict[int, str]):
    """A translation table that fills itself with what it is asked for."""

    def __missing__(self, code: int) -> str:
        self[code] = cleaned = _clean_character(code)
        return cleaned


_TABLE: Final = _Table({0x09: "\t", 0x0A: "\n"})


def _limit_marks(text: str) -> str:
    if not any(unicodedata.category(character) in _MARK_CATEGORIES for character in set(text)):
        return text
    kept: list[str] = []
    run = 0
    for character in text:
        run = run + 1 if unicodedata.category(character) in _MARK_CATEGORIES else 0
        if run <= MAX_MARKS:
            kept.append(character)
    return "".join(kept)


def _clean(text: str) -> str:
    cleaned = text.translate(_TABLE)
    return cleaned if cleaned.isascii() else _limit_marks(cleaned)


def clean_line(text: str) -> str:
    """Return `text` as one safe line: cleaned, white space runs folded to a space, ends stripped."""
    if (text.isascii() and text.isprintable()) or _PLAIN_LINE.fullmatch(text):
        return " ".join(text.split()) if "  " in text or text[:1] == " " or text[-1:] == " " else text
    return _SPACES.sub(" ", _clean(_SPACES.sub(" ", text))).strip()


def clean_block(text: str) -> str:
    """Return `text` as safe lines: cleaned, with newlines as LF and tabs, spaces and indentation kept."""
    if text.isascii() and "\r" not in text and text.replace("\n", "").replace("\t", "").isprintable():
        return text
    if _PLAIN_BLOCK.fullmatch(text):
        return text
    return _clean(_NEWLINES.sub("\n", text))


_CONTROLS: Final = {
    **{code: chr(0x2400 + code) for code in range(0x20) if chr(code) not in "\t\n"},
    0x7F: "\u2421",
    **dict.fromkeys((*range(0x80, 0xA0), *range(0xD800, 0xE000)), _REPLACEMENT),
    0x85: " ",
    **dict.fromkeys((0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)), ""),
}


def clean_controls(text: str) -> str:
    """Return `text` for a file: C0 but tab and newline, C1, surrogates and bidirectional controls as in `clean_block`.

    All else stays: private use, soft hyphens, joiners do no harm in a file.
    """
    return text.translate(_CONTROLS)


_LETTERS: Final = str.maketrans(
    {"ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "đ": "d", "Đ": "d", "ı": "i", "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe"}
    | {"þ": "th", "Þ": "th", "ð": "d", "Ð": "d", "ħ": "h", "Ħ": "h", "’": "'", "‘": "'", "“": '"', "”": '"'}
    | {"–": "-", "—": "-", "‐": "-", "‑": "-"}
)


def fold(text: str) -> str:
    """Return `text` without case, accents and typographic variants, for search and comparison.

    Compatibility decomposition (NFKD) without its combining marks, case-folded; letters that do not decompose
    (ø, ł, đ, ı, æ …) become what people type for them.
    """
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.translate(_LETTERS))
    return "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()


_NO_WORD: Final = re.compile(r"[\W_]+")
_NO_ASCII_WORD: Final = bytes(code for code in range(128) if not chr(code).isalnum())


def fold_key(text: str) -> str:
    """Return only the folded letters and digits of `text`: equal for titles that differ in punctuation."""
    folded = fold(text)
    if folded.isascii():
        return folded.encode().translate(None, _NO_ASCII_WORD).decode()
    return _NO_WORD.sub("", folded)
