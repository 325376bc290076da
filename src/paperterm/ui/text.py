"""Text measured in cells: the only way from the model to the screen.

Nothing here knows markup. Widgets draw `Run` values as they are; a control character that the model let through
becomes U+FFFD (`paperterm.ui.guard` looks once more behind this).
"""

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from rich.cells import cell_len, get_character_cell_size

ELLIPSIS: Final = "…"

Span = tuple[int, int]
"""A range of characters, from and up to."""


class Run(NamedTuple):
    """Some text in one style, named by its component class without the prefix (``muted``)."""

    text: str
    style: str = ""


def one_line(text: str) -> str:
    """Return `text` without characters that a terminal would act on."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else " " if c in "\t\n" else "\ufffd" for c in text)


def width(text: str) -> int:
    """Return the cells that `text` takes."""
    return len(text) if text.isascii() else cell_len(text)


def truncate(text: str, cells: int) -> str:
    """Return `text` cut to at most `cells`, its end replaced by an ellipsis where it is cut."""
    if len(text) > 4 * cells + 16:
        text = text[: 4 * cells + 16] + ELLIPSIS
    if width(text) <= cells:
        return text
    return _head(text, cells - 1).rstrip() + ELLIPSIS if cells > 1 else ELLIPSIS[:cells]


def fit(text: str, cells: int, *, right: bool = False) -> str:
    """Return `text` in exactly `cells`: truncated or padded, to the right edge where `right`."""
    cut = truncate(text, cells)
    padding = " " * (cells - width(cut))
    return padding + cut if right else cut + padding


def truncate_middle(text: str, cells: int) -> str:
    """Return `text` in at most `cells`, with an ellipsis in its middle where it is cut (for paths and addresses)."""
    if width(text) <= cells:
        return text
    if cells < 8:
        return truncate(text, cells)
    left = _head(text, (cells - 1) // 2)
    return left + ELLIPSIS + _tail(text, cells - 1 - width(left))


def wrap(text: str, cells: int) -> list[str]:
    """Return the lines of one paragraph, broken at spaces where that is possible, each at most `cells` wide."""
    lines: list[str] = []
    line = ""
    used = 0
    for word in text.split():
        size = width(word)
        if line and used + 1 + size <= cells:
            line, used = f"{line} {word}", used + 1 + size
            continue
        if line:
            lines.append(line)
        *full, line = chop(word, cells) if size > cells else [word]
        lines.extend(full)
        used = width(line)
    return [*lines, line] if line or not lines else lines


def chop(text: str, cells: int) -> list[str]:
    """Return `text` in pieces of at most `cells` (at least two), cut anywhere: nothing is lost or added."""
    pieces: list[str] = []
    start = 0
    while start < len(text):
        stop = _cut(text, start, max(2, cells))
        pieces.append(text[start:stop])
        start = stop
    return pieces or [""]


def mark_spans(text: str, spans: Iterable[Span], style: str, marked: str) -> list[Run]:
    """Return `text` as runs in `style`, the ranges in `spans` (ascending, apart) in `marked`."""
    runs: list[Run] = []
    end = 0
    for start, stop in spans:
        first, last = max(start, end), min(stop, len(text))
        if last <= first:
            continue
        if first > end:
            runs.append(Run(text[end:first], style))
        runs.append(Run(text[first:last], marked))
        end = last
    if end < len(text):
        runs.append(Run(text[end:], style))
    return runs


def runs_width(runs: Sequence[Run]) -> int:
    """Return the cells that `runs` take."""
    return sum(width(run.text) for run in runs)


def fit_runs(runs: Iterable[Run], cells: int) -> list[Run]:
    """Return `runs` cut to at most `cells`, with an ellipsis where they are cut."""
    kept: list[Run] = []
    left = cells
    for run in runs:
        size = width(run.text)
        if size > left:
            cut = truncate(run.text, left)
            if cut:
                kept.append(Run(cut, run.style))
            break
        kept.append(run)
        left -= size
    return kept


def chop_runs(runs: Iterable[Run], cells: int) -> list[list[Run]]:
    """Return `runs` in lines of at most `cells` (at least two), cut anywhere: nothing is lost or added."""
    cells = max(2, cells)
    lines: list[list[Run]] = [[]]
    left = cells
    for text, style in runs:
        start = 0
        while start < len(text):
            stop = _cut(text, start, left)
            if stop == start:
                lines.append([])
                left = cells
                continue
            piece = text[start:stop]
            lines[-1].append(Run(piece, style))
            left -= width(piece)
            start = stop
    return lines


def _cut(text: str, start: int, cells: int) -> int:
    """Return where `text` has to be cut so that what begins at `start` takes at most `cells`."""
    if text.isascii():
        return min(len(text), start + cells)
    for at in range(start, len(text)):
        cells -= get_character_cell_size(text[at])
        if cells < 0:
            return at
    return len(text)


def _head(text: str, cells: int) -> str:
    return text[: _cut(text, 0, cells)]


def _tail(text: str, cells: int) -> str:
    spare = width(text) - cells
    at = _cut(text, 0, spare)
    return text[at + (width(text[:at]) < spare) :]
