"""Which lists a command reads where none is given."""

import io

import pytest

from paperterm.actions.bookmark import keep_last_lists
from paperterm.cli import main

COMMANDS = ["list", "bibtex kettle", "cite kettle", "reference kettle", "export", "open --print kettle", "check"]


class Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.fixture
def kettles(tmp_path, monkeypatch):
    """A list that was opened last."""
    path = tmp_path / "kettles.md"
    path.write_text("# Kettles\n\n- [A Kettle](https://arxiv.org/abs/2401.00001), Ann Doe, 2024\n")
    keep_last_lists([str(path)])
    monkeypatch.chdir(tmp_path)
    return path


@pytest.fixture
def at_terminal(monkeypatch):
    monkeypatch.setattr("sys.stdin", Terminal())


@pytest.mark.parametrize("command", COMMANDS)
def test_a_person_gets_the_lists_that_were_opened_last_and_is_told_so(command, kettles, at_terminal, capsys):
    assert main(command.split()) == 0
    assert f"paperterm: reading the lists opened last: {kettles}\n" in capsys.readouterr().err


@pytest.mark.parametrize("command", COMMANDS)
def test_a_script_gets_them_only_on_request(command, kettles, capsys):
    assert main(command.split()) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "no list is given" in captured.err
    assert main([*command.split(), "--last"]) == 0
    assert "opened last" not in capsys.readouterr().err


def test_the_path_comes_before_the_libraries_and_these_before_what_was_opened_last(
    kettles, at_terminal, tmp_path, capsys, monkeypatch
):
    config = tmp_path / "config.toml"
    config.write_text('[libraries]\npots = "pots.bib"\n')
    monkeypatch.setenv("PAPERTERM_CONFIG", str(config))
    (tmp_path / "pots.bib").write_text("@misc{pot, title={A Pot}}")
    (tmp_path / "pans.bib").write_text("@misc{pan, title={A Pan}}")
    for words, title in (([], "A Pot"), (["pans.bib"], "A Pan"), (["--last"], "A Kettle"), (["-l", "pots"], "A Pot")):
        assert main(["list", *words]) == 0
        assert capsys.readouterr().out.split("\t")[1] == title


def test_lists_that_are_named_in_several_ways_are_read_together(kettles, tmp_path, capsys):
    (tmp_path / "pans.bib").write_text("@misc{pan, title={A Pan}}")
    assert main(["list", "pans.bib", "--last", "--sample"]) == 0
    out = capsys.readouterr().out
    for title in ("\tA Pan\t", "\tA Kettle\t", "LoRA: Low-Rank Adaptation"):
        assert title in out


def test_the_shell_completes_the_keys_of_the_lists_that_were_opened_last(tmp_path, capsys):
    (tmp_path / "pans.bib").write_text("@misc{pan2020, title={A Pan}}")
    assert main(["completion", "keys"]) == 1
    keep_last_lists([str(tmp_path / "pans.bib")])
    assert main(["completion", "keys"]) == 0
    assert capsys.readouterr() == ("pan2020\n", "")


def test_lists_that_are_gone_are_none(kettles, at_terminal, capsys):
    kettles.unlink()
    assert main(["list"]) == 2
    assert "no list is given" in capsys.readouterr().err
    assert main(["list", "--last"]) == 2
    assert "--last: no lists were opened before" in capsys.readouterr().err


def test_a_manuscript_is_compared_with_its_bib_also_without_lists(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "paper.tex").write_text("\\cite{pan,pot}\\bibliography{refs}")
    (tmp_path / "refs.bib").write_text("@misc{pan, title={A Pan}}")
    assert main(["cite-check", "paper.tex"]) == 1
    assert capsys.readouterr().out == "missing\tpot\tpaper.tex:1\tnot in the lists\n"


def test_the_doctor_says_that_there_are_none(capsys):
    main(["doctor", "--no-copy"])
    assert "none is given, and none was opened before" in capsys.readouterr().out
