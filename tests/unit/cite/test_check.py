"""The curators' linter: each rule finds its kind of mistake, and sound lists have no findings."""

from pathlib import Path

import pytest

from paperterm.bibtex.blocks import split_blocks
from paperterm.cite.check import check
from paperterm.model import Citation, Entry, Link
from tests.people import people

SOUND = "@misc{k, title = {Sage {G}raphs: A Study}, year = {2020}, author = {{\\'E}lan Salt}, eprint = {2001.00001}}"


def entry(title: str, *blocks: str, **fields: object) -> Entry:
    citations = tuple(Citation(b.key, b.type, b.text) for text in blocks for b in split_blocks(text))
    return Entry(title=title, citations=citations, **{"file": "a.md", "line": 1, **fields})  # type: ignore[arg-type]


def rules(*entries: Entry) -> list[str]:
    return [finding.rule for finding in check(entries)]


def test_a_sound_list_has_no_findings() -> None:
    link = Link("paper", "paper", "https://arxiv.org/abs/2001.00001v2")
    assert rules(entry("Sage Graphs", SOUND, year=2020, links=(link,)), entry("Sage Graphs", SOUND)) == []


@pytest.mark.parametrize(
    ("block", "rule"),
    [
        ("@misc{k, title = {A}\n year = {2020}}", "broken-bibtex"),
        ("@misc{k, title = {A \\input{x}}}", "dangerous-bibtex"),
        ("@misc{k, title = {A}, author = {Jos\\'e Salt}}", "accents"),
        ("@misc{k, title = {A}, author = {Øyvind Salt}}", "accents"),
        ("@misc{k, title = {A}, abstract = {x &eacute; y}}", "accents"),
        ("@misc{k, title = {A}, note = {RenÃ© x}}", "accents"),
        ("@misc{k, title = {Basil Soup}}", "title-differs"),
        ("@misc{k, title = {A}, year = 1999}", "year-differs"),
        ("@misc{k, title = {A}, eprint = {2001.00002}}", "arxiv-differs"),
    ],
)
def test_mistakes_in_a_citation(block: str, rule: str) -> None:
    link = Link("paper", "paper", "https://arxiv.org/abs/2001.00001")
    assert rules(entry("A", block, year=2020, links=(link,))) == [rule]


def test_what_was_taken_from_the_bibtex_is_not_compared_with_it() -> None:
    assert rules(entry("A", "@misc{k, title = {A}, year = 1999}", year=2020, inferred=(("year", "bibtex"),))) == []


def test_missing_bibtex_is_missed_only_where_most_have_it() -> None:
    with_bibtex = [entry("Sage Graphs", SOUND)] * 2
    assert rules(*with_bibtex, entry("B"), entry("C", kind="resource"), entry("D", file="b.md")) == ["no-bibtex"]


def test_keys_and_papers_are_compared_across_the_lists() -> None:
    one = entry("Sage Graphs: A Study", SOUND)
    other = entry("Mint", "@misc{K, title = {Mint}}", file="b.md", line=9)
    again = entry("Sage Graphs: A Study", SOUND.replace("{k,", "{l,"), file="c.md")
    findings = check([one, other, again])
    assert [(finding.rule, finding.entry) for finding in findings] == [
        ("key-of-two-papers", other),
        ("paper-with-two-keys", again),
    ]
    assert "a.md:1" in findings[0].message


def test_links_that_lead_nowhere(tmp_path: Path) -> None:
    (tmp_path / "notes").mkdir()
    (tmp_path / "a b.md").touch()
    urls = ("notes/", "a%20b.md#x", "a%20b", "#x", "https://x.org", "mailto:a", "//x", "", "gone.md", "notes/gone/")
    links = tuple(Link("x", "notes", url) for url in urls)
    found = check([entry("A", path=str(tmp_path / "list.md"), links=links)])
    assert [finding.message for finding in found] == ["x: gone.md leads nowhere", "x: notes/gone/ leads nowhere"]


def test_an_identifier_of_two_papers_is_a_finding() -> None:
    ids = (("arxiv", "1011.12345"),)
    one = entry("Moss on walls", authors=people("Ann Salt"), ids=ids)
    other = entry("Ferns in the shade", authors=people("Ben Pepper"), ids=ids, line=9)
    assert [str(finding) for finding in check([one, one, other])] == [
        "a.md:1 has the arXiv id 1011.12345 for another paper; right: the arXiv id of this paper"
    ]


def test_another_name_for_a_paper_is_no_finding() -> None:
    ids = (("doi", "10.99999/1"),)
    assert rules(entry("Moss", ids=ids), entry("Moss on walls of basalt", ids=ids), entry("Code", ids=ids)) == []


def test_chapters_with_the_doi_of_their_book_are_findings() -> None:
    ids = (("doi", "10.99999/7"),)
    chapters = [("Wires of copper", "Ed Moe"), ("Another chapter", "Di Loe"), ("A third one", "Al Koe")]
    entries = [entry(title, authors=people(name), ids=ids) for title, name in chapters]
    assert rules(*entries) == ["id-of-two-papers"] * 2


def test_parts_and_volumes_are_papers_of_their_own() -> None:
    blocks = [
        f"@book{{k{n}, title = {{The Craft of Many Knots}}, author = {{Roe, Bo}}, volume = {n}, year = 1961}}"
        for n in (1, 2)
    ]
    assert rules(*(entry("The Craft of Many Knots", block, year=1961) for block in blocks)) == []
    same_key = [block.replace(f"k{n}", "k") for n, block in enumerate(blocks, 1)]
    assert rules(*(entry("The Craft of Many Knots", block, year=1961) for block in same_key)) == ["key-of-two-papers"]
