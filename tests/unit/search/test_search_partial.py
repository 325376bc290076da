"""Partial matches: what comes where no entry has all the words."""

from pathlib import Path

from hypothesis import given, settings
from papers import LIBRARY
from search_strategies import questions

from paperterm.model import Entry, Library, Section
from paperterm.search import Index
from paperterm.search.engine import NATIVE
from paperterm.search.partial import MOST

SENTENCES = [
    line.split("\t") for line in Path(__file__).with_name("sentences.tsv").read_text(encoding="utf-8").splitlines()
]
"""Invented papers: title, abstract, and a sentence of a person who searches for it."""


def library_of(*entries: Entry) -> Library:
    return Library(entries, Section("Library", "library", 0, len(entries)))


def titled(*titles: str) -> Library:
    return library_of(*(Entry(file="a.md", line=at, title=title) for at, title in enumerate(titles, 1)))


def test_a_sentence_finds_its_paper_among_the_first_five() -> None:
    described = [Entry(file="b.md", line=1, title=title, abstract=text) for title, text, _ in SENTENCES]
    index = Index.build(library_of(*described, *LIBRARY.entries))
    found = 0
    for number, (_, _, sentence) in enumerate(SENTENCES):
        assert not index.search(sentence).count
        found += number in index.search_partly(sentence, limit=5).entries
    assert len(SENTENCES) >= 50
    assert found >= 0.8 * len(SENTENCES)


def test_rare_words_count_more_and_filters_hold() -> None:
    index = Index.build(titled("Soup of Leeks", "Soup of Peas", "Soup of Beans", "Saffron Rice"))
    found = index.search_partly("soup saffron zebra")
    assert (list(found.entries)[:1], found.is_partial) == ([3], True)
    assert list(index.search_partly("soup saffron zebra !rice").entries) == [0, 1, 2]
    assert list(index.search_partly("soup saffron in:nowhere").entries) == []


def test_another_ending_is_the_same_word() -> None:
    index = Index.build(titled("Generation of Soups", "Peas"))
    assert list(index.search_partly("generating lentils").entries) == [0]


def test_one_word_has_no_partial_match_and_hits_elsewhere_are_no_reason_for_one() -> None:
    index = Index.build(titled("Pea Soup", "Leek Soup"))
    assert index.search_partly("zebra").count == 0
    assert index.search_partly("pea soup", within=range(1, 2)).count == 0
    assert list(index.search_partly("pea zebra", within=range(1)).entries) == [0]


@settings(max_examples=80, deadline=None)
@given(questions())
def test_both_engines_agree(question: tuple[Library, str]) -> None:
    library, text = question
    answers = [Index.build(library, native=native).search_partly(text) for native in {False, NATIVE}]
    assert answers.count(answers[0]) == len(answers)
    found = list(answers[0].entries)
    assert len(found) == len(set(found)) <= MOST
