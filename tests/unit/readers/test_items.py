"""Bullets and numbered items: patterns P1 to P5 and P7 of the survey of real lists."""

# ruff: noqa: E501 - lines of lists are as long as they are

from dataclasses import replace

import pytest

from tests.people import shown


def links(entry):
    return [(link.label, link.kind) for link in entry.links]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (
            "- [Slow Cooker](https://arxiv.org/abs/2401.00001): Batch Scheduling for Patient Models | OSDI' 24",
            {
                "title": "Slow Cooker",
                "venue": "OSDI' 24",
                "year": 2024,
                "remarks": "Batch Scheduling for Patient Models",
            },
        ),
        (
            "- [Grilled KV Caches](https://x.org/p.pdf), Doe et al., ICLR 2023 | [github](https://github.com/a/b)",
            {"title": "Grilled KV Caches", "authors": ("Doe",), "venue": "ICLR 2023", "year": 2023},
        ),
        (
            "* :scroll: [Boiled Logs](boiled-logs.pdf) (1984): why you should read it ...",
            {"title": "Boiled Logs", "year": 1984, "remarks": "why you should read it ..."},
        ),
        (
            "- Poached Pruning: A Study <br> ICML 2024 [[Paper]](https://arxiv.org/abs/2401.00002)",
            {"title": "Poached Pruning: A Study", "venue": "ICML 2024", "year": 2024},
        ),
        (
            '* **PAN**: "PAN: A Non-stick Transformer", CVPR, 2022 (*Some Lab + Other Lab*). [[Paper](https://a.org/x.pdf)]',
            {
                "title": "PAN: A Non-stick Transformer",
                "venue": "CVPR, 2022",
                "institutions": ("Some Lab", "Other Lab"),
            },
        ),
        (
            "- Toasted Tokens, <ins>arXiv, 2024</ins> [[Paper](https://arxiv.org/abs/2401.00003)]",
            {"title": "Toasted Tokens", "venue": "arXiv, 2024", "year": 2024},
        ),
        (
            '1. "Why Should I Fry You?": Explaining the Skillets of Any Cook. KDD 2016. [[pdf](https://a.b/c.pdf)]',
            {"title": '"Why Should I Fry You?": Explaining the Skillets of Any Cook', "venue": "KDD 2016"},
        ),
        (
            "- [EuroSys'24] [Whisk: Mixing Experts](https://dl.acm.org/doi/10.1/1) (`Whisk`)",
            {"title": "Whisk: Mixing Experts", "venue": "EuroSys'24", "year": 2024, "tags": ("Whisk",)},
        ),
        ("- [NSDI'22] A title with no link at all", {"title": "A title with no link at all", "venue": "NSDI'22"}),
        (
            "- [[CVPR](https://thecvf.com/content/x)] Fork: Point Clouds. [[pytorch](https://github.com/p/q)] [__`cls.`__]",
            {"title": "Fork: Point Clouds", "venue": "CVPR", "tags": ("cls.",)},
        ),
        (
            (
                "- [2025/02] **[Knife Jailbreaks](https://arxiv.org/abs/2502.00001)** ![LLM](https://img.shields.io/badge/LLM-589cf4)"
                " ![CCS'24](https://img.shields.io/badge/CCS'24-f1b800)"
            ),
            {"title": "Knife Jailbreaks", "year": 2025, "venue": "CCS'24", "tags": ("LLM",)},
        ),
        (
            "- 2024-10-10, **Kettle: Tenth Boil**, Ann Author et.al., Paper: [http://arxiv.org/abs/2410.00010](http://arxiv.org/abs/2410.00010)",
            {"title": "Kettle: Tenth Boil", "authors": ("Ann Author",), "year": 2024},
        ),
        (
            "- Kettle9: Ninth Boil | Ann Author, Ben Writer | ICML 2024 | [paper](https://arxiv.org/abs/2409.00009)",
            {"title": "Kettle9: Ninth Boil", "authors": ("Ann Author", "Ben Writer"), "venue": "ICML 2024"},
        ),
        (
            "- 《面条网络：一种新的方法》, 张三, 软件学报, 2021. [论文链接](https://www.jos.org.cn/1.pdf)",
            {"title": "面条网络：一种新的方法", "authors": ("张三",), "venue": "软件学报, 2021", "year": 2021},
        ),
        (
            "- [김치 네트워크](https://arxiv.org/abs/2101.00006) - 김철수, 이영희 (KCC 2021)",
            {"title": "김치 네트워크", "authors": ("김철수", "이영희"), "venue": "KCC 2021"},
        ),
    ],
)
def test_an_item_is_read_whatever_shows_its_title(entries, source, expected):
    (entry,) = entries(source)
    found = replace(entry, authors=shown(entry.authors))
    assert {name: getattr(found, name) for name in expected} == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (
            "* A. One, B. Two, and C. Three. 2017. [A Title](https://aclweb.org/x). In *Proceedings of ACL 2017*.",
            {"title": "A Title", "authors": ("A. One", "B. Two", "C. Three"), "venue": "Proceedings of ACL 2017"},
        ),
        (
            '* **[35]** Last, First, et al. "**A title of four**." arXiv preprint arXiv:1308.0850 (2013). [[pdf]](https://a.b/x.pdf)',
            {"title": "A title of four", "authors": ("First Last",), "year": 2013},
        ),
        ("* A. One et al.: A Title, KDD 2016.", {"title": "A Title", "authors": ("A. One",), "venue": "KDD 2016"}),
        (
            "* LeCun, Y., Bengio, Y., & Hinton, G. (2015). Deep learning of spoons. *Nature*, 521(7553), 436-444.",
            {"title": "Deep learning of spoons", "authors": ("Y. LeCun", "Y. Bengio", "G. Hinton"), "year": 2015},
        ),
        (
            "* Smith J, Doe A, Roe B. Boiling point networks. Nature Kitchens. 2016;12(3):45-67.",
            {"title": "Boiling point networks", "authors": ("J Smith", "A Doe", "B Roe")},
        ),
        (
            '* X. Zhang and Y. Li, "Deep boiling," in *Proc. IEEE Int. Conf. Kitchen (ICK)*, 2017, pp. 1-8.',
            {"title": "Deep boiling", "venue": "Proc. IEEE Int. Conf. Kitchen (ICK), 2017", "year": 2017},
        ),
        (
            "* [Ann Author](https://a.b), [Ben Writer](https://b.c). **Soups Without Salt**. ICML 2020.",
            {"title": "Soups Without Salt", "authors": ("Ann Author", "Ben Writer"), "venue": "ICML 2020"},
        ),
    ],
)
def test_citation_prose_is_read_with_its_authors_first(entries, source, expected):
    (entry,) = entries(source)
    found = replace(entry, authors=shown(entry.authors))
    assert {name: getattr(found, name) for name in expected} == expected


def test_labels_and_kinds_of_links_are_kept(entries):
    (entry,) = entries(
        "- **Whisking Deep Nets** ECCV 2018 [[Paper](https://a.org/p)] [[Code (soon)](https://github.com/a/b)] "
        "[project](https://a.github.io) [▶ Video](https://youtu.be/1) [[slides]](https://a.org/s)"
    )
    assert links(entry) == [
        ("Paper", "paper"),
        ("Code (soon)", "code"),
        ("project", "project"),
        ("▶ Video", "video"),
        ("slides", "slides"),
    ]


def test_a_badge_is_no_link_but_a_linked_badge_is(entries):
    (entry,) = entries(
        "- [A Title of Words](https://arxiv.org/abs/2001.00001) ![stars](https://img.shields.io/github/stars/a/b) "
        "[![Code](https://img.shields.io/badge/code-x-blue)](https://github.com/a/b)"
    )
    assert [link.url for link in entry.links] == ["https://arxiv.org/abs/2001.00001", "https://github.com/a/b"]


def test_child_bullets_describe_their_parent(entries):
    text = """
- **Pepper Forests (AAAI 2022)**
  - Ann Author, Ben Writer
  - [[Paper]](https://ojs.aaai.org/x)
- **Lonely Trees (ICML 2022)**
  - Ann Author
  - [[Paper]](https://arxiv.org/abs/2201.00009)
"""
    first, second = entries(text)
    assert (first.title, shown(first.authors), first.venue) == (
        "Pepper Forests",
        ("Ann Author", "Ben Writer"),
        "AAAI 2022",
    )
    assert (shown(second.authors), second.remarks) == (("Ann Author",), "")
    assert links(second) == [("Paper", "paper")]


def test_labeled_child_bullets_name_their_fields(entries):
    text = """
- [Salt Agents](https://arxiv.org/abs/2608.00001)
    - Ann Author, Ben Writer, Tse (Cy) Third
    - 🏛️ Institutions: Univ A, Univ B
    - 📅 Date: August 12, 2026
    - 🔑 Key: [benchmark], [Salt-Bench]
    - 📖 TLDR: one paragraph of text.
"""
    (entry,) = entries(text)
    assert shown(entry.authors) == ("Ann Author", "Ben Writer", "Tse (Cy) Third")
    assert entry.institutions == ("Univ A", "Univ B")
    assert entry.year == 2026
    assert entry.tags == ("benchmark", "Salt-Bench")
    assert entry.remarks == "one paragraph of text."


def test_a_second_paragraph_of_an_item_holds_its_authors(entries):
    text = """
1. **Basil Graphs.** NeurIPS 2019. [paper](https://papers.nips.cc/1), [code](https://github.com/b/g)

\t*Ann Author, Ben Writer.*
1. **[Mint Prompts.](https://arxiv.org/abs/2401.00001)** [[code](https://github.com/m/p)]

    *Ann Author.* Preprint'24
"""
    first, second = entries(text)
    assert (first.title, shown(first.authors), first.venue) == (
        "Basil Graphs",
        ("Ann Author", "Ben Writer"),
        "NeurIPS 2019",
    )
    assert (second.title, shown(second.authors), second.venue) == ("Mint Prompts", ("Ann Author",), "Preprint'24")


def test_a_parent_bullet_that_only_groups_becomes_the_section(entries):
    text = """
- Sub topic
  - [Crumbs of Bread: Learning](https://arxiv.org/abs/1801.00001) (2018)
  - [Toast: Warm Learning](https://arxiv.org/abs/1802.00001) (2018)
"""
    found = entries(text)
    assert [entry.title for entry in found] == ["Crumbs of Bread: Learning", "Toast: Warm Learning"]
    assert found[0].section == ("List", "Papers", "Sub topic")


def test_labeled_lines_inside_an_item_are_read_by_their_labels(entries):
    text = """
- Title: Spatula Diffusion
  Authors: Ann Author, Ben Writer
  [Paper](https://arxiv.org/abs/2210.00003) [Code](https://github.com/s/d)
"""
    (entry,) = entries(text)
    assert (entry.title, shown(entry.authors)) == ("Spatula Diffusion", ("Ann Author", "Ben Writer"))
    assert links(entry) == [("Paper", "paper"), ("Code", "code")]


def test_bibtex_in_details_belongs_to_the_item(entries):
    text = """
- One, A., Two, B.,
[**A Title of Things**](https://arxiv.org/abs/1905.00001).
arXiv:1905.00001. ([Download](https://arxiv.org/pdf/1905.00001.pdf))<details><summary>BibTeX</summary><pre>
@article{OneTwo2019,
  title={A Title of Things},
  year={2019}
}
</pre></details>
"""
    (entry,) = entries(text)
    assert (shown(entry.authors), entry.venue) == (("A. One", "B. Two"), "arXiv:1905.00001")
    assert [citation.key for citation in entry.citations] == ["OneTwo2019"]
    assert entry.citations[0].text.startswith("@article{OneTwo2019,\n  title={A Title of Things}")


def test_a_year_and_a_venue_of_a_heading_are_inherited_and_say_so(entries):
    (entry,) = entries("# List\n\n## NeurIPS 2022\n\n- Frying Pans as Priors [[paper]](https://a.org/p.pdf)\n")
    assert (entry.year, entry.venue) == (2022, "NeurIPS 2022")
    assert dict(entry.inferred) == {"year": "heading", "venue": "heading"}


def test_a_year_of_an_arxiv_number_says_so(entries):
    (entry,) = entries("- [Frying Pans as Priors](https://arxiv.org/abs/2302.13971v2)\n")
    assert (entry.year, dict(entry.ids), dict(entry.inferred)) == (2023, {"arxiv": "2302.13971"}, {"year": "arxiv"})


def test_a_bullet_without_its_space_is_meant_as_one(entries):
    found = entries(
        "*[Some Title Here](https://arxiv.org/abs/2001.00001)\n*[Other Title Here](https://arxiv.org/abs/2001.00002)\n"
    )
    assert [entry.title for entry in found] == ["Some Title Here", "Other Title Here"]


def test_line_numbers_are_those_of_the_title(entries):
    found = entries("\n- [One Title Here](https://a.org/1.pdf)\n- A. Bee,\n  [Two Title Here](https://a.org/2.pdf)\n")
    assert [entry.line for entry in found] == [6, 8]


def test_a_citekey_of_a_vault_is_no_title(entries):
    text = """
- [[@doe1999]] A. Doe & B. Roe (1999). "Soup without Echo". *Lingua*. [doi](https://doi.org/10.1000/1)
- [[@roe2008]] B. Roe (2008). "Tone and Ladle, Perceived". *Glossa*.
- [[@poe1998]] "Lids across the Irish Sea" [doi](https://doi.org/10.1000/3)
"""
    first, second, third = entries(text)
    assert (first.title, shown(first.authors), first.year) == ("Soup without Echo", ("A. Doe", "B. Roe"), 1999)
    assert [link.label for link in first.links] == ["doi", "@doe1999"]
    assert (second.title, third.title) == ("Tone and Ladle, Perceived", "Lids across the Irish Sea")


def test_authors_in_bold_on_the_first_line_are_no_title(entries):
    text = """
* **Q. Ladle** and R. Spoon.
  **Ladles Meet Spoons**.
  *Kitchen Letters*, 2020. [[doi](https://doi.org/10.1000/1)]
* **Q. Ladle**.
  **Random Stirring on Paper**.
  PhD thesis, University of Soup, 2016.
"""
    first, second = entries(text)
    assert (first.title, shown(first.authors), first.year) == ("Ladles Meet Spoons", ("Q. Ladle", "R. Spoon"), 2020)
    assert second.title == "Random Stirring on Paper"


def test_a_child_bullet_of_authors_and_venue_describes_its_parent(entries):
    text = """
- [Inspecting Pans from Smartphones](https://doi.org/10.1000/1)
  - Ann Author, Ben Writer. CHI 2021.
  - the dataset is [here](https://zenodo.org/record/1)
"""
    (entry,) = entries(text)
    assert (entry.title, shown(entry.authors), entry.year) == (
        "Inspecting Pans from Smartphones",
        ("Ann Author", "Ben Writer"),
        2021,
    )


def test_entries_without_links_below_contents_count_with_their_siblings(entries):
    text = """# Proofs

## Contents

- [A Verified Kettle](https://doi.org/10.1000/1), A. Doe, B. Roe, PLDI 2011
- Kettles at Twenty: What Did We Prove?, A. Doe, C. Poe, ITP 2019
- [Push-Button Soups](https://doi.org/10.1000/2), C. Poe, D. Joe, SOSP 2014
- [Refining Broth](https://doi.org/10.1000/3), C. Poe, D. Joe, SOSP 2016
"""
    assert [entry.title for entry in entries(text)][1] == "Kettles at Twenty: What Did We Prove?"


def test_a_quoted_title_ends_before_by(entries):
    (entry,) = entries('- "Why Are Kettles Late?" by Øystein Ladle. [pdf](https://u.example/late.pdf)\n')
    assert (entry.title, shown(entry.authors)) == ("Why Are Kettles Late?", ("Øystein Ladle",))


@pytest.mark.parametrize(
    ("source", "title"),
    [
        ("**`thicket`: tools for cutting thorns**, A. Moor, HEDGE 2010.", "thicket: tools for cutting thorns"),
        ("**`thicket.cut`; a compiler for hedges**, A. Moor, HEDGE 2010.", "thicket.cut; a compiler for hedges"),
        ("`thicket`: tools for cutting thorns, A. Moor and B. Tarn, PLDI 2010.", "thicket: tools for cutting thorns"),
        ("*Cutting `thorns` in winter*. A. Moor and B. Tarn. PLDI 2010.", "Cutting thorns in winter"),
        ("**Cutting thorns with `thicket`**. A. Moor and B. Tarn. PLDI 2010.", "Cutting thorns with thicket"),
        ("A. Moor and B. Tarn. **`thicket` without thorns**. PLDI 2010.", "thicket without thorns"),
        ('"`thicket` and thorns: a study". A. Moor and B. Tarn. PLDI 2010.', "thicket and thorns: a study"),
        ("**[`thicket`-free hedges](https://x.org/h.pdf)**. A. Moor and B. Tarn. PLDI 2010.", "thicket-free hedges"),
    ],
)
def test_a_code_span_in_a_title_is_part_of_it(entries, source, title):
    (entry,) = entries(f"- {source} [[paper](https://x.org/p.pdf)]\n")
    assert (entry.title, entry.tags) == (title, ())
    assert str(entry.authors[0]).endswith("Moor")


@pytest.mark.parametrize(
    ("source", "title"), [("`Whisk` Mixing Eggs", "Mixing Eggs"), ("**Mixing Eggs** (`Whisk`)", "Mixing Eggs")]
)
def test_a_code_span_beside_a_title_is_a_tag(entries, source, title):
    (entry,) = entries(f"- {source}. A. Moor and B. Tarn. PLDI 2010. [[paper](https://x.org/p.pdf)]\n")
    assert (entry.title, entry.tags) == (title, ("Whisk",))


def test_a_code_span_before_a_description_stays_the_name(entries):
    (entry,) = entries("- `stir-fast`: stirs soups [[paper](https://x.org/p.pdf)]\n")
    assert (entry.title, entry.remarks) == ("stir-fast", "stirs soups")


def test_records_over_several_lines_and_their_indented_siblings_are_entries_each(entries):
    text = """- <a name="a"></a>Moor, A., Tarn, B., Fell, A. N.,\x20\x20
*[Counting Sheep at Night](https://doi.org/10.1109/D.1)*,\x20\x20
12th Sheep Workshop, 2006. [PDF](http://x.info/a.pdf)
    - <a name="b"></a>Moor, A., Holm, B., Fell, A.N.,\x20\x20
*[Estimation of Flock Speed](https://doi.org/10.1109/I.2)*,\x20\x20
Intelligent Sheep Conf. (ISC), 2006, pp. 653-658.
    - <a name="c"></a>Bauer, D., Fell, A. N.,\x20\x20
*[Embedded Flock Speed](https://doi.org/10.1109/I.3)*,\x20\x20
J. Embedded Flocks, 2007:082174. [PDF](http://x.info/c.pdf)
- <a name="d"></a>Tarn, B.,\x20\x20
*[Flocks in Fog](https://doi.org/10.1109/I.4)*,\x20\x20
Sheep Workshop, 2009.
"""
    found = entries(text)
    assert [entry.title for entry in found] == [
        "Counting Sheep at Night",
        "Estimation of Flock Speed",
        "Embedded Flock Speed",
        "Flocks in Fog",
    ]
    assert [len(entry.authors) for entry in found] == [3, 3, 2, 1]
