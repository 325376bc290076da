r"""What a manuscript has defined so far: macros with their bodies, environments, conditionals.

Macros are expanded as text, a bounded number of times, and never executed.
"""

import re
from dataclasses import dataclass, field
from typing import Final

from paperterm.project.arguments import argument, option, skip_gap

_DEEPEST: Final = 10
_MOST_EXPANSIONS: Final = 20_000
_LONGEST_NAME: Final = 4000
_COMMAND: Final = re.compile(r"\\(?:([A-Za-z@]+)|.)", re.DOTALL)
_PARAMETER: Final = re.compile(r"#([1-9])")
_GROUPING: Final = re.compile(r'[{}"]')
_TRANSPARENT: Final = frozenset(
    ["subfix", "string", "detokenize", "unexpanded", "expandafter", "noexpand", "relax", "protect", "empty"]
)
"""Commands around the name of a file that add nothing to it."""

_TELLING: Final = re.compile(
    r"[A-Za-z@]*[cC]ite[A-Za-z@]*|[A-Za-z]*cquote|bibentry|bibitem|(?:no)?bibliography[A-Za-z]*|addbibresource"
    r"|addglobalbib|addsectionbib|newrefsection|putbib|@?input|include|(?:sub)?import|subfile"
)
"""Commands for whose sake a macro is expanded."""


@dataclass(frozen=True, slots=True)
class Macro:
    """A macro.

    Attributes:
        body: its text, with ``#1`` to ``#9``.
        parameters: the kind of each: ``m`` in braces, ``o`` in brackets, ``s`` a star.
        default: what an optional argument is that is not given.
    """

    body: str
    parameters: str = ""
    default: str = ""

    def call(self, text: str, position: int) -> tuple[str, int] | None:
        """Return what a call with the arguments at `position` means, and where these end; None without them."""
        arguments = []
        for kind in self.parameters:
            found: tuple[str, int] | None = (self.default if kind == "o" else "", position)
            if kind == "s":
                start = skip_gap(text, position)
                found = ("*", start + 1) if text[start : start + 1] == "*" else found
            else:
                found = (argument(text, position) if kind == "m" else option(text, position)) or (
                    None if kind == "m" else found
                )
            if found is None:
                return None
            arguments.append(found[0])
            position = found[1]
        filled = _PARAMETER.sub(lambda number: "".join(arguments[int(number[1]) - 1 : int(number[1])]), self.body)
        return filled, position


@dataclass(slots=True)
class Scope:
    r"""The definitions of what was read so far, in the order of the manuscript.

    Attributes:
        job: what ``\jobname`` is.
        macros: by name, without the backslash.
        aliases: by name, the command whose meaning ``\let`` gave it.
        verbatim: environments whose content is no TeX.
        urls: commands whose argument is a URL or a path.
        short_verbs: characters that enclose verbatim text.
        conditionals: what ``\newif`` has declared.
    """

    job: str = ""
    macros: dict[str, Macro] = field(default_factory=dict)
    aliases: dict[str, str] = field(default_factory=dict)
    verbatim: set[str] = field(
        default_factory=lambda: {
            *("verbatim", "verbatim*", "Verbatim", "Verbatim*", "BVerbatim", "LVerbatim", "VerbatimOut"),
            *("lstlisting", "minted", "comment", "filecontents", "filecontents*", "alltt", "lstcode", "tcblisting"),
        }
    )
    urls: set[str] = field(default_factory=lambda: {"url", "path", "nolinkurl", "href", "burl"})
    short_verbs: set[str] = field(default_factory=set)
    conditionals: set[str] = field(default_factory=set)
    _expansions: int = 0
    _telling: dict[str, bool] = field(default_factory=dict)

    def define(self, name: str, macro: Macro, *, keep: bool = False) -> None:
        r"""Give `name` a meaning; with `keep` only where it has none, as ``\providecommand`` does."""
        if keep and name in self.macros:
            return
        self.macros[name] = macro
        self.aliases.pop(name, None)
        self._telling.clear()

    def alias(self, name: str, other: str) -> None:
        r"""Give `name` the present meaning of `other`, as ``\let`` does."""
        if other in self.macros:
            self.define(name, self.macros[other])
        else:
            self.macros.pop(name, None)
            self.aliases[name] = self.aliases.get(other, other)
            self._telling.clear()

    def tells(self, name: str, depth: int = 0) -> bool:
        """Whether an expansion of the macro `name` can cite something, name a bibliography or include a file."""
        known = self._telling.get(name)
        if known is not None:
            return known
        macro = self.macros.get(name)
        if macro is None or depth > _DEEPEST:
            return False
        self._telling[name] = False  # a macro that calls itself tells nothing more by that
        inner = {found[1] for found in _COMMAND.finditer(macro.body) if found[1]}
        told = any(_TELLING.fullmatch(self.aliases.get(each, each)) or self.tells(each, depth + 1) for each in inner)
        self._telling[name] = told
        return told

    def call(self, name: str, text: str, position: int) -> tuple[str, int] | None:
        """Return the expansion of the macro `name` with its arguments at `position`, and where these end.

        None where there is no such macro, an argument is missing, or the manuscript has used up its expansions.
        """
        macro = self.macros.get(name)
        if macro is None or self._expansions >= _MOST_EXPANSIONS:
            return None
        self._expansions += 1
        return macro.call(text, position)

    def expand(self, text: str) -> str | None:
        """Return the name that `text` is, its macros expanded, without braces and quotes; None where one is unknown."""
        text = text.replace("\0", "")
        for _ in range(_DEEPEST):
            if "\\" not in text:
                return _GROUPING.sub("", text).strip()
            expanded = self._expand_once(text)
            if expanded is None or len(expanded) > _LONGEST_NAME:
                return None
            text = expanded
        return None

    def _expand_once(self, text: str) -> str | None:
        done, position = "", 0
        while command := _COMMAND.search(text, position):
            done += text[position : command.start()]
            name = command[1] or ""
            position = command.end()
            if name == "jobname":
                done += self.job
            elif name not in _TRANSPARENT:
                called = self.call(name, text, position)
                if called is None:
                    return None
                done, position = done + called[0], called[1]
            if name:
                position = skip_gap(text, position)
        return done + text[position:]
