r"""Math between dollar signs in running text, such as a title of a Markdown list.

What is math is Pandoc's rule (Pandoc User's Guide, ``tex_math_dollars``): the opening dollar has a character right
behind it, the closing one a character right before it and no digit behind it. So *$5 and $10* is text, and so is what
has no letter and no digit between the dollars.
"""

import re
from typing import Final

from paperterm.bibtex.danger import dangerous_commands
from paperterm.bibtex.latex import decode, symbol

_MATH: Final = re.compile(r"(?<![\\$])\$(?=[^\s$])((?:[^$\\]|\\.){1,300})(?<!\s)\$(?![\d$])", re.DOTALL)
_LETTER: Final = re.compile(r"[^\W_]")
_COMMAND: Final = re.compile(r"\\([A-Za-z]+|.)", re.DOTALL)
_WITH_ARGUMENT: Final = frozenset(
    {
        *("mathrm", "mathbf", "mathit", "mathsf", "mathtt", "mathcal", "mathbb", "mathfrak", "sqrt", "frac"),
        *("hat", "tilde", "bar", "vec", "dot", "ddot", "widehat", "widetilde"),
    }
)
_SPACES: Final = frozenset({",", ";", ":", "!", " ", "quad"})
_TOKEN: Final = re.compile(r"\\[A-Za-z]+|\\?.", re.DOTALL)
_SCRIPTS: Final = frozenset({*(r"\infty", r"\circ", r"\ast", r"\star", r"\dagger", r"\top", r"\perp", r"\pm"), *"+-*"})
"""What may be a script without braces, beside letters and digits."""


def shown(text: str) -> str:
    """Return running text with its math as a reader sees it; other text stays as it is."""
    if "$" not in text:
        return text
    return _MATH.sub(lambda match: decode(match[0]) if _LETTER.search(match[1]) else match[0], text)


def split_math(text: str) -> list[str]:
    """Return `text` in pieces, of which every second one is math with its dollars that LaTeX can typeset."""
    pieces, start = [], 0
    for match in _MATH.finditer(text) if "$" in text else ():
        if is_typeset(match[1]):
            pieces += [text[start : match.start()], match[0]]
            start = match.end()
    return [*pieces, text[start:]]


def is_typeset(math: str) -> bool:
    """Whether LaTeX typesets `math` without an error: common commands only, braces in pairs, no script twice."""
    if (
        not _LETTER.search(math)
        or dangerous_commands(math)
        or any(character in math for character in '#%&~"')
        or not math.isascii()
    ):
        return False
    for match in _COMMAND.finditer(math):
        name = match[1]
        if name in _WITH_ARGUMENT:
            if math[match.end() : match.end() + 1] != "{":
                return False
        elif name.startswith("text") or not (name in _SPACES or symbol(name)):
            return False
    return _is_well_formed(math)


def _is_well_formed(math: str) -> bool:
    """Whether braces have their partners, each script its argument, and nothing two scripts of a kind."""
    scripts: list[set[str]] = [set()]
    awaited = False
    for part in _TOKEN.findall(math):
        here = scripts[-1]
        if part == "{":
            if not awaited:
                here.clear()
            scripts.append(set())
        elif awaited:
            if not (part in _SCRIPTS or part.isalnum() or _is_letter(symbol(part[1:]))):
                return False
        elif part == "}":
            scripts.pop()
            if not scripts:
                return False
        elif part in ("_", "^", "'"):
            if part in here or (part == "'" and "^" in here):
                return False
            here.update(part.strip("'"))
        elif not part.isspace():
            here.clear()
        awaited = part in ("_", "^")
    return len(scripts) == 1 and not awaited


def _is_letter(text: str) -> bool:
    return len(text) == 1 and text.isalpha()
