"""What kind of publication a venue is, by its name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperterm.cite.venues import short_venue, venue_kind, without_year

KINDS = {
    "proceedings": (
        *(
            "ATC 2023",
            "USENIX ATC '21",
            "OSDI",
            "OSDI '22",
            "SC 2023",
            "MM'25",
            "PPoPP 2018",
            "FAccT 2019",
            "CogSci 2020",
        ),
        *("ICLR'24_(Spotlight)", "ACL'25_Main", "CVPR-2024-Papers", "MICRO 2016", "USENIX_Security'25", "DMLR@ICML'24"),
        *("NeurIPS 2021 Datasets & Benchmarks Track", "Proceedings of ACL 2020", "EuroSys", "ICML Workshop on Herbs"),
        *("Computer Vision and Pattern Recognition", "Neural Information Processing Systems (NeurIPS)"),
    ),
    "journal": (
        *(
            "JMLR",
            "TPAMI 2021",
            "Nature",
            "Nature Communications",
            "Pattern Recognition",
            "Pattern Recognition Letters",
        ),
        *(
            "Computational linguistics",
            "Neural Computation",
            "IEEE Micro",
            "ACM Trans. Graph.",
            "Information Fusion 2020",
        ),
        *("Transactions of the Association for Computational Linguistics", "Artificial Intelligence", "Entropy"),
        *("IEEE Transaction on Audio, Speech and Language Processing", "Physical Review Letters", "PVLDB"),
    ),
    "preprint": ("arXiv", "arXiv preprint arXiv:2001.00001 (under review at ICML)", "bioRxiv 2020"),
    "thesis": ("PhD thesis, University of Herbs",),
    "report": ("Technical Report", "TR-2020-7"),
    "unknown": ("under review at COLM 2026", "Blog", "OpenAI Blog", "GitHub", "Volume", "", "Yen Sage, 2020"),
}


@pytest.mark.parametrize(("kind", "venue"), [(kind, venue) for kind, venues in KINDS.items() for venue in venues])
def test_the_kind_of_a_venue(kind: str, venue: str) -> None:
    assert venue_kind(venue) == kind


@pytest.mark.parametrize(
    ("venue", "year", "name"),
    [("OSDI '22", None, "OSDI"), ("OSDI '22", 2022, "OSDI"), ("OSDI '22", 2020, "OSDI '22"), ("2020", None, "2020")],
)
def test_the_year_behind_a_venue(venue: str, year: int | None, name: str) -> None:
    assert without_year(venue, year) == name


@pytest.mark.parametrize(
    ("venue", "short"),
    [
        ("Advances in Neural Information Processing Systems", "Neural Information Processing Systems"),
        ("Proceedings of the 31st International Conference on Spice Learning", "Spice Learning"),
        ("Proceedings of the IEEE/CVF Conference on Herbs", "Herbs"),
        ("2021 IEEE/CVF International Conference on Herb Vision (ICHV)", "ICHV"),
        ("European Conference on Herbs (ECH 2020)", "ECH"),
        ("arXiv preprint arXiv:2301.00001", "arXiv"),
        ("CoRR abs/2301.00001", "CoRR"),
        ("arXiv 2301.00001", "arXiv"),
        ("Nature", "Nature"),
        ("Annals of Spices", "Annals of Spices"),
        ("International Conference on", "on"),
        ("Proceedings", "Proceedings"),
        ("", ""),
    ],
)
def test_a_venue_is_told_by_what_others_do_not_begin_with(venue, short):
    assert short_venue(venue) == short


@given(st.text(st.sampled_from("(ABab 1of the in"), max_size=80))
def test_a_short_venue_is_a_part_of_the_venue(venue):
    assert short_venue(venue) in venue
    assert bool(short_venue(venue)) == bool(venue)
