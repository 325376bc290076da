from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ui_entries import BIBTEX, entry, full_entry, hard_text

from paperterm.model import Citation, Entry, Link
from paperterm.ui.detail import Beside, detail_lines
from paperterm.ui.text import runs_width


def text_of(item: Entry, cells: int = 80, mode: str = "detail", source: str = "") -> str:
    lines = detail_lines(item, mode, cells, source)  # type: ignore[arg-type]
    return "\n".join("".join(run.text for run in line) for line in lines)


@pytest.mark.parametrize(
    "said",
    [
        "Sage: A Study",
        "Ann Salt, Ben Pepper",
        "Spice · 2001",
        "inferred: year (heading)",
        "herbs",
        "Univ A",
        "arxiv:2101.00001",
        "https://example.org/sage",
        "notes/n.md (a file of this list)",
        "Worth reading.",
        "First paragraph.",
        "BibTeX 1 of 2",
        "sage2020",
        "Thyme",
        "no venue",
        "Herbs › Green",
        "spices.md:2",
    ],
)
def test_the_detail_says_everything_that_the_list_says(said: str) -> None:
    assert said in text_of(full_entry())


def test_bibtex_stands_as_the_list_has_it() -> None:
    assert BIBTEX.expandtabs(4) in text_of(full_entry(), mode="bibtex")


def test_an_entry_without_bibtex_says_so() -> None:
    assert "The list has none" in text_of(entry(1), mode="bibtex")


def test_the_source_is_shown_as_it_is() -> None:
    assert "#### [/b] Sage" in text_of(entry(1), mode="source", source="#### [/b] Sage\n\ntag: x")


@given(
    st.builds(entry, st.just(1), title=hard_text, abstract=hard_text, remarks=hard_text, venue=hard_text),
    hard_text,
    st.integers(4, 120),
    st.sampled_from(["detail", "bibtex", "source"]),
)
def test_no_line_is_wider_than_the_pane(item: Entry, text: str, cells: int, mode: str) -> None:
    item = replace(
        item,
        links=(Link(text, "code", text), Link("a", "other", text, text)),
        citations=(Citation("k", "misc", text),),
        institutions=(text,),
        similar=(text,),
    )
    for line in detail_lines(item, mode, cells, text):  # type: ignore[arg-type]
        assert runs_width(line) <= max(cells, 12)


def test_pages_of_notes_are_shown_from_their_beginning_under_their_own_names() -> None:
    page = entry(2, title="Notes on sage", file="notes/sage.md", remarks="warm " * 400, abstract="Soup.")
    made = detail_lines(entry(1), "detail", 60, "", Beside(notes=(page,)))
    lines = ["".join(run.text for run in line).strip() for line in made]
    start = next(number for number, line in enumerate(lines) if line.startswith("Notes ─"))
    assert lines[start + 1 : start + 4] == ["Notes on sage", "notes/sage.md", "Remarks"]
    assert "…" in lines[start:]
    assert lines[lines.index("Abstract", start) + 1] == "Soup."
