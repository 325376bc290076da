"""Left- and right-flanking delimiter runs (CommonMark 0.31, section 6.2), with markdown-it's sets of characters."""

import unicodedata
from typing import Final

_WORD, _PUNCTUATION, _SPACE = 0, 1, 2
_SPACES: Final = frozenset("\t\n\v\f\r \xa0\u1680\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B))))


class _Kinds(dict[str, int]):
    """What a character is beside a delimiter; fills itself with what it is asked for."""

    def __missing__(self, character: str) -> int:
        other = _PUNCTUATION if unicodedata.category(character)[0] in "PS" else _WORD
        self[character] = kind = _SPACE if character in _SPACES else other
        return kind


_KINDS: Final = _Kinds()


def roles(mark: str, before: str, after: str) -> tuple[bool, bool]:
    """Return whether the run of `mark` between `before` and `after` can open and can close emphasis."""
    left, right = _KINDS[before], _KINDS[after]
    opens = right != _SPACE and (right != _PUNCTUATION or left != _WORD)
    closes = left != _SPACE and (left != _PUNCTUATION or right != _WORD)
    if mark == "_":
        return opens and (not closes or left == _PUNCTUATION), closes and (not opens or right == _PUNCTUATION)
    return opens, closes
