"""Broken BibTeX of a list is offered repaired."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperterm.bibtex.blocks import split_blocks
from paperterm.cite.repairs import repaired, why_broken
from paperterm.cite.verdicts import BibIndex, Verdict, judge, with_key
from paperterm.model import Citation


def verdict_on(text: str) -> Verdict:
    block = split_blocks(text)[0]
    [verdict] = judge([Citation(block.key, block.type, block.text)], BibIndex.of(""))
    return verdict


@pytest.mark.parametrize(
    "text",
    [
        "@misc{k, title = {A {\\'E}}\n year = {2020}, author = {B C and D E and F G}, month = jan}",
        "@misc{k\n title = {A {\\'E}}, year = {2020}, author = {B C and D E and F G}, month = jan}",
        "@misc{k, title = {A {\\'E}}, year = {2020}, author = {Bo Cole, Di Eng, Flo Gill, Hu Itt}, month = jan}",
        "@misc{k, title = {A {\\'E}},\n year = {2020},\n author = {B C and D E and F G},\n month = jan",
    ],
)
def test_what_no_program_takes_is_offered_repaired(text: str) -> None:
    verdict = verdict_on(text)
    assert (verdict.kind, verdict.key) == ("broken", "k")
    assert verdict.repaired is not None
    comment, _, block = verdict.repaired.text.partition("\n")
    assert comment.startswith("% Repaired by paperterm: ")
    assert block.startswith("@misc{k,")
    for kept in ("title = {A {\\'E}}", "year = {2020}", "author = {B", "month = jan"):
        assert kept in block


@pytest.mark.parametrize(
    "text",
    [
        "@misc{k, title = {A}}",
        "@misc{n9, author = {family=Vault, given=Henri, prefix=de, useprefix=false and given=Ann, family=Roe}}",
        "@misc{p1,\n  author = {Doe, Ann},\n  %title = {Old title},\n  title = {New title}\n}",
        "@misc{p2,\n  title = {Inside}, % a comment, with = and }\n  % author = {Old, Author},\n  author = {New, A}\n}",
        "@misc{k, title = {R&amp;D & 5% of a_b}, note = {\\(x^2\\) and \\[y_1\\]}}",
        "@misc{k, title = {Sums}, booktitle = PROC_LAMPS93_01}",
        "@misc{10.1000/0196-6774(89)90038-2, title = {A}}",
        "@misc{o'neil, title = {A}}",
        "@misc{张三2020, title = {A}}",
        "@misc{Müller2024a, title = {A}}",
        "@misc{-k, title = {A}}",
    ],
)
def test_what_a_program_takes_is_added_as_it_is(text: str) -> None:
    verdict = verdict_on(text)
    assert (verdict.kind, verdict.citation.text, verdict.repaired) == ("new", text, None)


@pytest.mark.parametrize(
    ("text", "remark"),
    [
        ("@misc{10.1000/x(89)2, title = {A}}", "biber does not take ( ) in a key"),
        ("@misc{o'neil, title = {A}}", "biber does not take ' in a key"),
        ("@misc{k, title = {R & D}}", "title: a bare & stops LaTeX"),
        ("@misc{k,\n % title = {B},\n title = {A}}", "BibTeX"),
        ("@misc{k, title = {\\(x_1\\) \\[y^2\\] $z_1$ {\\ifmmode a\\else b\\fi}}}", ""),
    ],
)
def test_what_only_some_programs_take_gets_a_remark(text: str, remark: str) -> None:
    assert remark in verdict_on(text).remark
    assert bool(remark) == bool(verdict_on(text).remark)


@pytest.mark.parametrize(
    ("written", "made"),
    [("doe 2020", "doe2020"), ("张三 2020", "张三2020"), ("20 20", "soup"), ("o'neil 20", "oneil20")],
)
def test_a_repaired_key_keeps_a_name(written: str, made: str) -> None:
    verdict = verdict_on(f"@misc{{{written}, title = {{Soup}}}}")
    assert verdict.repaired is not None
    assert verdict.repaired.key == verdict.key == made
    assert f"@misc{{{made}," in verdict.repaired.text


@pytest.mark.parametrize(
    ("written", "made"), [("a%1", "a1"), ("#", "soup"), ("doe~2020", "doe2020"), ("a\\b", "ab"), ("", "soup")]
)
def test_a_key_that_latex_cannot_cite_is_added_as_another_one(written: str, made: str) -> None:
    text = f"@misc{{{written}, title = {{Soup}}}}"
    verdict = verdict_on(text)
    assert (verdict.kind, verdict.key, verdict.repaired) == ("key-clash", made, None)
    assert with_key(verdict.citation, verdict.key).text == text.replace(f"{{{written},", f"{{{made},")


@pytest.mark.parametrize("key", ["clé:1", "王2020", "10.1016/0196(89)90-2", "-dash", "o'neil", "a&b_c"])
def test_keys_that_can_be_cited_stay_as_they_are(key: str) -> None:
    verdict = verdict_on(f"@misc{{{key}, title = {{Soup}} year = 2020}}")
    assert verdict.repaired is not None
    assert verdict.repaired.key == key


def test_what_is_not_clear_has_no_repair() -> None:
    verdict = verdict_on("@misc{k, words only}")
    assert (verdict.kind, verdict.repaired) == ("broken", None)


def test_others_stay() -> None:
    citation = verdict_on("@misc{k, author = {Ann One, Bo Two, Cem Three, Dee Four, and others}}").repaired
    assert citation is not None
    assert "author = {Ann One and Bo Two and Cem Three and Dee Four and others}" in citation.text


MARKS = ["title = ", "author=", "{", "}", '"', ",", "#", "\\", "%", "\n", "a", " and ", "1999", "é", "@"]


@given(st.lists(st.sampled_from(MARKS), max_size=30))
def test_what_is_offered_is_sound(parts: list[str]) -> None:
    text = "@misc{k, " + "".join(parts)
    block = split_blocks(text)[0]
    citation = repaired(Citation(block.key, block.type, block.text), "broken")
    if citation is not None:
        assert why_broken(citation) == ""
