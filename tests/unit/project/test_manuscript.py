"""Manuscripts of several files, and the project's bibliography."""

import os
from pathlib import Path

import pytest

from paperterm.project.folder import find_bibliographies
from paperterm.project.manuscript import read_manuscript


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
    assert list(manuscript.cited) == ["a", "b", "c", "d"], "in the order in which LaTeX reads"
    assert manuscript.cited["b"] == (tmp_path / "part/one.tex", 1)
    assert manuscript.everything
    assert list(manuscript.bibliographies) == [tmp_path / "refs.bib", tmp_path / "part/more.bib"]
    assert len(manuscript.problems) == 1
    assert "missing.tex" in manuscript.problems[0]


def test_aux_files_name_others(tmp_path: Path) -> None:
    write(tmp_path, main_aux="\\citation{a}\n\\@input{one.aux}\n\\bibdata{refs}", one_aux="\\citation{b}", refs_bib="")
    manuscript = read_manuscript(tmp_path / "main.aux")
    assert list(manuscript.cited) == ["a", "b"]
    assert list(manuscript.bibliographies) == [tmp_path / "refs.bib"]


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


def named(folder: Path, main: str = "main.tex") -> list[str]:
    manuscript = read_manuscript(folder / main)
    return [os.path.relpath(path, folder) for path in manuscript.bibliographies]


def put(root: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text)


@pytest.mark.parametrize(
    ("files", "bibs"),
    [
        ({"main.tex": r"\bibliography{\jobname}", "main.bib": ""}, ["main.bib"]),
        (
            {"main.tex": r"\addbibresource[glob]{bib/*.bib}", "bib/a.bib": "", "bib/b.bib": "", "bib/c.txt": ""},
            ["bib/a.bib", "bib/b.bib"],
        ),
        ({"main.tex": r"\addbibresource[glob]{*/r?fs.bib}", "bib/refs.bib": "", ".no/refs.bib": ""}, ["bib/refs.bib"]),
        (
            {"main.tex": r"\input{names}\bibliography{\bibfile}", "names.tex": r"\def\bibfile{r}", "r.bib": ""},
            ["r.bib"],
        ),
        (
            {"main.tex": r"\documentclass[x]{our}", "our.cls": r"\addbibresource{refs.bib}", "refs.bib": ""},
            ["refs.bib"],
        ),
        (
            {
                "main.tex": r"\usepackage{a, b}",
                "b.sty": r"\RequirePackage{c}",
                "c.sty": r"\bibliography{r}",
                "r.bib": "",
            },
            ["r.bib"],
        ),
        ({"main.tex": r"\documentclass[bibfile=refs]{system}", "refs.bib": ""}, ["refs.bib"]),
        (
            {"main.tex": r"\usepackage[bibfile=refs]{x}\bibliography{main}", "refs.bib": "", "main.bib": ""},
            ["main.bib"],
        ),
        (
            {"main.tex": r"\import{part}{one}", "part/one.tex": r"\addbibresource{r.bib}", "part/r.bib": ""},
            ["part/r.bib"],
        ),
        (
            {"main.tex": r"\input{part/one}", "part/one.tex": r"\bibliography{r}", "r.bib": "", "part/r.bib": ""},
            ["r.bib"],
        ),
        ({"main.tex": r"\addbibresource{\subfix{refs.bib}}\bibliography{refs}", "refs.bib": ""}, ["refs.bib"]),
        ({"main.tex": r"\bibliography{IEEEabrv,refs}", "refs.bib": ""}, ["refs.bib"]),
    ],
)
def test_bibliographies_are_found(tmp_path: Path, files: dict[str, str], bibs: list[str]) -> None:
    put(tmp_path, files)
    assert named(tmp_path) == bibs
    assert find_bibliographies(tmp_path) == [tmp_path / bib for bib in bibs]


@pytest.mark.parametrize("head", [r"\documentclass[../main]{subfiles}", "% !TeX root = ../main.tex\n"])
def test_a_part_has_the_bibliography_of_its_main_file_and_its_own_citations(tmp_path: Path, head: str) -> None:
    put(
        tmp_path,
        {
            "main.tex": r"\documentclass{x}\bibliography{refs}\cite{a}\subfile{part/one}\subfile{part/two}",
            "part/one.tex": rf"{head}\begin{{document}}\cite{{b}}\input{{near}}\end{{document}}",
            "part/near.tex": r"\cite{c}",
            "part/two.tex": r"\cite{d}",
            "refs.bib": "",
        },
    )
    manuscript = read_manuscript(tmp_path / "part/one.tex")
    assert list(manuscript.cited) == ["b", "c"]
    assert [path.name for path in manuscript.bibliographies] == ["refs.bib"]
    assert list(read_manuscript(tmp_path / "main.tex").cited) == ["a", "b", "c", "d"]


def test_files_are_found_as_tex_finds_them(tmp_path: Path) -> None:
    put(
        tmp_path,
        {
            "main.tex": r"\makeatletter\def\input@path{{deep/}{more/}}\input{v1.2}\input{plain.txt}\input{far}"
            r'\subimport{part}{one}\input{"two words"}\newcommand{\dir}{part}\input{\dir/four}',
            "v1.2.tex": r"\cite{a}",
            "plain.txt": r"\cite{b}",
            "more/far.tex": r"\cite{c}",
            "part/one.tex": r"\subimport{sub}{two}",
            "part/sub/two.tex": r"\input{three}\cite{e}",
            "part/sub/three.tex": r"\cite{d}",
            "two words.tex": r"\cite{f}",
            "part/four.tex": r"\cite{g}",
        },
    )
    manuscript = read_manuscript(tmp_path / "main.tex")
    assert (list(manuscript.cited), manuscript.problems) == (["a", "b", "c", "d", "e", "f", "g"], [])


def test_nothing_outside_of_the_project_is_included(tmp_path: Path) -> None:
    put(tmp_path, {"secret.tex": r"\cite{no}", "refs.bib": "", "git/.git/x": "", "git/paper/main.tex": ""})
    (tmp_path / "git/link.tex").symlink_to(tmp_path / "secret.tex")
    text = r"\input{../../secret}\input{../link}\bibliography{../../refs}\addbibresource[glob]{../../*.bib}\cite{a}"
    put(tmp_path, {"git/paper/main.tex": text})
    manuscript = read_manuscript(tmp_path / "git/paper/main.tex")
    assert list(manuscript.cited) == ["a"]
    assert ["outside" in problem for problem in manuscript.problems] == [True]
    assert list(manuscript.bibliographies) == [tmp_path / "refs.bib"], "a .bib may be anywhere"


def test_what_is_named_and_not_there_is_told(tmp_path: Path) -> None:
    put(
        tmp_path,
        {"main.tex": "\n\\bibliography{refs,more}\\input{\\dir/x}\\InputIfFileExists{gone}{}{}", "more.bib": ""},
    )
    manuscript = read_manuscript(tmp_path / "main.tex")
    assert manuscript.absent == {"refs.bib": (tmp_path / "main.tex", 2)}
    assert [problem.partition("main.tex")[2] for problem in manuscript.problems] == [
        ":2: \\dir/x holds a macro that is not known"
    ]
