"""Venues told by their place and shape, whatever their field; and what stands before a title."""

import pytest

from tests.people import shown

LINK = "[Salt in Cities](https://arxiv.org/abs/2401.00001)"


@pytest.mark.parametrize(
    ("line", "authors", "venue", "year"),
    [
        (f"- {LINK} - D. Ladle, AJ, 2011.", ("D. Ladle",), "AJ, 2011", 2011),
        (
            f"- {LINK}, D. Ladle and M. Spoon, npj Quantum Information (2021)",
            ("D. Ladle", "M. Spoon"),
            "npj Quantum Information (2021)",
            2021,
        ),
        (f"- Spoon et al., {LINK}, Epidemics", ("Spoon",), "Epidemics", None),
        (f"- **{LINK}** (D. Ladle and M. Spoon; UAI 2018). Not long.", ("D. Ladle", "M. Spoon"), "UAI 2018", 2018),
        (f"- (2004 DARS) {LINK}", (), "DARS", 2004),
        (f"- (2021, Swarm Intelligence) {LINK}", (), "Swarm Intelligence", 2021),
        (f"- (2011) {LINK}", (), None, 2011),
        (f"- **{LINK}** <br> JGR: Salty Earth 2019", (), "JGR: Salty Earth 2019", 2019),
    ],
)
def test_a_venue_is_known_by_its_place(entries, line, authors, venue, year):
    (entry,) = entries(line)
    found = (entry.title, shown(entry.authors), entry.venue, entry.year)
    assert found[:3] == ("Salt in Cities", authors, venue)
    assert entry.year == year or (year is None and "year" in dict(entry.inferred))


def test_capitalized_words_of_a_remark_are_no_venue(entries):
    (entry,) = entries(f"- {LINK}, D. Ladle, T. Po. The first study of salt.")
    assert entry.venue is None
    assert shown(entry.authors) == ("D. Ladle", "T. Po")
