"""No byte of a list acts on the terminal: on hostile lists the program sends only the interface's own sequences."""

import subprocess

import pytest

from tests.hostile import monkey
from tests.hostile.strings import HOSTILE, naughty_list, write_lists
from tests.hostile.terminal import foreign_sequences
from tests.pty_program import PROGRAM, Session

KEYS_OF_SCREENS = ("?", "\x1b", "!", "\x1b", "O", "\x1b", ":", "\x1b")


@pytest.fixture
def lists(tmp_path):
    write_lists(tmp_path)
    return tmp_path


def test_the_interface_sends_only_its_own_sequences(lists, _own_home):
    session = Session(str(lists), home=_own_home)
    session.wait_for(b"Sections")
    session.read(1)
    for keys in ("j" * 12, "\t", "jjjjl", "j" * 8, "\t", "jjjjj", "ii", "2G", *KEYS_OF_SCREENS):
        session.keys(keys)
        session.read(2 if keys == "!" else 0.4)  # the lists are checked first
    for query in ("wr", "c1", "[bold", "[/", "\u202e", "深度"):
        session.keys("/")
        session.read(0.2)
        session.keys(query)
        session.read()
        session.keys("\x1b\x1b")
        session.read()
    for keys in ("\x1b", "\x1b", "q"):  # whatever opened late is closed first
        session.keys(keys)
        session.read()
    assert session.exit_code() == 0
    assert list(foreign_sequences(session.sent)) == []


def test_naughty_strings_send_only_its_own_sequences(tmp_path, _own_home):
    path = tmp_path / "naughty.md"
    path.write_bytes(naughty_list().encode("utf-8", "surrogatepass"))
    session = Session(str(path), home=_own_home, height=60)
    session.wait_for(b"ICML")
    session.read(1)
    for _ in range(10):
        session.keys("\x1b[6~")
        session.read()
        session.keys("jij")
        session.read()
    session.keys("!")
    session.read(2)
    session.keys("\x1b")
    session.read()
    session.keys("q")
    assert session.exit_code() == 0
    assert len(session.sent) > 50_000
    assert list(foreign_sequences(session.sent)) == []


@pytest.mark.parametrize("command", [["list"], ["list", "--json"], ["problems"], ["list", "-q", "[/b] \x1b[31m"]])
def test_the_commands_send_only_text(command, lists):
    run = subprocess.run([PROGRAM, *command, str(lists)], capture_output=True, check=False, timeout=60)
    assert run.returncode in (0, 1)
    text = (run.stdout + run.stderr).decode()
    assert all(c.isprintable() or c in "\n\t " or c == "\u3000" for c in text)
    assert b"Traceback" not in run.stderr


def test_the_harness_sees_what_it_looks_for():
    assert len(list(foreign_sequences("\n".join(HOSTILE.values()).encode("utf-8", "surrogatepass")))) > 20


def test_every_hostile_title_is_an_entry(lists):
    run = subprocess.run([PROGRAM, "list", "--json", str(lists / "headings.md")], capture_output=True, check=True)
    assert len(run.stdout.splitlines()) == len(HOSTILE) - 1  # a title of nothing visible is no title


@pytest.mark.parametrize("seed", range(3))
def test_keys_without_a_plan_neither_end_the_program_nor_send_anything_else(tmp_path, _own_home, monkeypatch, seed):
    monkeypatch.chdir(tmp_path)
    monkey.prepare(tmp_path)
    played = monkey.play(tmp_path, _own_home, seed, 150)
    assert monkey.is_well(played), played
    assert (tmp_path / "refs.bib").read_text().startswith(monkey.BIB)
