"""Manuscripts of several files, and the project's bibliography."""

import os
from pathlib import Path

from paperterm.cite.manuscript import find_bibliographies, read_manuscript


def write(root: Path, **files: str) -> None:
    for name, text in files.items():
        path = root / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


def test_included_files_are_read_once_relative_to_the_root(tmp_path: Path) -> None:
    write(
        tmp_path,
        main_tex=r"\bibliography{refs}\cite{a}\input{part/one}\include{main}\input{missing}",
        part__one_tex="\\cite{b,a}\n\\input{part/two}\\input{near}\\nocite{*}",
        part__two_tex=r"\cite{c}\input{main}",
        part__near_tex=r"\cite{d}\addbibresource{more.bib}",
        refs_bib="",
        part__more_bib="",
    )
    manuscript = read_manuscript(tmp_path / "main.tex")
    assert list(manuscript.cited) == ["a", "b", "c", "d"]
    assert manuscript.cited["b"] == (tmp_path / "part/one.tex", 1)
    assert manuscript.everything
    assert manuscript.bibliographies == [tmp_path / "refs.bib", tmp_path / "part/more.bib"]
    assert len(manuscript.problems) == 1
    assert "missing.tex" in manuscript.problems[0]


def test_aux_files_name_others(tmp_path: Path) -> None:
    write(tmp_path, main_aux="\\citation{a}\n\\@input{one.aux}\n\\bibdata{refs}", one_aux="\\citation{b}", refs_bib="")
    manuscript = read_manuscript(tmp_path / "main.aux")
    assert list(manuscript.cited) == ["a", "b"]
    assert manuscript.bibliographies == [tmp_path / "refs.bib"]


def test_what_is_no_file_is_a_problem(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "fifo.tex")
    write(tmp_path, main_tex="\\input{fifo}\\input{folder}\\cite{a}\\input{\0}")
    (tmp_path / "folder.tex").mkdir()
    manuscript = read_manuscript(tmp_path / "main.tex")
    assert list(manuscript.cited) == ["a"]
    assert len(manuscript.problems) == 2


def test_latin_1_is_read(tmp_path: Path) -> None:
    (tmp_path / "main.tex").write_bytes("Grüße \\cite{a}".encode("latin-1"))
    assert list(read_manuscript(tmp_path / "main.tex").cited) == ["a"]


def test_the_bibliography_is_found_upward(tmp_path: Path) -> None:
    write(
        tmp_path,
        main_tex=r"\addbibresource{refs/all.bib}\bibliography{gone}",
        talk_tex=r"\bibliography{refs/all,talk}",
        talk_bib="",
        refs__all_bib="",
        deep__below__notes_tex="no bibliography here",
    )
    expected = [tmp_path / "refs/all.bib", tmp_path / "talk.bib"]
    assert find_bibliographies(tmp_path) == expected
    assert find_bibliographies(tmp_path / "deep/below") == expected
    (tmp_path / "deep/.git").mkdir()
    assert find_bibliographies(tmp_path / "deep/below") == []
    assert find_bibliographies(tmp_path / "nowhere") == expected
