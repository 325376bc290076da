"""Cite commands for one and several keys."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperterm.cite.commands import CITE_COMMANDS, cite, from_template


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
    assert cite(command, ["a"]) == one
    assert cite(command, ["a", "b", "a", ""]) == two
    assert cite(command, []) == ""


def test_the_table_above_names_every_command() -> None:
    marks = test_every_command.pytestmark  # type: ignore[attr-defined]
    assert [row[0] for row in marks[0].args[1]] == list(CITE_COMMANDS)


def test_keys_that_need_quoting() -> None:
    assert cite("pandoc", ["DBLP:a/b+c", "x."]) == "[@{DBLP:a/b+c}; @{x.}]"
    assert cite("typst", ["DBLP:a/b", "x"]) == '#cite(label("DBLP:a/b")) @x'


def test_a_hostile_key_becomes_no_command() -> None:
    assert cite("cite", [r"a}\write18{x", "%b", "~"]) == r"\cite{awrite18x,b}"


def test_own_templates() -> None:
    command = from_template("mine", r"\mycite[see]{$keys} costs $$1")
    assert command.label == r"\mycite[see]{a,b} costs $1"
    assert command.write(["x"]) == r"\mycite[see]{x} costs $1"
    assert from_template("at", "($at_keys)").write(["x", "y"]) == "(@x; @y)"
    for wrong in (r"\cite{}", "$other $keys", "$keys $", "$"):
        with pytest.raises(ValueError, match=r"\$keys"):
            from_template("mine", wrong)


@given(st.sampled_from(list(CITE_COMMANDS)), st.lists(st.text("abcü:/-.", min_size=1), min_size=1))
def test_every_key_is_there_in_order(command: str, keys: list[str]) -> None:
    text, position = cite(command, keys), 0
    for key in dict.fromkeys(keys):
        position = text.index(key, position) + len(key)
