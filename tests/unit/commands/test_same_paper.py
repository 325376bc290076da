"""What commands give for entries that differ in one thing that makes them other works, and for those that are one."""

import re
from pathlib import Path

import pytest

from paperterm.cli import main

TITLE = "title = {Growing sage in pots of clay}"
ANN = "author = {Salt, Ann and Pepper, Ben}"
JUNK = "eprint = {1011.12345v3}, eprinttype = {arxiv}, arxivid = {arXiv:1011.12345v3}"
TWINS = {
    "volumes of a book": (
        f"book|{TITLE}, {ANN}, year = 1961, volume = 1",
        f"book|{TITLE}, {ANN}, year = 1961, volume = II",
    ),
    "numbers of a journal": (
        "article|title = {Editorial}, author = {Salt, Ann}, journal = {Clay}, year = 1990, volume = 3, number = {1/2}",
        "article|title = {Editorial}, author = {Salt, Ann}, journal = {Clay}, year = 1990, volume = 3, number = 3",
    ),
    "pages": (
        f"incollection|{TITLE}, {ANN}, booktitle = {{Pots}}, year = 1990, pages = {{1--9}}",
        f"incollection|{TITLE}, {ANN}, booktitle = {{Pots}}, year = 1990, pages = {{101--109}}",
    ),
    "conference and journal": (
        f"inproceedings|{TITLE}, {ANN}, booktitle = {{Proc. of HERBS}}, year = 1996",
        f"article|{TITLE}, {ANN}, journal = {{Journal of Clay}}, year = 1997",
    ),
    "thesis and paper": (
        f"phdthesis|{TITLE}, {ANN}, school = {{Herbs}}, year = 1996",
        f"article|{TITLE}, {ANN}, journal = {{Journal of Clay}}, year = 1996",
    ),
    "years": (f"misc|{TITLE}, {ANN}, year = 1996", f"misc|{TITLE}, {ANN}, year = 1999"),
    "yearly reports": (
        "techreport|title = {Annual report}, author = {{Herb Society}}, institution = {Herbs}, year = 1996",
        "techreport|title = {Annual report}, author = {{Herb Society}}, institution = {Herbs}, year = 1997",
    ),
    "parts with one eprint": (
        f"article|title = {{On bells, {{I}}}}, {ANN}, eprint = {{math/0309136}}",
        f"article|title = {{On bells, {{II}}}}, {ANN}, eprint = {{math/0309136}}",
    ),
    "another DOI": (f"article|{TITLE}, {ANN}, doi = {{10.99999/1}}", f"article|{TITLE}, {ANN}, doi = {{10.99999/2}}"),
    "SICIs of one issue": (
        f"article|{TITLE}, {ANN}, doi = {{10.99999/(SICI)1(1998)17:15<1::AID-A>3.0.CO;2-2}}",
        f"article|{TITLE}, {ANN}, doi = {{10.99999/(SICI)1(1998)17:15<9::AID-B>3.0.CO;2-3}}",
    ),
    "another first author": (
        f"misc|{TITLE}, {ANN}, year = 1996",
        f"misc|{TITLE}, author = {{Pepper, Ben and Salt, Ann}}, year = 1996",
    ),
    "chapters with the DOI of their book": (
        "inbook|title = {Introduction}, author = {Roe, Bo}, doi = {10.99999/7}, year = 2010",
        "inbook|title = {Introduction}, author = {Loe, Di}, doi = {10.99999/7}, year = 2010",
    ),
    "a junk eprint": (
        f"article|title = {{Moss on walls}}, author = {{Doe, Ann}}, {JUNK}, year = 1999",
        f"article|title = {{Ferns in shade}}, author = {{Roe, Bo}}, {JUNK}, year = 2016",
    ),
}
ONE_PAPER = {
    "other forms of a DOI": (
        f"article|{TITLE}, {ANN}, doi = {{10.99999/A(1)}}",
        f"article|{TITLE}, {ANN}, url = {{https://doi.org/10.99999/a(1)}}",
    ),
    "other forms of an arXiv id": (
        f"article|{TITLE}, {ANN}, eprint = {{hep-th/9901001v2}}",
        f"article|title = {{Growing sage in clay}}, {ANN}, eprint = {{9901001}}, primaryclass = {{hep-th}}",
    ),
    "preprint and publication": (
        f"misc|{TITLE}, {ANN}, eprint = {{2101.00001}}, year = 2021",
        f"inproceedings|{TITLE}, author = {{A. Salt}}, booktitle = {{HERBS}}, year = 2023, pages = {{1--9}}",
    ),
    "volumes in other numerals": (
        f"book|{TITLE}, {ANN}, year = 1961, volume = {{Vol. II}}",
        f"book|{TITLE}, {ANN}, year = 1961, volume = 2",
    ),
    "the same page": (
        f"article|{TITLE}, {ANN}, year = 1996, volume = {{03}}, pages = {{12--20}}",
        f"article|{TITLE}, {ANN}, year = 1996, volume = 3, pages = {{12}}",
    ),
}


def entry(key: str, text: str) -> str:
    kind, _, fields = text.partition("|")
    return f"@{kind}{{{key}, {fields}}}"


def written(folder: Path, pair: tuple[str, str]) -> tuple[str, str]:
    one, other = (entry(key, text) for key, text in zip(("one", "other"), pair, strict=True))
    (folder / "list.bib").write_text(f"{one}\n{other}\n")
    return one, other


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("what", TWINS)
def test_other_works_are_never_taken_for_one(what: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    blocks = written(folder, TWINS[what])
    (folder / "refs.bib").write_text("")
    for key, block in zip(("one", "other"), blocks, strict=True):
        assert main(["bibtex", key, "list.bib"]) == 0
        assert capsys.readouterr().out == f"{block}\n"
        assert main(["add", "--bib", "refs.bib", key, "list.bib"]) == 0
        assert capsys.readouterr().out == f"{key}\n"
    assert len(re.findall("^@", (folder / "refs.bib").read_text(), re.MULTILINE)) == 2
    for options in ([], ["--merged"]):
        assert main(["export", *options, "list.bib"]) == 0
        assert capsys.readouterr().out == "\n\n".join(blocks) + "\n"


@pytest.mark.parametrize("what", ONE_PAPER)
def test_one_paper_is_found_and_still_exported_twice(
    what: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    blocks = written(folder, ONE_PAPER[what])
    (folder / "refs.bib").write_text(f"{blocks[0]}\n")
    assert main(["add", "--bib", "refs.bib", "other", "list.bib"]) == 0
    assert capsys.readouterr().out == "one\n"
    assert main(["export", "list.bib"]) == 0
    assert capsys.readouterr().out == "\n\n".join(blocks) + "\n"
    assert main(["export", "--merged", "list.bib"]) == 0
    assert len(re.findall("^@", capsys.readouterr().out, re.MULTILINE)) == 1
