r"""Definitions of macros: ``\newcommand``, ``\def`` with plain parameters, ``\let``, ``\NewDocumentCommand``.

xparse's arguments ``m``, ``o``, ``O{…}`` and ``s`` are known; a macro with other
arguments, or with delimited parameters, is not.
"""

import re
from typing import Final, NamedTuple

from paperterm.project.arguments import argument, body, option
from paperterm.project.scope import Macro, Scope

_NAME: Final = re.compile(r"\*?[ \t\0]*+\n?\{?[ \t\0]*+\\([A-Za-z@]+)[ \t\0]*+\}?")
_DEF: Final = re.compile(r"[ \t\0]*+\\([A-Za-z@]+)[ \t\0]*+((?:#[1-9])*+)[ \t\0]*+(?=\{)")
_LET: Final = re.compile(r"[ \t\0]*+\\([A-Za-z@]+)[ \t\0]*+=?[ \t\0]*+\\([A-Za-z@]+)")
_SPEC: Final = re.compile(r"\s*+\+?(?:([mos])|O\s*+\{([^{}]*+)\})\s*+")
_LATEX: Final = re.compile(r"(new|renew|provide)(?:command|robustcmd)|DeclareRobustCommand")
_XPARSE: Final = re.compile(r"(New|Renew|Provide|Declare)(?:Expandable)?DocumentCommand")
_TEX: Final = ("def", "gdef", "edef", "xdef")


class Defined(NamedTuple):
    """Where a definition was read: the reading goes on in its body, which ends at `end`."""

    body: int
    end: int


def define(name: str, text: str, position: int, scope: Scope) -> Defined | None:
    """Add the definition that the command `name` makes with what follows at `position` to `scope`.

    Returns None where `name` defines nothing.
    """
    if name in _TEX:
        return _define_tex(text, position, scope)
    if name == "let":
        let = _LET.match(text, position)
        if let:
            scope.alias(let[1], let[2])
        return Defined(let.end(), let.end()) if let else None
    if latex := _LATEX.fullmatch(name):
        return _define_latex(text, position, scope, keep=latex[1] == "provide")
    if xparse := _XPARSE.fullmatch(name):
        return _define_xparse(text, position, scope, keep=xparse[1] == "Provide")
    return None


def _define_tex(text: str, position: int, scope: Scope) -> Defined | None:
    head = _DEF.match(text, position)
    span = head and body(text, head.end())
    if not head or not span:
        return None
    scope.define(head[1], Macro(text[slice(*span)], "m" * (len(head[2]) // 2)))
    return Defined(*span)


def _define_latex(text: str, position: int, scope: Scope, *, keep: bool) -> Defined | None:
    head = _NAME.match(text, position)
    if not head:
        return None
    number, default, end = option(text, head.end()), None, head.end()
    if number:
        default = option(text, number[1])
        end = default[1] if default else number[1]
    span = body(text, end)
    if not span:
        return Defined(end, end)
    count = int(number[0]) if number and number[0].strip() in list("123456789") else 0
    parameters = "m" * count if default is None else "o" + "m" * (count - 1)
    scope.define(head[1], Macro(text[slice(*span)], parameters, default[0] if default else ""), keep=keep)
    return Defined(*span)


def _define_xparse(text: str, position: int, scope: Scope, *, keep: bool) -> Defined | None:
    head = _NAME.match(text, position)
    spec = head and argument(text, head.end())
    if not head or not spec:
        return None
    span = body(text, spec[1])
    parameters, default, at = "", "", 0
    while found := _SPEC.match(spec[0], at):
        parameters, at = parameters + (found[1] or "o"), found.end()
        default = default or found[2] or ""
    if not span:
        return Defined(spec[1], spec[1])
    if at == len(spec[0]):
        scope.define(head[1], Macro(text[slice(*span)], parameters, default), keep=keep)
    return Defined(*span)
