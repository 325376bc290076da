r"""What a text looks like to the search: folded words with one space around each.

A *row* is what the engine looks through: values between `VALUE` marks, their words between single spaces
(``␞ kv cache ␞``). Then a word is ``" cache "``, a word's start ``" cac"``, the start of a value ``"␞ kv"`` and
its end ``"cache ␞"``: all questions are about plain substrings. No clean text holds the marks
(`paperterm.text`). `GROUP` marks lie between the fields of a row that has several.

Letters and digits make words, and ``+`` and ``#`` (C++, C#); apostrophes and braces vanish; each CJK character is
a word; LaTeX accents are dropped (``Erd{\H o}s`` is *erdos*); everything else is a space.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final
from unicodedata import combining

from paperterm.text import fold

VALUE: Final = "\x1e"
GROUP: Final = "\x1d"

_DROPPED: Final = "'`{}"
_ASCII: Final = str.maketrans(
    {chr(code): " " for code in range(128) if not chr(code).isalnum() and chr(code) not in "+#" + VALUE + GROUP}
    | dict.fromkeys(_DROPPED)
)
_DROP: Final = str.maketrans(dict.fromkeys(_DROPPED))
_NO_WORD: Final = re.compile(rf"[^\w+#{VALUE}{GROUP}]|_")
_CJK: Final = re.compile(r"[\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_MARKS: Final = str.maketrans({VALUE: " ", GROUP: " ", "\n": " "})
_LATEX: Final = re.compile(
    r"""\\(?:[`'^"~=.]\s?|[Hcdbkruvt](?![^\s{])\s?|(ss|ae|oe|aa|[olij])(?![A-Za-z])\s?)""", re.IGNORECASE
)
_OTHERS: Final = re.compile(r"([^\x00-\x7f]+)")
_SPACES: Final = re.compile("  +")
_BULK: Final = {**_ASCII, ord("\n"): "\n"}
_SLICE: Final = 512
_REMEMBERED: Final = 10_000


def _spell(text: str) -> str:
    """Return folded words and marks, with runs of spaces where something else stood."""
    if text.isascii():
        return text.lower().translate(_ASCII)
    folded = _NO_WORD.sub(" ", fold(text).translate(_DROP))
    return _CJK.sub(r" \g<0> ", folded)


def _single_spaces(text: str) -> str:
    return _SPACES.sub(" ", text) if "  " in text else text


def _row(raw: str) -> str:
    if "\\" in raw:
        raw = _LATEX.sub(r"\1", raw)
    return _single_spaces(_spell(raw))


def words(text: str) -> str:
    """Return the folded words of `text`, joined by single spaces."""
    return _row(text.translate(_MARKS)).strip()


def row(text: str) -> str:
    """Return the row of one value, ``␞ words ␞``."""
    spoken = words(text)
    return f"{VALUE} {spoken} {VALUE}" if spoken else f"{VALUE} {VALUE}"


def rows(raws: Sequence[str]) -> list[str]:
    """Return each of `raws`, texts with marks, as a row.

    Many at a time: plain ASCII, the common case, is translated at once; other characters are folded by themselves.
    """
    made: list[str] = []
    for start in range(0, len(raws), _SLICE):
        part = raws[start : start + _SLICE]
        text = "\n".join(part)
        if text.count("\n") != len(part) - 1 or "\\" in text:
            text = "\n".join([_LATEX.sub(r"\1", raw.replace("\n", " ")) for raw in part])
        if not text.isascii():
            text = _fold_others(text)
        if text.isascii():
            made += _single_spaces(text.lower().translate(_BULK)).split("\n")
        else:
            made += [_single_spaces(_spell(raw)) for raw in text.split("\n")]
    return made


class _Folded(dict[str, str]):
    """What was folded, filled with what it is asked for."""

    def __missing__(self, text: str) -> str:
        folded = fold(text)
        if len(self) < _REMEMBERED:
            self[text] = folded
        return folded


_FOLDED: Final = _Folded()


def _fold_others(text: str) -> str:
    parts = _OTHERS.split(text)
    parts[1::2] = map(_FOLDED.__getitem__, parts[1::2])
    return "".join(parts)


_STOP_WORDS: Final = (
    "a", "an", "and", "as", "at", "by", "for", "from", "in", "is", "of", "on", "the", "to", "via", "with",
)  # fmt: skip
_STOPS: Final = re.compile(f" (?:{'|'.join(_STOP_WORDS)})(?= )")
_SMALL_LETTERS: Final = str.maketrans(dict.fromkeys("abcdefghijklmnopqrstuvwxyz "))


def initials(titles: Sequence[str]) -> list[str]:
    """Return for each row the first letters and the digits of its words, then the same without function words."""
    made: list[str] = []
    for start in range(0, len(titles), _SLICE):
        text = "\n".join(titles[start : start + _SLICE])
        full = text.title().translate(_SMALL_LETTERS).lower().split("\n")
        short = _STOPS.sub("", text).title().translate(_SMALL_LETTERS).lower().split("\n")
        made += [a if a == b else a + b for a, b in zip(full, short, strict=True)]
    return made


def other_number(word: str) -> str:
    """Return the singular that a folded word may be the plural of, or its plural in *-ies*; "" where there is none.

    Other plurals begin with the word, as a search by starts of words finds them.
    """
    if len(word) < 4 or not word.isalpha() or not word.isascii():
        return ""
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    if word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return f"{word[:-1]}ies" if word.endswith("y") and word[-2] not in "aeiou" else ""


class _Pieces(dict[str, str]):
    """What each character becomes, filled with what it is asked for."""

    def __missing__(self, character: str) -> str:
        piece = _spell(character)
        if len(self) < _REMEMBERED:
            self[character] = piece
        return piece


_PIECES: Final = _Pieces()


def _pieces(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield what each character, or LaTeX accent, becomes, with its range in `text`."""
    at = 0
    if "\\" in text:
        for match in _LATEX.finditer(text):
            yield from ((_PIECES[text[i]], i, i + 1) for i in range(at, match.start()))
            at = match.end()
            yield (_spell(match[1] or ""), match.start(), at)
    yield from ((_PIECES[text[i]], i, i + 1) for i in range(at, len(text)))


def trace(text: str) -> list[tuple[int, int]]:
    """Return for each character of the row ``␞ words ␞`` of `text` the range of `text` it comes from."""
    last = " "
    ranges = [(0, 0), (0, 0)]
    for piece, start, stop in _pieces(text.translate(_MARKS)):
        if not piece and combining(text[start]):
            ranges[-1] = (ranges[-1][0], stop)
        for character in piece:
            if character != " " or last != " ":
                ranges.append((start, stop))
            last = character
    end = [(len(text), len(text))]
    return ranges + end if last == " " else ranges + end * 2


def initial_places(row: str) -> Iterator[tuple[str, list[int]]]:
    """Yield what `initials` makes of `row`, with and without function words, and where in `row` each letter is."""
    split: list[tuple[str, list[int]]] = []
    at = 0
    for word in row.split(" "):
        kept = [at + place for place, letter in enumerate(word.title()) if letter.translate(_SMALL_LETTERS)]
        split.append((word, kept))
        at += len(word) + 1
    for chosen in (split, [pair for pair in split if pair[0] not in _STOP_WORDS]):
        places = [place for _, kept in chosen for place in kept]
        yield "".join(row[place] for place in places), places
