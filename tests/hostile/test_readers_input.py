"""Lists that were made to hurt: reading them ends, in time that grows with their size, and loses no word silently."""

import signal
import time
from collections.abc import Callable, Iterator

import pytest

from paperterm.readers import explain, read
from tests.people import shown

LIMIT = 30
"""Seconds after which a reading counts as endless, on the slowest machine."""

UNITS = {
    "words": "word ",
    "names": "Ann Author, ",
    "links": "[a b c d](http://x.y/z) ",
    "labels": "[[pdf]](http://x.y) ",
    "bold": "**a b c** ",
    "quotes": '"a b c" ',
    "brackets": "[",
    "parentheses": "(",
    "tags": "<",
    "comments": "<!-- ",
    "anchors": '<a href="',
    "details": "<details><summary>a</summary>",
    "pre": "<pre>",
    "lists": "<ul><li>",
    "tables": "<table><tr><td>",
    "addresses": "http://a.b/c ",
    "wikilinks": "[[a",
    "shortcodes": ":star:",
    "colons": "a: ",
    "ticks": "`a` ",
    "stars": "*",
    "bars": "|",
    "et al": "et al. ",
    "badges": "![a](http://img.shields.io/badge/a-b-c) ",
    "separators": "\x1f",
    "spaces": "[ ",
    "bibtex": "@misc{a, ",
    "venues": "ICML 2020, ",
}


@pytest.fixture(autouse=True)
def _endless_reading_fails() -> Iterator[None]:
    def stop(*_: object) -> None:
        raise TimeoutError(f"reading took longer than {LIMIT} s")

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(LIMIT)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


SHAPES: dict[str, Callable[[str], str]] = {
    "item": lambda text: f"# L\n\n- {text}\n",
    "paragraph": lambda text: f"# L\n\n{text}\n",
    "cell": lambda text: f"# L\n\n|Title|b|\n|--|--|\n|{text}|\n",
    "heading": lambda text: f"# L\n\n#### {text}\n\ntag: `a`\n",
}


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("unit", UNITS)
def test_a_long_line_of_anything_is_read(unit, shape):
    text = SHAPES[shape](UNITS[unit] * (12_000 // len(UNITS[unit])))
    assert read(text, "list.md").title == "L"


BOMBS: dict[str, str] = {
    "empty cells": "|a|b|\n|--|--|\n" + "|\n" * 30_000,
    "columns": "|a" * 5_000 + "|\n" + "|-" * 5_000 + "|\n" + "|x" * 5_000 + "|\n",
    "a table that fills itself up": "|" + "a|" * 300 + "\n|" + "-|" * 300 + "\n" + "x\n" * 10_000,
    "deep lists": "\n".join("  " * level + "- a" for level in range(300)),
    "deep quotes": ">" * 50_000 + "a",
    "headings": "# a\n" * 10_000,
    "sections": "".join(f"{'#' * (1 + n % 6)} Title of Things {n}\ntag: `x`\n" for n in range(3_000)),
    "unclosed tables": "<table>\n\n" * 10_000,
    "front matter": "---\n" + "a: [\n" * 3_000,
    "an open quote": '---\ntitle: "' + "a\n" * 10_000 + "---\n",
    "references": "[a]: http://b\n" * 3_000 + "[a]\n" * 3_000,
    "a megabyte": "- " + "x" * 1_000_000,
    "one citation with many sources": "- " + "Doe J., Roe R., « a — // " * 40_000,
}


@pytest.mark.parametrize("name", BOMBS)
def test_bombs_end(name):
    read(BOMBS[name], "list.md")


def test_twice_the_list_takes_about_twice_the_time():
    def seconds(count: int) -> float:
        line = "- [A Title Number {0} of Things](https://arxiv.org/abs/2001.{0:05d}), Ann Author, ICML 2020\n"
        text = "# L\n\n" + "".join(line.format(number) for number in range(count))
        start = time.process_time()
        assert len(read(text, "list.md").entries) == count
        return time.process_time() - start

    seconds(50)
    assert seconds(1_600) < 12 * seconds(400)


def test_a_large_table_is_read_whole():
    row = "| [A Title Number {0} of Things](https://arxiv.org/abs/2001.{0:05d}) | ICML 2020 |\n"
    text = "# L\n\n| Title | Venue |\n|---|---|\n" + "".join(row.format(number) for number in range(2_000))
    found = read(text, "list.md").entries
    assert (len(found), found[-1].line) == (2_000, 2_004)


def test_what_is_not_read_as_written_is_among_the_problems():
    deep = "\n".join("  " * level + "- [A Title of Words](http://a.org/1.pdf)" for level in range(150))
    assert "nested deeper" in " ".join(problem.message for problem in read(deep, "list.md").problems)
    wide = "|" + "Title|" * 70 + "\n|" + "-|" * 70 + "\n|a|\n"
    assert "70 columns" in " ".join(problem.message for problem in read(wide, "list.md").problems)
    long = "- " + "word " * 20_000
    assert "in pieces" in " ".join(problem.message for problem in read(long, "list.md").problems)


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "vbscript:x", "about:blank"])
def test_addresses_that_are_code_are_no_links(address):
    (entry,) = read(f"# L\n\n- [A Title of Words]({address}) ICML 2020 [[pdf]](a.pdf)\n", "list.md").entries
    assert [link.url for link in entry.links] == ["a.pdf"]


@pytest.mark.parametrize(
    "hostile", ["\x1b]52;c;aGk=\x07", "\x9b31m", "\u202e", "\u200b\u200d", "\x00", "\ud800", "a\u0301" * 9]
)
def test_no_control_character_reaches_an_entry(hostile):
    text = (
        f"# L{hostile}\n\n## S{hostile}\n\n- [A Title{hostile} of Words](https://arxiv.org/abs/2001.00001{hostile}), "
        f"Ann{hostile} Author, Ben Writer. ICML 2020{hostile}. [[code{hostile}]](https://a.b/{hostile}) `t{hostile}`\n"
    )
    reading = read(text, "list.md")
    assert reading.title.isprintable()
    for entry in reading.entries:
        single = [entry.title, entry.venue or "", *entry.section, *shown(entry.authors), *entry.tags, entry.remarks]
        assert all(part.isprintable() for part in single)
        assert all(part.isprintable() for link in entry.links for part in (link.label, link.url))
    assert all(part.isprintable() for part in explain(text, "list.md", 5).verdict.splitlines())
