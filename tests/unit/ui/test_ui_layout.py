import itertools

import pytest

from paperterm.ui.layout import PANES, arrange, level_for

SIZES = list(itertools.product((20, 39, 40, 63, 64, 80, 120, 149, 150, 300), (5, 8, 13, 14, 24, 80)))


@pytest.mark.parametrize(("columns", "rows"), SIZES)
def test_the_pane_in_use_is_always_shown_and_the_table_has_room(columns: int, rows: int) -> None:
    for level, pane in itertools.product((1, 2, 3), PANES):
        now = arrange(columns, rows, level, pane)
        assert pane in now.shown
        assert len(now.shown) <= level
        if "entries" in now.shown:
            beside = now.detail if now.detail_beside and "detail" in now.shown else 0
            assert columns - (now.sections if "sections" in now.shown else 0) - beside >= 18
            below = now.detail if not now.detail_beside and "detail" in now.shown else 0
            assert rows - below - 2 - now.header - now.footer >= 1


@pytest.mark.parametrize(
    ("columns", "rows", "shown"),
    [
        (160, 45, {"sections", "entries", "detail"}),
        (80, 24, {"sections", "entries", "detail"}),
        (50, 24, {"entries", "detail"}),
        (30, 24, {"entries"}),
        (20, 5, {"entries"}),
    ],
)
def test_a_smaller_terminal_shows_fewer_panes(columns: int, rows: int, shown: set[str]) -> None:
    assert arrange(columns, rows, level_for(columns, rows), "entries").shown == shown


def test_the_detail_stands_beside_where_there_is_room_else_below() -> None:
    assert arrange(160, 45, 3, "entries").detail_beside
    assert not arrange(80, 24, 3, "entries").detail_beside
