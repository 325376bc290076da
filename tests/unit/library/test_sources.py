"""What is found under an argument, and what is left out with a word."""

import os

import pytest

from paperterm.library import sources
from paperterm.library.sources import find_sources


def names(folder):
    return [file.name for file in find_sources([str(folder)])[0].files]


def write(folder, *paths):
    for path in paths:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text("x")


def test_lists_are_found_in_folders_and_nothing_else(tmp_path):
    write(tmp_path, "b.md", "a/x.MARKDOWN", "a/refs.bib", "page.txt", "code.py", "image.png", ".git/HEAD.md")
    assert names(tmp_path) == ["b.md", "page.txt", "a/refs.bib", "a/x.MARKDOWN"]


def test_the_page_of_a_folder_comes_first(tmp_path):
    write(tmp_path, "a.md", "README.md", "z/b.md", "z/index.md")
    assert names(tmp_path) == ["README.md", "a.md", "z/index.md", "z/b.md"]


def test_a_file_is_its_own_list_whatever_its_name(tmp_path):
    write(tmp_path, "notes.rst")
    assert names(tmp_path / "notes.rst") == ["notes.rst"]


def test_a_loop_of_links_is_walked_once(tmp_path):
    write(tmp_path, "a/x.md")
    (tmp_path / "a" / "up").symlink_to(tmp_path)
    (tmp_path / "self").symlink_to("self")
    assert names(tmp_path) == ["a/x.md"]


def test_a_link_out_of_the_folder_is_skipped_and_named(tmp_path):
    outside, inside = tmp_path / "outside", tmp_path / "inside"
    write(outside, "secret.md")
    write(inside, "x.md")
    (inside / "out").symlink_to(outside)
    (inside / "out.md").symlink_to(outside / "secret.md")
    source = find_sources([str(inside)])[0]
    assert [file.name for file in source.files] == ["x.md"]
    assert sorted(problem.file for problem in source.problems) == ["out", "out.md"]


def test_a_folder_without_lists_says_so(tmp_path):
    problem = find_sources([str(tmp_path)])[0].problems[0]
    assert "holds no file of a list" in problem.message


def test_a_missing_path_and_a_pipe_are_refused(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    missing, pipe = find_sources([str(tmp_path / "missing"), str(tmp_path / "pipe")])
    assert missing.is_refused
    assert missing.problems[0].message == "no such file or directory"
    assert pipe.is_refused
    assert pipe.problems[0].message == "is no regular file"


@pytest.mark.skipif(os.name != "posix", reason="names that are not UTF-8 exist on POSIX only")
def test_a_name_that_is_not_utf_8_is_shown_clean(tmp_path):
    path = os.fsencode(tmp_path) + b"/caf\xe9\x1b[2J.md"
    with open(path, "wb"):
        pass
    assert names(tmp_path)[0].isprintable()


def test_names_that_look_alike_are_told_apart(tmp_path):
    for name in (b"\xe9.md", b"\xe8.md", b"\xe7.md"):
        (tmp_path / os.fsdecode(name)).write_text("x")
    (tmp_path / "\ufffd (2).md").write_text("x")
    found = names(tmp_path)
    assert len(set(found)) == len(found) == 4


def test_more_files_than_anybody_has_are_left_out_with_a_word(tmp_path, monkeypatch):
    monkeypatch.setattr(sources, "MAX_FILES", 5)
    write(tmp_path, *(f"{number}.md" for number in range(9)))
    source = find_sources([str(tmp_path)])[0]
    assert len(source.files) == 5
    assert [problem.message for problem in source.problems] == ["more than 5 files: the rest is left out"]


def test_more_lists_than_anybody_has_are_left_out_with_a_word_and_texts_do_not_count(tmp_path, monkeypatch):
    monkeypatch.setattr(sources, "MAX_LISTS", 3)
    write(tmp_path, *(f"{number}.md" for number in range(5)), "a.txt", "b.txt", "z/y.bib", "z/page.txt")
    source = find_sources([str(tmp_path)])[0]
    assert [file.name for file in source.files] == ["0.md", "1.md", "2.md", "a.txt", "b.txt", "z/page.txt"]
    assert [(problem.file, problem.message) for problem in source.problems] == [
        ("3.md", "more than 3 files of lists: this one and those behind it are left out")
    ]
    assert "z/y.bib" in source.known, "links may still lead there"


def test_folders_deeper_than_anybody_has_are_left_out_with_a_word(tmp_path):
    write(tmp_path, "/".join("d" * 50) + "/x.md", "y.md")
    source = find_sources([str(tmp_path)])[0]
    assert [file.name for file in source.files] == ["y.md"]
    assert "more than 40 folders deep" in source.problems[0].message
