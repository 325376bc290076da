"""What holds for every text: never raises, clean strings, lines within the file, addresses from the source."""

import html
import re

from hypothesis import given, settings
from hypothesis import strategies as st

from paperterm.model import Entry
from paperterm.readers import explain, read
from paperterm.text import clean_block
from tests.people import shown

PIECES = [
    *(
        "- ",
        "* ",
        "1. ",
        "# ",
        "## ",
        "#### ",
        "| ",
        "|",
        "|---|---|\n",
        "\n",
        "\n\n",
        "    ",
        "\t",
        "> ",
        "---\n",
        "```\n",
        "<br>",
    ),
    *(
        "[A Title of Words](https://arxiv.org/abs/2001.00001)",
        "[[Paper]](p.pdf)",
        "[code](https://github.com/a/b)",
        "[x](#y)",
    ),
    *(
        "**",
        "*",
        "_",
        "`",
        '"',
        "(",
        ")",
        "[",
        "]",
        "![b](https://img.shields.io/badge/a-b-c)",
        "Ann Author, Ben Writer",
        "et al.",
    ),
    *(
        "ICML 2020",
        "(CVPR'21)",
        "[2020/02]",
        "arXiv:2001.00001",
        "tag: `a`",
        "paper link: [here](https://a.b)",
        "Abstract: x",
    ),
    *(
        "<table>",
        "</table>",
        "<tr>",
        "<td>",
        "<ul><li>",
        "<details><summary>BibTeX</summary><pre>",
        "</pre></details>",
        "<!--",
    ),
    *(
        "@misc{a, title={B}}",
        "\x1b[31m",
        "\x00",
        "\u202e",
        "\x9b",
        "e\u0301\u0301\u0301\u0301",
        "论文：",
        "《题目》",
        "https：//a.b",
        "\x1f",
    ),
    *(
        "title: A\n",
        "authors: [A B]\n",
        "-->",
        "&lt;",
        "&#27;",
        "[[wiki|x]]",
        ":smile:",
        "👩‍👩‍👧",
        "\r\n",
        "\u2028",
        "$|x|$",
    ),
]

lists = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=8)), max_size=60).map("".join)
names = st.sampled_from(["list.md", "a/README.md", "SUMMARY.md", "page.txt", "refs.bib", "noending"])


def texts(entry: Entry) -> list[str]:
    links = [text for link in entry.links for text in (link.label, link.url)]
    ids = [text for pair in entry.ids for text in pair]
    problems = [problem.message for problem in entry.problems]
    single = [entry.title, entry.venue or "", *entry.section, *shown(entry.authors), *entry.institutions, *entry.tags]
    return [*single, *entry.similar, *links, *ids, *problems]


@given(lists, names)
@settings(max_examples=300, deadline=None)
def test_any_text_is_read_into_clean_entries(text, name):
    reading = read(text, name)
    lines = len(text.splitlines()) + text.count("\x0b") + 2
    assert reading.title.isprintable()
    for entry in reading.entries:
        assert all(part.isprintable() for part in texts(entry))
        assert all(c.isprintable() or c in "\n\t" for c in entry.remarks + entry.abstract)
        assert entry.title
        assert 1 <= entry.line <= entry.end_line
        assert entry.line <= lines
        assert (entry.path, entry.id, entry.file) == ("", "", name)
        assert {field for field, _ in entry.inferred} <= {"year", "venue", "authors", "abstract", "title"}


@given(lists)
@settings(max_examples=150, deadline=None)
def test_every_address_stands_in_the_text(text):
    source = clean_block(html.unescape(text)).replace("\\", "")
    for entry in read(text, "list.md").entries:
        for link in entry.links:
            assert re.split("[\ufffd\u2400-\u2426]", link.url.replace("\\", ""))[0] in source


@given(lists, st.integers(min_value=0, max_value=40))
@settings(max_examples=100, deadline=None)
def test_each_line_can_be_explained(text, line):
    told = explain(text, "list.md", line)
    assert told.verdict
    assert told.line <= told.end


@given(lists)
@settings(max_examples=50, deadline=None)
def test_explain_agrees_with_read(text):
    for entry in read(text, "list.md").entries:
        told = explain(text, "list.md", entry.line)
        assert told.admitted
