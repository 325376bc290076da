"""Interrupted additions to a ``.bib``: what each command does with them."""

import errno
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from paperterm.actions.journal import Journal, journal_folder
from paperterm.actions.lockedfile import locked
from paperterm.actions.recovery import interrupted_additions, recover
from paperterm.cli import main

BEFORE = b"% mine\n@misc{mine, title = {Mine}}\n"
PAYLOAD = b"\n@misc{torn, title = {Torn Sails}, author = {Doe, Ann}}\n"
MESSAGE = "ends in an interrupted addition"


@pytest.fixture
def bib(tmp_path, monkeypatch):
    """A bibliography whose last addition was interrupted."""
    monkeypatch.chdir(tmp_path)
    return tear(tmp_path / "refs.bib", 20)


def tear(path: Path, cut: int) -> Path:
    path.write_bytes(BEFORE + PAYLOAD[:cut])
    Journal(path, len(BEFORE), PAYLOAD).write()
    return path


def no_space(_descriptor: int, _data: bytes) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


@given(cut=st.integers(0, len(PAYLOAD)))
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_torn_addition_is_completed_and_can_be_undone(cut, tmp_path, capsys):
    path = tear(tmp_path / "refs.bib", cut)
    is_torn = 0 < cut < len(PAYLOAD)
    assert [MESSAGE in message for message in interrupted_additions()] == [True] * is_torn
    assert path.read_bytes() == BEFORE + PAYLOAD[:cut]
    assert len(recover()) == is_torn
    assert path.read_bytes() == BEFORE + PAYLOAD * is_torn + PAYLOAD[:cut] * (not is_torn)
    assert interrupted_additions() == []
    assert list(journal_folder().iterdir()) == []
    if is_torn:
        assert main(["undo"]) == 0
        assert path.read_bytes() == BEFORE


@pytest.mark.parametrize(
    "command", ["list --sample", "cite lora --sample", "bibtex lora --sample", "config", "problems"]
)
def test_other_commands_report_it_and_leave_it(command, bib, capsys):
    torn = bib.read_bytes()
    main(command.split())
    assert f"paperterm: {bib} {MESSAGE}" in capsys.readouterr().err
    assert bib.read_bytes() == torn
    assert len(list(journal_folder().iterdir())) == 1


def test_undo_removes_it(bib, capsys):
    assert main(["undo"]) == 0
    assert bib.read_bytes() == BEFORE
    assert "took torn out of refs.bib" in capsys.readouterr().err


def test_add_completes_it_before_anything_else(bib, tmp_path, capsys):
    (tmp_path / "list.bib").write_text("@misc{next, title = {The Next One}}")
    assert main(["add", "'xylophone", "list.bib"]) == 1
    assert bib.read_bytes() == BEFORE + PAYLOAD
    assert "completed an interrupted addition to refs.bib" in capsys.readouterr().err
    tear(bib, 20)
    assert main(["add", "next", "list.bib", "--bib", "refs.bib"]) == 0
    assert bib.read_bytes().startswith(BEFORE + PAYLOAD)
    assert b"@misc{next," in bib.read_bytes()


def test_where_there_is_no_space_it_is_removed(bib, monkeypatch, capsys):
    monkeypatch.setattr("paperterm.actions.journal.write_all", no_space)
    assert [outcome.message for outcome in recover()] == ["removed an interrupted addition to refs.bib"]
    assert bib.read_bytes() == BEFORE
    assert list(journal_folder().iterdir()) == []


def test_undo_of_one_that_is_removed_undoes_no_other(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "list.bib").write_text("@misc{first, title = {The First One}}")
    path = tmp_path / "refs.bib"
    assert main(["add", "first", "list.bib", "--bib", "refs.bib", "--create"]) == 0
    whole = path.read_bytes()
    Journal(path, len(whole), PAYLOAD).write()
    path.write_bytes(whole + PAYLOAD[:9])
    monkeypatch.setattr("paperterm.actions.journal.write_all", no_space)
    assert main(["undo"]) == 0
    assert path.read_bytes() == whole


def test_an_addition_that_is_under_way_is_not_reported(bib):
    with locked(bib):
        assert interrupted_additions() == []
    assert len(interrupted_additions()) == 1


@pytest.mark.parametrize("tail", [PAYLOAD[:20] + b"% more", b"@misc{other}", PAYLOAD + b"% more"])
def test_what_somebody_has_written_since_is_left_alone(bib, tail):
    bib.write_bytes(BEFORE + tail)
    assert interrupted_additions() == []
    assert recover() == []
    assert bib.read_bytes() == BEFORE + tail
