"""Broken BibTeX of a list is offered written properly."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperterm.bibtex.blocks import split_blocks
from paperterm.bibtex.fields import read_fields
from paperterm.cite.mend import mend, why_broken
from paperterm.cite.verdicts import BibIndex, judge
from paperterm.model import Citation


def mended(text: str) -> Citation | None:
    [block] = split_blocks(text)
    [verdict] = judge([Citation(block.key, block.type, block.text)], BibIndex.of(""))
    return verdict.mended


@pytest.mark.parametrize(
    "text",
    [
        "@misc{k, title = {A {\\'E}}\n year = {2020}, author = {B C and D E and F G}, month = jan}",
        "@misc{k\n title = {A {\\'E}}, year = {2020}, author = {B C and D E and F G}, month = jan}",
        "@misc{k, // remark\n title = {A {\\'E}}, year = {2020}, author = {B C and D E and F G}, month = jan}",
        "@misc{k, title = {A {\\'E}}, year = {2020}, author = {B C, D E, and F G}, month = jan}",
        "@misc{k, title = {A {\\'E}},\n year = {2020},\n author = {B C and D E and F G},\n month = jan",
    ],
)
def test_what_can_be_read_is_written_properly(text: str) -> None:
    citation = mended(text)
    assert citation is not None
    comment, _, block = citation.text.partition("\n")
    assert comment.startswith("% Mended by paperterm: ")
    lines = ["  title = {A {\\'E}},", "  year = {2020},", "  author = {B C and D E and F G},", "  month = jan,"]
    assert block.splitlines() == ["@misc{k,", *lines, "}"]


def test_keys_are_made_citable() -> None:
    for written, made in (("a b", "ab"), ("a%1", "a1"), ("", "soup"), ("#", "soup")):
        citation = mended(f"@misc{{{written}, title = {{Soup}}}}")
        assert citation is not None
        assert citation.key == made


@pytest.mark.parametrize("key", ["clé:1", "王2020", "10.1016/0196(89)90-2", "-dash", "o'neil", "a&b_c"])
def test_keys_that_can_be_cited_stay_as_they_are(key: str) -> None:
    assert mended(f"@misc{{{key}, title = {{Soup}}}}") is None
    citation = mended(f"@misc{{{key}, title = {{Soup}} year = 2020}}")
    assert citation is not None
    assert citation.key == key


def test_bare_specials_and_html_are_escaped() -> None:
    citation = mended("@misc{k, title = {R&amp;D & caf&eacute; 5% a_b $x_1$ \\url{a_b}}, url = {http://x/a_b}}")
    assert citation is not None
    assert "title = {R\\&D \\& caf{\\'{e}} 5\\% a\\_b $x_1$ \\url{a_b}}," in citation.text
    assert "url = {http://x/a_b}," in citation.text


def test_sound_and_hopeless_blocks_are_left_alone() -> None:
    assert mended("@misc{k, title = {A}}") is None
    assert mended("@misc{k, words only}") is None


def test_others_stay() -> None:
    citation = mended("@misc{k, author = {A One, B Two, C Three, D Four, and others}}")
    assert citation is not None
    assert "author = {A One and B Two and C Three and D Four and others}" in citation.text


MARKS = ["title = ", "author=", "{", "}", '"', ",", "#", "\\", "%", "\n", "a", " and ", "1999", "é", "@"]


@given(st.lists(st.sampled_from(MARKS), max_size=30))
def test_what_is_offered_is_sound(parts: list[str]) -> None:
    text = "@misc{k, " + "".join(parts)
    block = split_blocks(text)[0]
    citation = mend(Citation(block.key, block.type, block.text), "broken")
    if citation is not None:
        assert why_broken(citation) == ""
        assert read_fields(citation.text).problem is None
