"""Styles as terminals take them (ECMA-48 SGR), and the shortest way from one to the next."""

import re
from functools import lru_cache
from typing import Final, NamedTuple


class Look(NamedTuple):
    """What SGR codes add up to.

    Attributes:
        flags: codes of the attributes that are on, such as ``1`` for bold, in ascending order.
        ink, ground: the codes of the colors, "" for the terminal's own.
    """

    flags: tuple[str, ...] = ()
    ink: str = ""
    ground: str = ""


PLAIN: Final = Look()

_OFF: Final = {"1": "22", "2": "22", "3": "23", "4": "24", "5": "25", "7": "27", "8": "28", "9": "29", "53": "55"}
_ON_BLANK: Final = frozenset({"4", "7", "9", "53"})
_LEVELS: Final = (0, 95, 135, 175, 215, 255)
_TRUECOLOR: Final = re.compile(r"([34])8;2;(\d+);(\d+);(\d+)")
_CODE: Final = re.compile(r"[34]8;5;\d+|[34]8;2;\d+;\d+;\d+|\d+")


@lru_cache(maxsize=4096)
def look_of(codes: str) -> Look:
    """Return what the parameters of one SGR sequence after a reset mean; colors of the 256 by their short codes."""
    flags: set[str] = set()
    ink = ground = ""
    for code in _CODE.findall(_TRUECOLOR.sub(_shorter, codes)):
        if code in _OFF:
            flags.add(code)
        elif code.startswith("38;") or (len(code) == 2 and code[0] in "39" and code not in ("38", "39")):
            ink = code
        elif code.startswith("48;") or (len(code) in (2, 3) and code[:-1] in ("4", "10") and code not in ("48", "49")):
            ground = code
    return Look(tuple(sorted(flags)), ink, ground)


@lru_cache(maxsize=4096)
def blank(look: Look) -> Look:
    """Return what of `look` a space shows."""
    flags = tuple(flag for flag in look.flags if flag in _ON_BLANK)
    return Look(flags, look.ink if flags else "", look.ground)


@lru_cache(maxsize=4096)
def toward_blank(before: Look, after: Look) -> Look:
    """Return the look nearest to `before` in which a space shows the same as in `after`."""
    if after.flags:
        return after
    return Look(tuple(flag for flag in before.flags if flag not in _ON_BLANK), before.ink, after.ground)


@lru_cache(maxsize=8192)
def change(before: Look, after: Look) -> str:
    """Return the shortest sequence that makes what is drawn next look like `after`."""
    if before == after:
        return ""
    if after == PLAIN:
        return "\x1b[m"
    codes: list[str] = []
    gone = [_OFF[flag] for flag in before.flags if flag not in after.flags]
    kept = set(before.flags)
    if gone:
        codes += dict.fromkeys(gone)
        kept = {flag for flag in before.flags if _OFF[flag] not in gone}
    codes += [flag for flag in after.flags if flag not in kept]
    if before.ink != after.ink:
        codes.append(after.ink or "39")
    if before.ground != after.ground:
        codes.append(after.ground or "49")
    afresh = ";".join(filter(None, ("0", *after.flags, after.ink, after.ground)))
    return f"\x1b[{min(';'.join(codes), afresh, key=len)}m"


def _shorter(match: re.Match[str]) -> str:
    layer, *channels = match.groups()
    number = _palette_number(*(int(channel) for channel in channels))
    return match[0] if number is None else f"{layer}8;5;{number}"


@lru_cache(maxsize=1024)
def _palette_number(red: int, green: int, blue: int) -> int | None:
    """Return which of the colors 16 to 255 of xterm's palette this is exactly, if it is one."""
    if red == green == blue and 8 <= red <= 238 and (red - 8) % 10 == 0:
        return 232 + (red - 8) // 10
    if all(channel in _LEVELS for channel in (red, green, blue)):
        return 16 + 36 * _LEVELS.index(red) + 6 * _LEVELS.index(green) + _LEVELS.index(blue)
    return None
