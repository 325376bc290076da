"""TeX commands in a stranger's BibTeX that do more than typeset: BibTeX is copied into a document that TeX runs."""

import re
from typing import Final

from paperterm.bibtex.latex import has_balanced_conditions

_TOKEN: Final = re.compile(r"\\([A-Za-z@]+|[^A-Za-z])|(\^\^.)", re.DOTALL)
_END_OF_RUN: Final = re.compile(r"\\end(?![A-Za-z{])")
_RUNNING_LINK: Final = re.compile(r"\\href\s*\{\s*(?:run|file|javascript|launch)\s*:", re.IGNORECASE)

_COMMANDS: Final = frozenset(
    [
        # reading and writing files, running programs
        *("write", "openout", "openin", "read", "readline", "closeout", "closein", "immediate", "newwrite"),
        *("newread", "input", "include", "includeonly", "InputIfFileExists", "IfFileExists", "endinput"),
        *("verbatiminput", "lstinputlisting", "VerbatimInput", "inputminted", "includegraphics", "includepdf"),
        *("includesvg", "bibliography", "ShellEscape", "directlua", "luadirect", "luaexec", "latelua"),
        *("luacode", "special", "filecontents", "subfile", "import", "subimport", "usepackage"),
        *("RequirePackage", "documentclass", "LoadClass", "addbibresource"),
        # changing what commands and characters mean
        *("def", "edef", "gdef", "xdef", "let", "futurelet", "global", "long", "outer", "protected", "csname"),
        *("endcsname", "catcode", "lccode", "uccode", "mathcode", "sfcode", "delcode", "endlinechar"),
        *("escapechar", "newlinechar", "chardef", "mathchardef", "countdef", "dimendef", "toksdef"),
        *("newcommand", "renewcommand", "providecommand", "DeclareRobustCommand", "newenvironment"),
        *("renewenvironment", "NewDocumentCommand", "RenewDocumentCommand", "makeatletter", "makeatother"),
        *("ExplSyntaxOn", "scantokens", "expandafter", "noexpand", "aftergroup", "afterassignment"),
        *("AtBeginDocument", "AtEndDocument", "everypar", "everymath", "everydisplay", "everyhbox"),
        *("everyvbox", "everyjob", "everycr", "output", "shipout", "newtoks", "toks", "setbox", "advance"),
        *("font", "patterns"),
        # never ending, or ending the run
        *("loop", "repeat", "iterate", "whiledo", "foreach", "dump", "bye", "stop", "batchmode", "scrollmode"),
        *("nonstopmode", "errorstopmode", "message", "errmessage", "typeout", "typein", "show", "showthe"),
        *("meaning", "jobname", "pausing"),
    ]
)
_PREFIXES: Final = ("if", "pdf", "lua", "tl_", "@@", "bbl@", "tex_")
_HARMLESS: Final = frozenset({"iff"})


def dangerous_commands(text: str) -> tuple[str, ...]:
    r"""Return the commands in BibTeX `text` that do more than typeset, each once, in order; ``\write18`` as ``\write``.

    Case matters, as it does to TeX; ``\\write`` is a line break and a word. ``^^5c``, TeX's other way to write any
    character, counts too: it can hide a backslash. ``\ifmmode … \else … \fi`` only chooses between two texts.
    """
    found: dict[str, None] = {}
    for token in _TOKEN.finditer(text):
        name = token[1] or ""
        if token[2]:
            found["^^"] = None
        elif name == "ifmmode" and has_balanced_conditions(text):
            continue
        elif name in _COMMANDS or (name.startswith(_PREFIXES) and name not in _HARMLESS):
            found["\\" + name] = None
    for command, pattern in (("\\end", _END_OF_RUN), ("\\href", _RUNNING_LINK)):
        if pattern.search(text):
            found[command] = None
    return tuple(found)
