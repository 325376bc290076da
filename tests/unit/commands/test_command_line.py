"""The command line: its help, and what it says where it is wrong."""

import re
import shlex

import pytest

from paperterm.cli import main
from paperterm.parsers import COMMANDS, EXAMPLES, GROUPS, command_parser


def refused(arguments, capsys):
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 2
    return capsys.readouterr().err.splitlines()[-1]


@pytest.mark.parametrize(
    ("typed", "meant"), [("lst", "list"), ("biibtex", "bibtex"), ("citecheck", "cite-check"), ("explian", "explain")]
)
def test_a_mistyped_command_is_told_the_right_one(typed, meant, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    for more in ([], ["some", "words"]):
        assert main([typed, *more]) == 2
        assert f"{typed}: no such file or directory, did you mean paperterm {meant}?" in capsys.readouterr().err
    assert refused([typed, "--all", "x"], capsys).endswith(f"unknown option --all, did you mean paperterm {meant}?")


@pytest.mark.parametrize("path", ["lists", "lst.md", "./lst", "xylophone"])
def test_a_path_is_no_mistyped_command(path, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "lists").touch()
    main([path])
    assert "did you mean" not in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["cite", "--cmmand", "x"], "unknown option --cmmand, did you mean --command?"),
        (["cite", "--xyzzy"], "unknown option --xyzzy; put -- before it if it is no option"),
        (["list", "--jsno=1"], "unknown option --jsno, did you mean --json?"),
        (["bibtex", "-k"], "unknown option -k; put -- before it if it is no option"),
        (["--fersh"], "unknown option --fersh, did you mean --fresh?"),
    ],
)
def test_an_unknown_option_is_called_one(arguments, said, capsys):
    assert refused(arguments, capsys).endswith(said)


@pytest.mark.parametrize(
    ("command", "required"),
    [("cite", "KEY|QUERY"), ("explain", "FILE:LINE"), ("cite-check", "PAPER"), ("yours", "WHAT")],
)
def test_only_what_is_missing_is_called_required(command, required, capsys):
    assert refused([command], capsys).endswith(f"required: {required}")


def test_known_options_are_taken_in_all_their_forms(tmp_path, capsys):
    (tmp_path / "a.bib").write_text("@misc{sage, title={Sage}, year=2020}")
    for words in (["--al", "-ckeys"], ["--command=keys"], ["-c", "keys", "--all"]):
        assert main(["cite", *words, "sage", str(tmp_path)]) == 0
        assert capsys.readouterr().out == "sage\n"
    assert main(["list", "-q", "-2020", str(tmp_path)]) == 0


def test_the_help_names_each_command_once_in_its_group(capsys):
    with pytest.raises(SystemExit):
        main(["--help"])
    text = capsys.readouterr().out.partition("commands (each with --help):")[2]
    groups = dict(part.split("\n", 1) for part in text.strip().split("\n\n"))
    assert [line.partition(", for example: ")[0] for line in groups] == list(GROUPS)
    named = re.findall(r"^  (\S+)", "\n".join(groups.values()), re.MULTILINE)
    assert sorted(named) == sorted(COMMANDS)


@pytest.mark.parametrize("columns", ["40", "80", "200"])
def test_the_help_fits_the_terminal(columns, monkeypatch, capsys):
    monkeypatch.setenv("COLUMNS", columns)
    with pytest.raises(SystemExit):
        main(["--help"])
    lines = capsys.readouterr().out.partition("commands (each with --help):")[2].splitlines()
    assert all(len(line) <= int(columns) for line in lines if line.startswith("  "))


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_has_an_example_that_is_taken(name, capsys):
    program, command, *words = shlex.split(EXAMPLES[name])
    assert (program, command) == ("paperterm", name)
    command_parser(name).parse(words)
    with pytest.raises(SystemExit):
        main([name, "--help"])
    assert " ".join(capsys.readouterr().out.split()).endswith(f"example: {' '.join(EXAMPLES[name].split())}")
