"""The picture of a screen draws the same screen again."""

from hypothesis import given
from hypothesis import strategies as st

from paperterm.firstpaint import is_safe
from paperterm.ui.cells import Cells

STYLES = st.sampled_from(["", "1", "0;38;5;3", "7;48;2;1;2;3", "4;31;1"])
LINES = st.lists(st.tuples(STYLES, st.text("ab é漢字\u0301", max_size=6)), max_size=4)
WIDTH = 12


def screen(lines):
    cells = Cells()
    for y, runs in enumerate(lines):
        cells.update(f"\x1b[{y + 1};1H" + " " * WIDTH)
        cells.update(f"\x1b[{y + 1};1H" + "".join(f"\x1b[{style}m{text.lstrip(chr(0x301))}" for style, text in runs))
    return cells


@given(st.lists(LINES, min_size=1, max_size=3))
def test_a_picture_gives_the_same_cells(lines):
    picture = screen(lines).frame(WIDTH, len(lines))
    assert is_safe(picture)
    again = Cells()
    drawn = again.update(picture)
    assert again.frame(WIDTH, len(lines)) == picture
    assert is_safe(drawn)
    assert len(drawn) <= len(picture)


def test_what_is_not_known_whole_is_no_picture():
    assert screen([[("", "a")]]).frame(WIDTH, 2) == ""
