"""Which encoding a stranger's text is in.

A byte order mark is believed, then UTF-8, then UTF-8 with a few broken bytes, then UTF-16 without its mark. What is
left was written before UTF-8 was usual: chardet tells which of the encodings of the time it is. It gets only the lines
that are not ASCII: a list is addresses and punctuation for the most part, which are alike in all of them.
"""

import codecs
import re
from collections.abc import Callable, Sequence
from typing import Final

_BYTE_ORDER_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WESTERN: Final = "Windows-1252 (Latin-1)"
_OLD: Final = {
    "gb18030": ("gb18030", "GB18030"),
    "big5": ("big5hkscs", "Big5"),
    "cp932": ("cp932", "Shift-JIS"),
    "euc_jp": ("euc_jp", "EUC-JP"),
    "cp949": ("cp949", "EUC-KR"),
    "cp1250": ("cp1250", "Windows-1250"),
    "iso8859-2": ("iso8859-2", "Latin-2"),
    "cp1251": ("cp1251", "Windows-1251"),
    "koi8-r": ("koi8-r", "KOI8-R"),
    "cp1253": ("cp1253", "Windows-1253"),
    "cp1254": ("cp1254", "Windows-1254"),
    "cp1255": ("cp1255", "Windows-1255"),
    "cp1256": ("cp1256", "Windows-1256"),
}
"""Encodings that lists are written in, by Python's name: that of a decoder that knows more, and the usual name."""

_CENTRAL: Final = ("cp1250", "iso8859-2")
_CENTRAL_ALPHABETS: Final = ("ąćęłńóśźż", "áčďéěíňóřšťúůýž", "áäčďéíĺľňóôŕšťúýž", "áéíóöőúüű", "ăâîşţ", "čćđšž")
"""The letters beyond ASCII of Polish, Czech, Slovak, Hungarian, Romanian, Croatian and Slovene."""

_WESTERN_ALPHABETS: Final = (
    *("áéíóúüñ¿¡ºª", "àâæçéèêëîïôœùûüÿ«»", "áâãàçéêíóôõúüºª", "äöüß", "àèéìîòù", "åäöé", "æøåéó", "áðéíóúýþæö"),
    "àçèéíïòóúü·",
)
"""Those of Spanish, French, Portuguese, German, Italian, Swedish, Danish, Icelandic and Catalan."""

_NO_POLISH: Final = re.compile("ń(?=[aeiouyáéíóúą])")
"""Polish writes ni before a vowel, so what is read as this is a Spanish ñ."""

_SAME: Final = {"gbk": "gb18030", "gb2312": "gb18030", "shift_jis": "cp932", "euc_kr": "cp949", "big5hkscs": "big5"}
SAMPLE_BYTES: Final = 1 << 16
"""Bytes of lines that are not ASCII that tell the encoding."""

_UTF_8_SHARE: Final = 4
"""So many whole characters beside each broken byte make it UTF-8: text in another encoding has next to none."""

_PRINTABLE: Final = 0.95
_ASCII: Final = 0.01
"""The parts of printable and of ASCII characters that text in UTF-16 has at least: line ends, spaces, addresses."""


def decode_text(data: bytes, sample: Callable[[], bytes] | None = None) -> tuple[str, str | None] | None:
    """Return the text of `data` and, where it is not UTF-8, what it was read as; None where it is no text.

    `sample` gives the lines that are not ASCII where `data` is only a part of a file.
    """
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace"), None if encoding == "utf-8-sig" else encoding.upper()
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        if b"\0" in data:
            return _utf_16(data)
        return _broken_utf_8(data) or _old(data, sample() if sample else _strange_lines(data))
    if b"\0" not in data:
        return text, None
    return _utf_16(data) or ((text, None) if _has_stray_nul(data) else None)


def _has_stray_nul(data: bytes) -> bool:
    """Whether `data` is text with a stray NUL or two: less than one in a thousand bytes."""
    return data.count(0) * 1000 <= len(data)


def _broken_utf_8(data: bytes) -> tuple[str, str] | None:
    text = data.decode("utf-8", errors="surrogateescape")
    strange = [character for character in text if not character.isascii()]
    broken = sum("\udc80" <= character <= "\udcff" for character in strange)
    if len(strange) - broken < _UTF_8_SHARE * broken:
        return None
    return data.decode("utf-8", errors="replace"), f"UTF-8 with {broken:,} broken {'byte' if broken == 1 else 'bytes'}"


def _utf_16(data: bytes) -> tuple[str, str] | None:
    found: list[tuple[float, str, str]] = []
    for encoding in ("utf-16-le", "utf-16-be"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        printable = sum(character.isprintable() or character.isspace() for character in text)
        ascii_share = sum(map(str.isascii, text)) / max(1, len(text))
        if "\0" not in text and printable >= _PRINTABLE * len(text) and ascii_share >= _ASCII:
            found.append((ascii_share, text, encoding.upper()))
    return max(found)[1:] if found else None


def _old(data: bytes, sample: bytes) -> tuple[str, str]:
    from chardet import detect

    told = detect(sample)["encoding"]
    try:
        name = codecs.lookup(told or "").name
    except LookupError:
        name = ""
    if name in _CENTRAL and _fit(sample, "cp1252", _WESTERN_ALPHABETS) > _fit(sample, name, _CENTRAL_ALPHABETS):
        name = "cp1252"  # one ñ is enough for a detector of byte frequencies to see Polish
    encoding, words = _OLD.get(_SAME.get(name, name), ("cp1252", _WESTERN))
    return data.decode(encoding, errors="replace"), words


def _fit(sample: bytes, encoding: str, alphabets: Sequence[str]) -> float:
    """Return which part of the letters beyond ASCII the alphabet of one language explains, at best."""
    text = _NO_POLISH.sub("\ufffd", sample.decode(encoding, errors="replace").lower())
    letters = [letter for letter in text if not letter.isascii()]
    return max(sum(letter in alphabet for letter in letters) for alphabet in alphabets) / max(1, len(letters))


def _strange_lines(data: bytes) -> bytes:
    kept: list[bytes] = []
    size = 0
    for line in data.split(b"\n"):
        if not line.isascii() and size < SAMPLE_BYTES:
            kept.append(line[: SAMPLE_BYTES - size])
            size += len(kept[-1])
    return b"\n".join(kept)
