"""Which entry a citation key selects."""

from pathlib import Path

import pytest

from paperterm.cite.generate import bibtex_of, citation_of
from paperterm.cite.template import fill
from paperterm.library.keys import entries_with_key
from paperterm.library.load import load
from paperterm.library.papers.merged import merged
from paperterm.model import Library

BIB = """
@inproceedings{sage-conf, title = {Growing sage in pots of clay}, author = {Salt, Ann}, booktitle = {H}, year = 1996}
@article{sage-jour, title = {Growing sage in pots of clay}, author = {Salt, Ann}, journal = {Clay}, year = 1997}
@misc{Sage-Jour, title = {Watering mint}}
"""
LIST = """# Herbs

- Ann Salt. [Growing sage in pots of clay](https://herbs.example/sage/paper.pdf). 2020.
"""


@pytest.fixture
def library(tmp_path: Path) -> Library:
    (tmp_path / "a.bib").write_text(BIB)
    (tmp_path / "b.md").write_text(LIST)
    return load([str(tmp_path)])


@pytest.mark.parametrize("key", ["sage-conf", "sage-jour", "Sage-Jour"])
@pytest.mark.parametrize("merge", [False, True], ids=["places", "merged"])
def test_an_exact_key_selects_the_entry_with_that_key(library: Library, key: str, merge: bool) -> None:
    [entry] = entries_with_key(merged(library) if merge else library, key)
    assert citation_of(entry).key == bibtex_of(entry).key == fill("{key}", [entry]) == key
    assert bibtex_of(entry).text in BIB


def test_a_generated_key_selects_the_entry_that_it_is_generated_for(library: Library) -> None:
    [entry] = entries_with_key(library, "salt2020growing")
    assert (entry.file, citation_of(entry).key) == ("b.md", "salt2020growing")


@pytest.mark.parametrize("key", ["", "sage", "SAGE-CONF", "sage-conf ", "growing sage"])
def test_what_is_no_key_selects_nothing(library: Library, key: str) -> None:
    assert list(entries_with_key(library, key)) == []


@pytest.mark.parametrize("merge", [False, True], ids=["places", "merged"])
def test_the_key_of_a_note_selects_it_though_another_list_has_its_citation(tmp_path: Path, merge: bool) -> None:
    (tmp_path / "a.bib").write_text(
        "@misc{listed, title = {Growing sage in pots of clay}, author = {Salt, Ann}, doi = {10.9999/sage}}"
    )
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "note.md").write_text(
        "---\ntitle: Growing sage in pots of clay\nauthors: [Ann Salt]\n"
        "citekey: stated\ndoi: 10.9999/sage\n---\n\nA note.\n"
    )
    found = load([str(tmp_path)])
    library = merged(found) if merge else found
    assert len(library.entries) == 2
    for key in ("listed", "stated"):
        [entry] = entries_with_key(library, key)
        assert citation_of(entry).key == bibtex_of(entry).key == key


def test_a_generated_key_without_a_year_is_a_word_to_search_for(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# Herbs\n\n- [Sage](https://herbs.example/sage/paper.pdf)\n")
    assert list(entries_with_key(load([str(tmp_path)]), "sage")) == []


@pytest.mark.parametrize("merge", [False, True], ids=["places", "merged"])
def test_a_key_of_several_papers_selects_them_all_in_order(tmp_path: Path, merge: bool) -> None:
    (tmp_path / "a.bib").write_text("@misc{herb, title = {Growing sage in pots of clay}, author = {Salt, Ann}}")
    (tmp_path / "b.bib").write_text("@misc{herb, title = {Watering mint by moonlight}, author = {Poe, Cy}}")
    found = load([str(tmp_path)])
    titles = [entry.title for entry in entries_with_key(merged(found) if merge else found, "herb")]
    assert titles == ["Growing sage in pots of clay", "Watering mint by moonlight"]
