"""Links with broken Markdown keep their label and their URL, and `check` names each with its line."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperterm.cli import main
from paperterm.readers import read
from paperterm.readers.front.blocks import Run
from paperterm.readers.front.markdown import read_markdown
from tests.people import shown

BEHIND = ", Ada Moor, Bea Tarn, ICML 2024"
URL = "https://arxiv.org/abs/2401.00042"


@pytest.mark.parametrize(
    ("source", "fault"),
    [
        (f"[Mowing hay before the rain] ({URL})", "a space between ] and ("),
        (f"[Mowing hay before the rain]\t({URL})", "a space between ] and ("),
        (f"[Mowing *hay* before the rain] ({URL})", "a space between ] and ("),
        (f"[Mowing hay before the rain]: {URL}", "a colon in place of parentheses around the URL"),
        (f"[Mowing hay before the rain]: ({URL})", "a colon in place of parentheses around the URL"),
        (f"[Mowing hay before the rain]（{URL}）", "other brackets than ( ) around the URL"),
        (f"[Mowing hay before the rain][{URL}]", "other brackets than ( ) around the URL"),
        (f"[Mowing hay before the rain]({URL}", "no closing parenthesis behind the URL"),
        (f"(Mowing hay before the rain)[{URL}]", "( ) around the label and [ ] around the URL"),
        (f"Mowing hay before the rain]({URL})", "no [ before the label"),
        (f"[Mowing hay before the rain({URL})", "no ] behind the label"),
        (f"[Mowing hay before the rain]]({URL})", "a ] too many"),
        (f"[[Mowing hay before the rain]({URL})", "a [ too many"),
        (f"[Mowing hay before [the rain]({URL})", "a [ too many"),
        (f"[Mowing hay before the rain]({URL}))", "a ) too many behind the URL"),
        (f"**[Mowing hay before the rain**]({URL})", "emphasis that starts or ends inside the brackets"),
        (f"[**Mowing hay before the rain]({URL})**", "emphasis that starts or ends inside the brackets"),
    ],
)
def test_a_broken_link_is_read_as_it_is_meant_and_named(source, fault, tmp_path, capsys):
    place = tmp_path / "fields.md"
    place.write_text(
        f"# Fields\n\n## Papers\n\n- [Drying hay in barns](https://x.org/a.pdf){BEHIND}\n- {source}{BEHIND}\n"
    )
    _, entry = read(place.read_text(), "fields.md").entries
    assert (entry.title, shown(entry.authors), entry.venue) == (
        "Mowing hay before the rain",
        ("Ada Moor", "Bea Tarn"),
        "ICML 2024",
    )
    assert [(link.label, link.url) for link in entry.links] == [(entry.title, URL)]
    main(["check", "-f", "json", str(place)])
    (finding,) = map(json.loads, capsys.readouterr().out.splitlines())
    assert (finding["rule"], finding["line"]) == ("broken-link", 6)
    assert finding["message"] == f"broken link [Mowing hay before the rain]: {fault}"
    assert finding["right"] == f"[Mowing hay before the rain]({URL})"


def test_an_item_that_is_a_definition_of_nothing_is_an_entry(entries):
    (entry,) = entries(f"- [Mowing hay before the rain]: {URL}\n")
    assert (entry.title, [link.url for link in entry.links]) == ("Mowing hay before the rain", [URL])


def test_definitions_that_are_used_stay_definitions(entries):
    text = f"- [Mowing hay before the rain][hay], ICML 2024\n\n  [hay]: {URL}\n"
    (entry,) = entries(text)
    assert [(link.label, link.url) for link in entry.links] == [("Mowing hay before the rain", URL)]
    assert entry.problems == ()


def test_a_broken_link_is_named_in_the_line_where_it_is(entries):
    (entry,) = entries(f"- **Mowing hay before the rain**, ICML 2024\n  - [Paper] ({URL})\n")
    assert [(link.label, link.kind, link.url) for link in entry.links] == [("Paper", "paper", URL)]
    assert [(problem.line, problem.rule) for problem in entry.problems] == [(6, "broken-link")]


def test_broken_links_are_no_problems_of_reading():
    reading = read(f"## Papers\n\n- [Mowing hay before the rain] ({URL}){BEHIND}\n", "fields.md")
    assert reading.problems == ()


@pytest.mark.parametrize(
    "source",
    [
        f"[Mowing [wet] hay]({URL})",
        f"[[paper]({URL})]",
        rf"\[[paper]({URL})\]",
        f"[ [paper]({URL}) | [code](https://github.com/a/b) ]",
        f"(see [paper]({URL}))",
        f"[Paper]: {URL}",
        f"[ICML] Mowing hay {URL}",
        f"**[Mowing hay]({URL})**",
        f"[**Mowing** hay]({URL})",
        f"Mowing hay (ICML 2024) {URL} [1]",
    ],
)
def test_sound_links_are_left_alone(source):
    assert read_markdown(f"- {source}\n").broken_links == []


def _text_of(runs: list[Run]) -> str:
    return "".join(run.text for run in runs if run.kind in ("text", "link", "code"))


@given(st.text(alphabet="ab [](){}（）*_:\\`\n!<>", max_size=60), st.text(alphabet="ab []()*_:,`\n", max_size=40))
def test_no_word_and_no_url_is_lost_whatever_the_brackets(before, behind):
    blocks = read_markdown(f"x{before}{URL} {behind}y\n").blocks
    runs = [run for block in _all(blocks) for run in block.runs]
    assert sum(run.url == URL for run in runs) <= 1
    assert sum(run.fault != "" for run in runs) <= 1
    if not any(run.kind in ("code", "image") or "<" in before or "\\" in before for run in runs) and any(
        run.url == URL for run in runs
    ):
        letters = [c for c in before + behind if c in "ab"]
        assert [c for c in _text_of(runs)[1:-1] if c in "ab"] == letters


def _all(blocks):
    for block in blocks:
        yield block
        yield from _all(block.children)
