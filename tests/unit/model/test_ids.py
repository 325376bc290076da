"""Identifiers in whatever form they are written: one form comes out, and what is none comes out as nothing."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperterm.model.ids import arxiv_id, clean_id, doi, folded_id, is_preprint_doi, paper_ids

SICI = "10.99999/(SICI)1234-5678(19980815/30)17:15/16<1661::AID-ABC968>3.0.CO;2-2"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (SICI, SICI),
        (f"https://doi.org/{SICI.replace('<', '%3C').replace('>', '%3E')}", SICI),
        (f"doi:{SICI.replace('<', '&lt;').replace('>', '&gt;')}.", SICI),
        (SICI.lower(), SICI.lower()),
        ("10.99999/1520-0442(1999)012<0001:ABC>2.0.CO;2", "10.99999/1520-0442(1999)012<0001:ABC>2.0.CO;2"),
        ("10.99999/0012(2006)87[1445:ABC]2.0.CO;2", "10.99999/0012(2006)87[1445:ABC]2.0.CO;2"),
        ("10.99999/S0140-6736(97)11096-0", "10.99999/S0140-6736(97)11096-0"),
        ("(see 10.99999/0370(91)90054)", "10.99999/0370(91)90054"),
        ("10.99999/0370(91)", "10.99999/0370(91)"),
        ("[10.99999/a]", "10.99999/a"),
        ("<https://doi.org/10.99999/a>", "10.99999/a"),
        ("DOI10.99999/A.b", "10.99999/A.b"),
        ("DOI: 10.99999/A.b;", "10.99999/A.b"),
        ("HTTPS://DX.DOI.ORG/10.99999/A", "10.99999/A"),
        ("10.99999.12/a", "10.99999.12/a"),
        ("https://doi.org/10.99999%2Fa", "10.99999/a"),
        ("https://dl.acm.org/doi/10.99999/1.2?sid=abc#x", "10.99999/1.2"),
        ("https://dl.acm.org/doi/full/10.99999/1.2", "10.99999/1.2"),
        ("https://publisher.example/doi/10.99999/1.2/full/html", "10.99999/1.2"),
        ("https://publisher.example/doi/10.99999/1.2/abstract", "10.99999/1.2"),
        ("https://publisher.example/10.99999/1.2.pdf", "10.99999/1.2"),
        ("**10.99999/a**", "10.99999/a"),
        ("110.99999/a", ""),
        ("https://publisher.example/article", ""),
        ("10.99999", ""),
        ("", ""),
        ("n/a", ""),
    ],
)
def test_dois_are_whole_and_nothing_else(text: str, found: str) -> None:
    assert doi(text) == found
    assert clean_id("doi", text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2101.00001", "2101.00001"),
        ("0704.0001v3", "0704.0001"),
        ("arXiv:2101.00001v2 [cs.XY]", "2101.00001"),
        ("arXiv preprint arXiv:2101.00001", "2101.00001"),
        ("abs/2101.00001", "2101.00001"),
        ("2101.00001.pdf", "2101.00001"),
        ("https://arxiv.org/abs/2101.00001#a", "2101.00001"),
        ("https://arxiv.org/pdf/2101.00001v1.pdf", "2101.00001"),
        ("arxiv.org/ftp/arxiv/papers/2101/2101.00001.pdf", "2101.00001"),
        ("https://ar5iv.labs.arxiv.org/html/2101.00001", "2101.00001"),
        ("https://huggingface.co/papers/2101.00001", "2101.00001"),
        ("oai:arXiv.org:2101.00001", "2101.00001"),
        ("10.48550/arXiv.2101.00001", "2101.00001"),
        ("hep-th/9901001v2", "hep-th/9901001"),
        ("arXiv:math.GT/0309136", "math.GT/0309136"),
        ("http://export.arxiv.org/abs/cond-mat.mes-hall/0701001", "cond-mat.mes-hall/0701001"),
        ("paper/9901001", ""),
        ("2113.00001", ""),
        ("https://example.org/2101.00001", ""),
        ("TBA", ""),
        ("", ""),
    ],
)
def test_arxiv_ids_of_both_schemes(text: str, found: str) -> None:
    assert arxiv_id(text, alone=True) == found
    assert clean_id("arxiv", text) == found


def test_other_schemes() -> None:
    assert clean_id("openreview", "https://openreview.net/forum?id=aBcD12_x-9") == "aBcD12_x-9"
    assert clean_id("openreview", "aBcD12_x-9") == "aBcD12_x-9"
    assert clean_id("openreview", "ICLR") == ""
    assert clean_id("acl", "P99-1031") == "P99-1031"
    assert clean_id("acl", "https://aclanthology.org/2099.acl-main.1.pdf") == "2099.acl-main.1"
    assert clean_id("acl", "acl") == ""
    assert clean_id("isbn", "978-0-00") == "978-0-00"
    assert clean_id("isbn", "https://example.org/") == ""


def test_equal_identifiers_are_equal_texts() -> None:
    assert folded_id("doi", SICI) == folded_id("doi", SICI.lower())
    assert folded_id("doi", "10.48550/arXiv.2101.00001v2") == ("arxiv", "2101.00001")
    assert folded_id("arxiv", "math.GT/0309136") == folded_id("arxiv", "MATH/0309136")
    assert paper_ids("https://arxiv.org/abs/math.GT/0309136") == [("arxiv", "math/0309136")]


def test_preprints_have_a_doi_beside_that_of_the_publication() -> None:
    assert is_preprint_doi("10.2139/ssrn.1")
    assert is_preprint_doi("10.1101/2020.01.01.123456")
    assert not is_preprint_doi("10.1101/gr.1")
    assert not is_preprint_doi("10.99999/1")


@given(st.text() | st.text("10.9/()<>[];:%?=aSICI3EC&# \n-vx").map(lambda text: f"10.99999/{text}"))
def test_an_identifier_is_never_a_url_and_is_found_again(text: str) -> None:
    for scheme in ("doi", "arxiv"):
        found = clean_id(scheme, text)
        assert not re.search(r"\s", found)
        assert not found.lower().startswith("http")
        assert clean_id(scheme, found) == found


PIECES = st.sampled_from(
    [
        *("arXiv", "arxiv.org/", "ar5iv.org/", "alphaxiv.org/", "huggingface.co/papers/", "abs/", "ABS/", "papers/"),
        *(":", " ", "2101.00001", "hep-th/9901001", "v2", "xiv", "x"),
    ]
)


@given(st.lists(PIECES, max_size=8).map("".join))
def test_an_arxiv_id_is_found_beside_any_other_text(text: str) -> None:
    assert arxiv_id(f"é {text}") == arxiv_id(f"e {text}")
