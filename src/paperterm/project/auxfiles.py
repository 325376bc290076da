r"""What LaTeX and biblatex wrote at the last run: ``.aux`` and ``.bcf`` files, without lines of the manuscript."""

import html
import re
from collections.abc import Iterator
from typing import Final

from paperterm.project.statements import Bibliography, Cite, Include, Statement
from paperterm.text import clean_line

_AUX: Final = re.compile(
    r"\\(?:citation\{(?P<keys>[^{}]*)\}|abx@aux@cite(?:\{\d+\})?\{(?P<key>[^{}]*)\}"
    r"|@input\{(?P<file>[^{}]*)\}|bibdata\{(?P<names>[^{}]*)\})"
)
_BCF: Final = re.compile(
    r"<bcf:(?:citekey\b[^>]*>(?P<key>[^<]*)</bcf:citekey|datasource\b(?P<options>[^>]*)>(?P<name>[^<]*)</bcf:datasource)>"
)


def read_aux(text: str) -> Iterator[Statement]:
    """Yield what an ``.aux`` file says."""
    for found in _AUX.finditer(text):
        if found["file"]:
            yield Include(found["file"], 0)
        for name in (found["names"] or "").split(","):
            if name := name.strip().strip('"'):
                yield Bibliography(name if name.endswith(".bib") else f"{name}.bib", 0)
        for key in (found["keys"] or found["key"] or "").split(","):
            if key := clean_line(key):
                yield Cite(key, 0)


def read_bcf(text: str) -> Iterator[Statement]:
    """Yield what biblatex's control file says."""
    for found in _BCF.finditer(text):
        name = html.unescape(found["name"] or "").strip()
        if name and "://" not in name:
            yield Bibliography(name, 0, pattern='glob="true"' in found["options"])
        if key := clean_line(html.unescape(found["key"] or "")):
            yield Cite(key, 0)
