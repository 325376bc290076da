from ui_entries import entry, library

from paperterm.model import Library, Section
from paperterm.ui.view import View
from tests.people import people


def view_of(count: int) -> View:
    view = View()
    view.take(library(count), range(count))
    return view


def titles(view: View) -> list[str]:
    return [view.entry(row).title for row in range(len(view.rows))]


def test_without_a_filter_the_section_is_shown_in_the_order_of_the_list() -> None:
    view = view_of(8)
    view.narrow(range(2, 5))
    assert titles(view) == ["Paper 2", "Paper 3", "Paper 4"]


def test_hits_are_shown_best_first_with_the_cursor_on_the_best() -> None:
    view = view_of(8)
    view.move_to(5)
    view.find(view.library, [6, 1], keep=False)
    assert titles(view) == ["Paper 6", "Paper 1"]
    assert view.current is not None
    assert view.current.title == "Paper 6"


def test_another_library_moves_nothing_from_its_entry() -> None:
    view = view_of(6)
    view.move_to(3)
    view.marks.toggle(view.entry(1))
    view.find(view.library, [3, 1], keep=True)
    grown = Library((entry(100), *view.library.entries), Section("All", "library", 0, 7))
    view.take(grown, range(7))
    assert titles(view) == ["Paper 3", "Paper 1"]
    assert view.current is not None
    assert view.current.id == "id3"
    assert list(view.marks) == ["id1"]


def test_what_is_gone_from_a_library_is_gone_from_hits_and_marks() -> None:
    view = view_of(4)
    view.marks.toggle(view.entry(3))
    view.find(view.library, [3, 0], keep=True)
    view.take(library(2), range(2))
    assert titles(view) == ["Paper 0"]
    assert view.chosen == (view.library.entries[0],)


def test_hits_of_an_older_library_find_their_entries_in_the_one_that_is_shown() -> None:
    view = view_of(4)
    older = view.library
    view.take(Library((entry(9), *older.entries), Section("All", "library", 0, 5)), range(5))
    view.find(older, [2], keep=False)
    assert titles(view) == ["Paper 2"]


def test_sorting_keeps_the_cursor_on_its_entry() -> None:
    view = View()
    entries = tuple(
        entry(number, year=year, title=title, authors=people(*authors))
        for number, (year, title, authors) in enumerate(
            [(2001, "b", ("Zoe Ash",)), (None, "Á", ()), (2020, "c", ("Ann Yew",))]
        )
    )
    view.take(Library(entries, Section("All", "library", 0, 3)), range(3))
    view.move_to(2)
    view.sort("year", reverse=False)
    assert [view.entry(row).year for row in range(3)] == [2020, 2001, None]
    assert view.cursor == 0
    view.sort("title", reverse=False)
    assert titles(view) == ["Á", "b", "c"]
    view.sort("authors", reverse=False)
    assert titles(view) == ["b", "c", "Á"]
    view.sort("list", reverse=True)
    assert titles(view) == ["c", "Á", "b"]


def test_actions_apply_to_the_marks_in_the_order_of_marking_else_to_the_cursor() -> None:
    view = view_of(4)
    view.move_to(2)
    assert [chosen.id for chosen in view.chosen] == ["id2"]
    view.marks.toggle(view.entry(3))
    view.marks.toggle(view.entry(0))
    assert [chosen.id for chosen in view.chosen] == ["id3", "id0"]


def test_a_range_goes_from_the_anchor_to_the_cursor_either_way() -> None:
    view = view_of(6)
    view.move_to(4)
    view.marks.anchor = "id4"
    view.move_to(2)
    assert view.range_rows() == range(2, 5)


def test_an_empty_view_has_nothing_current() -> None:
    view = View()
    view.move_to(3)
    assert view.current is None
    assert view.chosen == ()


def test_a_cursor_that_nobody_moved_stays_at_the_top_while_lists_arrive() -> None:
    view = view_of(2)
    grown = Library((entry(100), *view.library.entries), Section("All", "library", 0, 3))
    view.take(grown, range(3))
    assert view.cursor == 0


def test_a_known_order_is_taken_without_a_look_at_the_entries() -> None:
    view = view_of(4)
    view.ordering.known = lambda library, order: (2, 0, 3, 1) if order == "title" else None
    view.sort("title", reverse=False)
    assert titles(view) == ["Paper 2", "Paper 0", "Paper 3", "Paper 1"]


def test_what_came_last_to_its_list_stands_first_and_what_nobody_knows_of_last() -> None:
    view = view_of(4)
    view.ordering.added = {view.entry(1).id: 10, view.entry(3).id: 20, "gone": 30}
    view.sort("added", reverse=False)
    assert titles(view) == ["Paper 3", "Paper 1", "Paper 0", "Paper 2"]
