r"""Commands that name a ``.bib``.

``\bibliography`` takes names without their ending, separated by commas (LaTeX; natbib's ``\nobibliography``; multibib's
``\bibliographyX``; bibunits; bibtopic); biblatex's ``\addbibresource`` takes one name with its ending, or a pattern.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from paperterm.project.arguments import argument, body, option, skip_options
from paperterm.project.scope import Scope
from paperterm.project.statements import Bibliography, Unresolved
from paperterm.text import clean_line

_LISTS: Final = re.compile(r"(?:no)?bibliography[A-Za-z]*|defaultbibliography|bibdata")
_NO_LISTS: Final = re.compile(
    r"bibliography(?:style\w*|name|title|heading|(?:pre|post)?note|unit\w*|item\w*|label\w*|section|font|size|sep)"
)
_RESOURCES: Final = ("addbibresource", "addglobalbib", "addsectionbib")
_OPTIONS: Final = ("newrefsection", "putbib")
_OTHER_SOURCE: Final = re.compile(r"location\s*+=\s*+\{?remote|datatype\s*+=\s*+\{?(?!bibtex)")
_GLOB: Final = re.compile(r"\bglob\b(?!\s*+=\s*+\{?false)")
_SETUP: Final = re.compile(r"documentclass|usepackage|RequirePackage|LoadClass|PassOptionsTo\w+|\w+setup|setup\w*")
_BIB_OPTION: Final = re.compile(
    r"(?:^|,)\s*+(?:[A-Za-z@-]{0,30}bib(?:file|files|liography|resources?|source|database|name)?|references|refs)\s*+=\s*+"
    r"(\{[^{}]*+\}|[^,{}\[\]]++)",
    re.IGNORECASE,
)
_BIB_FILE: Final = re.compile(r"(?<=[{,=\[])\s{0,2}([^\s,={}\[\]\\#][^,={}\[\]\\#\n]{0,200}?\.bib)(?=\s{0,2}[,}\]])")


def bibliographies(name: str, text: str, position: int, scope: Scope, line: int) -> Iterator[Bibliography | Unresolved]:
    """Yield the bibliographies that the command `name` names with what follows at `position`."""
    if _LISTS.fullmatch(name) and not _NO_LISTS.fullmatch(name) and text[position : position + 1] != "*":
        found = argument(text, skip_options(text, position))
        yield from _names(found[0].split(",") if found else (), scope, line)
    elif name in _RESOURCES:
        options = option(text, position)
        found = argument(text, options[1] if options else position)
        if found and not (options and _OTHER_SOURCE.search(options[0])):
            yield from _names([found[0]], scope, line, pattern=bool(options and _GLOB.search(options[0])))
    elif name in _OPTIONS:
        options = option(text, position)
        yield from _names(options[0].split(",") if options else (), scope, line)
    elif _SETUP.fullmatch(name):
        options, span = option(text, position), body(text, position)
        settings = options[0] if options else text[slice(*span)] if span else ""
        for value in _BIB_OPTION.findall(settings):
            yield from _names(value.strip("{} ").split(","), scope, line, certain=False)


def environment(name: str, text: str, position: int, scope: Scope, line: int) -> Iterator[Bibliography | Unresolved]:
    r"""Yield the bibliographies that ``\begin{name}`` names: biblatex's ``refsection``, bibtopic's ``btSect``."""
    if name == "refsection":
        yield from bibliographies("newrefsection", text, position, scope, line)
    elif name == "btSect":
        yield from bibliographies("bibliography", text, position, scope, line)


def mentioned(preamble: str, line_of: Callable[[int], int]) -> Iterator[Bibliography]:
    """Yield what ends with ``.bib`` in an argument or an option of any command of `preamble`, as no certain names."""
    for found in _BIB_FILE.finditer(preamble):
        yield Bibliography(found[1].replace("\0", ""), line_of(found.start(1)), certain=False)


def _names(
    names: Iterable[str], scope: Scope, line: int, *, pattern: bool = False, certain: bool = True
) -> Iterator[Bibliography | Unresolved]:
    for written in names:
        if "#" in written:  # the parameter of a macro
            continue
        name = scope.expand(written)
        if name is None:
            yield Unresolved(clean_line(written), line)
            continue
        for each in map(str.strip, name.split(",")):  # a macro may hold several names
            if each and "://" not in each:
                yield Bibliography(each if pattern or each.endswith(".bib") else f"{each}.bib", line, pattern, certain)
