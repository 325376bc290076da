"""A group of entries says where its titles are, how sure that is, and what speaks for another choice."""

import pytest

from paperterm.cite.check import check
from paperterm.cite.findings import RULES
from paperterm.readers import explain, read
from paperterm.readers.explained import explanation_lines
from paperterm.readers.layouts import group
from paperterm.readers.layouts.anchors import ENDS, STARTS, Hypothesis
from paperterm.readers.layouts.words import ENDS_IN_WORDS, STARTS_IN_WORDS, in_words
from paperterm.ui.detail import detail_lines
from tests.unit.readers.test_layouts import NAMES, TITLES, listed

NAMED = "- [{name}](https://arxiv.org/abs/24{n}.00001): {title} | {venue}' {short:02}"
LINKED = "- [{title}](https://arxiv.org/abs/24{n}.00001), {people}. {venue} {year}"


def said(text: str, line: int = 6) -> list[str]:
    lines = explanation_lines(explain(text, "list.md", line))
    return [words.removeprefix("layout").strip() for words in lines if words.startswith("layout")]


def test_each_anchor_has_words():
    assert STARTS_IN_WORDS.keys() == STARTS.keys()
    assert ENDS_IN_WORDS.keys() == ENDS.keys()


@pytest.mark.parametrize(
    ("hypothesis", "words"),
    [
        (Hypothesis("link", "bar"), "the text from the first link to the first bar"),
        (Hypothesis("link", "its end"), "the text of the first link"),
        (Hypothesis("behind colon", "year"), "the text behind the first colon to the first year"),
    ],
)
def test_a_hypothesis_is_said_in_words(hypothesis, words):
    assert in_words(hypothesis) == words


def test_the_choice_is_said_with_what_the_next_one_would_leave_outside():
    first, *others = said(listed(NAMED))
    assert first.startswith("In this group (12 entries) the title is the text from the first ")
    assert "fits 12 of 12, 0.9" in first
    rules = next(words for words in others if "what the rules for single entries find: linked text" in words)
    assert rules.startswith("Next: ")
    assert rules.endswith("12 entries (lines 5, 6, 7, …) would leave words of the title outside.")


def test_each_entry_of_a_group_gives_the_same_sentences():
    text = listed(NAMED)
    assert said(text, 5) == said(text, 16) != []


def test_a_group_in_which_nothing_speaks_against_the_rules_says_so():
    first = said(listed(LINKED))[0]
    assert first == (
        "In this group (12 entries) the title is what the rules for single entries find: linked text: "
        "in 12 of 12 nothing speaks against it."
    )


def test_the_siblings_that_disagree_are_named_with_what_they_would_have():
    odd = "- [A Long Look at the Quiet Weather of Small Islands](https://arxiv.org/abs/2412.00002): slides | ICML' 24"
    text = listed(NAMED).replace("- [Quill]", f"{odd}\n- [Quill]")
    line = text.split("\n").index(odd) + 1
    disagreeing = [words for words in said(text) if words.startswith("By themselves")]
    assert len(disagreeing) == 1
    assert f"line {line} “A Long Look at the Quiet Weather of Small Islands”" in disagreeing[0]


def test_of_a_large_group_some_are_looked_at():
    text = "# List\n\n## Papers\n\n" + "\n".join(
        f"- [{name}-{number}](https://arxiv.org/abs/2401.{number}{n:04}): {title} | ICML' 24"
        for number in range(5)
        for n, (name, title) in enumerate(zip(NAMES, TITLES, strict=True))
    )
    assert said(text)[0].startswith("In this group (75 entries, 40 of them looked at) the title is ")


def test_two_entries_are_no_group():
    assert said(listed(NAMED, 2), 5) == []


@pytest.fixture
def unsure(monkeypatch):
    monkeypatch.setattr(group, "SURE_FROM", 1.1)


@pytest.mark.usefixtures("unsure")
def test_an_unsure_group_is_one_finding_with_both_readings():
    findings = check(read(listed(NAMED), "list.md").entries, lambda _entry, _url: True)
    (finding,) = [finding for finding in findings if finding.rule == "unsure-title"]
    assert finding.rule in RULES
    assert finding.line == 5
    assert finding.message.startswith("the title is not sure in 12 entries of this form: the text from the first ")
    assert ", or " in finding.message
    assert finding.right


@pytest.mark.usefixtures("unsure")
def test_the_detail_of_each_entry_of_an_unsure_group_shows_that_its_title_is_a_guess():
    entries = read(listed(NAMED), "list.md").entries
    for entry in entries:
        lines = ["".join(run.text for run in line) for line in detail_lines(entry, "detail", 60, "")]
        assert any(line.startswith("inferred: title (guess)") for line in lines)
    assert any("not sure" in words for words in said(listed(NAMED)))


@pytest.mark.parametrize("form", [NAMED, LINKED])
def test_a_sure_group_has_neither_finding_nor_mark(form):
    entries = read(listed(form), "list.md").entries
    assert len(entries) == 12
    assert not [finding for finding in check(entries, lambda _entry, _url: True) if finding.rule == "unsure-title"]
    assert not [entry for entry in entries if "title" in dict(entry.inferred)]


def test_explaining_any_line_of_a_list_never_raises():
    text = listed(NAMED) + "\n" + listed(LINKED) + "\n- \n-\n1. x\n| a | b |\n"
    for line in range(1, text.count("\n") + 2):
        assert list(explanation_lines(explain(text, "list.md", line)))
