"""Typos are counted as the definition of the distance says, against the nearest start of a word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from search_reference import nearest, osa

from paperterm.model import Entry, Library, Section
from paperterm.search import Index
from paperterm.search.engine import Stopped
from paperterm.search.typos import near_words, typos
from tests.people import people

word = st.text("abc", min_size=1, max_size=7)


@given(word, word, st.integers(0, 3))
def test_the_count_is_the_distance_to_the_nearest_start(typed: str, meant: str, most: int) -> None:
    distance = min(osa(typed, meant[:end]) for end in range(len(meant) + 1))
    assert typos(typed, meant, most) == min(distance, most + 1)


@given(st.text("abc", min_size=1, max_size=9), st.sets(word))
def test_only_the_nearest_words_are_meant(typed: str, vocabulary: set[str]) -> None:
    assert near_words(typed, vocabulary) == sorted(nearest(typed, vocabulary))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("atention", "attention"), ("attnetion", "attention"), ("transfomer", "transformers"), ("vaswnai", "vaswani")],
)
def test_common_slips(typed: str, meant: str) -> None:
    assert near_words(typed, {meant, "other", "translation", "vase", "attend"}) == [meant]


def test_short_words_must_be_right() -> None:
    assert near_words("brt", {"bert"}) == []


def test_looking_for_typos_stops() -> None:
    with pytest.raises(Stopped):
        near_words("attention", {"attention"}, lambda: True)


def test_a_typo_in_a_short_name_finds_short_names_only() -> None:
    entries = (
        Entry(file="a.md", line=1, title="Soup", name="Longformer"),
        Entry(file="a.md", line=2, title="Peas", authors=people("Ann Longformer")),
    )
    index = Index.build(Library(entries, Section("Library", "library", 0, 2)))
    assert list(index.search("name:longfromer").entries) == [0]
