"""Whatever is wrong with the cache costs only the cache."""

import os
import stat

import pytest
import stub_readers

from paperterm import trouble
from paperterm.cli import main
from paperterm.library import cache as cache_module
from paperterm.library import depends
from paperterm.library import fingerprint as fingerprint_module
from paperterm.library.cache import cache_path, load_cache
from paperterm.library.load import Loader

TITLES = [f"paper {number}" for number in range(20)]


@pytest.fixture
def page(tmp_path, monkeypatch):
    stub_readers.install(monkeypatch)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    page = tmp_path / "a.md"
    page.write_text("".join(f"- {title}\n" for title in TITLES))
    return page


def load(page):
    heard = []
    trouble.listen(heard.append)
    titles = [entry.title for entry in Loader([str(page)]).load().entries]
    return titles, "".join(heard)


def is_kept(page):
    return load_cache(str(page)) is not None


def test_what_was_read_is_kept_for_its_user_alone(page):
    assert load(page) == (TITLES, "")
    file = cache_path(str(page))
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    assert os.listdir(file.parent) == [file.name]


@pytest.mark.parametrize("seed", range(0, 100, 7))
def test_a_damaged_cache_is_not_believed(page, seed):
    load(page)
    file = cache_path(str(page))
    data = bytearray(file.read_bytes())
    data[len(data) * seed // 100] ^= 0x55
    file.write_bytes(data)
    titles, heard = load(page)
    assert titles == TITLES
    assert heard == f"{file} was broken: it is kept as {file.name}.broken, and the lists are read again"
    assert (file.parent / f"{file.name}.broken").read_bytes() == data
    assert load(page) == (TITLES, "")


@pytest.mark.parametrize("part", [0, 1, 15, 50, 99])
def test_a_truncated_cache_is_not_believed(page, part):
    load(page)
    file = cache_path(str(page))
    data = file.read_bytes()
    file.write_bytes(data[: len(data) * part // 100])
    assert not is_kept(page)
    assert load(page)[0] == TITLES
    assert is_kept(page)


def test_a_cache_cut_short_under_a_running_program_shows_that_it_is_damaged(page, monkeypatch):
    monkeypatch.setattr(depends, "_FINE", 0)
    load(page)
    load(page)
    library = Loader([str(page)]).load()
    os.truncate(cache_path(str(page)), 100)
    assert "damaged" in library.entries[3].title
    assert len(list(library.entries)) == len(TITLES)


def test_a_cache_replaced_under_a_running_program_changes_nothing(page):
    load(page)
    library = Loader([str(page)]).load()
    page.write_text("- other\n")
    assert load(page) == (["other"], "")
    assert [entry.title for entry in library.entries] == TITLES


def test_the_cache_of_another_program_is_not_used(page, monkeypatch):
    load(page)
    monkeypatch.setattr(cache_module, "fingerprint", lambda: "another")
    assert not is_kept(page)
    assert load(page) == (TITLES, "")


def test_a_changed_reader_is_another_program(tmp_path, monkeypatch):
    def mark():
        fingerprint_module.fingerprint.cache_clear()
        return fingerprint_module.fingerprint()

    package = tmp_path / "paperterm"
    for room in ("bibtex", "cite", "library", "model", "readers", "search"):
        (package / room).mkdir(parents=True)
    for file in (package / "text.py", package / "readers" / "tables.py"):
        file.write_text("x = 1\n")
    monkeypatch.setattr(fingerprint_module, "__file__", str(package / "library" / "fingerprint.py"))
    before = mark()
    assert mark() == before
    (package / "readers" / "tables.py").write_text("x = 22\n")
    after = mark()
    fingerprint_module.fingerprint.cache_clear()
    assert before != after


def test_a_folder_that_cannot_be_written_is_told_in_words(page):
    folder = cache_path(str(page)).parent
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.write_text("a file where the folder should be")
    titles, notice = load(page)
    assert titles == TITLES
    assert notice.startswith("what was read cannot be kept for the next start: ")


def test_a_full_disk_leaves_what_was_there(page, monkeypatch):
    load(page)
    before = cache_path(str(page)).read_bytes()
    page.write_text("- other\n")

    def full(*_arguments):
        yield before[:10]
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(cache_module, "_pieces", full)
    assert load(page) == (["other"], "what was read cannot be kept for the next start: no space left on device")
    assert cache_path(str(page)).read_bytes() == before
    assert len(os.listdir(cache_path(str(page)).parent)) == 1


def test_more_than_enough_is_not_kept(page, tmp_path, monkeypatch):
    monkeypatch.setattr(cache_module, "MAX_BYTES", 3000)
    others = [tmp_path / f"{number}.md" for number in range(4)]
    for age, other in enumerate(others):
        other.write_text("- paper\n" * 15)
        load(other)
        os.utime(cache_path(str(other)), (age, age))
    load(page)
    assert is_kept(page)
    assert not is_kept(others[0])
    assert sum(file.size for file in cache_module.cache_files()) <= 3000


def test_the_command_shows_and_clears_the_cache(page, capsys):
    assert main(["cache"]) == 1
    load(page)
    assert main(["cache"]) == 0
    assert "1 file, 0.0 MB" in capsys.readouterr().out
    assert main(["cache", "--clear"]) == 0
    assert "0 files" in capsys.readouterr().out
    assert not is_kept(page)
