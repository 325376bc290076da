"""Citations in the styles of bibliographies, without any markup: what is the title, who wrote it, where it appeared."""

# ruff: noqa: E501 - lines of lists are as long as they are

import pytest


def read_one(entries, source):
    (entry,) = entries(source)
    return entry.title, entry.authors, entry.venue, entry.year


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (
            "1. Pot AL, van der Pan B. Simmering, stirring, and the taste of soup. Journal of Broth. 2014;27(3):137-781. https://doi.org/10.1016/j.x.1",
            ("Simmering, stirring, and the taste of soup", ("AL Pot", "B van der Pan"), "Journal of Broth", 2014),
        ),
        (
            "1. Pot AL. A meta-analysis of ladles. Oecologia Culinaria. 2003;90(9):235-791.",
            ("A meta-analysis of ladles", ("AL Pot",), "Oecologia Culinaria", 2003),
        ),
        (
            "- P. Ladle. Modular Soups for Large Kitchens. ICK 2021.",
            ("Modular Soups for Large Kitchens", ("P. Ladle",), "ICK 2021", 2021),
        ),
        (
            "- P. Ladle, The Spoon Method: 100 Years, Bull. AMS **57** (2020).",
            ("The Spoon Method: 100 Years", ("P. Ladle",), "Bull. AMS", 2020),
        ),
        (
            "- Ladle, M. J. (in press). Tempo of expert whisks. *Music & Cooking*.",
            ("Tempo of expert whisks", ("M. J. Ladle",), "Music & Cooking", None),
        ),
        (
            "- [3] Y.-C. Ladle, “A 28 Hz Mixer,” *IEEE Kitchens Prop. Lett.*, vol. 43, no. 7, pp. 194–817, Mar. 2009, doi: 10.1038/s41586-021-1.",
            ("A 28 Hz Mixer", ("Y.-C. Ladle",), "IEEE Kitchens Prop. Lett", 2009),
        ),
        (
            '- **[4]** Ladle, K. Robert, Pan, Sven-Erik, and Siobhán O\'Spoon. "**Streaming soup on a stove**." ICASSP (2015).',
            (
                "Streaming soup on a stove",
                ("K. Robert Ladle", "Sven-Erik Pan", "Siobhán O'Spoon"),
                "ICASSP (2015)",
                2015,
            ),
        ),
        (
            "- [Twin Pots over 600 km](https://arxiv.org/abs/1201.00001), P. Ladle, Phys. Rev. Lett. (2012)",
            ("Twin Pots over 600 km", ("P. Ladle",), "Phys. Rev. Lett. (2012)", 2012),
        ),
        (
            "- Boiling: Rethinking Replay. Seo-yeon Pan. CoLLAs 2016. [[pdf](https://arxiv.org/abs/1601.00001)]",
            ("Boiling: Rethinking Replay", ("Seo-yeon Pan",), "CoLLAs 2016", 2016),
        ),
    ],
)
def test_a_citation_is_cut_into_its_fields(entries, source, expected):
    assert read_one(entries, source) == expected


@pytest.mark.parametrize(
    ("source", "title"),
    [
        (
            "- Whisking vs. Stirring: U.S. Kitchens. ICML 2020. [pdf](https://a.b/c.pdf)",
            "Whisking vs. Stirring: U.S. Kitchens",
        ),
        ("- Soup over Africa – A Second Look, ICML 2020 [pdf](https://a.b/c.pdf)", "Soup over Africa – A Second Look"),
        (
            "- [ICML'24] Recipes via [Bounded] Pot Checking [[pdf](https://arxiv.org/abs/2401.00001)]",
            "Recipes via [Bounded] Pot Checking",
        ),
        ("- Pots, pans, and GPU 4, and Friends. ICML 2020.", "Pots, pans, and GPU 4, and Friends"),
    ],
)
def test_abbreviations_dashes_and_brackets_end_no_title(entries, source, title):
    assert read_one(entries, source)[0] == title


def test_an_arxiv_number_stays_with_its_venue(entries):
    assert (
        read_one(entries, "- A. Ladle. 2017. [Soup Nets](https://a.b/c.pdf). *arXiv:1709.07809*.")[2]
        == "arXiv:1709.07809"
    )
