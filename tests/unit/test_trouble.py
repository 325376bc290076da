"""Trouble with the program's own files: worked around, said once, and nothing is replaced without a copy."""

import json
import os
import resource
import signal
import stat
import subprocess

import pytest

from paperterm import trouble
from paperterm.actions import seen
from paperterm.actions.bookmark import Bookmark, BookmarkFile, last_lists, last_path
from paperterm.actions.journal import journal_folder
from paperterm.actions.last import keep_last
from paperterm.actions.memory import remember, remembered
from paperterm.actions.recovery import recover
from paperterm.library.load import load
from paperterm.paths import state_folder
from tests.pty_program import PROGRAM
from tests.tools import unprivileged

LIST = "# L\n\n- [A Title of Words](https://arxiv.org/abs/2001.00001), Ann Author\n"


@pytest.fixture
def heard():
    heard: list[str] = []
    trouble.listen(heard.append)
    return heard


@pytest.fixture
def page(tmp_path):
    page = tmp_path / "list.md"
    page.write_text(LIST)
    return page


def broken(path, data=b"\xff\0 broken"):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def test_what_nobody_hears_waits_and_is_said_once():
    trouble.report("one")
    trouble.report("one")
    heard: list[str] = []
    trouble.listen(heard.append)
    trouble.report("two")
    trouble.listen(None)
    trouble.report("two")
    trouble.report("three")
    assert heard == ["one", "two"]
    trouble.listen(heard.append)
    assert heard == ["one", "two", "three"]


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"\xff\0 broken", "is broken"),
        (b"", "is broken"),
        (b"paperterm seen 1\nodd", "is broken"),
        (b"paperterm seen 2\nunknown", "is of another version of paperterm"),
    ],
)
def test_what_was_seen_is_put_aside_when_it_cannot_be_read(page, heard, data, why):
    path = broken(seen.seen_path(), data)
    seen.look(load([str(page)]), remember=True)
    aside = state_folder() / "aside" / "seen"
    assert heard == [f"{path} {why}: it is kept as {aside}, and begun anew"]
    assert aside.read_bytes() == data
    broken(path, b"again")
    seen.look(load([str(page)]), remember=True)
    assert (aside.read_bytes(), aside.with_name("seen-2").read_bytes()) == (data, b"again")


@pytest.mark.parametrize("data", [b"\xff", b"{", b"[1]", b"[" * 60_000, b'"x"'])
def test_a_place_that_cannot_be_read_is_put_aside(page, heard, data):
    file = BookmarkFile([str(page)])
    file.keep(Bookmark(row=3))
    (path,) = [path for path in file.depends if path.suffix == ".json"]
    broken(path, data)
    assert file.read() == Bookmark()
    assert (path.parent / "aside" / path.name).read_bytes() == data
    assert len(heard) == 1
    file.keep(Bookmark(row=4))
    assert file.read() == Bookmark(row=4)


def test_a_place_of_a_later_version_is_used_and_put_aside(page, heard):
    file = BookmarkFile([str(page)])
    path = broken(file.depends[0], json.dumps({"row": 7, "zoom": 2}).encode())
    assert file.read() == Bookmark(row=7)
    assert json.loads((path.parent / "aside" / path.name).read_bytes())["zoom"] == 2
    assert "another version" in heard[0]


def test_other_small_files_are_put_aside(heard):
    path = broken(state_folder() / "theme")
    assert remembered("theme") == ""
    assert remember("theme", "dark")
    assert remembered("theme") == "dark"
    assert (path.parent / "aside" / "theme").read_bytes() == b"\xff\0 broken"
    broken(last_path())
    assert last_lists() == []
    assert len(heard) == 2


def test_the_journal_of_an_addition_that_cannot_be_read_is_kept(heard):
    place = broken(journal_folder() / "0123.json", b'{"path": ')
    assert recover() == []
    assert (place.parent / "aside" / place.name).read_bytes() == b'{"path": '
    assert "interrupted addition" in heard[0]
    os.utime(place.parent / "aside" / place.name, (0, 0))
    os.utime(place.parent / "aside", (0, 0))
    other = broken(journal_folder() / "ffff.json")
    recover()
    assert sorted(path.name for path in (place.parent / "aside").iterdir()) == [place.name, other.name]


def test_a_folder_that_cannot_be_written_is_said_once(page, heard, open_folder, monkeypatch):
    state = open_folder / "state"
    state.mkdir()
    state.chmod(0o555)
    monkeypatch.setenv("XDG_STATE_HOME", str(state))
    library = load([str(page)])
    with unprivileged():
        seen.look(library, remember=True)
        assert not remember("theme", "dark")
        assert keep_last("text") is None
        BookmarkFile([str(page)]).keep(Bookmark(row=1))
    assert heard == [
        f"nothing is remembered for the next start: {state_folder()} cannot be written (permission denied)"
    ]
    assert stat.S_IMODE(state.stat().st_mode) == 0o555


def test_a_full_disk_is_said_and_leaves_what_was_there(page, heard):
    library = load([str(page)])
    assert remember("theme", "light")
    before, action = resource.getrlimit(resource.RLIMIT_FSIZE), signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, before[1]))
    try:
        assert not remember("theme", "dark")
        seen.look(library, remember=True)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, action)
    assert heard == [f"nothing is remembered for the next start: {state_folder()} cannot be written (file too large)"]
    assert remembered("theme") == "light"
    assert sorted(path.name for path in state_folder().iterdir()) == ["theme"]


def test_a_command_works_and_says_it_on_standard_error(page):
    broken(seen.seen_path())
    run = subprocess.run([PROGRAM, "new", "--seen", str(page)], capture_output=True, text=True, check=False)
    assert run.returncode == 1
    assert run.stderr.count(f"paperterm: {seen.seen_path()} is broken: it is kept as ") == 1
    assert "Traceback" not in run.stderr
