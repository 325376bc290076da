"""A person says where the titles of a list are: it holds where it fits, and is reported where it does not."""

import re
from pathlib import Path

import pytest

from paperterm.readers import explain, read
from paperterm.readers.explained import explanation_lines
from paperterm.readers.layouts.anchors import ENDS, STARTS, Hypothesis
from paperterm.readers.layouts.decided import RULES, read_hypothesis, written
from paperterm.readers.layouts.words import ENDS_IN_WORDS, STARTS_IN_WORDS
from tests.unit.readers.test_layouts import NAMES, TITLES, listed

NAMED = "- [{name}](https://arxiv.org/abs/24{n}.00001): {title} | {venue}' {short:02}"
BOLD = "- **{name}** {title} ({venue} {year})"
ROWS = Path(__file__).resolve().parents[3] / "docs" / "settings.md"


def titles(text: str, layout: str) -> list[str]:
    return [entry.title for entry in read(text, "list.md", layout=layout).entries]


@pytest.mark.parametrize(
    ("layout", "wanted"),
    [
        ("link to its end", NAMES[:12]),
        ("behind colon to bar", TITLES[:12]),
        ("link to bar", [f"{name}: {title}" for name, title in zip(NAMES, TITLES[:12], strict=False)]),
        ("rules", NAMES[:12]),
    ],
)
def test_what_a_person_says_holds_for_each_entry(layout, wanted):
    found = read(listed(NAMED), "list.md", layout=layout)
    assert [entry.title.rstrip("?") for entry in found.entries] == [title.rstrip("?") for title in wanted]
    assert found.problems == ()


@pytest.mark.parametrize("layout", ["second link to its end", "link to dash", "italic to bar", "behind names to by"])
def test_what_fits_no_entry_is_a_problem_and_not_applied(layout):
    found = read(listed(NAMED), "list.md", layout=layout)
    assert [entry.title for entry in found.entries] == titles(listed(NAMED), "")
    (problem,) = found.problems
    assert f"“{layout}”" in problem.message
    assert "not applied" in problem.message


def test_a_list_without_groups_has_no_problem():
    assert read("# Notes\n\nNothing here is a list.\n", "notes.md", layout="link to bar").problems == ()


def test_one_odd_entry_does_not_undo_the_decision():
    text = listed(NAMED) + "- [A Long Look at the Quiet Weather of Small Islands](https://arxiv.org/abs/2412.00002)\n"
    found = titles(text, "behind colon to bar")
    assert found[:12] == TITLES[:12]
    assert found[12:] == ["A Long Look at the Quiet Weather of Small Islands"]


def test_the_explanation_says_that_the_settings_decide_and_what_else_there_is():
    lines = list(explanation_lines(explain(listed(NAMED), "list.md", 6, "link to its end")))
    said = [line for line in lines if line.startswith("layout")]
    assert "is the text of the first link: your settings say so, fits 12 of 12." in said[0]
    assert any("Next: " in line for line in said)


@pytest.mark.parametrize("start", STARTS)
def test_each_pair_of_anchors_is_read_as_it_is_written(start):
    for end in ENDS:
        assert read_hypothesis(written(Hypothesis(start, end))) == Hypothesis(start, end)
        assert isinstance(titles(listed(BOLD, 4), f"{start} to {end}"), list)
    assert read_hypothesis(written(RULES)) == RULES


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("lnk to bar", "“lnk” is no start anchor"),
        ("link to bra", "“bra” is no end anchor"),
        ("link", "no pair of anchors"),
        ("", "no pair of anchors"),
        ("bar to link", "“bar” is no start anchor"),
        ("link to bar to dash", "“bar to dash” is no end anchor"),
    ],
)
def test_what_is_no_pair_of_anchors_is_named(text, said):
    with pytest.raises(ValueError, match=said):
        read_hypothesis(text)


def test_the_documentation_lists_all_anchors():
    text = ROWS.read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| `([\w ,]+)` \| ([^|]+) \|$", text.partition("<!-- anchors -->")[2], re.MULTILINE))
    assert rows == STARTS_IN_WORDS | ENDS_IN_WORDS
