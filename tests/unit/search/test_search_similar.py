"""Papers like one paper: the closest first, each once, each with a reason."""

from array import array
from dataclasses import replace

from hypothesis import given, settings
from papers import LIBRARY
from search_strategies import libraries

from paperterm.library.papers.merged import with_papers
from paperterm.model import Library, Papers, Section
from paperterm.search import Index, similar_to
from tests.people import people


def titled(title: str) -> int:
    return next(place for place, entry in enumerate(LIBRARY.entries) if entry.title.startswith(title))


def like(library: Library, place: int, limit: int = 20):
    return similar_to(library, Index.build(library).columns, place, limit)


def test_the_closest_share_most_and_say_what():
    found = like(LIBRARY, titled("FlashAttention: Fast"))
    first = LIBRARY.entries[found[0].place]
    assert first.title.startswith("FlashAttention-2")
    assert "word" in found[0].why
    assert "flashattention" in found[0].why
    assert [similar.score for similar in found] == sorted((similar.score for similar in found), reverse=True)


def test_a_shared_author_alone_is_said():
    one, other = (
        replace(LIBRARY.entries[0], title="Salt", authors=people("Ann Sage"), tags=(), section=(), abstract=""),
        None,
    )
    other = replace(one, title="Pepper", authors=people("Ann Sage", "Bo Thyme"))
    library = Library((one, other), Section("Library", "library", 0, 2))
    (found,) = like(library, 0)
    assert (found.place, found.why) == (1, "author Ann Sage")


def test_what_its_page_names_comes_first():
    first = titled("FlashAttention: Fast")
    far = titled("Adam")
    entries = list(LIBRARY.entries)
    entries[first] = replace(entries[first], similar=(entries[far].title.upper(),))
    found = like(replace(LIBRARY, entries=tuple(entries)), first)
    assert found[0].place == far
    assert found[0].why.startswith("named by its page")


def test_a_paper_of_several_places_comes_once_and_never_as_its_own_like():
    first, second = titled("FlashAttention: Fast"), titled("FlashAttention-2")
    doubled = replace(LIBRARY, entries=(*LIBRARY.entries, LIBRARY.entries[first], LIBRARY.entries[second]))
    leaders = array("L", [*range(len(LIBRARY.entries)), first, second])
    found = like(with_papers(doubled, Papers.of(leaders)), first)
    papers = [leaders[similar.place] for similar in found]
    assert len(papers) == len(set(papers))
    assert first not in papers
    assert papers[0] == second


@settings(deadline=None, max_examples=30)
@given(libraries())
def test_every_answer_is_another_entry_with_a_reason(library):
    for place in range(min(2, len(library.entries))):
        found = like(library, place, limit=3)
        assert len(found) <= 3
        assert all(similar.place != place and similar.why for similar in found)
