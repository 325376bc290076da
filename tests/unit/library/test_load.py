"""Loading: the same library from the files, from worker processes and from the cache; never more than asked for."""

import os

import pytest
import stub_readers

from paperterm.library import process, readfiles
from paperterm.library.entries import LazyEntries
from paperterm.library.jobs import Job
from paperterm.library.load import Loader
from paperterm.library.sources import find_sources
from tests.people import shown


@pytest.fixture
def lists(tmp_path, monkeypatch):
    stub_readers.install(monkeypatch)
    folder = tmp_path / "lists"
    (folder / "sub").mkdir(parents=True)
    (folder / "a.md").write_text("# A\n\n## One\n- first\n- second <b.bib>\n\n## Two\n- third <sub/new.md>\n")
    (folder / "b.bib").write_text("@article{k, title={second}, author={Doe, Ann}, year={2020}}\n")
    (folder / "sub" / "c.md").write_text("# C\n- fourth\n")
    for path in folder.rglob("*.*"):
        os.utime(path, ns=(10**18 + 1, 10**18 + 1))
    return folder


def titles(*paths):
    return [entry.title for entry in Loader(list(map(str, paths))).load().entries]


def reads(monkeypatch, *paths):
    """Load and return the library and the names of the files that were read for it."""
    asked = []

    read_jobs = readfiles.read_jobs

    def noting(jobs, *arguments, **options):
        asked.extend(job.file.name for job in jobs)
        return read_jobs(jobs, *arguments, **options)

    monkeypatch.setattr(readfiles, "read_jobs", noting)
    library = Loader(list(map(str, paths))).load()
    return library, asked


def test_a_second_start_reads_no_file_and_shows_the_same(lists, monkeypatch):
    first, asked = reads(monkeypatch, lists)
    assert sorted(asked) == ["a.md", "b.bib", "sub/c.md"]
    second, asked = reads(monkeypatch, lists)
    assert asked == []
    assert list(second.entries) == list(first.entries)
    assert (second.root, second.problems) == (first.root, first.problems)


def test_only_what_changed_is_read_again(lists, monkeypatch):
    Loader([str(lists)]).load()
    (lists / "sub" / "c.md").write_text("# C\n- another\n")
    library, asked = reads(monkeypatch, lists)
    assert asked == ["sub/c.md"]
    assert [entry.title for entry in library.entries] == ["first", "second", "third", "another"]
    assert reads(monkeypatch, lists)[1] == []


def test_a_change_that_keeps_size_and_time_is_seen_right_after_the_first_read(lists, monkeypatch):
    page = lists / "a.md"
    page.write_text("- one\n")
    assert "one" in titles(lists)
    state = page.stat()
    page.write_text("- two\n")
    os.utime(page, ns=(state.st_atime_ns, state.st_mtime_ns))
    assert "two" in titles(lists)


def test_a_file_that_was_only_touched_is_not_read_again(lists, monkeypatch):
    Loader([str(lists)]).load()
    os.utime(lists / "a.md")
    assert reads(monkeypatch, lists)[1] == []


def test_a_changed_citation_file_is_never_served_from_the_cache(lists):
    def authors():
        return [shown(entry.authors) for entry in Loader([str(lists)]).load().entries if entry.title == "second"]

    assert authors() == [("Ann Doe",)]
    (lists / "b.bib").write_text("@article{k, title={second}, author={Roe, Bo and Ng, Al}, year={2020}}\n")
    assert authors() == [("Bo Roe", "Al Ng")]
    (lists / "b.bib").unlink()
    assert authors() == [()]


def test_a_link_to_a_file_that_comes_later_finds_it(lists):
    def targets():
        return [link.target for entry in Loader([str(lists)]).load().entries for link in entry.links]

    assert targets() == ["b.bib", None]
    (lists / "sub" / "new.md").write_text("# N\n")
    assert targets() == ["b.bib", "sub/new.md"]


def test_files_that_are_gone_are_gone(lists):
    assert len(titles(lists)) == 4
    (lists / "a.md").unlink()
    assert titles(lists) == ["fourth"]


def test_a_loader_that_reads_again_gives_the_same_library_where_nothing_changed(lists):
    loader = Loader([str(lists)])
    first = loader.load()
    assert loader.load() is first
    (lists / "a.md").write_text("- new\n")
    assert [entry.title for entry in loader.load().entries] == ["new", "fourth"]


def test_what_the_cache_holds_is_published_first_and_not_replaced(lists):
    Loader([str(lists)]).load()
    published = []
    library = Loader([str(lists)]).load(lambda library, progress: published.append(library))
    assert published
    assert all(state is library for state in published)


def test_states_grow_from_names_to_all_entries(lists):
    published = []
    Loader([str(lists)]).load(lambda library, progress: published.append((len(library.entries), progress)))
    assert published[0][0] == 0
    assert published[-1][0] == 4
    assert published[-1][1].finished


def test_a_stopped_load_ends_without_reading(lists):
    library = Loader([str(lists)]).load(stopped=lambda: True)
    assert len(library.entries) == 0
    assert titles(lists) == ["first", "second", "third", "fourth"]


def test_standard_input_is_read_and_not_kept(lists, monkeypatch):
    for _ in range(2):
        loader = Loader(["-"], b"- from a pipe\n")
        assert [entry.title for entry in loader.load().entries] == ["from a pipe"]
        assert [entry.title for entry in loader.load().entries] == ["from a pipe"]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("RUN AWAY", "takes too long to read: skipped"),
        ("EAT MEMORY", "takes more than 400 MB to read: skipped"),
        ("CRASH", "stopped its reader (exit code -9): skipped"),
        ("RAISE", "stopped its reader (IndexError): skipped"),
    ],
)
def test_a_file_that_misbehaves_costs_only_itself(lists, text, reason, monkeypatch):
    monkeypatch.setenv("STUB_SECONDS", "1")
    (lists / "sub" / "bad.md").write_text(text)
    library = Loader([str(lists)]).load()
    assert [entry.title for entry in library.entries] == ["first", "second", "third", "fourth"]
    assert [str(p).partition("; please")[0] for p in library.problems] == [f"sub/bad.md: {reason}"]


@pytest.mark.parametrize("sign", ["SLOW", "RUN AWAY", "EAT MEMORY"])
def test_of_a_long_file_that_is_too_much_the_first_entries_are_shown(lists, sign, monkeypatch):
    monkeypatch.setenv("STUB_SECONDS", "2")
    page = lists / "sub" / "bad.md"
    pages = [f"- paper {number}\n{'.' * 100_000}\n" for number in range(60)]
    pages[0 if sign == "SLOW" else -1] += sign + "\n"
    page.write_text("".join(pages))
    loader = Loader([str(lists / "sub")])
    library = loader.load()
    shown = [entry.title for entry in library.entries if entry.file == "bad.md"]
    assert shown == [f"paper {number}" for number in range(len(shown))]
    assert 5 < len(shown) < 60
    assert [problem.file for problem in library.problems] == ["bad.md"]
    assert library.problems[0].message.startswith("is too much to read: only its first ")
    page.write_text("- short now\n")
    assert "short now" in [entry.title for entry in loader.load().entries]


def test_of_a_long_line_that_is_too_much_the_start_is_read(lists, monkeypatch):
    monkeypatch.setenv("STUB_SECONDS", "2")
    (lists / "sub" / "bad.md").write_text(f"- one\n- two\n{'.' * 6_000_000} RUN AWAY\n")
    library = Loader([str(lists / "sub")]).load()
    assert [entry.title for entry in library.entries if entry.file == "bad.md"] == ["one"]
    assert "only its first 1.0 of 5.7 MB are shown" in library.problems[0].message


def test_where_no_process_starts_the_files_are_read_all_the_same(lists, monkeypatch):
    monkeypatch.setattr(process.sys, "executable", str(lists / "missing"))
    assert titles(lists) == ["first", "second", "third", "fourth"]


def test_where_workers_do_not_work_the_files_are_read_all_the_same(lists, monkeypatch):
    monkeypatch.setattr(process, "_BOOT", "import nothing_of_this_name")
    assert titles(lists) == ["first", "second", "third", "fourth"]


def test_a_long_file_is_read_whole(lists):
    lines = "".join(f"- paper {number:05}\n\n" for number in range(30_000))
    (lists / "a.md").write_text(lines)
    published = []
    Loader([str(lists / "a.md")]).load(lambda library, progress: published.append(len(library.entries)))
    assert published[-1] == 30_000


def test_the_first_entries_of_a_long_file_come_before_all(lists):
    page = lists / "a.md"
    page.write_text("".join(f"- paper {number:05}\n\n" for number in range(30_000)))
    source = find_sources([str(page)])[0]
    answers = list(readfiles.read_jobs([Job(0, source, source.files[0])], lambda: False, wants_heads=True))
    assert [answer.part for answer in answers] == [True, False]
    head, whole = (LazyEntries([answer.state.records]) for answer in answers)
    assert 1000 < len(head) < 10_000
    assert list(head) == list(whole[: len(head)])


def test_texts_that_are_no_lists_cost_no_process(tmp_path, monkeypatch):
    for number in range(30):
        (tmp_path / f"{number}.txt").write_text(f"data {number}\n" * number)
    monkeypatch.setattr(readfiles, "Pool", None)
    library = Loader([str(tmp_path)]).load()
    assert len(library.entries) == 0
    assert [problem.message.partition(":")[0] for problem in library.problems] == ["holds no list of papers"]


def test_texts_that_may_be_more_are_read(tmp_path):
    page = "Title\nA Title of Words\nAuthors\nAnn Author\nABSTRACT\nMany words.\n"
    (tmp_path / "a.txt").write_text(page)
    (tmp_path / "b.txt").write_bytes(page.replace("Many", "Caf\u00e9").encode("utf-16"))
    (tmp_path / "c.txt").write_bytes(bytes(range(256)) * 9)
    (tmp_path / "d.txt").write_text("neither\n")
    (tmp_path / "list.md").write_text("# L\n\n- [A Paper of Words](https://arxiv.org/abs/2001.00001), Ann Author\n")
    library = Loader([str(tmp_path)]).load()
    assert [entry.file for entry in library.entries] == ["a.txt", "b.txt", "list.md"]
    assert [(problem.file, problem.message) for problem in library.problems] == [
        ("b.txt", "is not UTF-8: read as UTF-16"),
        ("c.txt", "is a binary file"),
    ]
