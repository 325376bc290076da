"""Indexes of large libraries are made in a process of their own."""

from dataclasses import fields

import pytest

from paperterm.actions import indexing
from paperterm.actions.indexing import Indexer
from paperterm.library import process
from paperterm.library.load import load
from paperterm.library.papers.merged import merged
from paperterm.search import Index, Stopped

LIST = "# Papers\n\n## One\n\n" + "".join(
    f"- [A Paper on the Number {number} of Things](https://arxiv.org/abs/2001.{number % 7:05}), Ann Author\n"
    for number in range(20)
)


@pytest.fixture
def library(tmp_path, monkeypatch):
    monkeypatch.setattr(indexing, "LARGE", 1)
    (tmp_path / "a.md").write_text(LIST, "utf-8")
    (tmp_path / "b.md").write_text(LIST.replace("One", "Zwei Größen"), "utf-8")
    return load([str(tmp_path)])


def columns(index):
    values = {field.name: getattr(index.columns, field.name) for field in fields(index.columns)}
    return {name: getattr(value, "text", value) for name, value in values.items()}


@pytest.mark.parametrize("unite", [lambda library: library, merged])
def test_it_is_the_one_that_would_be_made_here(library, unite, monkeypatch):
    library = unite(library)
    wanted = columns(Index.build(library))
    monkeypatch.setattr(Index, "build", None)
    assert columns(Indexer().index_of(library)) == wanted


def test_it_is_made_here_where_no_process_can_do_it(library, monkeypatch):
    monkeypatch.setattr(process, "_BOOT", "import nothing_of_this_name")
    assert columns(Indexer().index_of(library)) == columns(Index.build(library))


def test_nothing_is_made_any_more_when_the_program_is_left(library):
    indexer = Indexer()
    indexer.close()
    with pytest.raises(Stopped):
        indexer.index_of(library)
