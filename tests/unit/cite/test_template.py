"""Templates: fields in braces, all else as it stands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperterm.cite.entryfields import VALUES
from paperterm.cite.template import FIELDS, check_template, fields_in, fill
from paperterm.model import Citation, Entry, Link
from tests.people import people

SAGE = Entry(
    path="/lists/spices.md",
    file="spices.md",
    line=12,
    title="Sage & Other Herbs",
    authors=people("Ann Salt", "Ben Pepper"),
    year=2021,
    venue="SPICE",
    tags=("herbs", "soup"),
    section=("Herbs", "Green"),
    ids=(("arxiv", "2101.00001"),),
    links=(Link("paper", "paper", "https://example.org/sage"),),
    citations=(Citation("sage2021", "misc", "@misc{sage2021, doi = {10.1145/sage}}"),),
)
BARE = Entry(file="a.md", line=1, title="Dill")


@pytest.mark.parametrize(
    ("template", "made"),
    [
        ("{key}", "sage2021"),
        ("{title}{tab}{authors}", "Sage & Other Herbs\tAnn Salt, Ben Pepper"),
        ("{year} {venue}", "2021 SPICE"),
        ("{doi} {arxiv}", "10.1145/sage 2101.00001"),
        ("{url} {pdf}", "https://example.org/sage https://arxiv.org/pdf/2101.00001"),
        ("{tags}; {section}", "herbs, soup; Herbs > Green"),
        ("{file}:{line}", "/lists/spices.md:12"),
        ("{bibtex}", "@misc{sage2021, doi = {10.1145/sage}}"),
        (r"\textcite{{key}} {} {x} {{title}}", r"\textcite{sage2021} {} {x} {Sage & Other Herbs}"),
        (
            "{newline}{reference}",
            "\nAnn Salt, Ben Pepper. Sage & Other Herbs. SPICE, 2021. https://doi.org/10.1145/sage",
        ),
    ],
)
def test_fields_are_replaced_and_all_else_stands(template: str, made: str) -> None:
    assert fill(template, [SAGE]) == made


def test_a_template_is_filled_for_each_entry_or_once_for_all_keys() -> None:
    assert fill("{key}: {title}", [SAGE, BARE]) == "sage2021: Sage & Other Herbs\ndill: Dill"
    assert fill("[@{keys:; @}]", [SAGE, BARE, SAGE]) == "[@sage2021; @dill]"
    assert fill("{keys:}", [SAGE, BARE]) == "sage2021dill"
    assert fill("{keys} {year}", [SAGE, BARE]) == "sage2021,dill 2021"
    assert fill("{keys}", []) == ""


def test_every_documented_field_is_made() -> None:
    assert set(FIELDS) == set(VALUES)
    for name in FIELDS:
        assert isinstance(VALUES[name](BARE), str)


def test_a_template_without_a_field_is_refused_with_what_there_is() -> None:
    for wrong in ("", "key", "{kye}", "{tab}", "{keys"):
        with pytest.raises(ValueError, match="authors"):
            check_template(wrong)
    check_template(r"\cite{{keys}}")


@given(st.text())
def test_text_without_fields_stands_as_it_is(text: str) -> None:
    if not fields_in(text):
        assert fill(text, [SAGE]) == text


@given(st.text(st.characters(codec="utf-8", exclude_characters="$\\")))
def test_values_are_not_filled_again(title: str) -> None:
    entry = Entry(file="a.md", line=1, title=title + "{year}", year=1999)
    assert fill("{title}", [entry]) == title + "{year}"
