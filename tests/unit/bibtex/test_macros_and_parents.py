"""Macros and parents: a citation knows what it takes from the rest of its file, and says what that means."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperterm.bibtex.blocks import split_blocks
from paperterm.bibtex.citations import Cited, cite_again, fields_of, read_citations
from paperterm.bibtex.definitions import Definitions, Scope, referenced_keys
from paperterm.bibtex.fields import Fields
from paperterm.model import Citation

CHILD = "@inproceedings{sage, title = {Sage}, author = {Salt, Ann}, crossref = {herbs}, pages = {7--12}}\n"


def cited(text: str, *others: str) -> dict[str, Cited]:
    files = [Definitions.of(other, f"other{number}.bib") for number, other in enumerate(others)]
    return {one.block.key: one for one in read_citations(text, files, "own.bib")}


def fields(text: str, *others: str) -> dict[str, Fields]:
    return {key: fields_of(one.citation) for key, one in cited(text, *others).items()}


def missing(text: str, *others: str) -> tuple[str, ...]:
    [one] = cited(text, *others).values()
    return one.citation.context.missing if one.citation.context else ()


@pytest.mark.parametrize(
    "definitions",
    [
        "@string{joh = {Journal of Herbs}}",
        '@STRING(JOH = "Journal of Herbs")',
        "@String { joh = {Journal} # { of Herbs} }",
        '@string{j = "Journal of "} @string{joh = j # {Herbs}}',
        "@string{joh = {Other}}\n@string{joh = {Journal of Herbs}}",
        "% Encoding: UTF-8\n@comment{@string{joh = {No}}}\n@string{joh = {Journal of Herbs}}",
        "@misc{before, title = {A}}\n@preamble{ {x} # joh }\n@string{joh = {Journal of Herbs}}",
    ],
)
def test_a_macro_is_expanded(definitions: str) -> None:
    read = fields(f"{definitions}\n@article{{sage, title = {{Sage}}, journal = Joh # {{, A}}, year = 2021}}")
    assert read["sage"].venue == "Journal of Herbs, A"
    assert (read["sage"].problem, read["sage"].remark) == (None, None)


def test_a_macro_that_follows_its_entry_is_found_where_it_is_the_only_one() -> None:
    entry = "@article{sage, journal = joh}\n"
    assert fields(entry + "@string{joh = {Herbs}}")["sage"].venue == "Herbs"
    assert "line 2" not in fields(entry + "@string{joh = {Herbs}}\n@string{joh = { Herbs}}")["sage"].venue
    assert missing(entry + "@string{joh = {Herbs}}\n@string{joh = {Soups}}") == (
        "the macro joh has different definitions, in own.bib:2 and own.bib:3: none is taken",
    )


def test_between_two_definitions_the_last_one_before_the_entry_counts_and_both_are_named() -> None:
    text = "@string{joh = {A}}\n@article{x, journal = joh}\n@string{joh = {B}}\n@article{y, journal = joh}"
    found = cited(text)
    assert [fields_of(found[key].citation).venue for key in "xy"] == ["A", "B"]
    assert "own.bib:1 and own.bib:3" in found["x"].raw.remarks[0]


def test_a_macro_of_the_repository_is_found_unless_its_files_disagree() -> None:
    entry = "@article{sage, journal = joh}"
    assert fields(entry, "@string{joh = {Herbs}}", "@string{joh = {Herbs}}")["sage"].venue == "Herbs"
    assert missing(entry, "@string{joh = {Herbs}}", "\n@string{joh = {Soups}}") == (
        "the macro joh has different definitions, in other0.bib:1 and other1.bib:2: none is taken",
    )
    assert fields("@string{joh = {Own}}" + entry, "@string{joh = {Herbs}}")["sage"].venue == "Own"


def test_a_macro_that_nothing_defines_is_named_and_kept() -> None:
    read = fields("@article{sage, journal = joh_93, month = jan, number = cacm, year = 2020}")["sage"]
    assert (read.venue, read.number) == ("joh_93", "Communications of the ACM")
    assert (read.problem, read.remark) == (None, "the macro joh_93 is not defined")


@pytest.mark.parametrize(
    "definition", ["@string{joh = joh}", "@string{joh = }", "@string{joh = {x} # nothing}", "@string{joh}"]
)
def test_a_macro_without_a_value_is_not_taken(definition: str) -> None:
    assert fields(f"{definition}\n@article{{sage, journal = joh}}")["sage"].venue == "joh"


@pytest.mark.parametrize(
    ("parent", "venue", "year"),
    [
        (
            "@proceedings{herbs, title = {Proc. of Herbs}, booktitle = {Proc. of Herbs}, year = 2001}",
            "Proc. of Herbs",
            2001,
        ),
        ("@proceedings{herbs, title = {Proc. of Herbs}, year = 2001}", "Proc. of Herbs", 2001),
        ("@proceedings{Herbs, booktitle = {Herbs}, date = {2001-05}}", "Herbs", 2001),
        ("@book{herbs, booktitle = {Herbs}, crossref = {series}}\n@mvbook{series, year = 1999}", "Herbs", 1999),
        ("@string{h = {Herbs}}\n@proceedings(herbs, booktitle = h # { 01}, year = 2001)", "Herbs 01", 2001),
    ],
)
def test_a_child_inherits_what_it_does_not_say(parent: str, venue: str, year: int) -> None:
    read = fields(CHILD + parent)["sage"]
    assert (read.title, read.venue, read.year, read.pages) == ("Sage", venue, year, "7–12")


def test_xdata_gives_fields_and_xref_gives_none() -> None:
    text = (
        "@article{sage, title = {Sage}, xdata = {pot, lid}, xref = {whole}}\n@xdata{pot, journaltitle = {Herbs}}\n"
        "@xdata{lid, year = 2020, xdata = {deep}}\n@xdata{deep, volume = 7}\n@book{whole, title = {W}, pages = 3}"
    )
    one = cited(text)["sage"]
    read = fields_of(one.citation)
    assert (read.venue, read.year, read.volume, read.pages) == ("Herbs", 2020, "7", "")
    assert one.citation.context is not None
    assert [parent.key for parent in one.citation.context.parents] == ["pot", "lid", "deep", "whole"]


def test_a_set_is_shown_as_its_first_member() -> None:
    text = "@set{both, entryset = {a, b}}\n@misc{a, title = {A}}\n@misc{b, title = {B}, year = 2020}"
    read = fields(text)["both"]
    assert (read.title, read.year) == ("A", None)


@pytest.mark.parametrize("parent", ["", "@misc{sage2, title = {X}}", "@comment{@proceedings{herbs, year = 1}}"])
def test_a_parent_that_is_not_there_is_named(parent: str) -> None:
    assert cited(CHILD + parent)["sage"].citation.context.missing == ("crossref: there is no entry herbs",)


def test_parents_in_a_circle_end() -> None:
    text = "@book{a, crossref = {b}, title = {A}}\n@book{b, crossref = {a}, year = 2020}"
    assert fields(text)["a"].year == 2020


def test_what_a_fence_lacks_is_looked_up_around_it() -> None:
    [block] = split_blocks("@article{sage, journal = joh}")
    scope = Scope("@string{joh = {Herbs}}", file="list.md")
    found = cite_again(Citation(block.key, block.type, block.text), scope)
    assert fields_of(found.citation).venue == "Herbs"
    assert cite_again(found.citation, Scope("@string{joh = {Soup}}")).citation == found.citation


def test_comments_between_fields_are_no_fields() -> None:
    text = (
        "@misc{p1, author = {Doe, Ann},\n  %title = {Old title},\n  title = {New title}, % {\n  year = 2001\n}\n"
        "@misc{p2, title = {A 100% sure}, % a comment, with = and }\n  year = 2002}\n@misc{p3, title = {C}}"
    )
    read = fields(text)
    assert [(one.title, one.year) for one in read.values()] == [("New title", 2001), ("A 100% sure", 2002), ("C", None)]
    assert "% comments" in (read["p1"].remark or "")
    assert read["p1"].problem is None


NAMES = st.sampled_from(["a", "b", "c"])
VALUES = st.lists(NAMES | st.sampled_from(["{x}", '"y"', "2020"]), min_size=1, max_size=3).map(" # ".join)
STRINGS = st.dictionaries(NAMES, VALUES).map(lambda found: [f"@string{{{name} = {found[name]}}}" for name in found])
ENTRIES = st.builds("@article{{{0}, journal = {1}, crossref = {{{2}}}}}".format, NAMES, VALUES, NAMES)
TEXTS = st.tuples(STRINGS, st.lists(ENTRIES, max_size=5)).flatmap(lambda found: st.permutations(found[0] + found[1]))


@given(TEXTS.map("\n".join))
def test_a_citation_alone_says_what_it_says_in_its_file(text: str) -> None:
    for one in read_citations(text):
        alone = cite_again(one.citation)
        assert alone.raw.values == one.raw.values
        assert alone.citation == one.citation


def test_keys_that_entries_refer_to_are_in_lower_case() -> None:
    text = "@misc{a, note = {É}, CrossRef = {Öl}}\n@misc{b, XDATA = {Sage, Mint}}\n@misc{c, note = {crossref}}"
    assert referenced_keys(text) == {"öl", "sage", "mint"}
    assert referenced_keys("\ud800 @misc{a, xref = {Leek}}") == {"leek"}
