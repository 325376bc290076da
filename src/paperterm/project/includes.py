r"""Commands that read another file in their place: LaTeX, the packages import, subfiles and standalone; own classes."""

import re
from collections.abc import Iterator
from typing import Final

from paperterm.project.arguments import argument, option, skip_options
from paperterm.project.scope import Scope
from paperterm.project.statements import Include, Kind, Unresolved
from paperterm.text import clean_line

_KINDS: Final[dict[str, Kind]] = {
    **dict.fromkeys(("input", "include", "@input", "@@input"), "file"),
    **dict.fromkeys(("subfile", "subfileinclude", "includestandalone"), "beside"),
    "InputIfFileExists": "optional",
}
_IMPORTS: Final[dict[str, Kind]] = {
    **dict.fromkeys(("import", "includefrom", "inputfrom"), "file"),
    **dict.fromkeys(("subimport", "subincludefrom", "subinputfrom"), "relative"),
}
_ENDINGS: Final = {
    **dict.fromkeys(("usepackage", "RequirePackage", "RequirePackageWithOptions"), ".sty"),
    **dict.fromkeys(("documentclass", "LoadClass", "LoadClassWithOptions"), ".cls"),
}
_BARE_NAME: Final = re.compile(r'[ \t\0]*+(?:"([^"\n{}]++)"|([^\s{}%"]++))')


def includes(name: str, text: str, position: int, scope: Scope, line: int) -> Iterator[Include | Unresolved]:
    """Yield the files that the command `name` reads with what follows at `position`."""
    if kind := _KINDS.get(name):
        yield from _file(_argument_or_word(text, position), kind, scope, line)
    elif kind := _IMPORTS.get(name):
        folder = argument(text, position + (text[position : position + 1] == "*"))
        file = folder and argument(text, folder[1])
        yield from _file(file[0] if file else "", kind, scope, line, folder[0] if folder else "")
    elif ending := _ENDINGS.get(name):
        options = option(text, position)
        names = argument(text, skip_options(text, position))
        if names and names[0].strip() == "subfiles" and ending == ".cls":
            yield from _file(options[0] if options else "", "parent", scope, line)
        elif names and (expanded := scope.expand(names[0])):
            for each in filter(None, map(str.strip, expanded.split(","))):
                yield Include(each + ending, line, "own class")


def _argument_or_word(text: str, position: int) -> str:
    found = argument(text, skip_options(text, position))
    if found:
        return found[0]
    word = _BARE_NAME.match(text, position)
    return (word[1] or word[2]) if word else ""


def _file(written: str, kind: Kind, scope: Scope, line: int, folder: str = "") -> Iterator[Include | Unresolved]:
    if "#" in written + folder:  # the parameter of a macro
        return
    name, place = scope.expand(written), scope.expand(folder)
    if name is None or place is None:
        yield Unresolved(clean_line(written), line)
    elif name:
        yield Include(name, line, kind, place)
