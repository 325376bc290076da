"""Exports say what the entries say, in the words of each format."""

import csv
import io
import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperterm.bibtex.blocks import split_blocks
from paperterm.bibtex.fields import read_fields
from paperterm.bibtex.toplevel import scan
from paperterm.cite.exports import Exported, formats
from paperterm.cite.exports.bib import to_bib
from paperterm.cite.exports.csljson import to_csl_json
from paperterm.cite.exports.md import to_markdown
from paperterm.cite.exports.ris import to_ris
from paperterm.cite.exports.table import to_csv
from paperterm.cite.jsonlines import to_json_lines
from paperterm.model import Citation, Entry, Name
from paperterm.readers import read
from paperterm.text import clean_line
from tests.people import people

BLOCK = "@article{sage, title={Sage}, journal={Soup}, volume={3}, number={4}, pages={1--12}, doi={10.1145/1.2}}"
SAGE = Entry(
    file="a.md",
    line=3,
    section=("Herbs", "Green"),
    title="Sage Graphs",
    authors=people("Ann van der Salt", "OpenAI"),
    year=2021,
    tags=("graphs",),
    citations=(Citation("sage", "article", BLOCK),),
    ids=(("arxiv", "2001.00001"),),
)


def test_csl_json() -> None:
    [item] = json.loads(to_csl_json([SAGE]))
    assert item == {
        "id": "sage",
        "type": "article-journal",
        "title": "Sage Graphs",
        "author": [{"family": "Salt", "given": "Ann", "dropping-particle": "van der"}, {"literal": "OpenAI"}],
        "issued": {"date-parts": [[2021]]},
        "container-title": "Soup",
        "volume": "3",
        "issue": "4",
        "page": "1-12",
        "DOI": "10.1145/1.2",
        "note": "arXiv:2001.00001",
        "keyword": "graphs",
    }


def test_ris() -> None:
    assert to_ris([SAGE]).splitlines() == [
        "TY  - JOUR", "AU  - van der Salt, Ann", "AU  - OpenAI", "PY  - 2021", "TI  - Sage Graphs", "T2  - Soup",
        "VL  - 3", "IS  - 4", "DO  - 10.1145/1.2", "N1  - arXiv:2001.00001", "SP  - 1", "EP  - 12",
        "UR  - https://doi.org/10.1145/1.2", "KW  - graphs", "ER  - ", "",
    ]  # fmt: skip


TALK = """@inproceedings{a, title={T}, author={Doe, A and others}, editor={Roe, B and {Editors of Stew}}, month=sep,
  booktitle={Proc}, series={LNCS}, address={Oslo}, issn={1-2}, pages={1--3, 9}, year=2020, urldate={2021-02-03}}"""


@pytest.mark.parametrize(
    ("bibtex", "lines"),
    [
        (TALK,
         ["TY  - CPAPER", "AU  - Doe, A", "AU  - others", "ED  - Roe, B", "ED  - Editors of Stew", "PY  - 2020",
          "DA  - 2020/09//", "Y2  - 2021/02/03/", "TI  - T", "T2  - Proc", "T3  - LNCS", "CY  - Oslo", "SN  - 1-2",
          "SP  - 1", "EP  - 9"]),
        ("@proceedings{a, title={T}, editor={Roe, B}, isbn={3-16}, date={2020-05-06}}",
         ["TY  - CONF", "ED  - Roe, B", "PY  - 2020", "DA  - 2020/05/06/", "TI  - T", "SN  - 3-16"]),
        ("@patent{a, title={T}, author={Doe, A}, number={US1}, note={In force}}",
         ["TY  - PAT", "AU  - Doe, A", "TI  - T", "M1  - US1", "N1  - In force"]),
        ("@unpublished{a, title={T}, author={Doe, A}, edition={2}}",
         ["TY  - UNPB", "AU  - Doe, A", "TI  - T", "ET  - 2"]),
        ("@phdthesis{a, title={T}, author={Doe, A}, school={U}}",
         ["TY  - THES", "AU  - Doe, A", "TI  - T", "M3  - PhD thesis", "PB  - U"]),
    ],
)  # fmt: skip
def test_ris_has_what_bibtex_says(bibtex: str, lines: list[str]) -> None:
    assert to_ris(read(bibtex, "a.bib").entries).splitlines() == [*lines, "ER  - ", ""]


def test_who_is_missing_and_who_edited_leave_too() -> None:
    bibtex = "@misc{a, title={T}, author={Doe, A and others}, editor={Roe, B}, year=2020}"
    entries = read(bibtex, "a.bib").entries
    [row] = csv.DictReader(io.StringIO(to_csv(entries)))
    assert (row["authors"], row["editors"]) == ("A Doe; et al.", "B Roe")
    assert to_markdown(entries) == "- A Doe et al. T. 2020.\n"
    assert json.loads(to_csl_json(entries))[0]["author"] == [{"family": "Doe", "given": "A"}, {"literal": "others"}]


def test_csv_cells_are_no_formulas() -> None:
    rows = list(csv.DictReader(io.StringIO(to_csv([SAGE, Entry(file="a.md", line=4, title='=cmd|"x", y')]))))
    assert rows[0]["authors"] == "Ann van der Salt; OpenAI"
    assert rows[0]["section"] == "Herbs > Green"
    assert rows[1]["title"] == '\'=cmd|"x", y'


def test_markdown() -> None:
    assert (
        to_markdown([SAGE]) == "- Ann van der Salt, OpenAI. [Sage Graphs](https://doi.org/10.1145/1.2). *Soup*, 2021.\n"
    )


def test_a_bib_has_every_entry_and_each_key_once_and_says_so() -> None:
    def cited(text: str, key: str = "sage") -> Entry:
        return Entry(file="a.md", line=1, title="T", citations=(Citation(key, "misc", text),))

    made = to_bib(
        [
            SAGE,
            SAGE,
            cited("@misc{sage, title = {Another Paper on Herbs}}"),
            cited("@misc{evil, title = {\\input{x}}}", "evil"),
            cited("@misc{broken, title = {Broken Herbs}\n year = 2020}", "broken"),
            cited("@misc{gone}}", "gone"),
            Entry(file="a.md", line=9, title="No BibTeX at All"),
        ]
    )
    assert scan(made.text).keys == ("sage", "sagea", "broken", "no")
    assert made.text.startswith(BLOCK + "\n\n")
    assert "% Generated by paperterm from a.md:9" in made.text
    assert [note.partition(":")[0] for note in made.notes] == ["sage", "evil", "broken", "gone"]
    assert to_bib([]).text == ""


def test_the_lists_own_bibtex_comes_before_what_is_generated() -> None:
    block = "@misc{salt2020soup, title = {Graphs for {S}oup}, author = {Salt, Ann}}"
    bare = Entry(file="b.md", line=1, title="Soup", authors=people("Ann Salt"), year=2020)
    made = to_bib([bare, replace(bare, title="Graphs", citations=(Citation("salt2020soup", "misc", block),))])
    assert scan(made.text).keys == ("salt2020soup", "salt2020soupa")
    assert made.text.startswith(block)


def test_a_bib_keeps_every_entry_also_of_one_paper() -> None:
    """An entry is asked for by its key: that another one is of the same paper is no reason to drop it."""
    texts = [f"@misc{{{key}, title = {{Graphs for Soup}}, author = {{Salt, Ann}}}}" for key in ("a", "b")]
    made = to_bib([replace(SAGE, citations=(Citation(text[6], "misc", text),)) for text in texts])
    assert made == Exported("\n\n".join(texts) + "\n", ())


def test_a_bib_has_a_merged_paper_once() -> None:
    texts = [f"@misc{{{key}, title = {{Graphs for Soup}}, author = {{Salt, Ann}}}}" for key in ("a", "b")]
    made = to_bib([replace(SAGE, citations=tuple(Citation(text[6], "misc", text) for text in texts))])
    assert made == Exported(texts[0] + "\n", ("b: left out, the same paper as a",))


KEYS = st.sampled_from(["a", "b", "A", "a1"])
TITLES = st.sampled_from(["Graphs for Soup", "Introduction"])


@given(st.lists(st.tuples(KEYS, TITLES, st.integers(2000, 2003)), max_size=6))
def test_a_bib_has_all_titles_and_years_that_it_was_given(given_fields: list[tuple[str, str, int]]) -> None:
    texts = [(k, f"@misc{{{k}, title = {{{title}}}, year = {{{year}}}}}") for k, title, year in given_fields]
    entries = [replace(SAGE, citations=(Citation(key, "misc", text),)) for key, text in texts]
    read = [(fields.title, fields.year) for b in split_blocks(to_bib(entries).text) if (fields := read_fields(b.text))]
    assert set(read) == {(title, year) for _, title, year in given_fields}
    assert len(read) == len(set(texts))


TEXTS = st.text().map(clean_line)
ENTRIES = st.builds(
    Entry,
    file=TEXTS,
    line=st.just(1),
    title=TEXTS,
    authors=st.lists(TEXTS.map(Name.of), max_size=3).map(tuple),
    year=st.none() | st.integers(1900, 2099),
    venue=st.none() | TEXTS,
    abstract=st.text("a\n b"),
    tags=st.lists(TEXTS, max_size=2).map(tuple),
)


@given(st.lists(ENTRIES, max_size=4))
def test_any_entries_give_well_formed_files(entries: list[Entry]) -> None:
    assert len(json.loads(to_csl_json(entries))) == len(entries)
    assert len(list(csv.reader(io.StringIO(to_csv(entries))))) == len(entries) + 1
    ris = to_ris(entries).splitlines()
    assert all(not line or line[2:6] == "  - " for line in ris)
    assert sum(line.startswith("ER") for line in ris) == len(entries)
    assert len(to_markdown(entries).splitlines()) == len(entries)
    top = scan(to_bib(entries).text)
    assert not top.open_line
    assert len({key.lower() for key in top.keys}) == len(top.keys)
    assert [json.loads(line)["title"] for line in to_json_lines(entries).split("\n")[:-1]] == [e.title for e in entries]
    assert list(formats()) == ["bib", "csl-json", "csv", "jsonl", "md", "ris"]
