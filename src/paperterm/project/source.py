r"""TeX source without what TeX does not read as commands: comments, verbatim text, URLs, ``\iffalse``.

`visible` keeps every position: what is left out is overwritten, a comment by NUL, which TeX ignores (category 9 of the
TeXbook, chapter 7), verbatim text by full stops. It reads each character a bounded number of times.
"""

import re
from bisect import bisect_right
from functools import lru_cache
from typing import Final

from paperterm.project.arguments import braces
from paperterm.project.scope import Scope

IGNORED: Final = "\0"
"""What stands for a comment; white space for TeX, and nothing within a name."""

_VERBATIM: Final = "."
_LONGEST_URL: Final = 4000
_CONDITIONALS: Final = frozenset(
    {
        *("if", "ifcat", "ifx", "ifnum", "ifdim", "ifodd", "ifvmode", "ifhmode", "ifmmode", "ifinner", "ifvoid"),
        *("ifhbox", "ifvbox", "ifeof", "iftrue", "iffalse", "ifcase", "ifdefined", "ifcsname", "iffontchar"),
    }
)
"""The conditionals of TeX (TeXbook, chapter 20) and e-TeX; ``\newif`` declares more."""

_BRANCH: Final = re.compile(r"%[^\n]*|\\(?:(if[A-Za-z@]*|else|fi)(?![A-Za-z@])|.)", re.DOTALL)
_URL: Final = re.compile(braces(r"[^{}\n]++|\n(?![ \t]*+\n)", 4))
_NEW_CONDITIONAL: Final = re.compile(r"\\newif\s*\\(if[A-Za-z@]+)")
_NEW_ENVIRONMENT: Final = re.compile(
    r"\\(?:lstnewenvironment|DefineVerbatimEnvironment|CustomVerbatimEnvironment|excludecomment|newverbatim"
    r"|newtcblisting|DeclareTCBListing|NewTCBListing)\s*\{\s*([A-Za-z@*]+)\s*\}"
)
_NEW_MINTED: Final = re.compile(r"\\newminted\s*(?:\[\s*([A-Za-z@*]+)\s*\])?\s*\{\s*([A-Za-z]+)\s*\}")
_NEW_URL: Final = re.compile(r"\\DeclareUrlCommand\s*\{?\s*\\([A-Za-z@]+)")
_SHORT_VERB: Final = re.compile(
    r"\\(?:MakeShortVerb|lstMakeShortInline|DefineShortVerb)\*?(?:\[[^\]\n]*\])?\{?\\?([|!\"+/])"
)


def visible(text: str, scope: Scope) -> str:
    r"""Return `text` up to ``\end{document}`` with what TeX does not read as commands overwritten, of the same length.

    Environments, delimiters and conditionals that `text` declares are added to `scope`.
    """
    _declare(text, scope)
    pattern = _pattern(tuple(sorted(scope.verbatim)), tuple(sorted(scope.urls)), "".join(sorted(scope.short_verbs)))
    kept: list[str] = []
    position = 0
    while found := pattern.search(text, position):
        kind = found.lastgroup
        start, end = found.span()
        if kind == "end":
            return "".join(kept) + text[position:start]
        filler = _VERBATIM
        if kind == "comment":
            filler = IGNORED
        elif kind == "environment":
            start, end = end, _end_of_environment(text, end, found["environment"])
        elif kind in ("verb", "short"):
            closing = _behind_delimiter(text, end, found[kind])
            start = end if kind == "short" and not closing else start
            end = closing or end
        elif kind == "url":
            start, end = _url(text, end, found["url"])
        elif kind == "false":
            filler, end = IGNORED, _end_of_false(text, end, scope)
        elif kind != "inline":
            start = end
        kept.append(text[position:start])
        kept.append(filler * (end - start))
        position = end
    return "".join(kept) + text[position:]


class Lines:
    """The lines of a text, found by position."""

    def __init__(self, text: str) -> None:
        self._ends = [match.start() for match in re.finditer("\n", text)]

    def number(self, position: int) -> int:
        """Return the 1-based line of a position."""
        return bisect_right(self._ends, position - 1) + 1


def _declare(text: str, scope: Scope) -> None:
    scope.conditionals.update(_NEW_CONDITIONAL.findall(text))
    scope.verbatim.update(_NEW_ENVIRONMENT.findall(text))
    scope.verbatim.update(name or f"{language}code" for name, language in _NEW_MINTED.findall(text))
    scope.urls.update(_NEW_URL.findall(text))
    scope.short_verbs.update(_SHORT_VERB.findall(text))


@lru_cache(maxsize=16)
def _pattern(environments: tuple[str, ...], urls: tuple[str, ...], short_verbs: str) -> re.Pattern[str]:
    short = f"|(?P<short>[{re.escape(short_verbs)}])" if short_verbs else ""
    names, commands = "|".join(map(re.escape, environments)), "|".join(map(re.escape, urls))
    return re.compile(
        r"(?P<comment>%[^\n]*+(?:\n(?![ \t]*\n)[ \t]*)?+)"
        rf"|\\begin\s*\{{(?P<environment>{names})\}}"
        r"|\\(?:verb\*?|(?:lstinline|mintinline\s*\{[^{}\n]*\}|mint\s*\{[^{}\n]*\})(?:\[[^\]\n]{0,1000}\])?)"
        r"(?P<verb>[^\w\s*{\[])"
        r"|(?P<inline>\\(?:lstinline|mintinline\s*\{[^{}\n]*\}|mint\s*\{[^{}\n]*\})(?:\[[^\]\n]{0,1000}\])?"
        r"\{(?:[^{}\n]++|\{[^{}\n]*+\})*+\})"
        rf"|\\(?:{commands})(?![A-Za-z@])(?:\[[^\]\n]{{0,1000}}\])?\s*(?P<url>[^\w\s}}\[\]\\%#(),.;:&*<>~-])"
        r"|\\(?P<false>iffalse(?![A-Za-z@])|if0(?!0))"
        r"|(?P<end>\\end\s*\{document\})"
        rf"{short}"
        r"|\\[^A-Za-z]",
        re.DOTALL,
    )


def _end_of_environment(text: str, start: int, name: str) -> int:
    end = text.find(f"\\end{{{name}}}", start)
    return len(text) if end < 0 else end


def _behind_delimiter(text: str, start: int, delimiter: str) -> int:
    """Return the position behind the next `delimiter` on the same line, 0 where there is none."""
    line = text.find("\n", start)
    return text.find(delimiter, start, len(text) if line < 0 else line) + 1


def _url(text: str, start: int, opening: str) -> tuple[int, int]:
    """Return the span of a URL behind `opening`; an empty one where nothing closes it."""
    if opening != "{":
        return start, max(start, _behind_delimiter(text, start, opening) - 1)
    group = _URL.match(text, start - 1, start + _LONGEST_URL)
    return start, group.end() - 1 if group else start


def _end_of_false(text: str, start: int, scope: Scope) -> int:
    r"""Return the end of the branch that ``\iffalse`` opens: behind its ``\else`` or ``\fi``."""
    depth = 0
    for command in _BRANCH.finditer(text, start):
        name = command[1]
        if name == "fi" or (name == "else" and not depth):
            if not depth:
                return command.end()
            depth -= 1
        elif name in _CONDITIONALS or name in scope.conditionals:
            depth += 1
    return len(text)
