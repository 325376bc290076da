import pytest
from hypothesis import given
from hypothesis import strategies as st
from ui_entries import entry, hard_text

from paperterm.ui.columns import IN_ORDER, columns_for, heading_text, needs_of, people_text, row_runs
from paperterm.ui.text import runs_width, width
from tests.people import people


@given(st.integers(10, 300), hard_text, st.lists(hard_text, max_size=5), hard_text)
def test_every_row_is_as_wide_as_the_table(cells: int, title: str, authors: list[str], venue: str) -> None:
    columns = columns_for(cells)
    row = row_runs(entry(1, title=title, authors=people(*authors), venue=venue), columns, None)
    assert runs_width(row) + columns[0].cells == cells


def test_columns_give_way_from_the_least_needed_on() -> None:
    shown = [{column.name for column in columns_for(cells)} for cells in (200, 100, 60, 40, 20)]
    assert shown == [
        {"mark", "title", "authors", "year", "venue", "tags"},
        {"mark", "title", "authors", "year", "venue"},
        {"mark", "title", "authors", "year"},
        {"mark", "title", "year"},
        {"mark", "title"},
    ]


@pytest.mark.parametrize("cells", range(30, 300, 7))
def test_the_title_is_the_widest_column(cells: int) -> None:
    columns = {column.name: column.cells for column in columns_for(cells)}
    assert columns["title"] == max(columns.values())


def test_matched_characters_are_marked_also_where_the_cell_is_cut() -> None:
    columns = columns_for(34)
    row = row_runs(entry(1, title="Sage and a very long rest of the title"), columns, lambda _text, _field: [(0, 40)])
    marked = "".join(run.text for run in row if run.style == "match")
    assert marked.startswith("Sage and a")
    assert "…" not in marked


def test_a_field_that_is_inferred_is_told_apart() -> None:
    row = row_runs(entry(1, inferred=(("year", "heading"),)), columns_for(100), None)
    assert [run.text.strip() for run in row if run.style == "inferred"] == ["2001"]


def test_the_column_that_is_sorted_by_has_an_arrow() -> None:
    assert "Year↓" in heading_text(columns_for(100), "year", reverse=False)
    assert "Title↑" in heading_text(columns_for(100), "title", reverse=False)
    assert "Title↓" in heading_text(columns_for(100), "title", reverse=True)


@pytest.mark.parametrize(
    ("cells", "text"),
    [(40, "Ann Salt, Ben Pepper, Cy Dill"), (16, "Ann Salt +2"), (10, "Salt +2"), (6, "Sa… +2")],
)
def test_authors_are_shortened_to_a_count(cells: int, text: str) -> None:
    assert people_text(entry(1, authors=people("Ann Salt", "Ben Pepper", "Cy Dill")), cells) == text
    assert width(text) <= cells


def names(columns) -> list[str]:
    return [column.name for column in columns]


def test_a_column_that_no_entry_fills_leaves_its_place() -> None:
    entries = [entry(1, authors=(), venue=None), entry(2, authors=(), venue=None, year=None)]
    needs = needs_of(entries)
    assert dict(needs).keys() == {"title", "year", "tags"}
    assert names(columns_for(64, needs)) == ["mark", "title", "year", "tags"]
    assert names(columns_for(64, needs_of([]))) == ["mark", "title"]


def test_a_column_that_hardly_an_entry_fills_leaves_its_place() -> None:
    entries = [entry(number, authors=(), tags=()) for number in range(100)]
    assert "authors" not in dict(needs_of([*entries, *[entry(1, tags=())] * 4]))
    assert "authors" in dict(needs_of([*entries, *[entry(1, tags=())] * 12]))


def test_a_column_takes_no_more_than_it_needs_and_the_title_gives_back_what_it_does_not_need() -> None:
    long = "A Title of an Entry That Is Long Enough to Need Very Many of the Cells of Any Table of Papers in a List"
    venues = [entry(number, title=long, venue="ICLR 2001", year=2001) for number in range(20)]
    sizes = {column.name: column.cells for column in columns_for(100, needs_of(venues))}
    assert sizes["venue"] == len("Venue")
    short = [entry(number, title="Sage", venue="Annals of Applied Spices and Herbs") for number in range(20)]
    sizes = {column.name: column.cells for column in columns_for(120, needs_of(short))}
    assert sizes["venue"] == len("Annals of Applied Spices and Herbs")


def test_the_venue_leaves_the_year_to_its_column() -> None:
    row = row_runs(entry(1, venue="SPICE 2001", year=2001), columns_for(100), None)
    assert [run.text.strip() for run in row if run.style == "venue"] == ["SPICE"]
    row = row_runs(entry(1, venue="SPICE 1999", year=2001), columns_for(100), None)
    assert [run.text.strip() for run in row if run.style == "venue"] == ["SPICE 1999"]


_NEEDS = st.lists(st.tuples(st.sampled_from(IN_ORDER), st.integers(0, 200)), unique_by=lambda need: need[0]).map(tuple)


@given(st.integers(10, 300), _NEEDS)
def test_columns_fill_the_table_whatever_the_list_has(cells: int, needs) -> None:
    columns = columns_for(cells, needs)
    assert sum(column.cells for column in columns) + 2 * (len(columns) - 2) == cells
    assert {column.name for column in columns} <= dict(needs).keys() | {"mark", "title"}
