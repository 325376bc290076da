r"""What a LaTeX file cites, includes and names as its bibliography; likewise ``.aux`` and ``.bcf``.

Commands of LaTeX, natbib, biblatex and csquotes, with their options. Comments, verbatim text, ``\iffalse`` and what
stands behind ``\end{document}`` do not count.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from paperterm.text import clean_line

_SKIPPED: Final = re.compile(
    r"\\begin\s*\{(verbatim\*?|[BLV]?Verbatim\*?|lstlisting|minted|comment|filecontents\*?|alltt|lstcode)\}"
    r"|\\(?:verb\*?|lstinline|mintinline\s*\{[^{}\n]*\})(?:\[[^\]\n]*\])?([^\w\s*{\[])"
    r"|(\\(?:lstinline|mintinline\s*\{[^{}\n]*\})(?:\[[^\]\n]*\])?\{(?:[^{}\n]|\{[^{}\n]{0,1000}\}){0,1000}+\})"
    r"|(\\iffalse)(?![A-Za-z])|(\\end\s*\{document\})|(%)[^\n]*|\\[\\%]"
)
_CITE: Final = re.compile(r"\\([A-Za-z]*[cC]ite[A-Za-z]*|(?:text|block)cquote|bibentry)\*?(?![A-Za-z@])")
_NO_KEYS: Final = re.compile(
    r"citetext|(?:set)?citestyle|citeindex\w+|citereset|citetracker\w+|\w*DeclareCite\w*|newcitecommand|citesetup|"
    r"citename|citepunct|citedash|citeform|citenumfont|citemid|citeleft|citeright|citation|(?:ex|in|re)cite\w*|cited\w*"
)
_VOLUME: Final = re.compile(r"[a-zA-Z]{0,2}[vV]olcites?")
_LONGEST: Final = 1000
"""Characters of one option: a missing bracket costs no more than reading these."""

_GAP: Final = re.compile(r"(?:[ \t]*\n?[ \t]*)")
_ARGUMENT: Final = re.compile(r"\{([^{}\\]*)\}")
_EMPTY_LINE: Final = re.compile(r"\n[ \t]*\n")
_MARK: Final = re.compile(r"\\.|[{}\[\]()]|\n[ \t]*\n", re.DOTALL)
_INCLUDE: Final = re.compile(
    r"\\(?:(?:input|include|subfile|subfileinclude|InputIfFileExists)\s*\{([^{}\n]*)\}"
    r"|(?:sub)?import\*?\s*\{([^{}\n]*)\}\s*\{([^{}\n]*)\}|input\s+([^\s{}\\%]+))"
)
_BIBLIOGRAPHY: Final = re.compile(
    r"\\(?:(bibliography|bibdata)|add(?:bibresource|globalbib|sectionbib))\s*(\[[^\]\n]*\])?\s*\{([^{}]*)\}"
)
_AUX_CITATION: Final = re.compile(r"\\citation\{([^{}]*)\}|\\abx@aux@cite(?:\{\d+\})?\{([^{}]*)\}")
_AUX_INPUT: Final = re.compile(r"\\@input\{([^{}]*)\}")
_BCF_KEY: Final = re.compile(r"<bcf:citekey\b[^>]*>([^<]*)</bcf:citekey>")
_BCF_SOURCE: Final = re.compile(r"<bcf:datasource\b[^>]*>([^<]*)</bcf:datasource>")


@dataclass(frozen=True, slots=True)
class TexFile:
    r"""What one file says.

    Attributes:
        cited: citation keys, clean, with their 1-based lines, in order; ``*`` for ``\nocite{*}``.
        includes: files it includes, as written, ``.tex`` added where no ending is given.
        bibliographies: ``.bib`` files it names, as written, with their ending.
    """

    cited: tuple[tuple[str, int], ...] = ()
    includes: tuple[str, ...] = ()
    bibliographies: tuple[str, ...] = ()


def read_tex(text: str) -> TexFile:
    """Return what a ``.tex`` file says; never raises."""
    text = _without_comments(text)
    includes = []
    for match in _INCLUDE.finditer(text):
        name = match[1] or match[4] or (f"{match[2].rstrip('/')}/{match[3]}" if match[2] else match[3]) or ""
        if name.strip() and "\\" not in name and "#" not in name:
            includes.append(_with_ending(name.strip(), ".tex"))
    return TexFile(tuple(_cited(text)), tuple(includes), tuple(_bibliographies(text)))


def read_aux(text: str) -> TexFile:
    """Return what an ``.aux`` file says: every citation of the last run, without lines in the manuscript."""
    keys = [(clean_line(key), 0) for match in _AUX_CITATION.finditer(text) for key in (match[1] or match[2]).split(",")]
    includes = tuple(match[1] for match in _AUX_INPUT.finditer(text))
    return TexFile(tuple(pair for pair in keys if pair[0]), includes, tuple(_bibliographies(text)))


def read_bcf(text: str) -> TexFile:
    """Return what biblatex's ``.bcf`` control file says."""
    keys = [clean_line(html.unescape(match[1])) for match in _BCF_KEY.finditer(text)]
    sources = (html.unescape(match[1]).strip() for match in _BCF_SOURCE.finditer(text))
    cited = tuple((key, 0) for key in keys if key)
    return TexFile(cited, (), tuple(source for source in sources if "://" not in source))


def _with_ending(name: str, ending: str) -> str:
    return name if re.search(r"\.[A-Za-z]{2,4}$", name) else name + ending


def _bibliographies(text: str) -> Iterator[str]:
    for match in _BIBLIOGRAPHY.finditer(text):
        if "remote" in (match[2] or ""):
            continue
        for name in match[3].split(",") if match[1] else [match[3]]:
            if name.strip() and "\\" not in name and "#" not in name and "://" not in name:
                yield name.strip() if name.strip().endswith(".bib") else name.strip() + ".bib"


def _without_comments(text: str) -> str:
    """Return `text` with what LaTeX does not typeset as LaTeX left out, line breaks kept."""
    kept: list[str] = []
    position = 0
    while skipped := _SKIPPED.search(text, position):
        kept.append(text[position : skipped.start()])
        environment, delimiter, inline, false, document, comment = skipped.groups()
        end = skipped.end()
        if document:
            return "".join(kept)
        if environment:
            end = _find(text, f"\\end{{{environment}}}", end, len(text))
        elif delimiter:
            end = _find(text, delimiter, end, _find(text, "\n", end, len(text)) - 1)
        elif false:
            end = _find(text, "\\fi", end, len(text))
        elif not comment and not inline:
            kept.append(text[skipped.start() : end])
        kept.append("\n" * text.count("\n", skipped.start(), end))
        position = end
    return "".join(kept) + text[position:]


def _find(text: str, what: str, start: int, limit: int) -> int:
    """Return the end of the next `what`, `limit` if there is none before it."""
    found = text.find(what, start, limit)
    return limit if found < 0 else found + len(what)


def _cited(text: str) -> Iterator[tuple[str, int]]:
    line, counted = 1, 0
    for command in _CITE.finditer(text):
        name = command[1]
        if _NO_KEYS.fullmatch(name):
            continue
        line += text.count("\n", counted, command.start())
        counted = command.start()
        for argument in _key_arguments(text, command.end(), name):
            for key in argument.split(","):
                if (clean := clean_line(key)) and not set(key) & set("#\\{}"):
                    yield clean, line


def _key_arguments(text: str, position: int, name: str) -> Iterator[str]:
    r"""Yield the arguments that hold keys: behind options; with ``\cites`` and its like one after another."""
    many = name.endswith("cites")
    while True:
        position = _behind_options(text, position, parentheses=many)
        if _VOLUME.fullmatch(name):
            volume = _argument(text, position)
            if volume is None:
                return
            position = _behind_options(text, volume[1])
        found = _argument(text, position)
        if found is None:
            return
        yield found[0]
        if not many:
            return
        position = found[1]


def _behind_options(text: str, position: int, *, parentheses: bool = False) -> int:
    while True:
        start = _skip_gap(text, position)
        opening = text[start : start + 1]
        if opening != "[" and not (parentheses and opening == "("):
            return position
        end = _closing(text, start, {"[": "]", "(": ")"}[opening])
        if end is None:
            return position
        position = end


def _argument(text: str, position: int) -> tuple[str, int] | None:
    """Return the argument in braces at `position` and its end; keys and volumes hold no commands, nor an empty line."""
    found = _ARGUMENT.match(text, _skip_gap(text, position))
    return None if found is None or _EMPTY_LINE.search(found[1]) else (found[1], found.end())


def _skip_gap(text: str, position: int) -> int:
    gap = _GAP.match(text, position)
    return gap.end() if gap else position


def _closing(text: str, start: int, closing: str) -> int | None:
    """Return the end of the group that opens at `start`; a paragraph's end ends the search, as it does in TeX."""
    depth = 0
    for mark in _MARK.finditer(text, start + 1, start + _LONGEST):
        character = mark[0]
        if character == closing and not depth:
            return mark.end()
        if character == "{":
            depth += 1
        elif character == "}":
            depth -= 1
            if depth < 0:
                return None
        elif character[0] == "\n":
            return None
    return None
