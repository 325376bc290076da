"""What BibTeX and biber take is left alone; what neither takes is repaired without losing anything."""

import re
from collections import Counter
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.repairs import differences, entries
from paperterm.bibtex.repair import repair
from paperterm.bibtex.validity import biber_fault, bibtex_fault, is_taken
from tests.tools import need

TAKEN = [
    "@misc{k, title = {A}, author = {B C and D, E}, year = 2020}",
    "@article(k, title = {A})",
    "@misc{k}",
    "@misc{10.1000/x(89)90038-2, title = {A}}",
    "@misc{o'neill, title = {A}}",
    "@misc{张三2020, title = {A}}",
    "@misc{Müller2024a, title = {A}}",
    '@misc{a"b#c%d=e, title = {A}}',
    "@misc{-k, title = {A}}",
    "@misc{, title = {A}}",
    "@misc{title={A}, year=2020}",
    "@misc{k, author = {family=Roe, given=Bo, prefix=de, useprefix=false and given=Ann, family=Doe}}",
    "@misc{k, author = {{A, B, C, D and Sons}}}",
    "@misc{k,\n  % title = {Old},\n  title = {New}, % }\n  year = 2001\n}",
    "@misc{k, title = {A} % why\n}",
    "@misc{k, title = {Sums \\(x_1\\) and \\[y^2\\] of {\\ifmmode a\\else b\\fi}}, booktitle = LAMPS_93}",
    "@misc{k, title = {A} # ACM # {B}, month = 1 # jan, note = {5 & 6 % 7}}",
    '@misc{k, title = "A {"}b{"} c"}',
    "@misc{k, author = {Doe, Ann,}}",
    "@misc{k, year = 1999a, pages = 1--2}",
    "@misc(k, title = {A}}",
    "@misc{k, title = {A}, title = {B},}",
    "@misc{k, title = {A}}, year = 2020}",
]


@pytest.mark.parametrize("text", TAKEN)
def test_what_one_program_takes_is_left_alone(text: str) -> None:
    assert is_taken(text)
    assert repair(text, "roe2020") is None


REPAIRED = [
    ("@misc{k, title = {A}\n year = {2020}}", "@misc{k, title = {A},\n year = {2020}}"),
    ("@misc{k\n title = {A}}", "@misc{k,\n title = {A}}"),
    ("@misc{k, title = {A},, year = 2020}", "@misc{k, title = {A}, year = 2020}"),
    ("@misc{k, title = {A}; year = 2020}", "@misc{k, title = {A}, year = 2020}"),
    ("@misc{k, // see below\n title = {A}}", "% // see below\n@misc{k, \n title = {A}}"),
    ("@misc{a b, title = {A}}", "% Its key was a b\n@misc{roe2020, title = {A}}"),
    ("@misc{title = {A}}", "@misc{roe2020, title = {A}}"),
    ("@misc{k, title = {A}, year = 2020", "@misc{k, title = {A}, year = 2020}"),
    ("@misc{k, title = {A", "@misc{k, title = {A}}"),
    ('@misc{k, title = "A, year = 2020}', '@misc{k, title = "A", year = 2020}'),
    ("@misc(k, title = {A}", "@misc(k, title = {A})"),
    ("@misc{k, title = {A {B}, year = {2020}}", "@misc{k, title = {A {B}}, year = {2020}}"),
    ("@misc{k,\n title = {A\n year = 2020\n}", "@misc{k,\n title = {A},\n year = 2020\n}"),
    ("@misc{k, title = {A \\{ B}}", "@misc{k, title = {A {\\textbraceleft} B}}"),
    ('@misc{k, title = "A "B" C", year = 2020}', '@misc{k, title = {A "B" C}, year = 2020}'),
    ("@misc{k, title = Red Tea, year = 2020}", "@misc{k, title = {Red Tea}, year = 2020}"),
    ("@misc{k, title = {A}, year = , note = }", "@misc{k, title = {A}, year = {}, note = {}}"),
    ("@misc{k, title: {A}, year {2020}}", "@misc{k, title = {A}, year = {2020}}"),
    (
        "@misc{k, author = {Ann One, Bo Two, Cem Three, and Dee Four}}",
        "@misc{k, author = {Ann One and Bo Two and Cem Three and Dee Four}}",
    ),
    ("@misc{k, author = {Doe, A., Roe, B., Vault, C.}}", "@misc{k, author = {Doe, A. and Roe, B. and Vault, C.}}"),
    ("@misc{k,\n % old\n title = {A}\n year = 2020}", "@misc{k,\n % old\n title = {A},\n year = 2020}"),
]


@pytest.mark.parametrize(("text", "repaired"), REPAIRED)
def test_the_smallest_edit_repairs_what_neither_takes(text: str, repaired: str) -> None:
    assert not is_taken(text)
    assert repair(text, "roe2020") == repaired


@pytest.mark.parametrize(
    "text",
    [
        "@misc{k, words only}",
        "@misc{k, my title = {A}}",
        "@misc{k, author = {Ann, Bo, Cem, Dee}}",
        "@misc{k, author = {Ann, Bo, Cem, Dee} words}",
        '@misc{k, title = "A {x", year = 2020}',
        "no entry",
        "",
        "@string{a = {b}",
        "@misc{k, title = {" + "{" * 300,
    ],
)
def test_what_is_not_clear_is_not_repaired(text: str) -> None:
    assert repair(text, "roe2020") is None


PARTS = [
    *(
        "title = ",
        "author=",
        "year = 2020",
        "{A}",
        "{B C}",
        "{",
        "}",
        '"',
        ",",
        ",\n",
        "#",
        "\\",
        "\\{",
        "%",
        "\n",
        " a ",
    ),
    *(" and ", "1999", "é", "@", "(", ")", ";", ":", "=", "Doe, Ann, Roe, Bo", "@misc{x,"),
]


@given(st.lists(st.sampled_from(PARTS), max_size=25), st.sampled_from(["k, ", "k", "", "a b, ", "(k), "]))
def test_a_repair_is_taken_and_has_every_word(parts: list[str], head: str) -> None:
    text = f"@misc{{{head}{''.join(parts)}"
    repaired = repair(text, "roe2020")
    if repaired is not None:
        assert not is_taken(text)
        assert is_taken(repaired)
        assert not Counter(re.findall(r"\w+", text)) - Counter(re.findall(r"\w+", repaired))


def test_where_the_programs_differ() -> None:
    for text in ("@misc{k(1), title = {A}}", "@misc{o'n, title = {A}}", "@misc{k}"):
        assert bibtex_fault(text) is None
        assert biber_fault(text) is not None
    for text in (
        "@misc{k,% no\n title = {A}}",
        "@misc(k, title = {A}}",
        "@misc{k, author = {Doe,}}",
        "@misc{k, year = 1a}",
    ):
        assert bibtex_fault(text) is not None
        assert biber_fault(text) is None
    bad = "editor = {A, B, C, D}"
    assert bibtex_fault(f"@article{{k, {bad}}}") is None, "plain.bst does not look at the editor of an article"
    assert bibtex_fault(f"@inproceedings{{k, {bad}}}") is not None
    assert biber_fault(f"@article{{k, {bad}}}") is not None


def test_bibtex_and_biber_agree_on_a_sample() -> None:
    need("bibtex", "biber")
    texts = list(islice(entries(seed=7), 6))
    assert [difference for text in texts for difference in differences(text)] == []
