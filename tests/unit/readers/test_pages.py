"""One file for each entry: pattern P11, pages of notes, saved web pages, BibTeX files."""

# ruff: noqa: E501 - lines of lists are as long as they are

import pytest

from paperterm.readers import read
from tests.people import shown


def test_front_matter_is_an_entry():
    text = """---
title: 'A title: folded over
  two lines'
authors: ["A. One", "B. Two"]      # or a YAML list, or one comma string
conference:                        # present but empty
date: '2021-03-01'
publication: '*Journal of Soups*'
url_pdf: https://arxiv.org/abs/2101.00001
# url_code: ''
additional_links:
   - {name: "ArXiV", url: "https://arxiv.org/abs/2101.00002"}
tags:
  - repair
  - GNN
abstract: |
  First line.
  Second line.
---
Body.
"""
    (entry,) = read(text, "content/x/index.md").entries
    assert (entry.title, entry.line, entry.kind) == ("A title: folded over two lines", 2, "paper")
    assert (shown(entry.authors), entry.year, entry.venue) == (("A. One", "B. Two"), 2021, "Journal of Soups")
    assert [(link.label, link.url) for link in entry.links] == [
        ("pdf", "https://arxiv.org/abs/2101.00001"),
        ("ArXiV", "https://arxiv.org/abs/2101.00002"),
    ]
    assert entry.tags == ("repair", "GNN")
    assert entry.abstract == "First line.\nSecond line."


@pytest.mark.parametrize(
    ("source", "authors"),
    [
        ("authors:\n- Ann Author\n- Ben Writer", ("Ann Author", "Ben Writer")),
        ("authors: Ann Author, Ben Writer and Cy Third", ("Ann Author", "Ben Writer", "Cy Third")),
        ("author:\n  - name: Ann Author\n    url: https://x.y\n  - name: Ben Writer", ("Ann Author", "Ben Writer")),
        ("authors: [Ann Author, 'Ben Writer']", ("Ann Author", "Ben Writer")),
    ],
)
def test_authors_of_front_matter_in_every_form(source, authors):
    (entry,) = read(f"---\ntitle: A Title of Words\n{source}\nvenue: ICML 2020\n---\n", "x.md").entries
    assert shown(entry.authors) == authors


def test_front_matter_of_a_page_of_papers_is_no_entry():
    text = "---\ntitle: Publications\nlayout: page\n---\n\n## 2020\n\n- [A Title of Words](https://arxiv.org/abs/2001.00001)\n"
    reading = read(text, "publications.md")
    assert reading.title == "Publications"
    assert [(entry.title, entry.line) for entry in reading.entries] == [("A Title of Words", 8)]


def test_a_page_with_a_table_of_metadata_is_an_entry():
    text = """# Soups of the World: A Title

| | |
|---|---|
| Authors | Ann Author, Ben Writer |
| Venue | ICLR 2020 |
| Paper | [link](https://openreview.net/forum?id=x) |

## Summary
Words.
"""
    (entry,) = read(text, "soups.md").entries
    assert (entry.kind, entry.title, shown(entry.authors)) == (
        "paper",
        "Soups of the World: A Title",
        ("Ann Author", "Ben Writer"),
    )
    assert (entry.venue, entry.year) == ("ICLR 2020", 2020)
    assert [(link.label, link.kind) for link in entry.links] == [("Paper", "paper")]


def test_a_page_of_notes_is_a_note():
    text = """---
description: A framework for soups.
---

# High-throughput soups with a single spoon

## Meta Info

Presented in [arxiv:2303.00001](https://arxiv.org/abs/2303.00001). (Accepted in ICML 2023)

Authors: Ann Author (_Univ A_), Ben Writer (_Univ B & Other Univ_), Cy Third.

Code: [https://github.com/s/s](https://github.com/s/s)

## Understanding the paper

### TL;DRs

It stirs, as in [Ladle](https://arxiv.org/abs/2001.00001).
"""
    (entry,) = read(text, "notes/soups.md").entries
    assert (entry.kind, entry.title) == ("note", "High-throughput soups with a single spoon")
    assert shown(entry.authors) == ("Ann Author", "Ben Writer", "Cy Third")
    assert dict(entry.ids)["arxiv"] == "2303.00001"
    assert "https://github.com/s/s" in [link.url for link in entry.links]


PAGE = """Join us to unlock more research tools!
Loading PDF...
Paper Info
Comments
Similar
Title
A Study of Soups
in the Kitchen
Authors
Ann Author
,
Ben Writer
,
Abstract
Soups have presented impressive taste across
several kitchens.
Categories
cs.DC cs.LG
Published
2024-04-05
arXiv Link
Replies (0)
Comment Rejected
Your comment contains inappropriate language.
Similar Papers
Found 2 papersLarge Soups in Small Pots
Cy Third, Di Fourth et al.
2025-05-03
Is there "Secret Salt" in Soups?
Ann Author
2024-04-03
This website uses cookies to ensure you get the best experience.
Learn more
Comments (0)"""


def test_a_saved_page_gives_its_paper_and_not_a_word_of_its_furniture():
    (entry,) = read(PAGE, "page.txt").entries
    assert (entry.title, entry.line) == ("A Study of Soups in the Kitchen", 7)
    assert (shown(entry.authors), entry.year, entry.tags) == (("Ann Author", "Ben Writer"), 2024, ("cs.DC", "cs.LG"))
    assert entry.abstract == "Soups have presented impressive taste across several kitchens."
    assert entry.similar == ("Large Soups in Small Pots", 'Is there "Secret Salt" in Soups?')
    assert entry.remarks == ""


def test_other_text_files_give_nothing():
    assert read("@misc{a, title={B}}\n", "citations/a.txt").entries == ()
    assert read("Title\nSome words\n", "words.txt").entries == ()


def test_a_bib_file_gives_an_entry_for_each_block():
    text = (
        "@article{şimşek2021, title={Geometry of the {L}oss}, author={\\c{S}im{\\c{s}}ek, Berfin and Ged, Fran{\\c c}ois},\n"
        " year={2021}, journal={JMLR}, keywords={loss, geometry}}\n\n@misc{broken, title={No end\n\n@misc{third, title={C}}\n"
    )
    first, second, third = read(text, "refs.bib").entries
    assert (first.title, shown(first.authors)) == ("Geometry of the Loss", ("Berfin Şimşek", "François Ged"))
    assert (first.year, first.venue, first.tags, first.inferred) == (2021, "JMLR", ("loss", "geometry"), ())
    assert (second.citations[0].key, second.line) == ("broken", 4)
    assert second.problems
    assert third.title == "C"


@pytest.mark.parametrize(
    "text",
    [
        "# Moss clocks in the wild\n[paper](https://arxiv.org/abs/2103.04567)\n\nWords about it.\n",
        "# Moss clocks in the wild\n\n- paper: https://arxiv.org/abs/2103.04567\n- code: https://github.com/a/b\n",
        "# Moss clocks in the wild\n\nhttps://arxiv.org/abs/2103.04567\n\n## Notes\n\n- They keep time.\n",
        "# [Moss clocks in the wild](https://arxiv.org/abs/2103.04567)\n\nAda Stein, Otto Berg. ICML 2020\n",
        "# Moss clocks in the wild (Soto and Voss, 2021)\n\nThey show that moss keeps time.\n",
        "# Moss clocks in the wild (Soto et al., 2021)\n\nThey show that moss keeps time.\n",
    ],
)
def test_a_page_whose_heading_is_a_title_and_placed_is_a_paper(text):
    (entry,) = read(text, "moss.md").entries
    assert (entry.title, entry.line) == ("Moss clocks in the wild", 1)


@pytest.mark.parametrize(
    "text",
    [
        "# Moss clocks in the wild\n\nIt is what [Soto](https://arxiv.org/abs/2103.04567) calls them.\n",
        "# Official code of moss clocks\n\n[paper](https://arxiv.org/abs/2103.04567)\n",
        "# Moss clocks in the wild (beta, 2021)\n\nWords.\n",
        "# Ten days in the wild\n\n[photos](https://photos.example.org) [map](https://maps.example.org)\n",
    ],
)
def test_other_pages_with_a_heading_are_none(text):
    assert read(text, "moss.md").entries == ()


def test_a_list_that_links_to_its_own_survey_stays_a_list():
    text = "# Moss clocks and others\n\n[paper](https://arxiv.org/abs/2103.04567)\n\n## Papers\n\n- [Counting moss at night](https://arxiv.org/abs/2103.04568)\n"
    assert [entry.title for entry in read(text, "README.md").entries] == ["Counting moss at night"]


def test_a_list_below_one_heading_stays_a_list():
    items = "".join(
        f"- Counting moss on roof {n} (ICML 2024) [[Paper]](https://arxiv.org/abs/2103.0456{n})\n" for n in range(4)
    )
    text = f"# Moss on the roofs\n\n{items}"
    assert len(read(text, "moss.md").entries) == 4
