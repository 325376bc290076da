"""What commands give of an entry that needs more than itself: its macros and its parents."""

import pytest

from paperterm.cli import main

LIST = (
    "@String{joh = {Journal of Herbs}}\n@string(pot = {Pot } # {Press})\n"
    "@article{sage, title = {Sage graphs}, author = {Salt, Ann}, journal = joh # { A}, year = 2020}\n"
    "@inproceedings{mint, title = {Mint soup}, author = {Pepper, Ben}, crossref = {herbs}, pages = {7--12}}\n"
    "@proceedings{herbs, title = {Proceedings of Herbs}, booktitle = {Proceedings of Herbs}, year = 2001,"
    " publisher = pot}\n"
    "@misc{10.1016/0196(89)90-2, title = {Odd key}, author = {Doe, Jo}, year = 1989}\n"
    "@misc{\u5f20\u4e092020, title = {Han key}, author = {Doe, Jo}, year = 1990}\n"
    "@misc{cmt, title = {With comments}, % title = {Old},\n  author = {Doe, Jo}, year = 1991}\n"
    "@misc{gone, title = {Gone macro}, author = {Doe, Jo}, howpublished = NOT_93, year = 1992}\n"
)


@pytest.fixture
def bib(tmp_path, monkeypatch):
    """An empty bibliography beside the list ``list.bib``."""
    (tmp_path / "list.bib").write_text(LIST)
    (tmp_path / "r.bib").write_text("")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "r.bib"


def block(key):
    start = LIST.index("{" + key + ",")
    end = LIST.index("\n@", start) if "\n@" in LIST[start:] else len(LIST) - 1
    return LIST[LIST.rindex("@", 0, start) : end]


def test_venues_from_macros_and_parents_are_listed_searched_and_exported(bib, capsys):
    assert main(["list", "list.bib", "--json", "-q", "venue:'herbs year:2001"]) == 0
    assert '"venue": "Proceedings of Herbs"' in capsys.readouterr().out
    assert main(["reference", "sage", "list.bib"]) == 0
    assert capsys.readouterr().out == "Ann Salt. Sage graphs. Journal of Herbs A, 2020.\n"
    assert main(["export", "-f", "ris", "list.bib"]) == 0
    ris = capsys.readouterr().out
    assert "T2  - Journal of Herbs A\n" in ris
    assert "PB  - Pot Press\n" in ris


@pytest.mark.parametrize(
    ("key", "before", "behind"),
    [
        ("sage", "@string{joh = {Journal of Herbs}}", ""),
        ("mint", "@string{pot = {Pot Press}}", "herbs"),
        ("10.1016/0196(89)90-2", "", ""),
        ("\u5f20\u4e092020", "", ""),
        ("cmt", "", ""),
        ("gone", "", ""),
    ],
)
def test_an_entry_leaves_verbatim_with_what_it_needs(bib, capsys, key, before, behind):
    expected = [part for part in (before, block(key), block(behind) if behind else "") if part]
    assert main(["bibtex", key, "list.bib"]) == 0
    assert capsys.readouterr().out == "".join(f"{part}\n" for part in expected)
    assert main(["add", key, "list.bib", "--bib", "r.bib"]) == 0
    assert capsys.readouterr().out == f"{key}\n"
    assert bib.read_text() == "\n".join(f"{part}\n" for part in expected)
    assert main(["pick", "-1", "-q", key, "-f", "bibtex", "list.bib"]) == 0
    assert capsys.readouterr().out == "\n\n".join(expected) + "\n"


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("10.1016/0196(89)90-2", "biber does not take ( ) in a key"),
        ("\u5f20\u4e092020", "its key needs biber, or BibTeX with XeLaTeX or LuaLaTeX"),
        ("cmt", "it has % comments between its fields: biber skips them, BibTeX stops there"),
        ("gone", "the macro NOT_93 is not defined"),
    ],
)
def test_what_not_every_program_takes_leaves_with_a_word(bib, capsys, key, words):
    for argv in (["bibtex", key, "list.bib"], ["add", key, "list.bib", "--bib", "r.bib"]):
        assert main(argv) == 0
        assert f"{key}: {words}" in capsys.readouterr().err


def test_an_export_holds_each_entry_once_with_parents_behind_their_children(bib, capsys):
    assert main(["export", "list.bib", "-o", "all.bib"]) == 0
    text = (bib.parent / "all.bib").read_text()
    assert text.count("{herbs,") == 1
    assert text.index("{mint,") < text.index("{herbs,")
    assert main(["list", "all.bib", "-q", "venue:'herbs"]) == 0
    capsys.readouterr()
    assert main(["export", "all.bib", "-o", "again.bib"]) == 0
    assert (bib.parent / "again.bib").read_text() == text


def test_the_key_of_an_entry_that_is_only_a_parent_selects_it(tmp_path, capsys):
    parent = "@proceedings{herbs, booktitle = {Herbs}, year = 2001, publisher = pot}"
    path = tmp_path / "list.bib"
    child = "@inproceedings{mint, title = {Mint}, crossref = {herbs}}"
    path.write_text(f"@string{{pot = {{Pot}}}}\n{child}\n{parent}\n")
    assert main(["bibtex", "herbs", str(path)]) == 0
    assert capsys.readouterr().out == f"@string{{pot = {{Pot}}}}\n{parent}\n"


def test_cite_check_calls_no_parent_of_a_cited_entry_uncited(bib, capsys):
    (bib.parent / "paper.tex").write_text("\\cite{mint}\n\\bibliography{list}\n")
    assert main(["cite-check", "paper.tex", "list.bib"]) == 0
    assert "herbs" not in capsys.readouterr().out
