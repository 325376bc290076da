"""What is kept beside a library is that of the same library, or nothing."""

import pytest
import stub_readers

from paperterm.actions import indexing
from paperterm.library.attachment import load_attachment, save_attachment
from paperterm.library.load import Loader
from paperterm.search import Index
from paperterm.ui.searching import Request, Searcher


@pytest.fixture
def page(tmp_path, monkeypatch):
    stub_readers.install(monkeypatch)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    page = tmp_path / "a.md"
    page.write_text("".join(f"- paper {number} über alles\n" for number in range(20)))
    return page


def load(page):
    return Loader([str(page)]).load()


def test_it_is_found_again_for_the_same_entries_alone(page):
    save_attachment(load(page), "index", [b"one", b"", b"two"])
    read = load_attachment(load(page), "index")
    assert read(0, 6) == b"onetwo"
    assert read(2, 4) == b"et"
    assert load_attachment(load(page), "other") is None
    page.write_text("- paper 0\n")
    assert load_attachment(load(page), "index") is None


def test_a_damaged_one_is_not_found(page):
    save_attachment(load(page), "index", [b"x" * 100])
    (file,) = (page.parent / "cache" / "paperterm").glob("*.index")
    file.write_bytes(file.read_bytes()[:-1] + b"y")
    assert load_attachment(load(page), "index") is None
    file.write_bytes(b"short")
    assert load_attachment(load(page), "index") is None


@pytest.mark.parametrize("native", [True, False])
def test_an_index_that_was_kept_finds_the_same(page, native):
    library = load(page)
    made = Index.build(library, native=native)
    save_attachment(library, "index", made.dump())
    kept = Index.restore(library, load_attachment(library, "index"), native=native)
    for query in ("paper", "uber", "ppr 1", "pper alles", "in:a", "title:7 !3", "year:2020"):
        assert list(kept.search(query).entries) == list(made.search(query).entries)


def test_a_second_start_makes_no_index(page, monkeypatch):
    monkeypatch.setattr(indexing, "LARGE", 1)

    def found():
        library = load(page)
        searcher = Searcher(lambda job: job(), lambda answer: None, lambda: None)
        return list(searcher.answer(Request("paper 7", library, range(20), keep=False)).hits)

    first = found()
    monkeypatch.setattr(Index, "build", None)
    assert found() == first == [7]
