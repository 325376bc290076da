"""A page of notes about one paper is a row of its own, with the key, the ids and the fields that it states."""

import pytest

from paperterm.cli import main
from paperterm.readers import read

HEADS = {
    "yaml": """---
citekey: voss2018rain
title: "Rain gardens"
authors: [{family: Voss, given: Ida}, {family: Berg, given: Otto}]
date: 2024-05-01
year: 2018
doi: https://doi.org/10.1080/rain.18
arxiv_id: arXiv:1801.10000v2
---
""",
    "toml": """+++
"citation-key" = "voss2018rain"
title = "Rain gardens"
authors = ["Ida Voss", "Otto Berg"]
date = 2024-05-01
year = 2018
doi = "10.1080/rain.18"
arxiv = 1801.10000
+++
""",
    "logseq": """title:: Rain gardens
authors:: [[Ida Voss]], [[Otto Berg]]
citation-key:: [[@voss2018rain]]
year:: 2018
doi:: 10.1080/rain.18
arxiv:: https://arxiv.org/abs/1801.10000

""",
    "obsidian": """# Rain gardens

- **Authors**:: [[Ida Voss]], [[Otto Berg]]
- **Citekey**:: `@voss2018rain`
- **Year**:: 2018
- **DOI**:: DOI10.1080/rain.18
- **arXiv**:: 1801.10000

""",
    "zotero": """# Rain gardens

> [!info]- Metadata
> **Authors**:: Voss, Ida; Berg, Otto
> **Citekey**:: voss2018rain
> **Year**:: 2018
> **DOI**:: https://doi.org/10.1080/rain.18
> **arXiv**:: 1801.10000

> [!abstract]
> Gardens drink.

""",
}


@pytest.mark.parametrize("head", HEADS)
def test_a_note_gives_its_paper(head):
    (entry,) = read(HEADS[head] + "## Thoughts\n\n- They show a garden, and a drain (PR).\n", "Papers/rain.md").entries
    assert (entry.kind, entry.key, entry.title, entry.year) == ("note", "voss2018rain", "Rain gardens", 2018)
    assert [str(name) for name in entry.authors] == ["Ida Voss", "Otto Berg"]
    assert dict(entry.ids) == {"arxiv": "1801.10000", "doi": "10.1080/rain.18"}
    assert entry.section == ()


def test_the_day_of_a_note_is_not_the_year_of_its_paper():
    (entry,) = read("---\ncitekey: voss2018rain\ntitle: Rain gardens\ndate: 2024-05-01\n---\n", "rain.md").entries
    assert entry.year is None


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("# Rain gardens\n\nThey drink.\n", "Rain gardens"),
        ("---\ntags: [rain]\n---\nThey drink.\n", "voss2018rain"),
        ("---\ntitle: Rain gardens\n---\n# @voss2018rain\n", "Rain gardens"),
        ("Voss, I., Berg, O.\n\n```bibtex\n@misc{voss2018rain, title = {Rain gardens}}\n```\n", "Rain gardens"),
        ("> [!cite]\n> Voss, I., Berg, O. (2018). Rain gardens. Journal of Rain.\n", "Rain gardens"),
    ],
)
def test_the_name_of_a_file_is_a_citation_key(text, title):
    (entry,) = read(text, "Papers/@voss2018rain.md").entries
    assert (entry.kind, entry.key, entry.title) == ("note", "voss2018rain", title)


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle: 2024-05-01\ndate: 2024-05-01\ntags: [daily]\n---\n- mood:: good\n- Met Ana Ruiz, Bo Lind (PR)\n",
        "---\ntitle: Privacy policy\ndate: 2021-01-01\nlayout: page\n---\nWe keep nothing.\n",
        "---\ntitle: How I count\nauthor: Ana Ruiz\ndate: 2021-01-01\ntags: [moss]\n---\nWords.\n",
        "---\ntitle: Botany I\ncollection: teaching\nvenue: University of Moorland\ndate: 2015-01-01\n---\nWords.\n",
        "---\ntitle: {{title}}\nauthors: {{authors}}\nyear: {{year}}\n---\n",
        "---\ntitle: '{{title}}'\nauthors: '{{authors}}'\nyear: '{{year}}'\ncitekey: '{{citekey}}'\n---\n",
        "# Standup\n\n- Date: 2024-05-01\n- Where: Room 12\n- Tags: daily\n- Links: https://x.org\n",
    ],
)
def test_a_page_with_a_title_and_a_date_is_no_paper(text):
    assert read(text, "page.md").entries == ()


def test_a_talk_is_a_resource():
    text = "---\ntitle: Moss live\ncollection: talks\ntype: Talk\nvenue: Moor Days\ndate: 2019-01-01\n---\nWords.\n"
    assert [entry.kind for entry in read(text, "talk.md").entries] == ["resource"]


@pytest.fixture
def vault(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "Papers").mkdir()
    (tmp_path / "Papers" / "rain.md").write_text(HEADS["yaml"])
    (tmp_path / "Papers" / "@ruiz2019moss.md").write_text("# Moss clocks\n\n## Thoughts\n\n## More\n")
    (tmp_path / "index.md").write_text("# Papers\n\n- [[@ruiz2019moss]]\n")
    return tmp_path


def test_the_key_of_a_note_is_cited_found_and_checked(vault, capsys):
    assert main(["cite", "voss2018rain", "."]) == 0
    assert capsys.readouterr().out == "\\cite{voss2018rain}\n"
    assert main(["cite", "moss clocks", "."]) == 0
    assert capsys.readouterr().out == "\\cite{ruiz2019moss}\n"
    assert main(["list", "-q", "key:ruiz2019moss", "."]) == 0
    assert "Moss clocks" in capsys.readouterr().out
    assert main(["bibtex", "voss2018rain", "."]) == 0
    assert "{voss2018rain," in capsys.readouterr().out
    (vault / "paper.tex").write_text("\\cite{voss2018rain,ruiz2019moss}\\bibliography{refs}")
    (vault / "refs.bib").write_text("@misc{ruiz2019moss, title = {Moss clocks}}\n")
    main(["cite-check", "paper.tex", "Papers"])
    assert "missing\tvoss2018rain\tpaper.tex:1\tin the lists" in capsys.readouterr().out


def test_the_tree_of_a_vault_is_by_folder_and_note(vault):
    from paperterm.library.load import Loader

    root = Loader([str(vault)]).load().root
    assert root.count == 2
    (papers,) = root.children
    assert sorted((note.name, note.kind, note.children) for note in papers.children) == [
        ("Moss clocks", "file", ()),
        ("Rain gardens", "file", ()),
    ]
