"""What is no entry stays out, what is no paper is a resource, and `explain` says why."""

import pytest

from paperterm.readers import explain, read

FURNITURE = """# Awesome Soups ![Awesome](https://awesome.re/badge.svg)

> A curated list of [soups](https://soup.org).

## News
* [2024/05] We released [our survey](https://arxiv.org/abs/2405.00001) on soups!

## Table of Contents
1. [Surveys](#surveys)
2. [Broths](broths.md)

## Surveys
- [A Survey of Soups](https://arxiv.org/abs/2301.00001) (ACM Computing Surveys 2023)
- [One et al., ICT 2024](#one24), *A Title*.

## Tools
- [SoupKit](https://github.com/s/k) - toolkit

## Contributing
Please open a PR with [this format](https://github.com/x/y/pulls).

## Citation
```bibtex
@misc{soups, title={Awesome Soups}, author={Me}, year={2024}}
```

## Star History
[![Star History Chart](https://api.star-history.com/svg?repos=a/b)](https://star-history.com/#a/b)
"""


def test_furniture_of_a_list_stays_out():
    found = read(FURNITURE, "README.md").entries
    assert [(entry.kind, entry.title) for entry in found] == [("paper", "A Survey of Soups"), ("resource", "SoupKit")]


@pytest.mark.parametrize("heading", ["Contents", "References", "Bibliography", "Table of Contents"])
def test_papers_below_a_heading_of_contents_are_entries(heading):
    text = f"# L\n\n## {heading}\n\n- [A Title of Words](https://arxiv.org/abs/2001.00001), ICLR 2020\n"
    assert [entry.title for entry in read(text, "x.md").entries] == ["A Title of Words"]


def test_siblings_admit_what_has_no_link():
    text = "# L\n\n## Papers\n\n" + "".join(
        f"- Title Number {name} of the List [[paper]](https://a.org/{name}.pdf)\n" for name in ("One", "Two", "Three")
    )
    found = read(text + "- Title Number Four of the List\n", "x.md").entries
    assert [entry.title for entry in found][-1] == "Title Number Four of the List"


def test_documentation_of_code_gives_nothing():
    text = """# Foo

Foo is a library. It implements [Attention Is All You Need](https://arxiv.org/abs/1706.03762) in Python.

## Installation
- Install [Python](https://python.org)
- `pip install foo`

## Usage
Call `foo.run()`. See the [docs](https://foo.readthedocs.io).

- `run(a, b)`: runs a with b
- `stop()`: stops
"""
    assert read(text, "README.md").entries == ()


def test_headings_that_only_sound_like_furniture_hide_nothing():
    text = "# L\n\n## Faster Model Update\n\n- [A Title of Words](https://arxiv.org/abs/2001.00001), ICLR 2020\n"
    assert len(read(text, "x.md").entries) == 1


@pytest.mark.parametrize("text", ["", "\n", "no list at all", "# Only a heading\n", "---\ntitle: x\n"])
def test_a_file_that_is_no_list_gives_no_entries(text):
    assert read(text, "x.md").entries == ()


def test_explain_names_reader_rules_and_fields():
    told = explain(FURNITURE, "README.md", 13)
    assert (told.reader, told.admitted, told.line) == ("items", True, 13)
    assert "a link to a paper" in told.evidence
    assert ("venue", "ACM Computing Surveys 2023", "bracket behind the title") in told.fields
    assert told.section == ("Awesome Soups", "Surveys")


def test_explain_says_why_a_line_is_no_entry():
    told = explain(FURNITURE, "README.md", 14)
    assert (told.admitted, told.verdict) == (False, "every link stays in the page")


def test_explain_of_a_line_that_nobody_reads():
    told = explain(FURNITURE, "README.md", 2)
    assert (told.reader, told.admitted) == ("", False)


def test_titles_that_begin_as_words_to_readers_do_are_kept(entries):
    text = """
- [Soup Basics](https://arxiv.org/abs/2001.00001), ICML 2020
- Back to Basics: Stirring Slowly
- You Can't Count on Ladles
- [See Soup, Hear Soup](https://arxiv.org/abs/2001.00004), ICML 2021
- [Broth](https://arxiv.org/abs/2001.00005), ICML 2022
- [Stock](https://arxiv.org/abs/2001.00006), ICML 2022
- [Stew at Night](https://arxiv.org/abs/2001.00007), ICML 2022
"""
    assert [entry.title for entry in entries(text)][1:4] == [
        "Back to Basics: Stirring Slowly",
        "You Can't Count on Ladles",
        "See Soup, Hear Soup",
    ]


PLAIN_LINKS = (
    "- [Counting is not enough](https://example.org/x) 2017\n- [Weighing of wild pears](https://example.org/y)\n"
)


@pytest.mark.parametrize(
    "headings",
    [
        "# Papers",
        "# L\n\n## Must-read papers",
        "# Pears\n\n## Publications\n\n### 2017",
        "# 论文",
        "# Reading list 2018",
    ],
)
def test_linked_titles_below_a_heading_of_papers_are_papers(headings):
    found = read(f"{headings}\n\n{PLAIN_LINKS}", "x.md")
    assert [(entry.kind, entry.title) for entry in found.entries] == [
        ("paper", "Counting is not enough"),
        ("paper", "Weighing of wild pears"),
    ]
    assert found.problems == ()


@pytest.mark.parametrize(
    "headings", ["# Links", "# Papers\n\n## Tools", "# Papers\n\n## Contributing", "# Bookmarks\n\n## Pears"]
)
def test_linked_titles_elsewhere_are_none_and_a_problem_says_so(headings):
    found = read(f"{headings}\n\n{PLAIN_LINKS}", "x.md")
    assert found.entries == ()
    (problem,) = found.problems
    assert problem.message.startswith("a list of 2 links without an entry")


@pytest.mark.parametrize(
    "text",
    [
        "# Papers\n\nSee [our page](https://example.org) and [the other page](https://example.org/b) for more.\n",
        "# Links\n",
    ],
)
def test_a_page_with_links_in_prose_is_no_problem(text):
    assert read(text, "x.md").problems == ()
