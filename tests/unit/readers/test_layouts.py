"""The layout of a list is decided by all of its entries together."""

# ruff: noqa: E501 - lines of lists are as long as they are

from itertools import cycle

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paperterm.readers import read

TITLES = [
    "Gripping Gradients at Scale", "Counting Sheep in Language Models", "A Study of Slow Rivers", "Mending Fences with Sparse Knots",
    "Learning to Fold Lanterns", "What Do Kettles Know?", "Robust Moss Clocks for Wide Fields", "Tracing Lambs through Heather",
    "On the Limits of Patient Anchors", "Towards Fair Orchards with Few Ladders", "Predicting Tides from Pebbles and Ropes",
    "Fast Windmills for Deep Valleys", "Bridges as Causal Graphs", "Rethinking Curious Baskets", "Scaling Meadows via Low-rank Bells",
]  # fmt: skip
NAMES = [
    "Tongs",
    "MossNet",
    "LambGPT",
    "FernBench",
    "Quill",
    "HeathRL",
    "OtterFlow",
    "Rook++",
    "EmberLM",
    "Sedge",
    "Tarn-2",
    "KnollSeg",
    "WrenDB",
    "BirchBERT",
    "Loom",
]
PEOPLE = [
    "Ada Moor and Bea Tarn", "Fay Holm", "Dan Beck, Em Gill, and Ce Fell", "Otto Berg", "Ida Voss et al.",
    "Ana Ruiz, Bo Lind", "Clara Soto", "Ivo Novak and Mio Sato",
]  # fmt: skip
VENUES = ["ICML", "OSDI", "ACL", "CVPR", "NeurIPS"]


def listed(form, count=12):
    """Return a list with an entry in `form` for each of the invented papers."""
    rows = zip(TITLES[:count], NAMES, cycle(PEOPLE), cycle(VENUES), range(2008, 2040), strict=False)
    lines = [
        form.format(title=title, name=name, people=people, venue=venue, year=year, short=year % 100, n=year % 40 + 10)
        for title, name, people, venue, year in rows
    ]
    return "# List\n\n## Papers\n\n" + "\n".join(lines) + "\n"


def titles(text):
    return [entry.title for entry in read(text, "list.md").entries]


def test_a_linked_name_before_a_colon_begins_the_title():
    text = listed("- [{name}](https://arxiv.org/abs/24{n}.00001): {title} | {venue}' {short:02}")
    assert titles(text) == [f"{name}: {title}" for name, title in zip(NAMES, TITLES[:12], strict=False)]


def test_the_same_form_names_a_tool_where_a_description_follows():
    does = [
        "A toolkit for gripping gradients.",
        "Draws maps of sheep in the browser.",
        "a small library for kettles and ladders",
    ]
    lines = [
        f"- [{name}](https://github.com/moor/{name}): {what}"
        for name, what in zip(NAMES[:12], cycle(does), strict=False)
    ]
    papers = "\n".join(f"- [{title}](https://arxiv.org/abs/2401.000{n:02})" for n, title in enumerate(TITLES[:4]))
    found = read(f"# List\n\n## Papers\n\n{papers}\n\n## Tools\n\n" + "\n".join(lines), "list.md").entries
    assert [entry.title for entry in found if entry.kind == "resource"] == NAMES[:12]


@pytest.mark.parametrize("joint", [": ", ". "])
def test_authors_without_type_stand_before_the_title(joint):
    text = listed("* {people}" + joint + "{title}, {year}.").replace("al.. ", "al. ").replace("al..", "al.")
    found = read(text, "list.md").entries
    assert [entry.title for entry in found] == TITLES[:12]
    assert all(entry.authors and entry.year for entry in found)


def test_a_year_inside_the_link_is_no_part_of_the_title():
    found = read(listed("- [{title}, {year}](https://example.org/{n}.pdf)"), "list.md").entries
    assert [entry.title for entry in found] == TITLES[:12]
    assert [entry.year for entry in found] == list(range(2008, 2020))


def test_angle_brackets_are_no_part_of_the_title():
    text = listed("* <[{title}](https://arxiv.org/pdf/24{n}.00001)> by {people}, {year}.")
    assert titles(text) == TITLES[:12]


def test_a_few_odd_entries_do_not_change_the_others():
    form = "- [{name}](https://arxiv.org/abs/24{n}.00001): {title} | {venue}' {short:02}"
    whole = titles(listed(form))
    odd = listed(form) + "- [A Paper Whose Whole Title Is the Link](https://arxiv.org/abs/2412.00009)\n"
    assert titles(odd)[:12] == whole
    assert titles(odd)[12:] == ["A Paper Whose Whole Title Is the Link"]


def test_one_entry_more_does_not_change_the_others():
    form = "* {people}: {title}, {venue} {year}."
    assert titles(listed(form, 13))[:12] == titles(listed(form, 12))


PIECES = ["[{name}](https://a.org/{n})", "{title}", "**{title}**", "{people}", "{venue} {year}", "({year})", "`{name}`", '"{title}"', "[[Paper]](https://a.org/{n}.pdf)", "<br>", "\n  - {people}"]  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.sampled_from(PIECES), min_size=1, max_size=6),
    st.sampled_from([" ", ", ", ": ", " | ", " - "]),
    st.integers(1, 14),
)
def test_each_title_is_in_its_entry_whatever_the_layout(pieces, joint, count):
    text = listed("- " + joint.join(pieces), count)
    lines = text.split("\n")
    for entry in read(text, "list.md").entries:
        source = " ".join(lines[entry.line - 1 : entry.end_line])
        assert all(word.strip("*_`\"'[]()<>.,:|") in source for word in entry.title.split())


def test_a_name_with_links_and_the_citation_in_the_bullet_below_are_one_paper():
    text = listed("* {name} [[Paper]](https://arxiv.org/abs/24{n}.00001)\n  * {people}, {title}, {venue}, {year}.")
    found = read(text.replace("et al.,", "and Jun Sato,"), "list.md").entries
    assert [entry.title for entry in found] == TITLES[:12]
    assert all(entry.authors and entry.venue and [link.kind for link in entry.links] == ["paper"] for entry in found)


def test_a_heading_with_the_name_holds_the_paper_that_is_linked_below():
    papers = [
        f"### {name}\n\nSoftware: https://github.com/moor/{name}\n\nManuscript: [{title}](https://doi.org/10.1101/{n}{n}{n}{n})\n"
        for n, (name, title) in enumerate(zip(NAMES[:12], TITLES[:12], strict=True), 10)
    ]
    found = read("# Clocks\n\n## Algorithms\n\n" + "\n".join(papers), "list.md").entries
    assert [entry.title for entry in found] == TITLES[:12]
    assert [entry.name for entry in found] == NAMES[:12]
    assert all("code" in [link.kind for link in entry.links] for entry in found)


def test_a_heading_over_the_bare_url_of_a_paper_is_its_title():
    papers = [f"## {title}\nhttps://arxiv.org/abs/2103.{n:05}\n" for n, title in enumerate(TITLES)]
    assert titles("# Proposed papers\n\n" + "\n".join(papers)) == TITLES


def test_a_labeled_title_wins_over_a_numbered_heading_and_its_translation_is_left_out():
    papers = [
        f"## {n} {title}\n\n**Title:** {title}/雨水花园的研究\n\n**Link:** [原文链接](https://www.sciencedirect.com/science/article/pii/S{n})\n"
        for n, title in enumerate(TITLES, 1)
    ]
    assert titles("# Notes\n\n# Gardens\n\n" + "\n".join(papers)) == TITLES


def test_authors_behind_year_and_venue():
    text = listed("- **{title}** ({year}), {venue}'{short:02}, {people} [[pdf]](https://example.org/{n}.pdf)")
    found = read(text, "list.md").entries
    assert [entry.title for entry in found] == TITLES[:12]
    assert all(entry.authors and entry.venue and entry.venue[:2].isalpha() for entry in found)


@pytest.mark.parametrize("name", ["HeathNet", "You Only Graze Once"])
def test_a_title_that_begins_behind_names_is_no_author(name):
    found = read(
        listed("- Ada Moor, Bea Tarn, " + name + ": {title}, {venue}, {year}. [pdf](https://a.org/{n}.pdf)"), "list.md"
    ).entries
    assert all(name not in entry.authors for entry in found)


def test_a_distinction_behind_a_symbol_is_no_part_of_the_title():
    papers = [
        f"### {title} 🏆 BEST PAPER\n\n[paper](https://arxiv.org/abs/2103.{n:05})\n"
        for n, title in enumerate(TITLES[:5])
    ]
    found = read("# Fields\n\n## Papers\n\n" + "\n".join(papers), "list.md").entries
    assert [(entry.title, entry.tags) for entry in found] == [(title, ("BEST PAPER",)) for title in TITLES[:5]]


def test_a_heading_with_a_venue_and_its_abbreviation_gives_the_abbreviation():
    papers = "\n".join(f"- [{title}, 2023](https://example.org/{n}.pdf)" for n, title in enumerate(TITLES[:6]))
    found = read(
        f"# Fields\n\n## Papers\n\n### The Annual Moor and Heath Grazing Symposium (AMHGS)\n\n{papers}\n", "list.md"
    ).entries
    assert [(entry.title, entry.venue) for entry in found] == [(title, "AMHGS") for title in TITLES[:6]]
