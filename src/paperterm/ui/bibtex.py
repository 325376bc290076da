"""Highlighting of BibTeX: a block's text in runs, line by line, every character kept."""

from collections.abc import Iterator
from typing import Final

from paperterm.bibtex.spans import spans
from paperterm.ui.text import Run, one_line

_TAB: Final = 4


def highlight(text: str) -> list[list[Run]]:
    """Return the lines of `text` as runs in the styles bib-type, bib-key, bib-field, bib-value and bib-mark."""
    lines: list[list[Run]] = [[]]
    for run in _runs(text.expandtabs(_TAB)):
        first, *others = run.text.split("\n")
        if first:
            lines[-1].append(Run(one_line(first), run.style))
        lines.extend([Run(one_line(other), run.style)] if other else [] for other in others)
    return lines


def _runs(text: str) -> Iterator[Run]:
    for start, end, kind in spans(text):
        yield Run(text[start:end], f"bib-{kind}")
