"""The filter in a library whose places are united: a paper is one hit, found by the words of any of its places."""

from paperterm.library.papers.merged import merged
from paperterm.model import Entry, Library, Section
from paperterm.search import Index

ARXIV = (("arxiv", "2101.00001"),)


def library() -> Library:
    title = "A Study of the Growth of Sage in Clay Pots"
    entries = (
        Entry(
            file="one.md", line=1, title=title, ids=ARXIV, remarks="Wonderful pots.", section=("Herbs",), id="a" * 12
        ),
        Entry(file="one.md", line=5, title="Mint Prompts", section=("Herbs",), id="b" * 12),
        Entry(
            file="two.md", line=1, title=title, ids=ARXIV, abstract="Glaciers matter.", section=("Ice",), id="c" * 12
        ),
    )
    herbs, ice = Section("Herbs", "heading", 0, 2), Section("Ice", "heading", 2, 3)
    return merged(Library(entries, Section("All", "library", 0, 3, (herbs, ice))))


def test_words_of_different_places_find_one_paper() -> None:
    found = Index.build(library()).search("wonderful glaciers")
    assert (list(found.entries), found.count) == ([0], 1)


def test_a_paper_is_found_in_each_of_its_sections() -> None:
    index = Index.build(library())
    assert list(index.search("sage", range(2, 3)).entries) == [2]
    assert list(index.search("sage in:ice").entries) == [2]
    assert list(index.search("sage in:herbs").entries) == [0]
    assert list(index.search("sage").entries) == [0]
    assert list(index.search("in:ice", range(2)).entries) == []


def test_no_query_shows_each_paper_once() -> None:
    found = Index.build(library()).search("")
    assert (list(found.entries), found.count) == ([0, 1], 2)
