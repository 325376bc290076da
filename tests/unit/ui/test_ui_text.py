from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from ui_entries import hard_text

from paperterm.ui.text import (
    Run,
    chop,
    chop_runs,
    fit,
    fit_runs,
    mark_spans,
    one_line,
    runs_width,
    truncate,
    truncate_middle,
    wrap,
)


@given(hard_text, st.integers(0, 40))
def test_fit_takes_exactly_its_cells(text: str, cells: int) -> None:
    assert cell_len(fit(text, cells)) == cells
    assert cell_len(fit(text, cells, right=True)) == cells


@given(hard_text, st.integers(1, 40))
def test_what_is_cut_ends_in_an_ellipsis(text: str, cells: int) -> None:
    cut = truncate(text, cells)
    assert cell_len(cut) <= cells
    assert cut == text or cut.endswith("…")


def test_a_very_long_text_is_cut_without_measuring_it_all() -> None:
    assert truncate("a" * 1_000_000, 5) == "aaaa…"


@given(hard_text, st.integers(8, 40))
def test_cut_in_the_middle_keeps_both_ends(text: str, cells: int) -> None:
    cut = truncate_middle(text, cells)
    assert cell_len(cut) <= cells
    assert cut[:1] == text[:1] or cell_len(text) > cells


def test_an_address_is_cut_in_its_middle() -> None:
    assert truncate_middle("https://example.org/a/long/way/paper.pdf", 20) == "https://e…/paper.pdf"


@given(hard_text, st.integers(2, 30))
def test_wrapped_lines_fit_and_lose_only_spaces(text: str, cells: int) -> None:
    lines = wrap(text, cells)
    assert all(cell_len(line) <= cells for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


@given(hard_text, st.integers(2, 30))
def test_chopped_pieces_fit_and_lose_nothing(text: str, cells: int) -> None:
    pieces = chop(text, cells)
    assert "".join(pieces) == text
    assert all(cell_len(piece) <= cells for piece in pieces)


@given(st.lists(st.builds(Run, hard_text, st.sampled_from(["", "muted"])), max_size=5), st.integers(2, 30))
def test_chopped_runs_fit_and_lose_nothing(runs: list[Run], cells: int) -> None:
    lines = chop_runs(runs, cells)
    assert "".join(run.text for line in lines for run in line) == "".join(run.text for run in runs)
    assert all(runs_width(line) <= cells for line in lines)


@given(st.lists(st.builds(Run, hard_text, st.just("")), max_size=5), st.integers(0, 30))
def test_fitted_runs_fit(runs: list[Run], cells: int) -> None:
    assert runs_width(fit_runs(runs, cells)) <= cells


@given(hard_text, st.lists(st.tuples(st.integers(0, 70), st.integers(0, 70)), max_size=4))
def test_marking_changes_no_character(text: str, spans: list[tuple[int, int]]) -> None:
    assert "".join(run.text for run in mark_spans(text, sorted(spans), "", "match")) == text


def test_marks_stand_where_the_spans_say() -> None:
    runs = mark_spans("sage and salt", [(0, 4), (9, 13)], "", "match")
    assert runs == [Run("sage", "match"), Run(" and ", ""), Run("salt", "match")]


@given(st.text(max_size=60))
def test_one_line_is_printable(text: str) -> None:
    assert one_line(text).isprintable()
    assert len(one_line(text)) == len(text)
