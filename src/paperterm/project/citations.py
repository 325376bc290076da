"""Commands that cite, and the arguments in which their keys are."""

import re
from collections.abc import Iterator
from typing import Final

from paperterm.project.arguments import argument, skip_options

_CITE: Final = re.compile(r"[A-Za-z]*[cC]ite[A-Za-z]*|(?:text|block)cquote|(?:foreign|hyphen|hybrid)\w*cquote|bibentry")
_NO_KEYS: Final = re.compile(
    r"citetext|(?:set)?citestyle|citeindex\w+|citereset|citetracker\w+|\w*DeclareCite\w*|newcitecommand|citesetup|"
    r"citepunct|citedash|citeform|citenumfont|citemid|citeleft|citeright|citation|(?:ex|in|re)cite\w*|cited\w*|"
    r"if\w*|At\w+|newcites|defcitealias|mkbib\w*"
)
_SECOND: Final = re.compile(r"[a-zA-Z]{0,2}[vV]olcites?|(?:foreign|hyphen|hybrid)\w*cquote")
"""Commands with keys in their second argument, behind a volume or a language."""

ENVIRONMENTS: Final = {"displaycquote": "textcquote", "foreigndisplaycquote": "foreigntextcquote"}
"""Environments of csquotes that take the arguments of a command."""


def cites(name: str) -> bool:
    """Whether the command `name` takes citation keys."""
    return bool(_CITE.fullmatch(name)) and not _NO_KEYS.fullmatch(name)


def key_arguments(name: str, text: str, position: int) -> Iterator[str]:
    r"""Yield the arguments with keys of the command `name` that ends at `position`.

    They are behind options; with ``\cites`` and its like one after another. The options of apacite and of beamer are in
    angle brackets.
    """
    many = name.endswith("cites")
    while True:
        position = skip_options(text, position, "[(" if many else "[<")
        if _SECOND.fullmatch(name):
            first = argument(text, position)
            if first is None:
                return
            position = skip_options(text, first[1])
        found = argument(text, position)
        if found is None:
            return
        yield found[0]
        if not many:
            return
        position = found[1]
