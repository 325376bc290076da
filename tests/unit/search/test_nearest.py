"""What is offered where a query finds nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperterm.model import Entry, Library, Section
from paperterm.search import Index, Nearest, nearest_query
from paperterm.search.query import item_texts

TITLES = ("Basil Graphs for Herbs", "Basil Tokens", "Thyme Caches", "Cinnamon Barks")
ENTRIES = tuple(
    Entry(title=title, file="s.md", line=number, year=2020 + number, id=f"id{number}", tags=("spice",))
    for number, title in enumerate(TITLES)
)
INDEX = Index.build(Library(ENTRIES, Section("Spices", "library", 0, 4), ()))
ALL = range(4)


@pytest.mark.parametrize(
    ("query", "offered"),
    [
        ("bazl graphs year:2020", Nearest("basil graphs year:2020", 1)),
        ("zinnamon", Nearest("cinnamon", 1)),
        ("title:zinnamon", Nearest("title:cinnamon", 1)),
        ("basil year:1999", Nearest("basil", 2)),
        ("thyme has:code", Nearest("thyme", 1)),
        ("basil qqqqq wwwww", Nearest("basil", 2)),
        ("qqqqq", None),
        ("is:starred", None),
        ('"basil herbs"', None),
    ],
)
def test_the_nearest_query_finds_something(query, offered):
    assert INDEX.search(query, ALL).count == 0
    assert nearest_query(INDEX, query, ALL) == offered


def test_the_same_query_in_all_lists_comes_first():
    assert nearest_query(INDEX, "cinnamon", range(2)) == Nearest("cinnamon", 1, everywhere=True)


@given(st.lists(st.sampled_from(['"a b"', "!x", "title:basil", "^a", "b$", "#tag", "'c", '^"a b"$']), max_size=6))
def test_the_items_of_a_query_are_what_was_typed(items):
    assert item_texts("  ".join(items)) == items


@given(st.text(st.sampled_from('bails thyme:"!#^$2020-'), max_size=20))
def test_what_is_offered_finds_as_many_as_it_says(query):
    if INDEX.search(query, ALL).count == 0 and (offered := nearest_query(INDEX, query, ALL)):
        assert INDEX.search(offered.query, ALL).count == offered.count > 0
