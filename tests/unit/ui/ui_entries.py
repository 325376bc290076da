"""Entries and libraries for the tests of the interface, and characters that are hard to draw."""

from hypothesis import strategies as st

from paperterm.model import Citation, Entry, Library, Link, Problem, Section
from tests.people import people

BIBTEX = '@inproceedings{sage2021,\n\ttitle = {Sage},\n  author = "Ann Salt and Ben Pepper",\n  year = 2021\n}'

HARD = 'ab c[/]\\{}"=,@…—éß大規模言語🚀👍\u0301\u0323ｱﾃｧ\u00a0\ufffd␛'
"""Characters that come through the cleaning and are hard to draw: markup, wide, combining, replaced."""

hard_text = st.text(st.sampled_from(HARD), max_size=60)


def entry(number: int, **fields: object) -> Entry:
    values: dict[str, object] = {
        "file": "spices.md",
        "line": number + 1,
        "title": f"Paper {number}",
        "authors": people("Ann Salt", "Ben Pepper"),
        "year": 2000 + number % 20,
        "venue": "Spice",
        "tags": ("herbs",),
        "id": f"id{number}",
    }
    return Entry(**{**values, **fields})  # type: ignore[arg-type]


def full_entry() -> Entry:
    return entry(
        1,
        title="Sage: A Study",
        institutions=("Univ A",),
        links=(Link("paper", "paper", "https://example.org/sage"), Link("notes", "notes", "./n.md", "notes/n.md")),
        remarks="Worth reading.",
        abstract="First paragraph.\nSecond paragraph.",
        citations=(Citation("sage2021", "inproceedings", BIBTEX), Citation("sage2020", "misc", "@misc{sage2020}")),
        ids=(("arxiv", "2101.00001"),),
        inferred=(("year", "heading"),),
        similar=("Thyme",),
        problems=(Problem("spices.md", 2, "no venue"),),
        section=("Herbs", "Green"),
    )


def library(count: int, **fields: object) -> Library:
    """Two files, the first with two headings."""
    entries = tuple(entry(number, **fields) for number in range(count))
    half, quarter = count // 2, count // 4
    headings = (Section("Herbs", "heading", 0, quarter), Section("Herbs", "heading", quarter, half))
    files = (
        Section("Spices", "file", 0, half, headings, "spices.md", 1),
        Section("Salts", "file", half, count, (), "salts.md", 1),
    )
    return Library(entries, Section("All", "library", 0, count, files))
