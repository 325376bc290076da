"""What one block says, whatever is wrong with it."""

import logging
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperterm.bibtex.definitions import LONGEST_MACRO, macros_of
from paperterm.bibtex.fields import Fields, read_fields
from paperterm.bibtex.names import read_names
from paperterm.model import Name
from paperterm.text import clean_block, clean_line
from tests.people import shown


def test_a_sound_block_is_read_whole() -> None:
    fields = read_fields(
        "@InProceedings{sage2021,\n"
        '  title = {{Sage}: {G}raphs \\& \\emph{Gardens} of {G\\"o}del},\n'
        '  author = "Salt, Ann and Ben {van Pepper} and others",\n'
        "  booktitle = {Proceedings of {ICT}}, year = 2021, volume = {3}, number = 4, pages = {1--12},\n"
        "  doi = {https://doi.org/10.1145/3292500.33\\_30701}, eprint = {2303.06865v2}, archivePrefix = {arXiv},\n"
        "  url = {https://example.org/~ann/a\\_b?x=1\\&y=2}, publisher = {ACM},\n"
        "  abstract = {First line.\n  Second line.}, keywords = {graphs; gardens, soup},\n}"
    )
    assert fields == Fields(
        type="inproceedings",
        key="sage2021",
        title="Sage: Graphs & Gardens of Gödel",
        authors=(Name("Salt", "Ann"), Name("van Pepper", "Ben")),
        authors_complete=False,
        year=2021,
        venue="Proceedings of ICT",
        volume="3",
        number="4",
        pages="1–12",
        publisher="ACM",
        doi="10.1145/3292500.33_30701",
        arxiv="2303.06865",
        url="https://example.org/~ann/a_b?x=1&y=2",
        abstract="First line.\n  Second line.",
        keywords=("graphs", "gardens", "soup"),
    )


@pytest.mark.parametrize(
    ("block", "words"),
    [
        ("@misc{k, title = {A}\n year = {2020}, author = {B C}}", "comma is missing before the field year"),
        ('@misc{k, title = "A" year = 2020\n author = {B C}}', "comma is missing before the field"),
        ("@misc{k\n title = {A}, year = {2020}, author = {B C}}", "no comma after the citation key"),
        ("@misc{k title = {A}, year = {2020}, author = {B C}}", "no comma after the citation key"),
        ("@misc{title = {A}, year = {2020}, author = {B C}}", "no citation key"),
        ("@misc{k, title = {A}}, year = {2020}, author = {B C}}", "too many"),
        ("@misc{k, title = {A}, title = {Z}, year = {2020}, author = {B C}}", "title stands twice"),
        ("@misc{k,\n title = {{A},\n year = {2020},\n author = {B C}\n}", "not closed"),
        ("@misc{k,\n title = {A},\n year = {2020},\n author = {B C}\n", "not closed"),
        ('@misc{k,\n title = "A,\n year = {2020},\n author = {B C}\n}', "broken"),
        ('@misc{k,\n title = ""A",\n year = {2020},\n author = {B C}\n', "not closed"),
        (
            "@misc{k, // remark\n title = {A},\n year = {2020}, author = {B C}}",
            "stray words before the field title",
        ),
        ("@misc{k, title = {A},\n B C, and D\n year = {2020}, author = {B C}}", "broken"),
        ("@misc{k, title = {A}, note, year = {2020}, author = {B C}}", "broken"),
    ],
)
def test_a_broken_block_gives_what_can_be_had_and_says_what_is_wrong(block: str, words: str) -> None:
    fields = read_fields(block)
    assert (fields.title, fields.year, shown(fields.authors)) == ("A", 2020, ("B C",))
    assert fields.problem is not None
    assert words in fields.problem


@pytest.mark.parametrize(
    "block",
    [
        "@misc{k, title = {A}, year = {2020}, author = {B C},}",
        "@misc{k, title = {{A}}, year = {2020}, author = {{B C}}}}",
        '@misc(k, title = "A", year = 2020, author = "B C")',
        "@misc{k, title={A},year=2020,author={B C and others}}",
        "@misc{clé-2020, title = {A}, year = {2020}, author = {C, B}}",
        "\r\n@MISC { k ,\r\n TITLE = {A},\r\n Year = {2020},\r\n Author = {B\r\n C}\r\n}\r\n",
        "text before @misc{k, title = {A}, year = {\\url{2020}}, author = {B\u00a0C}} text after",
        "@misc{k, title = {A}, date = {2020-05-01}, author = {B~C}}",
    ],
)
def test_odd_but_sound_blocks_have_no_problem(block: str) -> None:
    fields = read_fields(block)
    assert (fields.title, fields.year, shown(fields.authors), fields.problem) == ("A", 2020, ("B C",), None)


def test_macros_months_and_bare_words() -> None:
    macros = macros_of('@string{jmlr = "Journal of {M}L"}\n@string{both = jmlr # ", " # {Part B}}')
    assert read_fields("@article{k, journal = both}", macros).venue == "Journal of ML, Part B"
    assert read_fields("@article{k, journal = unknown}", macros).venue == "unknown"
    assert read_fields("@article{k, journal = JMLR # { in } # jan}", macros).venue == "Journal of ML in January"


def test_macros_cannot_grow_without_bound() -> None:
    lines = ["@string{m0 = {xxxxxxxxxx}}"] + [f"@string{{m{i} = m{i - 1} # m{i - 1}}}" for i in range(1, 60)]
    assert max(map(len, macros_of("\n".join(lines)).values())) <= LONGEST_MACRO


def test_years_that_are_no_number() -> None:
    assert read_fields("@misc{k, year = {to appear}}").year is None
    assert read_fields("@misc{k, year = {(2019, in press)}}").year == 2019
    assert read_fields("@misc{k, year = {12021}}").year is None


@pytest.mark.parametrize(
    ("field", "arxiv"),
    [
        ("journal = {arXiv preprint arXiv:1308.0850}", "1308.0850"),
        ("journal = {CoRR}, volume = {abs/1706.03762}", "1706.03762"),
        ("journal = {https://arxiv.org/abs/2008.03824v3}", "2008.03824"),
        ("eprint = {cs.CL/0112017}, eprinttype = {arxiv}", "cs.CL/0112017"),
        ("doi = {10.48550/arXiv.2303.06865}", "2303.06865"),
        ("url = {https://arxiv.org/pdf/2303.06865.pdf}", "2303.06865"),
        ("eprint = {12345678}, archivePrefix = {pubmed}", ""),
        ("journal = {Things 2002.02881}", ""),
        ("pages = {2303.06865}", ""),
    ],
)
def test_arxiv_identifiers(field: str, arxiv: str) -> None:
    assert read_fields(f"@article{{k, {field}}}").arxiv == arxiv


@pytest.mark.parametrize(
    ("field", "problem"),
    [
        ("title = {R & D}", None),
        ("title = {$x_1^2$ \\& a\\_b \\url{http://x_y} 5\\$}, url = {http://x_y}, abstract = {50%}", None),
        ("author = {A One, B Two, C Three, D Four}", "author: names are separated by commas instead of by 'and'"),
        ("editor = {One, A. and}", None),
        ("author = {One, A., and Two, B.}", "author: a name ends with a comma"),
    ],
)
def test_what_bibtex_would_stumble_over_is_a_problem(field: str, problem: str | None) -> None:
    assert read_fields(f"@misc{{k, {field}}}").problem == problem


@pytest.mark.parametrize(
    ("field", "remark"),
    [
        ("title = {R & D}", "title: a bare & stops LaTeX"),
        ("howpublished = {https://x.org/a_b}", "howpublished: a bare _ stops LaTeX"),
        ("note = {100% sure}", "note: a bare % stops LaTeX"),
        ("title = {costs $5}", "title: a bare $ stops LaTeX"),
        ("title = {$x_1^2$ \\& a\\_b \\url{http://x_y} 5\\$}, url = {http://x_y}, abstract = {50%}", None),
    ],
)
def test_what_latex_would_stumble_over_is_a_remark(field: str, remark: str | None) -> None:
    assert read_fields(f"@misc{{k, {field}}}").remark == remark


def test_html_entities_are_characters() -> None:
    fields = read_fields("@misc{k, title = {R&amp;D &eacute; 1 &lt; 2}, author = {Ren&eacute; A and B&#269; C}}")
    assert (fields.title, shown(fields.authors)) == ("R&D é 1 < 2", ("René A", "Bč C"))


def test_a_venue_that_is_only_an_address_is_none() -> None:
    fields = read_fields("@article{k, journal = {https://arxiv.org/abs/2008.03824}}")
    assert (fields.venue, fields.url) == (None, "https://arxiv.org/abs/2008.03824")


def test_nothing_is_logged(capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO):
        read_fields("@misc{k, title = {A}, note, x}")
    assert caplog.records == []
    assert capfd.readouterr() == ("", "")


def test_no_block() -> None:
    assert read_fields("words only").problem == "there is no BibTeX block"


VALUES = st.text(string.ascii_letters + " .:-éß中", min_size=1, max_size=20).filter(lambda text: text.strip())


@given(VALUES, st.lists(VALUES, min_size=1, max_size=3), st.integers(1500, 2099))
def test_what_was_written_is_read_back(title: str, authors: list[str], year: int) -> None:
    authors = [f"Ann{i} {name.strip(' .-:')}x" for i, name in enumerate(authors)]
    fields = read_fields(f"@misc{{k, title = {{{title}}}, author = {{{' and '.join(authors)}}}, year = {year}}}")
    assert (clean_line(fields.title.replace("–", "--").replace("—", "---")), fields.year) == (clean_line(title), year)
    assert fields.problem is None
    if not any(" and" in name.lower() or "et al" in name.lower() or "--" in name or "- " in name for name in authors):
        assert shown(fields.authors) == tuple(map(clean_line, authors))


MARKS = [
    *("@misc{k,", "@string{a=", " title = ", "author=", "{", "}", '"', ",", "#", "\\", "$", "%", "\n", "a", "and "),
    *("1999", "&amp;", "&#27;", "\\'", "~", "--", "\x1b[0m", "\u202e", "\x01", "eprint={", "url={http://"),
]


@given(st.lists(st.sampled_from(MARKS), max_size=40))
def test_any_block_is_read_without_an_error_into_clean_text(parts: list[str]) -> None:
    fields = read_fields("@misc{k, " + "".join(parts))
    lines = (
        fields.key,
        fields.title,
        *shown(fields.authors),
        *shown(fields.editors),
        fields.venue or "",
        fields.volume,
    )
    for text in (*lines, fields.doi, fields.url, fields.pages, *fields.keywords, fields.problem or ""):
        assert text == clean_line(text)
    assert fields.abstract == clean_block(fields.abstract)


PARTS_OF_NAMES = ["Ann", "Zoë", "B.", "and", "et", "al.", "others", "van", "O'Neil", "J.-P.", "Núñez", "...", "-"]


@given(st.lists(st.sampled_from(PARTS_OF_NAMES)))
def test_a_person_behind_others_changes_nothing_of_them(words):
    persons = " ".join(words) + " and Bob Roe"
    both = read_names(f"{persons} and Ян Ким")[0]
    assert shown(both) == (*shown(read_names(persons)[0]), "Ян Ким")


SICI = "10.99999/(SICI)1234-5678(19980815/30)17:15/16<1661::AID-ABC968>3.0.CO;2-2"


@pytest.mark.parametrize(
    ("less", "greater"),
    [
        ("<", ">"),
        ("$<$", "$>$"),
        (r"{\textless}", r"{\textgreater}"),
        (r"\textless{}", r"\textgreater{}"),
        ("%3C", "%3E"),
    ],
)
def test_a_doi_with_a_sici_is_whole_however_its_angle_brackets_are_written(less: str, greater: str) -> None:
    written = SICI.replace("<", less).replace(">", greater)
    assert read_fields(f"@article{{k, doi = {{{written}}}}}").doi == SICI
    assert read_fields(f"@article{{k, doi = {{https://doi.org/{written}}}}}").doi == SICI


@pytest.mark.parametrize(
    ("fields", "arxiv"),
    [
        ("eprint = {9901001}, archiveprefix = {arXiv}, primaryclass = {hep-th}", "hep-th/9901001"),
        ("eprint = {9901001}, eprintclass = {hep-th}", "hep-th/9901001"),
        ("eprint = {2101.00001}, primaryclass = {cs.XY}", "2101.00001"),
        ("arxivid = {arXiv:2101.00001v3}", "2101.00001"),
        ("eprint = {12345}, eprinttype = {pubmed}", ""),
        ("eprint = {}, doi = {}", ""),
        ("eprint = {https://example.org/2101.00001}", ""),
    ],
)
def test_an_arxiv_id_is_found_in_its_fields(fields: str, arxiv: str) -> None:
    assert read_fields(f"@article{{k, {fields}}}").arxiv == arxiv
