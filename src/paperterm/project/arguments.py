r"""The arguments of a TeX command: ``[…]``, ``{…}``, ``(…)`` and ``<…>``, with the gaps between them.

Text is what `paperterm.project.source.visible` returns. A paragraph's end ends every search, as it does in TeX for the
commands that cite. Length and nesting are bounded: a missing bracket costs no more than reading that much.
"""

import re
from typing import Final

LONGEST: Final = 1000
"""Characters of one option, or of one argument that holds commands or braces."""

_LONGEST_BODY: Final = 4000
_DEEPEST: Final = 6
_DEEPEST_BODY: Final = 12


def braces(inside: str, deepest: int) -> str:
    """Return a regular expression of a group in braces: of what `inside` matches, and of groups `deepest` deep."""
    group = rf"\{{(?:{inside})*+\}}"
    for _ in range(deepest):
        group = rf"\{{(?:{inside}|{group})*+\}}"
    return group


_JOINED: Final = r"\\.|\n(?![ \t\0]*+\n)"
_GROUP: Final = braces(rf"[^{{}}\\\n]++|{_JOINED}", _DEEPEST)
_OPTIONS: Final = {
    opening: re.compile(
        rf"{re.escape(opening)}(?:[^{{}}\\\n{re.escape(closing)}]++|{_JOINED}|{_GROUP})*+{re.escape(closing)}",
        re.DOTALL,
    )
    for opening, closing in ("[]", "()", "<>")
}
_ARGUMENT: Final = re.compile(_GROUP, re.DOTALL)
_BODY: Final = re.compile(braces(r"[^{}\\]++|\\.", _DEEPEST_BODY), re.DOTALL)
_GAP: Final = re.compile(r"[ \t\0]*+(?:\n[ \t\0]*+)?+(?:\\expandafter(?![A-Za-z@])[ \t\0]*+\n?+)*+")
_PLAIN: Final = re.compile(r"\{([^{}\\]*+)\}")
_BLANK_LINE: Final = re.compile(r"\n[ \t\0]*+\n")


def skip_gap(text: str, position: int) -> int:
    r"""Return the position behind white space, comments and ``\expandafter``; an empty line is no gap."""
    gap = _GAP.match(text, position)
    return gap.end() if gap else position


def option(text: str, position: int, openings: str = "[") -> tuple[str, int] | None:
    """Return the optional argument at `position` that one of `openings` begins, and its end."""
    start = skip_gap(text, position)
    opening = text[start : start + 1]
    if not opening or opening not in openings:
        return None
    found = _OPTIONS[opening].match(text, start, start + LONGEST)
    return (found[0][1:-1], found.end()) if found else None


def skip_options(text: str, position: int, openings: str = "[") -> int:
    """Return the position behind all optional arguments at `position`."""
    while found := option(text, position, openings):
        position = found[1]
    return position


def argument(text: str, position: int) -> tuple[str, int] | None:
    """Return the argument in braces at `position`, within one paragraph, and its end."""
    start = skip_gap(text, position)
    plain = _PLAIN.match(text, start)
    if plain is not None:
        return None if _BLANK_LINE.search(plain[1]) else (plain[1], plain.end())
    found = _ARGUMENT.match(text, start, start + LONGEST)
    return (found[0][1:-1], found.end()) if found else None


def body(text: str, position: int) -> tuple[int, int] | None:
    """Return the span inside the braces at `position`; paragraphs may end there."""
    found = _BODY.match(text, skip_gap(text, position), position + _LONGEST_BODY)
    return (found.start() + 1, found.end() - 1) if found else None
