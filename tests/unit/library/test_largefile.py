"""A large `.bib` that the user names is read in parts, and gives what reading it whole would give."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperterm.library import jobs, largefile, parts
from paperterm.library.load import Loader
from paperterm.library.parts import find_parts

SMALL = 4000
"""Bytes from which on a file is large in these tests."""


@pytest.fixture(autouse=True)
def _small_limits(monkeypatch):
    monkeypatch.setattr(jobs, "MAX_BYTES", SMALL)
    monkeypatch.setattr(parts, "FIRST_PART_BYTES", 500)
    monkeypatch.setattr(parts, "PART_BYTES", 1500)


def entry(number, title="Counting sheep in meadow"):
    return f"@article{{moor{number},\n  title = {{{title} {number}}},\n  author = {{Moor, Ada}},\n  year = 2020\n}}\n\n"


def write(path, count=300, encoding="utf-8", title="Counting sheep in meadow"):
    path.write_bytes("".join(entry(number, title) for number in range(count)).encode(encoding))
    return path


def facts(library):
    return [(one.title, one.line, one.end_line, one.citations[0].key) for one in library.entries]


def test_a_large_file_gives_the_same_as_a_small_one(tmp_path, monkeypatch):
    bib = write(tmp_path / "refs.bib")
    in_parts = Loader([str(bib)]).load()
    monkeypatch.setattr(jobs, "MAX_BYTES", 1 << 30)
    whole = Loader([str(bib)]).load()
    assert facts(in_parts) == facts(whole)
    assert len({one.id for one in in_parts.entries}) == 300
    assert in_parts.problems == ()


def test_entries_that_repeat_in_several_parts_have_ids_of_their_own(tmp_path):
    bib = tmp_path / "refs.bib"
    bib.write_text(entry(1) * 200)
    library = Loader([str(bib)]).load()
    assert len({one.id for one in library.entries}) == len(library.entries) == 200


def test_the_second_start_shows_the_same_from_the_cache(tmp_path):
    bib = write(tmp_path / "refs.bib")
    first = Loader([str(bib)]).load()
    second = Loader([str(bib)]).load()
    assert facts(second) == facts(first)
    assert [one.id for one in second.entries] == [one.id for one in first.entries]


def test_rows_come_while_the_rest_is_read_with_a_count_of_megabytes(tmp_path):
    bib = write(tmp_path / "refs.bib", 3000)
    seen = []
    Loader([str(bib)]).load(lambda library, progress: seen.append((len(library.entries), progress)))
    counts = [count for count, _ in seen]
    assert counts == sorted(counts)
    assert counts[-1] == 3000
    assert {progress.unit for _, progress in seen[:-1]} == {"bytes"}
    assert seen[0][1].words == "0 of 0 MB"


def test_reading_stops_when_it_is_asked_to(tmp_path):
    bib = write(tmp_path / "refs.bib", 3000)
    asked = []
    library = Loader([str(bib)]).load(stopped=lambda: asked.append(1) or len(asked) > 20)
    assert len(library.entries) < 3000


def test_a_file_that_takes_too_long_is_shown_as_far_as_it_was_read(tmp_path, monkeypatch):
    monkeypatch.setattr(largefile, "SECONDS", 0.0)
    monkeypatch.setattr(largefile, "SECONDS_PER_MEGABYTE", 0.0)
    library = Loader([str(write(tmp_path / "refs.bib", 3000))]).load()
    assert 0 < len(library.entries) < 3000
    assert [problem.message for problem in library.problems] == [
        "is too much to read: only 0 of 0 MB are shown",
    ]


def test_all_parts_are_decoded_alike(tmp_path):
    title = "Métodos de áreas e índices en español"
    bib = write(tmp_path / "refs.bib", encoding="latin-1", title=title)
    library = Loader([str(bib)]).load()
    assert all(one.title.startswith(title) for one in library.entries)
    assert [problem.message for problem in library.problems] == ["is not UTF-8: read as Windows-1252 (Latin-1)"]


def test_a_large_file_in_the_folder_of_a_list_is_left_out(tmp_path):
    with (tmp_path / "refs.bib").open("wb") as file:
        file.truncate((8 << 20) + 1)
    library = Loader([str(tmp_path)]).load()
    assert [problem.message for problem in library.problems] == ["is larger than 8 MB"]


PIECES = st.sampled_from(
    [
        "@article{a, title={T}}\n",
        "@misc{b,\n title={@ home}\n}\n",
        "% comment\n",
        "\n",
        "text @ home\n",
        " @book{c, }\n",
    ]
)


@given(st.lists(PIECES, max_size=60), st.integers(1, 200), st.integers(1, 200))
def test_parts_have_no_gap_and_begin_with_an_entry(tmp_path_factory, pieces, first, size):
    path = tmp_path_factory.mktemp("parts") / "refs.bib"
    data = "".join(pieces).encode()
    path.write_bytes(data)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(parts, "FIRST_PART_BYTES", first)
        patch.setattr(parts, "PART_BYTES", size)
        found = list(find_parts(str(path), 1 << 20))
    assert b"".join(data[part.start : part.stop] for part in found) == data
    assert [part.line for part in found] == [1 + data.count(b"\n", 0, part.start) for part in found]
    assert all(data[part.start :].lstrip().startswith(b"@") for part in found[1:])


def test_macros_and_parents_are_found_in_all_parts(tmp_path):
    macro = "@string{hay = {Journal of Hay}}\n\n"
    child = "@inproceedings{child, title={A lamb}, author={Fell, Ce}, crossref={parent}}\n\n"
    user = "@article{user, title={A fence}, author={Tarn, Bea}, journal=hay, year=2001}\n\n"
    parent = "@proceedings{parent, booktitle={Proceedings of Wool}, year=1999}\n"
    bib = tmp_path / "refs.bib"
    bib.write_text(macro + child + "".join(map(entry, range(200))) + user + parent)
    library = Loader([str(bib)]).load()
    found = {one.citations[0].key: one for one in library.entries}
    assert (found["child"].venue, found["child"].year) == ("Proceedings of Wool", 1999)
    assert (found["user"].venue, "parent" in found) == ("Journal of Hay", False)
    assert library.problems == ()
