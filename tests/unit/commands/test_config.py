"""``paperterm config``, ``--config``, and how settings reach the commands."""

import pytest

from paperterm.cli import main

LIST = "# Kettles\n\n- [Boiling Without Haste](https://example.org/a.pdf), Ann Doe, 2024\n"


@pytest.fixture
def config(tmp_path, monkeypatch):
    file = tmp_path / "config" / "paperterm" / "config.toml"
    file.parent.mkdir(parents=True)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.chdir(tmp_path)
    return file


def test_the_commented_defaults_are_printed(config, capsys):
    assert main(["config"]) == 0
    out = capsys.readouterr().out
    assert '# sort = "list"\n' in out
    assert '# "entry.copy-bibtex" = ["b", "y b"]  # Copy the BibTeX' in out


def test_the_path_is_printed(config, capsys):
    assert main(["config", "--path"]) == 0
    assert capsys.readouterr().out == f"{config}\n"


def test_each_value_is_shown_with_where_it_comes_from_and_what_is_wrong(config, capsys):
    config.write_text('sort = "year"\ntheme = 3\n')
    assert main(["config", "--show"]) == 1
    out, err = capsys.readouterr()
    assert next(line for line in out.splitlines() if line.startswith("sort")).split() == [
        "sort",
        '"year"',
        f"{config}:1",
    ]
    assert err == f"paperterm: {config}:2: theme: “3” is no text in quotes; allowed: " + err.partition("allowed: ")[2]


def test_edit_makes_the_file_with_the_defaults_and_opens_it_but_never_overwrites_it(config, tmp_path, monkeypatch):
    editor = tmp_path / "editor"
    editor.write_text('#!/bin/sh\nfor last; do :; done\nprintf "%s" "$last" > opened\n')
    editor.chmod(0o755)
    monkeypatch.setenv("VISUAL", str(editor))
    assert main(["config", "--edit"]) == 0
    assert (tmp_path / "opened").read_text() == str(config)
    assert "# sort" in config.read_text()
    config.write_bytes(b"broken = \xff")
    assert main(["config", "--edit"]) == 0
    assert config.read_bytes() == b"broken = \xff"


def test_a_file_that_is_given_must_be_there(config, capsys):
    assert main(["config", "--config", "missing.toml"]) == 2
    assert "missing.toml: no such file" in capsys.readouterr().err


def test_lists_are_found_by_the_name_of_a_library_and_without_a_path(config, tmp_path, capsys):
    (tmp_path / "list.md").write_text(LIST)
    config.write_text(f'[libraries]\nkettles = "{tmp_path}/list.md"\n')
    for arguments in (["list", "kettles"], ["list"]):
        assert main(arguments) == 0
        assert "Boiling Without Haste" in capsys.readouterr().out


def test_the_defaults_say_nothing_wrong_when_they_are_taken(config, capsys):
    main(["config"])
    lines = capsys.readouterr().out.split("\n")[2:]
    kept = [
        line.removeprefix("# ")
        for line in lines
        if not line.startswith(("##", "# library ", "# cite.command", "# cite.reference"))
    ]
    config.write_text("\n".join(kept))
    assert main(["config", "--show"]) == 0
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('[keys]\nbib.add = "b"\n', "keys.bib.add: b is the key of entry.copy-bibtex"),
        ('[cite]\ncommand = "citeb"\n', "cite.command: “citeb” is not known, did you mean cite?"),
        ('[cite]\nreference = "appa"\n', "cite.reference: “appa” is not known, did you mean apa?"),
        ('[cite.styles]\nmine = "a.txt"\n', "cite.styles.mine: “"),
        ('[cite.styles]\n"my own" = "a.csl"\n', "cite.styles.my own: the name of a style is one word"),
        ("[cite.templates]\nmine = '\\mine'\n", "cite.templates.mine: a cite command needs {keys}"),
        ("[cite.templates]\nmine = '\\write18{{keys}}'\n", "cite.templates.mine: \\write can run code"),
    ],
)
def test_wrong_ways_to_cite_are_told(config, capsys, text, words):
    config.write_text(text)
    main(["config", "--show"])
    out, err = capsys.readouterr()
    assert words in err
    assert "mine" not in out
