"""A heading for each entry, with labeled lines, abstract or BibTeX below: pattern P10."""

from paperterm.readers import read
from tests.people import shown

# ruff: noqa: E501 - lines of lists are as long as they are

BLOCKS = """# Herbs

## Leaves

#### Thyme: A Title

tag: `Thyme` | `ICML24` | `Some Lab`

paper link: [here](https://arxiv.org/pdf/2401.00011)
modelhub link: [A](https://huggingface.co/a) | [B](https://huggingface.co/b)

citation:

```bibtex
@misc{thyme2024,
      title={Thyme: A Title},
      author={One, Ann and Two, Ben},
      year={2024}
}
```


#### Rosemary by the Sea - A Title

blog link: [here](https://blog.org/x)
"""


def test_labeled_lines_below_a_heading(entries):
    first, second = entries(BLOCKS)
    assert (first.title, first.line, first.section) == ("Thyme: A Title", 5, ("Herbs", "Leaves"))
    assert first.tags == ("Thyme", "ICML24", "Some Lab")
    assert [(link.label, link.kind) for link in first.links] == [("paper", "paper"), ("A", "model"), ("B", "model")]
    assert second.title == "Rosemary by the Sea - A Title"
    assert [(link.label, link.kind) for link in second.links] == [("blog", "blog")]


def test_the_citation_is_verbatim_and_fills_what_the_list_leaves_out(entries):
    first, second = entries(BLOCKS)
    assert first.citations[0].text == BLOCKS[BLOCKS.index("@misc") : BLOCKS.index("\n```\n\n\n")]
    assert (shown(first.authors), first.year) == (("Ann One", "Ben Two"), 2024)
    assert dict(first.inferred) == {"authors": "bibtex", "year": "bibtex"}
    assert second.citations == ()


def test_a_broken_citation_hides_no_entry(entries):
    (entry,) = entries(
        "# L\n\n#### Thyme: A Title\n\ntag: `a`\n\npaper link: [here](https://a.org/1.pdf)\n\n```bibtex\n@misc{thyme, title={Thyme\n```\n"
    )
    assert entry.title == "Thyme: A Title"
    assert entry.citations[0].key == "thyme"
    assert entry.problems


def test_an_abstract_below_a_heading(entries):
    text = """# List

### Fuzzing Soup (CCS 2022)<a name="fuzzing-soup"></a>
* <img src="pdf.png">[Paper](./Paper/CCS22.pdf)

**Abstract:** A paragraph about soup.

### Parsing Stew (NDSS 2021)<a name="parsing-stew"></a>
* <img src="pdf.png">[Paper](./Paper/NDSS21.pdf)

**Abstract:** A paragraph about stew.
"""
    first, second = entries(text)
    assert (first.title, first.venue, first.year) == ("Fuzzing Soup", "CCS 2022", 2022)
    assert first.abstract == "A paragraph about soup."
    assert [link.url for link in second.links] == ["./Paper/NDSS21.pdf"]


def test_linked_headings_with_free_text(entries):
    text = """# Reading list

### [Pickle: Unsafe Deserialization at Scale](https://arxiv.org/abs/2303.00001)
*Ann Author, Ben Writer* — **USENIX Security 2023**

A short summary of the paper.

### [Brine: Safe Serialization](https://arxiv.org/abs/2303.00002)
*Cy Third, Di Fourth* — **CCS 2023**

Another summary.
"""
    first, second = entries(text)
    assert (first.title, shown(first.authors)) == (
        "Pickle: Unsafe Deserialization at Scale",
        ("Ann Author", "Ben Writer"),
    )
    assert (first.venue, first.remarks) == ("USENIX Security 2023", "A short summary of the paper.")
    assert second.venue == "CCS 2023"


def test_a_heading_that_only_contains_an_entry_is_none(entries):
    (entry,) = entries(
        "# List\n\n### Optimizers\n\n- [A Title of Words](https://arxiv.org/abs/2001.00001), ICLR 2020\n"
    )
    assert (entry.title, entry.section) == ("A Title of Words", ("List", "Optimizers"))


def test_links_back_to_the_top_are_no_part_of_a_section(entries):
    (entry,) = entries("# L\n\n### Soups ([back](#top))\n\n- [A Title of Words](https://arxiv.org/abs/2001.00001)\n")
    assert entry.section == ("L", "Soups")


def test_a_heading_with_a_citation_is_an_entry_however_long(entries):
    title = "Long " + "word " * 2000
    first, second = entries(
        f"# L\n\n#### {title}\n\n```bibtex\n@misc{{a, title={{x}}}}\n```\n\n#### {'x' * 9000}\n\ntag: `a`\n\npaper link: [here](https://a.org/1)\n"
    )
    assert (first.title, len(second.title)) == (title.strip(), 9000)


def test_a_table_of_models_below_a_heading_belongs_to_its_entry(entries):
    text = """# L

#### A Kettle of Experts

paper link: [here](https://arxiv.org/pdf/2401.00001)

model links:

| model | huggingface | modelscope |
|:--|:--|:--|
| Kettle-7B | [link](https://huggingface.co/k/7b) | [link](https://modelscope.cn/k/7b) |
| Kettle-13B | [link](https://huggingface.co/k/13b) | |

#### Steam at Once

paper link: [here](https://example.org/steam)

| base | chat |
|---|---|
| [7B](https://huggingface.co/s/7b) | [7B-chat](https://huggingface.co/s/7b-chat) |
"""
    first, second = entries(text)
    assert [(link.label, link.kind) for link in first.links] == [
        ("paper", "paper"),
        ("Kettle-7B huggingface", "model"),
        ("Kettle-7B modelscope", "model"),
        ("Kettle-13B huggingface", "model"),
    ]
    assert [link.label for link in second.links] == ["paper", "7B", "7B-chat"]


def test_a_heading_over_a_table_of_papers_is_no_entry(entries):
    text = """# L

#### Kettles

| Title | Link |
|---|---|
| Boiling | [paper](https://arxiv.org/abs/2401.00001) |
| Simmering | [paper](https://arxiv.org/abs/2401.00002) |
"""
    assert [entry.title for entry in entries(text)] == ["Boiling", "Simmering"]


def test_a_heading_that_is_an_ordinary_word_is_no_venue(entries):
    text = "# {}\n\n- [A Kettle of Experts](https://arxiv.org/abs/2401.00001)\n- [A Pot](https://arxiv.org/abs/2401.00002)\n"
    assert {entry.venue for entry in entries(text.format("Models"))} == {None}
    assert {entry.venue for entry in entries(text.format("MODELS 2024"))} == {"MODELS 2024"}


def test_a_heading_with_labeled_lines_is_an_entry_though_notes_stand_in_its_subsections(entries):
    source = "# Sessions\n\n" + "".join(
        f"## {title}\n\n- **Authors**: Ann Doe, Bo Roe\n- **Journal**: Broth (2023)\n- **Presented by**: Cy\n\n"
        "#### Discussion\n\nWe doubted the ladle.\n\n"
        for title in ("Grid Cells on a Strip of Dough", "Two-Photon Imaging of Soup")
    )
    found = entries(source)
    assert [entry.title for entry in found] == ["Grid Cells on a Strip of Dough", "Two-Photon Imaging of Soup"]
    assert {shown(entry.authors) for entry in found} == {("Ann Doe", "Bo Roe")}


METHODS = """# Methods

## Algorithms

### MossTrack
Software: https://github.com/a/mosstrack

Manuscript: [Following moss colonies with cheap cameras](https://doi.org/10.1101/111)

### Fern
Manuscript: [Ferns in fog and their clocks](https://doi.org/10.1101/112)

Workflow manuscript: [A workflow for ferns of all sizes](https://doi.org/10.1101/113)

### Lichen

- Paper: [Lichen as a slow computer of shapes](https://doi.org/10.1101/114)
- Code: [github](https://github.com/a/lichen)
"""


def test_below_the_name_of_a_method_each_labeled_title_is_a_paper():
    found = read(METHODS, "methods.md").entries
    assert [(entry.line, entry.name, entry.title) for entry in found] == [
        (8, "MossTrack", "Following moss colonies with cheap cameras"),
        (11, "Fern", "Ferns in fog and their clocks"),
        (13, "Fern", "A workflow for ferns of all sizes"),
        (17, "Lichen", "Lichen as a slow computer of shapes"),
    ]
    assert [[link.url for link in entry.links] for entry in found] == [
        ["https://doi.org/10.1101/111", "https://github.com/a/mosstrack"],
        ["https://doi.org/10.1101/112"],
        ["https://doi.org/10.1101/113"],
        ["https://doi.org/10.1101/114", "https://github.com/a/lichen"],
    ]
    assert found[1].section == ("Methods", "Algorithms")


def test_a_heading_that_is_a_title_stays_it_above_a_labeled_title():
    text = "# L\n\n## Following moss colonies with cheap cameras\n\nPaper: [Moss colonies and how to follow them](https://doi.org/10.1101/111)\n"
    assert [entry.title for entry in read(text, "x.md").entries] == ["Following moss colonies with cheap cameras"]


def test_numbers_of_numbered_headings_are_no_part_of_titles():
    text = """# Gardens

# Water
## 1 Rain gardens

**Title:** Rain gardens/雨水花园

**Link:** [原文链接](https://www.sciencedirect.com/a)

**Doi:** DOI10.1080/111

## 2. Roofs of moss
**Link:** [原文链接](https://www.sciencedirect.com/b)
**Doi:** 10.1080/112

# Trees
## 1) Counting trees from space
**Doi:** https://doi.org/10.1080/113
"""
    found = read(text, "gardens.md").entries
    assert [(entry.title, dict(entry.ids)) for entry in found] == [
        ("Rain gardens", {"doi": "10.1080/111"}),
        ("Roofs of moss", {"doi": "10.1080/112"}),
        ("Counting trees from space", {"doi": "10.1080/113"}),
    ]


def test_a_number_that_belongs_to_a_title_stays():
    text = "".join(
        f"## {title}\n\n- [paper](https://arxiv.org/abs/2001.0000{number})\n- Authors: A. Moor, B. Tarn\n\n"
        for number, title in enumerate(["3 Rules for moss", "Ferns in fog", "Lichen and light"])
    )
    first, *_ = read(f"# L\n\n{text}", "x.md").entries
    assert first.title == "3 Rules for moss"
