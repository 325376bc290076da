"""The box of a screen over the main one: how large it is."""

from textual.geometry import Size
from textual.widget import Widget

MAX_WIDTH = 110
_FRAMED_FROM = (50, 14)


def fit_box(box: Widget, terminal: Size, lines: int, framed_from: tuple[int, int] = _FRAMED_FROM) -> None:
    """Give `box` the lines that it wants, as far as the terminal has them; a small terminal it fills without a frame.

    Args:
        framed_from: the columns and rows that a terminal has which is not small.
    """
    columns, rows = terminal
    small = columns < framed_from[0] or rows < framed_from[1]
    box.set_class(small, "small")
    box.styles.width = columns if small else min(MAX_WIDTH, columns - 6)
    box.styles.height = rows if small else min(lines, rows - 4)
