"""The folder of a list brings no code, no settings and no programs, also where the program is started inside of it."""

import os
import stat
import subprocess

import pytest

from tests.pty_program import PROGRAM, Session
from tests.tools import need

MODULES = ("nt", "paperterm", "textual", "sitecustomize", "usercustomize", "json", "tomllib", "readline", "conftest")
GIT_SETTINGS = ("core.fsmonitor", "core.pager", "core.sshCommand", "core.hooksPath", "diff.external", "filter.x.smudge")
COMMANDS = (["list"], ["problems"], ["check"], ["new", "--since", "2020-01-01"], ["config", "--show"], ["doctor"])


@pytest.fixture
def trap(tmp_path):
    """A clone in which whatever is run, imported or taken for settings leaves a mark outside."""
    need("git")
    folder, mark = tmp_path / "list", tmp_path / "mark"
    folder.mkdir()
    (folder / "README.md").write_text("# L\n\n- [A Title of Words](https://arxiv.org/abs/2001.00001), Ann Author\n")

    def git(*arguments):
        identity = ("-c", "user.name=a", "-c", "user.email=a@b")
        subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True)

    git("init")
    git("add", ".")
    git("commit", "-m", "x")
    program = folder / "evil.sh"
    program.write_text(f"#!/bin/sh\necho run >> {mark}\n")
    program.chmod(0o755)
    for name in GIT_SETTINGS:
        git("config", name, str(folder if name == "core.hooksPath" else program))
    (folder / ".gitattributes").write_text("* filter=x diff=x\n")
    for name in MODULES:
        (folder / f"{name}.py").write_text(f"open({str(mark)!r}, 'a').write({name!r})\n")
    for name in (".paperterm.toml", "config.toml", "paperterm.toml"):
        (folder / name).write_text(f'opener = "{program}"\nlog = "{mark}"\n[commands]\nz = "{program}"\n')
    return folder, mark


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_a_command_runs_and_reads_nothing_of_the_folder(trap, command):
    folder, mark = trap
    done = subprocess.run(
        [PROGRAM, *command, *([] if command[0] in ("config", "doctor") else ["."])],
        cwd=folder,
        check=False,
        capture_output=True,
    )
    assert done.returncode in (0, 1)
    assert b"Traceback" not in done.stderr
    assert not mark.exists()


@pytest.mark.parametrize(
    "command", [["explain", "README.md:3"], ["apart", "README.md:3", "README.md:3"]], ids=lambda command: command[0]
)
def test_the_folder_of_a_list_that_is_named_by_a_line_sets_nothing(trap, command):
    folder, mark = trap
    done = subprocess.run([PROGRAM, *command], cwd=folder, check=False, capture_output=True)
    assert b"lists set nothing" in done.stderr
    assert b"opener" not in done.stderr
    assert not mark.exists()


def test_the_folder_of_the_list_that_was_open_last_sets_nothing(trap, _own_home, monkeypatch):
    folder, _ = trap
    monkeypatch.chdir(folder)
    session = Session(".", home=_own_home)
    session.wait_for(b"Title of Words")
    session.keys("q")
    assert session.exit_code() == 0
    done = subprocess.run([PROGRAM, "config", "--show"], check=False, capture_output=True)
    assert b"lists set nothing" in done.stderr
    assert b"opener" not in done.stderr


def test_the_interface_runs_and_reads_nothing_of_the_folder(trap, _own_home, monkeypatch):
    folder, mark = trap
    monkeypatch.chdir(folder)
    session = Session(".", home=_own_home)
    session.wait_for(b"Title of Words")
    session.read(1)
    session.keys("q")
    assert session.exit_code() == 0
    assert not mark.exists()


def test_the_trap_works(trap):
    folder, mark = trap
    assert stat.S_IMODE((folder / "evil.sh").stat().st_mode) == 0o755
    subprocess.run(["git", "status"], cwd=folder, check=False, capture_output=True, env={**os.environ, "HOME": "/"})
    assert mark.exists()
