"""The place where lists were left."""

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperterm.actions.bookmark import (
    Bookmark,
    BookmarkFile,
    can_be_found_again,
    from_json,
    keep_last_lists,
    last_lists,
    last_path,
)

PLACE = Bookmark(
    section=(("Spices", 0), ("Herbs", 1)),
    unfolded=((("Spices", 0),),),
    entry="ab12",
    row=7,
    query="year:2020- basil",
    sort="-year",
    shares=(0.2, 0.0, 0.5),
    pane="sections",
)


def test_a_place_is_found_again_by_the_same_lists_in_any_order(tmp_path):
    one, two = str(tmp_path / "one"), str(tmp_path / "two")
    BookmarkFile([one, two]).keep(PLACE)
    assert BookmarkFile([two, f"{one}/../one"]).read() == PLACE
    assert BookmarkFile([one]).read() == Bookmark()


def test_the_file_is_not_touched_where_nothing_has_moved(tmp_path):
    file = BookmarkFile([str(tmp_path)])
    file.keep(PLACE)
    (path,) = file.depends
    os.utime(path, ns=(1, 1))
    file.keep(PLACE)
    assert path.stat().st_mtime_ns == 1
    assert path.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "null", "3", '{"entry": 3, "row": -1, "shares": "ab"}', "[" * 9999, "\xff"]
)
def test_a_broken_file_is_an_empty_place(tmp_path, text):
    file = BookmarkFile([str(tmp_path)])
    file.keep(PLACE)
    file.depends[0].write_text(text, encoding="latin-1")
    assert file.read() == Bookmark()


def test_what_another_version_wrote_is_left_out_and_the_rest_holds():
    found = from_json({"entry": "ab12", "row": "seven", "color": "red", "section": [["A", 0]], "query": "a\x1b[2Jb"})
    assert (found.entry, found.row, found.section) == ("ab12", 0, (("A", 0),))
    assert found.query.isprintable()


_PLAIN = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5)
_JSON = _PLAIN | st.lists(_PLAIN | st.lists(_PLAIN | st.lists(_PLAIN, max_size=3), max_size=3), max_size=3)


@given(st.dictionaries(st.sampled_from(["section", "unfolded", "shares", "row", "query", "pane"]), _JSON))
def test_nothing_that_stands_in_a_file_stops_the_start(found):
    place = from_json(found)
    assert place.row >= 0
    assert place.query.isprintable()
    assert all(len(step) == 2 for step in place.section)


def test_a_folder_that_cannot_be_written_costs_only_the_place(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("")
    monkeypatch.setattr("paperterm.actions.bookmark.state_folder", lambda: tmp_path / "file")
    file = BookmarkFile([str(tmp_path)])
    file.keep(PLACE)
    keep_last_lists([str(tmp_path)])
    assert file.read() == Bookmark()
    assert last_lists() == []


def test_the_oldest_places_make_room(tmp_path):
    for number in range(205):
        file = BookmarkFile([str(tmp_path / str(number))])
        file.keep(PLACE)
        os.utime(file.depends[0], (number, number))
    assert len(list(file.depends[0].parent.iterdir())) == 200
    assert file.read() == PLACE
    assert BookmarkFile([str(tmp_path / "0")]).read() == Bookmark()


def test_the_last_lists_are_those_that_are_still_there(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "one.md").write_text("")
    keep_last_lists(["one.md", "two.md"])
    assert last_lists() == [str(tmp_path / "one.md")]
    for wrong in ('{"paths": 3}', '{"paths": [3, "\\u0000"]}', "[]", "{"):
        last_path().write_text(wrong)
        assert last_lists() == []


def test_a_pipe_is_not_found_again(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    assert can_be_found_again([str(tmp_path)])
    assert not can_be_found_again([str(tmp_path), str(tmp_path / "pipe")])
    assert not can_be_found_again(["-"])
