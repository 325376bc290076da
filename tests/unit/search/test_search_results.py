"""Every answer equals the slow reference's: with frizbee and without, narrowed and not, in a section and in all."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from search_reference import all_prefixes
from search_reference import search as slowly
from search_strategies import questions

from paperterm.model import Entry, Library, Section
from paperterm.search import Index, Stopped
from paperterm.search.engine import NATIVE

NATIVES = [False, True] if NATIVE else [False]


def library_of(*titles: str) -> Library:
    entries = tuple(Entry(file="a.md", line=at, title=title) for at, title in enumerate(titles, 1))
    return Library(entries, Section("Library", "library", 0, len(entries)))


@settings(max_examples=150, deadline=None)
@given(questions(), st.data())
def test_answers_are_the_reference(question: tuple[Library, str], data: st.DataObject) -> None:
    library, text = question
    start = data.draw(st.integers(0, len(library.entries)))
    within = data.draw(st.sampled_from((None, range(start, len(library.entries)), range(start))))
    expected = slowly(library, text, within)
    for native in NATIVES:
        result = Index.build(library, native=native).search(text, within)
        assert list(result.entries) == expected
        assert result.count == len(expected)


@settings(max_examples=60, deadline=None)
@given(questions())
def test_typing_gives_what_asking_at_once_gives(question: tuple[Library, str]) -> None:
    library, text = question
    typed = Index.build(library)
    for prefix in all_prefixes(text):
        fresh = Index.build(library)
        assert typed.search(prefix) == fresh.search(prefix)


@settings(max_examples=60, deadline=None)
@given(questions(), st.integers(0, 30))
def test_a_limit_gives_the_first_of_all(question: tuple[Library, str], limit: int) -> None:
    library, text = question
    index = Index.build(library)
    everything, some = index.search(text), index.search(text, limit=limit)
    assert list(some.entries) == list(everything.entries)[:limit]
    assert some.count == everything.count == len(everything.entries)


def test_nothing_asked_is_everything_in_order() -> None:
    index = Index.build(library_of("B", "A", "C"))
    assert list(index.search("").entries) == [0, 1, 2]
    assert list(index.search("  ", within=range(1, 3)).entries) == [1, 2]
    assert list(index.search("", limit=2).entries) == [0, 1]


def test_an_empty_library_has_no_hits() -> None:
    assert list(Index.build(library_of()).search("anything !else year:2020").entries) == []


def test_a_search_that_nobody_wants_stops() -> None:
    index = Index.build(library_of("Attention"))
    with pytest.raises(Stopped):
        index.search("attention", stopped=lambda: True)
    assert list(index.search("attention").entries) == [0]


def test_the_fallback_stops_too() -> None:
    index = Index.build(library_of("Attention"), native=False)
    with pytest.raises(Stopped):
        index.search("attention", stopped=lambda: True)
