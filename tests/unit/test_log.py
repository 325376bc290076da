"""The log: what happened, in lines for people and for grep, without what only concerns the user."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from paperterm import log
from paperterm.cli import main
from paperterm.errors import UsageError

PROGRAM = str(Path(sys.executable).with_name("paperterm"))
PRIVATE = "My Secret Plan \x1b]0;EVIL\x07"


@pytest.fixture(autouse=True)
def _no_log_stays_open():
    yield
    log.close_log()


@pytest.fixture
def lists(tmp_path):
    folder = tmp_path / "secret-folder"
    folder.mkdir()
    (folder / "plan.md").write_text(f"# {PRIVATE}\n\n- [{PRIVATE} of Words](https://a.b/1), Ann Salt. ICML 2020\n")
    (folder / "bad.md").write_bytes(b"\x7fELF\0\0\0\x01\xff")
    return folder


def logged(tmp_path, *arguments):
    path = tmp_path / "log.txt"
    main([*arguments, "--log", str(path)])
    log.close_log()
    return path.read_text()


def test_a_run_is_told_without_text_of_the_users(lists, tmp_path, capsys):
    text = logged(tmp_path, "list", str(lists), "-q", "secret")
    assert "secret" not in text.lower()
    assert "EVIL" not in text
    assert sorted(line.split()[2] for line in text.splitlines()) == [
        "end",
        "library",
        "problem",
        "read",
        "read",
        "start",
    ]
    assert "entries=1" in text
    assert "ms=" in text


def test_a_second_run_tells_that_the_cache_was_used(lists, tmp_path, capsys):
    logged(tmp_path, "list", str(lists))
    text = logged(tmp_path, "list", str(lists)).partition(" end ")[2]
    assert " cache " in text
    assert "unchanged=2" in text
    assert " read " not in text


def test_names_and_messages_stand_there_only_where_they_are_wanted(lists, tmp_path, capsys):
    text = logged(tmp_path, "list", str(lists), "--log-content")
    assert "bad.md" in text
    assert "is a binary file" in text


def test_no_byte_of_the_log_acts_on_a_terminal(tmp_path):
    log.open_log(str(tmp_path / "log.txt"), with_content=True)
    log.note("problem", message=log.said(PRIVATE + "\x9b31m\u202e\n"), file=log.named("a\x1b[2J\udcff.md"))
    data = (tmp_path / "log.txt").read_bytes()
    assert data.endswith(b"\n")
    assert data[:-1].decode("ascii").isprintable()


def test_the_log_is_the_users_alone_and_is_added_to(tmp_path):
    path = tmp_path / "log.txt"
    for _ in range(2):
        log.open_log(str(path))
        log.note("start")
        log.close_log()
    assert len(path.read_text().splitlines()) == 2
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_log_that_cannot_be_written_is_refused_in_words(tmp_path, capsys):
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path / "missing" / "log", tmp_path, tmp_path / "pipe", "/dev/null"):
        with pytest.raises(UsageError, match="cannot be written"):
            log.open_log(str(path))
    assert main(["list", "--log", str(tmp_path)]) == 2
    assert "cannot be written" in capsys.readouterr().err


def test_a_full_disk_ends_the_log_and_nothing_else(tmp_path, monkeypatch):
    log.open_log(str(tmp_path / "log.txt"))

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(log.os, "write", full)
    log.note("action", id="a")
    assert not log.is_logging()


def test_without_a_log_nothing_is_written(lists, tmp_path, capsys):
    main(["list", str(lists)])
    assert not log.is_logging()


def test_a_log_of_the_settings_that_cannot_be_written_is_said_and_does_not_stop(lists, tmp_path):
    config = tmp_path / "config.toml"
    config.write_text(f'log = "{tmp_path}/missing/log"\n')
    run = subprocess.run(
        [PROGRAM, "list", str(lists), "--config", str(config)], capture_output=True, text=True, check=False
    )
    assert run.returncode == 0
    assert "cannot be written" in run.stderr
