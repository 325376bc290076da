from ui_entries import library

from paperterm.ui.outline import Outline


def names(outline: Outline) -> list[str]:
    return [node.section.name for node in outline.nodes]


def test_lists_show_at_once_and_unfold_to_their_headings() -> None:
    outline = Outline(library(8).root)
    assert names(outline) == ["All", "Spices", "Salts"]
    outline.move_to(1)
    assert outline.unfold()
    assert names(outline) == ["All", "Spices", "Herbs", "Herbs", "Salts"]
    assert not outline.unfold()


def test_fold_closes_then_goes_up_and_ends_at_the_root() -> None:
    outline = Outline(library(8).root)
    outline.move_to(1)
    outline.unfold()
    outline.move_to(3)
    assert outline.fold()
    assert outline.current.section.name == "Spices"
    assert outline.fold()
    assert names(outline) == ["All", "Spices", "Salts"]
    assert outline.fold()
    assert outline.cursor == 0
    assert not outline.fold()


def test_what_is_unfolded_and_current_survives_another_library() -> None:
    outline = Outline(library(8).root)
    outline.move_to(1)
    outline.unfold()
    outline.move_to(3)
    outline.take(library(80).root)
    assert outline.scope == range(20, 40)
    assert [section.name for section in outline.path] == ["All", "Spices", "Herbs"]


def test_a_section_that_is_gone_leaves_the_cursor_above_it() -> None:
    outline = Outline(library(8).root)
    outline.move_to(2)
    outline.take(library(8).root.children[0])
    assert outline.cursor == 0
