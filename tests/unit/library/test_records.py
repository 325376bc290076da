"""What is kept of an entry gives the same entry again."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperterm.library.entries import LazyEntries
from paperterm.library.reading import FileState
from paperterm.library.records import make_records
from paperterm.library.wire import pack_state, unpack_state
from paperterm.model import Citation, CitationContext, Entry, Library, Link, Name, Problem, Section

TEXT = st.text(max_size=12)
TEXTS = st.lists(TEXT, max_size=3).map(tuple)
CITATIONS = st.builds(Citation, st.text(max_size=4), st.text(max_size=4), st.text(max_size=4), raw=st.text(max_size=4))
PAIRS = st.lists(st.tuples(TEXT, TEXT), max_size=2).map(tuple)
WORDS = st.lists(st.sampled_from(["Ann", "van", "Doe", "林"]), max_size=2).map(" ".join)
NAMES = st.lists(st.builds(Name, WORDS, WORDS, WORDS, WORDS, st.booleans()) | TEXT.map(Name.of), max_size=3).map(tuple)
CONTEXTS = st.builds(CitationContext, PAIRS, st.lists(CITATIONS, max_size=2).map(tuple), TEXTS)
LINES = st.integers(min_value=0, max_value=2**40)
ENTRIES = st.builds(
    Entry,
    kind=st.sampled_from(["paper", "resource", "note"]),
    path=st.just("/lists/a.md"),
    file=st.just("a.md"),
    line=LINES,
    end_line=LINES,
    section=st.lists(st.sampled_from("xyz"), max_size=2).map(tuple),
    title=TEXT,
    authors=NAMES,
    authors_complete=st.booleans(),
    editors=NAMES,
    year=st.none() | st.integers(0, 9999),
    venue=st.none() | TEXT,
    institutions=TEXTS,
    tags=TEXTS,
    links=st.lists(st.builds(Link, TEXT, st.just("pdf"), TEXT, st.none() | TEXT), max_size=2).map(tuple),
    remarks=TEXT,
    abstract=TEXT,
    citations=st.lists(st.builds(Citation, TEXT, TEXT, TEXT, st.none() | CONTEXTS), max_size=2).map(tuple),
    ids=PAIRS,
    inferred=PAIRS,
    similar=TEXTS,
    problems=st.lists(st.builds(Problem, TEXT, LINES, TEXT), max_size=2).map(tuple),
    id=st.text(string.digits + "abcdef", min_size=12, max_size=12),
)


def records(entries, name="a.md"):
    return make_records(f"/lists/{name}", name, title="A", entries=entries, ids=[entry.id for entry in entries])


@given(st.lists(ENTRIES, max_size=6))
def test_entries_come_back_as_they_were(entries):
    assert list(LazyEntries([records(entries)])) == entries


@given(st.lists(ENTRIES, max_size=4))
def test_entries_survive_the_way_from_a_worker(entries):
    state, more = unpack_state(pack_state(FileState(records(entries)), part=True))
    assert list(LazyEntries([state.records])) == entries
    assert more["part"]


@given(st.lists(ENTRIES, max_size=6), st.integers(0, 6))
def test_the_first_entries_of_a_file_are_entries_of_it(entries, count):
    part = records(entries).first(min(count, len(entries)))
    assert list(LazyEntries([part])) == entries[:count]


def papers(name, *numbers):
    return [Entry(file=name, path=f"/lists/{name}", line=n, title=f"{n}", id=f"{n:012x}") for n in numbers]


def test_entries_are_a_sequence_over_all_files():
    first, second = papers("a.md", 1, 2, 3), papers("b.md", 4, 5)
    entries = LazyEntries([records(first), records([]), records(second, "b.md")])
    whole = [*first, *second]
    assert len(entries) == 5
    assert [entries[n] for n in range(-5, 5)] == whole + whole
    assert list(entries[1:4]) == whole[1:4]
    assert entries[3] is entries[3]
    with pytest.raises(IndexError):
        entries[5]


def test_an_entry_is_found_by_its_id():
    whole = papers("a.md", *range(1, 300))
    library = Library(LazyEntries([records(whole)]), Section("A", "library", 0, len(whole)))
    for _ in range(10):
        assert [library.position(entry.id) for entry in whole] == list(range(len(whole)))
    assert library.position("ffffffffffff") is library.position("no id") is library.position("00") is None
    assert Library(tuple(whole), library.root).position(whole[7].id) == 7


def test_entries_of_equal_files_in_several_lists_have_ids_of_their_own():
    same = papers("a.md", 1, 2)
    entries = LazyEntries([records(same), records(same), records(papers("a.md", 3))])
    ids = [entry.id for entry in entries]
    assert len(set(ids)) == 5
    assert ids[:2] == [entry.id for entry in same]
    for _ in range(10):
        assert [entries.position(one) for one in ids] == [0, 1, 2, 3, 4]
