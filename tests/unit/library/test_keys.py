"""Which entry a citation key selects."""

from pathlib import Path

import pytest

from paperterm.cite.generate import bibtex_of, citation_of
from paperterm.cite.template import fill
from paperterm.library.keys import entry_with_key
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
    entry = entry_with_key(merged(library) if merge else library, key)
    assert entry is not None
    assert citation_of(entry).key == bibtex_of(entry).key == fill("{key}", [entry]) == key
    assert bibtex_of(entry).text in BIB


def test_a_generated_key_selects_the_entry_that_it_is_generated_for(library: Library) -> None:
    entry = entry_with_key(library, "salt2020growing")
    assert entry is not None
    assert (entry.file, citation_of(entry).key) == ("b.md", "salt2020growing")


@pytest.mark.parametrize("key", ["", "sage", "SAGE-CONF", "sage-conf ", "growing sage"])
def test_what_is_no_key_selects_nothing(library: Library, key: str) -> None:
    assert entry_with_key(library, key) is None
