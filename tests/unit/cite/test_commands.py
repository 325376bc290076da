"""Cite commands for one and several keys."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperterm.cite.commands import CITE_COMMANDS, all_commands, cite, from_template


@pytest.mark.parametrize(
    ("command", "one", "two"),
    [
        ("cite", r"\cite{a}", r"\cite{a,b}"),
        ("citep", r"\citep{a}", r"\citep{a,b}"),
        ("citet", r"\citet{a}", r"\citet{a,b}"),
        ("autocite", r"\autocite{a}", r"\autocite{a,b}"),
        ("parencite", r"\parencite{a}", r"\parencite{a,b}"),
        ("textcite", r"\textcite{a}", r"\textcite{a,b}"),
        ("footcite", r"\footcite{a}", r"\footcite{a,b}"),
        ("pandoc", "[@a]", "[@a; @b]"),
        ("typst", "@a", "@a @b"),
        ("org", "[cite:@a]", "[cite:@a;@b]"),
        ("keys", "a", "a,b"),
    ],
)
def test_every_command(command: str, one: str, two: str) -> None:
    assert cite(CITE_COMMANDS[command], ["a"]) == one
    assert cite(CITE_COMMANDS[command], ["a", "b", "a", ""]) == two
    assert cite(CITE_COMMANDS[command], []) == ""


def test_the_table_above_names_every_command() -> None:
    marks = test_every_command.pytestmark  # type: ignore[attr-defined]
    assert [row[0] for row in marks[0].args[1]] == list(CITE_COMMANDS)


def test_keys_that_need_quoting() -> None:
    assert cite(CITE_COMMANDS["pandoc"], ["DBLP:a/b+c", "x."]) == "[@{DBLP:a/b+c}; @{x.}]"
    assert cite(CITE_COMMANDS["typst"], ["DBLP:a/b", "x"]) == '#cite(label("DBLP:a/b")) @x'


def test_a_hostile_key_becomes_no_command() -> None:
    assert cite(CITE_COMMANDS["cite"], [r"a}\write18{x", "%b", "~"]) == r"\cite{awrite18x,b}"


def test_own_templates() -> None:
    command = from_template("mine", r"\mycite[see]{{keys}} costs $1")
    assert command.label == r"\mycite[see]{a,b} costs $1"
    assert command.write(["x"]) == r"\mycite[see]{x} costs $1"
    assert from_template("at", "(@{keys:; @})").write(["x", "y"]) == "(@x; @y)"
    assert from_template("each", r"\citeauthor{{key}}~\cite{{key}}").write(["x", "y"]) == (
        r"\citeauthor{x}~\cite{x} \citeauthor{y}~\cite{y}"
    )
    for wrong in (r"\cite{}", "{title} {keys}", "", "{tab}", "$keys"):
        with pytest.raises(ValueError, match=r"\{keys\}"):
            from_template("mine", wrong)


def test_own_commands_stand_first_and_wrong_ones_are_left_out() -> None:
    commands = all_commands({"mine": "<{keys}>", "cite": "C({keys})", "wrong": "nothing"})
    assert list(commands)[:2] == ["mine", "cite"]
    assert cite(commands["cite"], ["a"]) == "C(a)"
    assert "wrong" not in commands
    assert set(CITE_COMMANDS) <= set(commands)


@given(st.sampled_from(list(CITE_COMMANDS)), st.lists(st.text("abcü:/-.", min_size=1), min_size=1))
def test_every_key_is_there_in_order(command: str, keys: list[str]) -> None:
    text, position = cite(CITE_COMMANDS[command], keys), 0
    for key in dict.fromkeys(keys):
        position = text.index(key, position) + len(key)
