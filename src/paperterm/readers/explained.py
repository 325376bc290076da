"""An explanation for people."""

from collections.abc import Iterator, Sequence
from typing import Final

from paperterm.readers.reading import Explanation, FieldLayout, LayoutOption
from paperterm.text import clean_line

_MOST: Final = 3
"""Entries of a group that are named."""


def explanation_lines(explanation: Explanation) -> Iterator[str]:
    """Yield the explanation line by line, each clean."""
    verdict = "an entry" if explanation.admitted else "no entry"
    yield f"lines {explanation.line}-{explanation.end}: {verdict}: {explanation.verdict}"
    if explanation.reader:
        yield f"reader   {explanation.reader}"
    if explanation.section:
        yield f"section  {' › '.join(explanation.section)}"
    for label, reasons in (("for", explanation.evidence), ("against", explanation.doubts)):
        for reason in reasons:
            yield f"{label:8} {clean_line(reason)}"
    for layout in explanation.layouts:
        for sentence in layout_sentences(layout):
            yield f"layout   {sentence}"
    for name, value, source in explanation.fields:
        yield f"{name:12} {value}  ({clean_line(source)})"


def layout_sentences(layout: FieldLayout) -> Iterator[str]:
    """Yield what a group decided about a field, how sure that is, and what speaks for another decision."""
    some = f", {layout.looked_at:,} of them looked at" if layout.looked_at < layout.size else ""
    if layout.is_given:
        sure = f"your settings say so, fits {layout.chosen.fits:,} of {layout.looked_at:,}"
    elif layout.plain:
        sure = f"in {layout.plain:,} of {layout.looked_at:,} nothing speaks against it"
    else:
        sure = f"fits {layout.chosen.fits:,} of {layout.looked_at:,}, {layout.chosen.probability:.2f}"
    yield f"In this group ({layout.size:,} entries{some}) the {layout.field} is {layout.chosen.words}: {sure}."
    if not layout.is_sure:
        yield f"That is not sure: the {layout.field} of each of these entries is marked as a guess."
    for other in layout.others:
        reasons = "; ".join(_differences(other, layout)) or "no difference in these entries"
        yield f"Next: {other.words}, {other.probability:.2f}: {reasons}."
    if layout.disagreeing:
        named = [f"line {line} “{text}”" for line, text in layout.disagreeing[:_MOST]]
        more = len(layout.disagreeing) - len(named)
        tail = f" and {more:,} more" if more else ""
        yield f"By themselves these entries would have another {layout.field}: {', '.join(named)}{tail}."


def _differences(option: LayoutOption, layout: FieldLayout) -> Iterator[str]:
    if option.outside:
        yield f"{_entries(option.outside)} would leave words of the {layout.field} outside"
    if option.more:
        yield f"{_entries(option.more)} would take in more words"
    if option.other:
        yield f"{_entries(option.other)} would have other words or none"


def _entries(lines: Sequence[int]) -> str:
    named = ", ".join(map(str, lines[:_MOST]))
    noun, lines_noun = ("entry", "line") if len(lines) == 1 else ("entries", "lines")
    return f"{len(lines):,} {noun} ({lines_noun} {named}{', …' if len(lines) > _MOST else ''})"
