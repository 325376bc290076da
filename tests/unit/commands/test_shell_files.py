"""The manual page and the completions: made from the program, sound, and with the names that a person has."""

import re
import shutil
import subprocess
from importlib.metadata import version

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docs.shells.files import FOLDER
from paperterm.cli import main
from paperterm.commands.man import PAGE, roff
from paperterm.config.settings import ROWS
from paperterm.parsers import COMMANDS
from paperterm.ui.keys import ACTIONS
from tests.tools import need


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_shell_reads_its_completions(shell, capsys):
    need(shell)
    assert main(["completion", shell]) == 0
    script = capsys.readouterr().out
    run = subprocess.run([shell, "-n"], input=script, capture_output=True, text=True, check=False)
    assert (run.returncode, run.stderr) == (0, "")
    assert all(re.search(rf"\b{re.escape(command)}\b", script) for command in COMMANDS)


def test_names_of_a_list_that_a_shell_could_take_for_more_than_a_word_are_not_offered(tmp_path, monkeypatch, capsys):
    keys = ("plain:2017", "DBLP:conf/nips/X17", "$(touch${IFS}gone)", "a;b", "x'y", "`id`", "Müller2020")
    path = tmp_path / "list.bib"
    path.write_text("\n".join(f"@book{{{key}, title={{Title Number {n}}}}}" for n, key in enumerate(keys)))
    settings = tmp_path / "config.toml"
    settings.write_text(f'[libraries]\nmine = "{path}"\n"two words" = "{path}"\n')
    assert main(["completion", "keys", "--config", str(settings)]) == 0
    assert capsys.readouterr().out.splitlines() == ["DBLP:conf/nips/X17", "Müller2020", "plain:2017"]
    assert main(["completion", "libraries", "--config", str(settings)]) == 0
    assert capsys.readouterr().out.splitlines() == ["mine"]


def shown(page: str) -> str:
    """The page as a manual reader shows it, without line breaks."""
    command = ["groff", "-man", "-ww", "-Tutf8", "-P-cbou", "-rLL=500n"]
    run = subprocess.run(command, input=page, capture_output=True, text=True, check=True)
    assert run.stderr == ""
    return run.stdout


def test_the_manual_page_shows_every_command_action_and_setting():
    need("groff")
    page = shown((FOLDER / PAGE).read_text(encoding="utf-8"))
    assert f"paperterm {version('paperterm')}" in page
    for command in COMMANDS:
        assert f"paperterm {command}" in page
    for sentence in (action.sentence for action in ACTIONS):
        assert sentence in page
    for row in ROWS.values():
        assert row.key in page
        assert row.variable in page


@given(st.text())
def test_text_is_shown_by_roff_as_it_is(text):
    source = roff(text)
    assert source.isascii()
    assert "\n" not in source
    assert not source.startswith((".", "'"))


def test_roff_shows_what_it_would_take_for_its_own():
    need("groff")
    text = r".TH \fB'quote' -- ^ ~ ` \" end"
    assert text in shown(f".TH X 1\n.SH NAME\n{roff(text)}\n")


def test_the_manual_follows_the_keys_of_the_settings(tmp_path, capsys):
    settings = tmp_path / "config.toml"
    settings.write_text('[keys]\n"entry.copy-bibtex" = "f9"\n"view.sort" = []\n')
    assert main(["man", "--config", str(settings)]) == 0
    page = capsys.readouterr().out
    assert "\\fBf9\\fR\nCopy the BibTeX as the list has it." in page
    assert "\\(lqsort\\(rq in the palette\nSort by the next column" in page


def test_at_a_terminal_the_manual_is_shown_by_man(tmp_path, capsys, monkeypatch):
    reader = tmp_path / "man"
    reader.write_text('#!/bin/sh\ncp "$1" "$(dirname "$0")/shown"\n')
    reader.chmod(0o755)
    monkeypatch.setattr(shutil, "which", lambda name: str(reader))
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    assert main(["man"]) == 0
    assert capsys.readouterr().out == ""
    assert (tmp_path / "shown").read_text() == (FOLDER / PAGE).read_text()
