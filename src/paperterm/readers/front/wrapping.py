"""Text that an editor wrapped at a column: there a line's end is a space, elsewhere it parts a record's fields."""

from collections.abc import Iterable
from itertools import pairwise
from typing import Final

LEAST, MOST = 60, 120
"""Columns at which text is wrapped."""
_SLACK: Final = 6
"""Indentation of items, which the texts have lost."""


def is_wrapped(texts: Iterable[str]) -> bool:
    """Whether the lines of paragraphs break where the next word would not fit any more, as in nearly all of them."""
    breaks: list[tuple[int, int]] = []
    for text in texts:
        if "\n" not in text:
            continue
        lines = text.split("\n")
        for line, after in pairwise(lines):
            if line.endswith(("  ", "\\", ">")) or not after.strip():
                continue
            breaks.append((len(line.strip()), len(after.split(maxsplit=1)[0])))
    widths = sorted(width for width, _ in breaks)
    if len(breaks) < 6 or not LEAST <= widths[-1] <= MOST:
        return False
    column = widths[len(widths) * 95 // 100]
    full = sum(column - _SLACK < width + 1 + word and width <= column + _SLACK for width, word in breaks)
    return full * 10 >= len(breaks) * 9
