"""BibTeX in fences: entries of its own below a heading that groups, the citation of a paper below its own heading."""

import pytest

from paperterm.readers import read
from tests.people import shown


def block(key: str, title: str) -> str:
    fields = f"title = {{{title}}}, author = {{Moor, Ada and Tarn, Bea}}, journal = {{Fields}}, year = 2004"
    return f"@article{{{key}, {fields}}}"


def fence(*blocks: str, info: str = "bibtex") -> str:
    return f"```{info}\n" + "\n".join(blocks) + "\n```\n"


def found(text: str) -> list[tuple[str, int, tuple[str, ...]]]:
    return [
        (entry.title, entry.line, tuple(citation.key for citation in entry.citations))
        for entry in read(text, "list.md").entries
    ]


def test_each_block_below_a_section_is_an_entry():
    text = "# Publications\n\n## 2004\n\n" + fence(block("a", "Counting Ponds")) + "\n## 2003\n\n"
    text += fence(block("b", "Draining Ponds"), block("c", "Filling Ponds"))
    assert found(text) == [("Counting Ponds", 6, ("a",)), ("Draining Ponds", 12, ("b",)), ("Filling Ponds", 13, ("c",))]
    entry = read(text, "list.md").entries[1]
    assert (shown(entry.authors), entry.year, entry.venue) == (("Ada Moor", "Bea Tarn"), 2004, "Fields")
    assert entry.section == ("Publications", "2003")


@pytest.mark.parametrize(
    "body",
    [
        fence(block("a", "Counting Ponds"), block("b", "Draining Ponds")),
        fence(block("a", "Counting Ponds")) + "\n" + fence(block("b", "Draining Ponds")),
        fence(block("a", "Counting Ponds"), "", block("b", "Draining Ponds"), info=""),
        "<pre>\n" + block("a", "Counting Ponds") + "\n" + block("b", "Draining Ponds") + "\n</pre>\n",
        "These appeared in journals.\n\n" + fence(block("a", "Counting Ponds"), block("b", "Draining Ponds")),
        fence("@string{f = {Fields}}", block("a", "Counting Ponds"), block("b", "Draining Ponds")),
    ],
)
@pytest.mark.parametrize("heading", ["Journal papers", "Talks and theses", "2004", "Ponds"])
def test_blocks_of_other_titles_than_the_heading_are_entries(heading, body):
    assert [(title, keys) for title, _, keys in found(f"# Ponds and more\n\n## {heading}\n\n{body}")] == [
        ("Counting Ponds", ("a",)),
        ("Draining Ponds", ("b",)),
    ]


@pytest.mark.parametrize(
    "below",
    [
        "- **Problem**: nobody counts ponds.\n- We count them.\n- It works.\n",
        "- They count.\n- They count again\n\nMore words.\n",
        "### Notes\n\n- Nobody counts ponds.\n",
        "",
    ],
)
def test_a_papers_heading_keeps_its_bibtex(below):
    own = fence(block("a", "Counting Ponds: A Study"), block("b", "Counting Ponds"))
    assert found(f"# L\n\n## Counting Ponds\n\n{own}\n{below}")[0] == ("Counting Ponds", 3, ("a", "b"))


def test_a_fence_behind_an_item_is_its_citation():
    text = "## Papers\n\n- [Counting Ponds](https://x.org/a.pdf)\n\n" + fence(block("a", "Counting Ponds"))
    text += "\n- [Draining Ponds](https://x.org/b.pdf)\n\n" + fence(block("c", "Filling Ponds"))
    assert [(title, keys) for title, _, keys in found(text)] == [
        ("Counting Ponds", ("a",)),
        ("Draining Ponds", ()),
        ("Filling Ponds", ("c",)),
    ]


def test_a_broken_block_is_an_entry_with_its_problem():
    reading = read("# L\n\n## 2004\n\n" + fence(block("a", "Counting Ponds")[:-1]), "list.md")
    assert [(entry.title, [p.line for p in entry.problems]) for entry in reading.entries] == [("Counting Ponds", [6])]


@pytest.mark.parametrize(
    "text",
    [
        "## Soup\n\nIf you use this list, please cite:\n\n" + fence(block("a", "Counting Ponds")),
        "## Citation\n\n" + fence(block("a", "Counting Ponds"), block("b", "Draining Ponds")),
        "## Keys\n\nA block begins with its type, and this is how one looks:\n\n" + fence(block("a", "Counting Ponds")),
        "## Code\n\n" + fence("@dataclass\nclass Pond { int size; }", info="java"),
        "## Setup\n\n" + fence("@article{a, year = 2004}"),
    ],
)
def test_bibtex_that_is_no_list_gives_no_entry(text):
    assert found(f"# Ponds\n\n{text}") == []
