"""The scanner of inline Markdown gives the runs that markdown-it's tokens give, or refuses."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from paperterm.readers.front import inline
from paperterm.readers.front.fastinline import fast_runs
from paperterm.readers.front.markdown import read_markdown

REFERENCES = {"references": {"A": {"href": "https://r.example", "title": ""}, "PAPER": {"href": "p.pdf", "title": "t"}}}

TAKEN = [
    "plain words",
    "[Title](https://a.example/1), Ann Author, *ICML* 2020",
    '[Title](https://a.example/1 "A title")',
    "[Title]( https://a.example/1 'A title' )",
    "[](https://a.example) and [empty]()",
    "[A (b)](https://en.example/wiki/A_(b))",
    "[q](https://a.example/?a=1&b=2)",
    "**[Bold title](u)**, _Journal_",
    "[**Bold title.**](u) [*it*](v) [`code`](w)",
    "[**half** bold](u) [**a** **b**](v)",
    "![badge](https://img.example/a-b.svg)",
    "[![Star](https://img.example/s.svg)](https://code.example/a/b)",
    "[![Star](s.svg) and words](u)",
    "[[Paper]](p.pdf) [[Code](c)] \\[[Project](q)\\]",
    "[[wikilink]] and [[name|alias]] and [no link] at all",
    "[a [b](c) d](e) and [f](g)",
    "[a [b] c](d)",
    "<https://a.example> and https://b.example/c.",
    "first<br>second<br/>third <b>bold</b> <i>it</i>",
    '<a href="https://a.example">Title</a>, <img src="i.png" alt="i">',
    '<a href="u">open [inner](v) still',
    "line one\nline two  \nline three\\\nline four",
    "[a\nb](u) c\nd",
    "tail  \n  indented",
    "`code` and ``co`de`` and ` spaced `",
    "snake_case_name and 2 * 3 * 4",
    "Ann Author*, Ben Writer*, *Equal contribution",
    "***both*** and **a *b* c** and __d _e_ f__",
    "**论文：**说明**题目**，文字",
    '**"quoted"**word and *(paren)*word',
    "R&D &amp; &lt;b&gt; &nbsp;x &#39;y&#x27; &bogus; &#0;",
    "a < b <= c",
    "\\*not emphasis\\* \\a \\",
    "** **",
    "*a [b*",
    "wow! ![a](b)! [c!](d)",
    "![*raw* alt_text &amp;](u)",
]
REFUSED = [
    "`open code",
    "**a *b***",
    "*a [b*](c)",
    "[a](b c)",
    "[a](<b c>)",
    "[a](b\\)c)",
    "[a](b&amp;c)",
    "![a [b](c)](d)",
    "<mail@a.example>",
    "****a****",
    "*a _b* c_",
]


def thorough(source: str, line: int, env: dict) -> list:
    """Read `source` through markdown-it, whatever it holds."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(inline, "fast_runs", lambda *_: None)
        return inline.parse_inline(source, line, dict(env))


@pytest.mark.parametrize("source", TAKEN)
def test_common_sources_are_taken_and_give_the_same_runs(source):
    assert fast_runs(source, 7, {}) == thorough(source, 7, {})


@pytest.mark.parametrize("source", REFUSED)
def test_doubtful_sources_are_refused(source):
    assert fast_runs(source, 1, {}) is None


@pytest.mark.parametrize("source", ["[a]", "[b][a]", "[b [a] c](d)", "**[A]**"])
def test_a_bracket_is_left_to_markdown_it_where_the_page_defines_references(source):
    assert fast_runs(source, 1, REFERENCES) is None


def test_inline_links_are_taken_where_the_page_defines_references():
    source = "[a](b), *c*"
    assert fast_runs(source, 1, REFERENCES) == thorough(source, 1, REFERENCES)


def test_addresses_of_links_and_references_stay_as_the_page_writes_them():
    (block,) = read_markdown("[a] [b](https://é.example/ü) <https://c.example/ö>\n\n[a]: https://a.example/é\n").blocks
    urls = [run.url for run in block.runs if run.kind == "link"]
    assert urls == ["https://a.example/é", "https://é.example/ü", "https://c.example/ö"]


MARKS = [
    "*",
    "**",
    "***",
    "_",
    "__",
    "[",
    "]",
    "(",
    ")",
    "](",
    "![",
    "!",
    "`",
    "``",
    "<",
    ">",
    "\\",
    "\n",
    " ",
    "  ",
    "\t",
]
WHOLE = [
    "](u)",
    "](https://a.b)",
    "[a](b)",
    "![a](b)",
    "[[w]]",
    "[[w|x]]",
    "<http://x.y>",
    "[a",
    "=",
    "@",
    "//",
    "https://q.r/s",
]
HTML = [
    "<b>",
    "</b>",
    "<br>",
    "<i>",
    "<p>",
    "<li>",
    '<a href="x">',
    "</a>",
    "<img src=y>",
    "<!--",
    "-->",
    "&amp;",
    "&",
    "&#39;",
    ";",
]
TEXT = ["a", "b ", " c", "é", "。", "，", ".", "'", '"', '"t"', ":", "\xa0", "\u2003", "\x1c", "€", "½"]

sources = (
    st.lists(st.one_of(*(st.sampled_from(pieces) for pieces in (MARKS, WHOLE, HTML, TEXT))), max_size=16)
    .map("".join)
    .filter(lambda source: not any(special in source for special in ("<details", "<pre", "]\n")))
)


@given(sources, st.sampled_from([{}, REFERENCES]))
@settings(max_examples=1500, deadline=None)
@example("a\n  \nb", {})
@example("[*a*](b)*", {})
@example('[a]( "t")', {})
@example("\\ \n*", {})
def test_what_is_taken_gives_the_same_runs(source, env):
    runs = fast_runs(source, 3, env)
    if runs is not None:
        assert runs == thorough(source, 3, env)


@pytest.mark.parametrize(
    "piece", ["[a](b) [", "*a ", "```` ", "<a ", "<!--", "[a](", "[a](b ", "![a](", "[x](u 'y", "<http:"]
)
def test_hostile_sources_are_refused(piece):
    assert fast_runs(piece * 60_000, 1, {}) is None


@pytest.mark.parametrize("piece", ["[", "![", "[a]", "]", "![a]"])
def test_brackets_are_text_where_nothing_can_be_a_link(piece):
    source = piece * 40
    assert fast_runs(source, 1, {}) == thorough(source, 1, {})
    assert "".join(run.text for run in fast_runs(piece * 60_000, 1, {})) == piece * 60_000
