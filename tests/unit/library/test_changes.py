"""What is different between two states of a library."""

from dataclasses import replace

import pytest

from paperterm.library.changes import Changes, compare
from paperterm.library.papers.merged import merged
from paperterm.model import Citation, Entry, Library, Link, Section
from tests.people import people


def paper(number, **fields):
    values = {"file": "a.md", "line": number + 1, "title": f"Paper {number}", "id": f"{number:012x}"}
    return Entry(**(values | fields))


def library(*entries):
    return Library(entries, Section("L", "library", 0, len(entries)))


def test_entries_more_and_gone_are_counted():
    before = library(paper(1), paper(2), paper(3))
    found = compare(before, library(paper(1), paper(4), paper(5), paper(6)))
    assert (found.more, found.gone, dict(found.moved)) == (3, 2, {})
    assert found.words == "3 entries more, 2 gone"


@pytest.mark.parametrize(
    "sign",
    [
        {"ids": (("arxiv", "2001.00001"),)},
        {"citations": (Citation("key", "misc", "@misc{key}"),)},
        {"links": (Link("paper", "paper", "https://a.b/c"),)},
    ],
)
def test_an_entry_whose_title_was_mended_is_the_same_entry(sign):
    before = paper(1, title="A Titel", **sign)
    after = replace(before, title="A Title", id=f"{99:012x}")
    found = compare(library(before, paper(2)), library(after, paper(2)))
    assert dict(found.moved) == {before.id: after.id}
    assert found.words == "1 entry changed"


def test_an_entry_that_moved_to_another_file_is_the_same_entry():
    before = paper(1)
    after = replace(before, file="b.md", id=f"{99:012x}")
    assert dict(compare(library(before), library(after)).moved) == {before.id: after.id}


def test_no_two_entries_become_the_same_one():
    twins = [paper(n, title="Twin") for n in range(3)]
    after = [replace(twin, file="b.md", id=f"{50 + n:012x}") for n, twin in enumerate(twins[:2])]
    found = compare(library(*twins), library(*after))
    assert len(set(found.moved.values())) == len(found.moved) == 2
    assert found.gone == 1


def test_words_for_every_number():
    assert Changes().words == ""
    assert Changes(1, 0).words == "1 entry more"
    assert Changes(0, 1).words == "1 entry gone"
    assert Changes(0, 2000, {"a": "b"}).words == "2,000 entries gone, 1 changed"


def test_a_paper_that_loses_its_first_place_is_found_at_another():
    first, second = (
        paper(n, title="A Long Title of One Paper Only", authors=people("Ann Salt"), file=f) for n, f in enumerate("ab")
    )
    united = merged(library(first, second))
    assert united.papers.of_place(0) == [0, 1]
    found = compare(united, merged(library(second)))
    assert (found.gone, dict(found.renamed)) == (1, {first.id: second.id})
