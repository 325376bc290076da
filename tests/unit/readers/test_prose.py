"""Citations in the styles of bibliographies, without any markup: what is the title, who wrote it, where it appeared."""

# ruff: noqa: E501 - lines of lists are as long as they are

import pytest

from tests.people import shown


def read_one(entries, source):
    (entry,) = entries(source)
    return entry.title, shown(entry.authors), entry.venue, entry.year


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


def test_capitalized_words_before_a_year_are_the_title_where_no_other_follows(entries):
    source = "- Boiling Without Haste, Ann Doe, 2024. [pdf](https://example.org/a.pdf)"
    assert read_one(entries, source)[0] == "Boiling Without Haste"


def test_an_arxiv_number_stays_with_its_venue(entries):
    assert (
        read_one(entries, "- A. Ladle. 2017. [Soup Nets](https://a.b/c.pdf). *arXiv:1709.07809*.")[2]
        == "arXiv:1709.07809"
    )


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (
            "- Pott, Sabine; von der Pfanne, Hannah (2018): Suppe in der Schule. Befunde und Perspektiven. In: Kochen + Lernen 29 (6), S. 73–250.",
            (
                "Suppe in der Schule. Befunde und Perspektiven",
                ("Sabine Pott", "Hannah von der Pfanne"),
                "Kochen + Lernen",
                2018,
            ),
        ),
        (
            "- ARROZ, Rafael; FEIJÃO, Ana Paula. Sopa no sertão: um estudo. **Sopa em Debate**, v. 11, n. 6, p. 199-451, 2023.",
            ("Sopa no sertão: um estudo", ("Rafael Arroz", "Ana Paula Feijão"), "Sopa em Debate", 2023),
        ),
        (
            "- Ann Ladle & Bo Pan, *Soup and the Limits of Recipes*, 93 U. Chef. L. Rev. 1145 (1989).",
            ("Soup and the Limits of Recipes", ("Ann Ladle", "Bo Pan"), "U. Chef. L. Rev.", 1989),
        ),
        (
            '[^ladle2003on]: Ann Ladle, Bo T. Pan and Cy Pot, "On the Limits of Soup", *Minds & Pots* (2003).',
            ("On the Limits of Soup", ("Ann Ladle", "Bo T. Pan", "Cy Pot"), "Minds & Pots (2003)", 2003),
        ),
        (
            "- [x] 2020-10-15 **What Do We Know about Soup?** ⭐⭐ (ICK Workshops 2018) [paper](https://arxiv.org/abs/1810.00365)",
            ("What Do We Know about Soup?", (), "ICK Workshops 2018", 2018),
        ),
        (
            "- [What Boils Best?](https://arxiv.org/abs/0904.5951) (Ann Ladle, Bo Pan) (COLT'09)",
            ("What Boils Best?", ("Ann Ladle", "Bo Pan"), "COLT'09", 2009),
        ),
        (
            '- Ladle, Pan, Pot and Spoon, "Does Salt Improve Soup?" (AsiaCCS 2007) [pdf](https://a.b/c.pdf)',
            ("Does Salt Improve Soup?", ("Ladle", "Pan", "Pot", "Spoon"), "AsiaCCS 2007", 2007),
        ),
    ],
)
def test_a_citation_of_another_tradition_is_cut_into_its_fields(entries, source, expected):
    assert read_one(entries, source) == expected


WRAPPED = """\
* Ladle, Ann, Bo Pan, Cy Pot, and Dee Spoon. 2016. "Improving the soup of
  large kitchens by salt." *Quarterly Journal of Soup* 23 (2): 705–721.
* Pott, Eve, Finn Kettle, Gus Whisk, Hal Sieve, Ida Grater, Jon Peeler, Kay
  Knife. 2020. "Regression of recipes in imperfect kitchens." *Review of
  Culinary Studies* 32 (3): 1636–1671.
* Dish, Lou, Mia Bowl, and Ned Plate. 2018. "On the washing of dishes that
  nobody has used: evidence from canteens." *Soup* 112 (1): 741–770.
* Tong, Oda. 2010. "Peer effects of barbecues and of other things that may
  burn: evidence from gardens." *Journal of Fire* 87 (5): 1534–1556.
* Sauce, Pia. 2011. "A theory of gravy for those who cook at home and for
  those who do not: evidence from kitchens." *Journal of Fire* 88 (1): 3–9.
"""


def test_lines_that_an_editor_wrapped_are_one(entries):
    assert [str(entry.authors[-1]) for entry in entries(WRAPPED)] == [
        "Dee Spoon",
        "Kay Knife",
        "Ned Plate",
        "Oda Tong",
        "Pia Sauce",
    ]
    assert [entry.venue for entry in entries(WRAPPED)][:2] == [
        "Quarterly Journal of Soup",
        "Review of Culinary Studies",
    ]


def test_lines_of_different_lengths_stay_lines(entries):
    text = "".join(
        f"- **Soup {word} for Many Guests**\n  Ann Ladle, Bo Pan\n  ICML 2020\n" for word in ("A", "B", "C", "D")
    )
    assert {(shown(entry.authors), entry.venue) for entry in entries(text)} == {(("Ann Ladle", "Bo Pan"), "ICML 2020")}


def test_a_definition_list_is_a_list_of_its_terms(entries):
    text = (
        "<dl><dt><b>Soup Audits for Kitchens</b> (ICML 2011) <a href='https://arxiv.org/pdf/1101.2419'>pdf</a></dt>\n"
        "<dd>Mai Ladle, Bo Pan</dd>\n<dd>We release all materials.</dd></dl>"
    )
    (entry,) = entries(text)
    assert (entry.title, shown(entry.authors)) == ("Soup Audits for Kitchens", ("Mai Ladle", "Bo Pan"))
    assert entry.remarks == "We release all materials."


def test_symbols_label_lines(entries):
    (entry,) = entries(
        "- [Soup Recordings](https://arxiv.org/abs/2401.00001)\n  - 👥 Ann Ladle, Bo Pan\n  - 🏛️ Pot University"
    )
    assert (shown(entry.authors), entry.institutions) == (("Ann Ladle", "Bo Pan"), ("Pot University",))
