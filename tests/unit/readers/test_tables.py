"""Pipe and HTML tables: patterns P8 and P9."""

import pytest

from paperterm.readers import read
from tests.people import shown

# ruff: noqa: E501 - lines of lists are as long as they are


def links(entry):
    return [(link.label, link.kind, link.url) for link in entry.links]


def test_columns_name_the_fields(entries):
    text = """
| Year | Venue | Authors | Title | Tags | Notes |
|---|---|---|---|---|---|
| 2019 | ICML | Ann Author, Ben Writer | Coffee Models, in Depth | `a`, `b` | nice |
| 2020 | | Ann Author et al. | [Espresso, Fast and Slow](https://arxiv.org/abs/2003.00001) | c | |
"""
    first, second = entries(text)
    assert (first.title, shown(first.authors), first.venue) == (
        "Coffee Models, in Depth",
        ("Ann Author", "Ben Writer"),
        "ICML",
    )
    assert (first.year, first.tags, first.remarks, first.line) == (2019, ("a", "b"), "nice", 8)
    assert (second.title, shown(second.authors), second.year, second.tags) == (
        "Espresso, Fast and Slow",
        ("Ann Author",),
        2020,
        ("c",),
    )


def test_a_title_cell_may_hold_a_short_name_and_institutions(entries):
    text = """
|Date|Title|Paper|Code|Recom|
|:---:|:---:|:---:|:---:|:---:|
|2024.04|🔥🔥[**Short**] Full Title by Many Hands(@Some Lab etc) |[[pdf]](https://arxiv.org/pdf/2404.00001)|[[repo]](https://github.com/r/r) ![](https://img.shields.io/github/stars/r/r)|⭐️⭐️ |
"""
    (entry,) = entries(text)
    assert (entry.title, entry.year, entry.tags, entry.institutions) == (
        "Full Title by Many Hands",
        2024,
        ("Short",),
        ("Some Lab",),
    )
    assert links(entry) == [
        ("pdf", "pdf", "https://arxiv.org/pdf/2404.00001"),
        ("repo", "code", "https://github.com/r/r"),
    ]


def test_a_badge_in_a_cell_names_the_venue(entries):
    text = """
| Title & Authors | Introduction | Links |
|:--|:--:|--:|
|[![Star](https://img.shields.io/github/stars/a/b.svg)](https://github.com/a/b)[![Publish](https://img.shields.io/badge/Conference-ICLR'22-blue)]()<br>[Tea Title of Words](https://arxiv.org/abs/2201.00001) <br> A. One, B. Two |<img src="f.png">|[Paper](https://arxiv.org/abs/2201.00001)|[//]: #06/03
"""
    (entry,) = entries(text)
    assert (entry.title, shown(entry.authors), entry.venue) == ("Tea Title of Words", ("A. One", "B. Two"), "ICLR'22")


def test_details_in_a_cell_are_the_abstract_pipes_included(entries):
    text = """
| Title | Date | Abstract | Comments |
|---|---|---|---|
| **[Milk Title](https://arxiv.org/abs/2608.00001)** | 2026-08-13 | <details><summary>Show</summary><p>Abstract with $|x|$ pipes</p></details> | 9 pages |
"""
    (entry,) = entries(text)
    assert (entry.abstract, entry.remarks, entry.year) == ("Abstract with $|x|$ pipes", "9 pages", 2026)


def test_an_unescaped_bar_in_a_link_loses_nothing(entries):
    text = """
| Title | Code |
|---|---|
| [A Title | With a Bar](https://arxiv.org/abs/2001.00001) | [code](https://github.com/a/b) |
"""
    (entry,) = entries(text)
    assert [link.url for link in entry.links] == ["https://arxiv.org/abs/2001.00001", "https://github.com/a/b"]


def test_columns_in_other_languages_are_known(entries):
    text = """
| 论文 | 会议 | 年份 | 作者 | 代码 |
|---|---|---|---|---|
| [茶的标题](https://arxiv.org/abs/2001.00001) | CVPR | 2020 | 王小明, 李四 | [代码](https://github.com/t/t) |
"""
    (entry,) = entries(text)
    assert (entry.title, entry.venue, entry.year, shown(entry.authors)) == (
        "茶的标题",
        "CVPR",
        2020,
        ("王小明", "李四"),
    )


def test_a_column_with_an_unknown_name_is_known_by_its_cells(entries):
    text = """
| Name | Container | Links |
|---|---|---|
| **Sage** | OSDI 2023 | [Paper](https://dl.acm.org/1/2) |
| **Rue** | SOSP 2021 | [Paper](https://dl.acm.org/1/3) |
"""
    first, second = entries(text)
    assert (first.title, first.venue, first.year) == ("Sage", "OSDI 2023", 2023)
    assert (second.title, second.venue, second.year) == ("Rue", "SOSP 2021", 2021)


def test_a_table_of_raw_html_in_one_line(entries):
    text = (
        '<table><thead><tr><th width="139">Name</th><th align="center">Conference</th><th>Institution</th><th>Links</th>'
        '<th>Remarks</th></tr></thead><tbody><tr><td><strong>Sage</strong></td><td align="center">'
        '<a href="../notes/x.md">OSDI 2023</a></td><td><ul><li>Univ A</li><li>Institute of B, Academy of C</li></ul></td>'
        '<td><ul><li><a href="https://dl.acm.org/1/2">Paper</a></li><li><a href="https://github.com/s/s">Code</a></li>'
        "</ul></td><td>A <em>fast</em> system.</td></tr></tbody></table>"
    )
    (entry,) = entries(text)
    assert (entry.title, entry.venue, entry.year) == ("Sage", "OSDI 2023", 2023)
    assert entry.institutions == ("Univ A", "Institute of B, Academy of C")
    assert entry.remarks == "A fast system."
    assert links(entry) == [
        ("OSDI 2023", "notes", "../notes/x.md"),
        ("Paper", "paper", "https://dl.acm.org/1/2"),
        ("Code", "code", "https://github.com/s/s"),
    ]


def test_blank_lines_inside_an_html_table_end_nothing(entries):
    text = """
<table>
<tr><th>Paper</th><th>Authors</th><th>Venue</th></tr>

<tr><td><a href="https://arxiv.org/abs/2302.00001">Croutons: Crisp Models</a></td><td>Ann Author; Ben Writer</td><td>ICLR 2023</td></tr>

<tr><td><a href="https://arxiv.org/abs/2302.00002">Olive Oil: Smooth Models</a></td><td>Cy Third</td><td>ICLR 2023</td></tr>
</table>
"""
    found = entries(text)
    assert [(entry.title, entry.line) for entry in found] == [
        ("Croutons: Crisp Models", 9),
        ("Olive Oil: Smooth Models", 11),
    ]
    assert shown(found[0].authors) == ("Ann Author", "Ben Writer")


def test_tables_of_other_things_give_no_papers(entries):
    text = """
| Option | Type | Description |
|---|---|---|
| `a` | int | the number of a |

| Model | Params | Top-1 | Download |
|---|---|---|---|
| foo-small | 5M | 75.0 | [link](https://foo.org/s.pt) |
"""
    assert entries(text) == ()


def test_tables_of_repositories_give_no_papers(entries):
    text = "".join(
        ["| Project | Details | Repository |\n|---|---|---|\n"]
        + [
            f"| [Tool{n}](https://github.com/t/{n}) | A tool for {n} things. | ![s](https://x/{n}.svg) |\n"
            for n in range(9)
        ]
    )
    assert [entry for entry in entries(text) if entry.kind == "paper"] == []


def test_a_schedule_in_another_language_shows_its_titles_by_content(entries):
    text = """
| Päivä | Esittelijä | Mitä luetaan | Kalvot |
|---|---|---|---|
| 1.10. | Heikki | [Kettles without Consensus](https://arxiv.org/abs/1901.00001) (OSDI 2019) | |
| 8.10. | – | *peruttu* | |
| 8.10. | Aino | [Spoons at Scale](https://doi.org/10.1145/1.2) (SOSP 2017) | [kalvot](https://u.example/spoons.pdf) |
| 15.10. | Heikki | Serverless Soups Considered Cold (NSDI 2021) | |
"""
    assert [(entry.title, entry.venue, entry.year) for entry in entries(text)] == [
        ("Kettles without Consensus", "OSDI 2019", 2019),
        ("Spoons at Scale", "SOSP 2017", 2017),
        ("Serverless Soups Considered Cold", "NSDI 2021", 2021),
    ]


def test_columns_named_in_other_languages(entries):
    text = """
| Titre | Auteurs | Revue | Année |
|---|---|---|---|
| Une soupe lente | Anne Auteur, Luc Second | Annales de cuisine | 2014 |
| Les couteaux de nuit | Luc Second | Annales de cuisine | 2016 |
"""
    first, second = entries(text)
    assert (first.title, shown(first.authors), first.venue) == (
        "Une soupe lente",
        ("Anne Auteur", "Luc Second"),
        "Annales de cuisine",
    )
    assert (second.title, second.year) == ("Les couteaux de nuit", 2016)


def test_a_row_that_waits_for_its_links_is_an_entry_and_a_group_row_is_none(entries):
    text = """
| Title | Paper | Code |
|:-|:-:|:-:|
| **Grasping** | | |
| Soft Ladles in the Wild | [arXiv](https://arxiv.org/abs/2501.00001) | |
| Whisking under Partial Observability | | |
| Stirring: A Field Study | [arXiv](https://arxiv.org/abs/2501.00003) | [code](https://github.com/a/b) |
"""
    assert [(entry.title, entry.section[-1], len(entry.links)) for entry in entries(text)] == [
        ("Soft Ladles in the Wild", "Grasping", 1),
        ("Whisking under Partial Observability", "Grasping", 0),
        ("Stirring: A Field Study", "Grasping", 2),
    ]


def test_a_column_called_publication_may_hold_venues_beside_the_titles():
    text = """## Papers

| Model name | Publication | Code |
|---|---|---|
| Counting sheep in the fog of war | ICML 2024 | [code](https://github.com/a/b) |
| Weighing sheep with a lantern | NeurIPS 2023 | - |
| Shearing sheep in total darkness | CVPR 2022 | [code](https://github.com/a/c) |
"""
    assert [(entry.title, entry.venue) for entry in read(text, "x.md").entries] == [
        ("Counting sheep in the fog of war", "ICML 2024"),
        ("Weighing sheep with a lantern", "NeurIPS 2023"),
        ("Shearing sheep in total darkness", "CVPR 2022"),
    ]


def row(*cells: str) -> str:
    return "<tr>" + "".join(cell if cell.startswith("<td") else f"<td>{cell}</td>" for cell in cells) + "</tr>\n"


def link(number: int) -> str:
    return f'<a href="https://arxiv.org/abs/2401.0000{number}">paper</a>'


def test_cells_that_reach_over_rows_and_columns_shift_nothing():
    text = "<table>\n<tr><th>Year</th><th>Title</th><th>Venue</th><th>Links</th></tr>\n"
    text += row('<td rowspan="2">2024</td>', "Rain on the roofs of barns", "<td rowspan=2>ICML</td>", link(1))
    text += row("Snow on the roofs of barns", link(2))
    text += row("2023", "Hail on the roofs of barns", f'<td colspan="2">{link(3)}</td>')
    text += row("2022", "Fog on the roofs of barns", "ECCV", link(4)) + "</table>\n"
    assert [(e.title, e.year, e.venue, len(e.links)) for e in read(f"## Papers\n\n{text}", "x.md").entries] == [
        ("Rain on the roofs of barns", 2024, "ICML", 1),
        ("Snow on the roofs of barns", 2024, "ICML", 1),
        ("Hail on the roofs of barns", 2023, None, 1),
        ("Fog on the roofs of barns", 2022, "ECCV", 1),
    ]


def test_bullets_inside_a_table_are_a_list():
    items = "".join(f"- [Moss on roof {n}](https://arxiv.org/abs/2401.0000{n}), A. Moor, ICML 2024\n" for n in range(3))
    text = f"## Papers\n\n<table>\n<tr><td>\n\n{items}\n</td></tr>\n</table>\n\nEnd.\n"
    assert [entry.title for entry in read(text, "x.md").entries] == [
        "Moss on roof 0",
        "Moss on roof 1",
        "Moss on roof 2",
    ]


@pytest.mark.parametrize(
    "span", ['rowspan="99999999"', 'colspan="9999"', 'rowspan="-1"', 'colspan="x"', 'rowspan="0" colspan=""']
)
def test_spans_without_sense_are_bounded(span):
    text = (
        "<table><tr><th>Title</th><th>Paper</th></tr>"
        + row(f"<td {span}>Moss on roofs</td>", link(1)) * 200
        + "</table>"
    )
    assert len(read(f"## Papers\n\n{text}", "x.md").entries) <= 201
