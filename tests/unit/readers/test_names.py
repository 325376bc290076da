"""Authors in running text: where a run of names ends, and how names are turned."""

import pytest

from paperterm.readers.fields.authors import leading_names


@pytest.mark.parametrize(
    ("text", "names", "behind"),
    [
        ("Olga P. Kettle, Tim Po. ICLR 2015", ("Olga P. Kettle", "Tim Po"), ". ICLR 2015"),
        ("Yu. Baker and Ch. Cook, 2010", ("Yu. Baker", "Ch. Cook"), ", 2010"),
        ("陈小锅、王大勺，MLSys 2022", ("陈小锅", "王大勺"), "，MLSys 2022"),
        ("D. Ladle, AJ, 2011", ("D. Ladle",), ", AJ, 2011"),
        ("D. Ladle & M. Spoon, A&A, 2010", ("D. Ladle", "M. Spoon"), ", A&A, 2010"),
        ("D. Ladle and M. Spoon; Biometrika 2018", ("D. Ladle", "M. Spoon"), "; Biometrika 2018"),
        ("D. Ladle, Phys. Rev. Lett. (2012)", ("D. Ladle",), ", Phys. Rev. Lett. (2012)"),
        ("T. Ladle, D. Ry, J. Autom. Reasoning 2015", ("T. Ladle", "D. Ry"), ", J. Autom. Reasoning 2015"),
        ("Ladle, Mary Jane, Al Fork and Bo Knife (2017)", ("Mary Jane Ladle", "Al Fork", "Bo Knife"), " (2017)"),
        ("van der Ladle, Pieter (2001)", ("Pieter van der Ladle",), " (2001)"),
        ("Ben Ladle, Al Fork, and Bo F.T. Knife. 2019.", ("Ben Ladle", "Al Fork", "Bo F.T. Knife"), ". 2019."),
        ("Ana Olla, Luis Sartén y Eva Cazo", ("Ana Olla", "Luis Sartén", "Eva Cazo"), ""),
        ("Del Olla C, Fork P, Spoon-Knife N. Soup. 2009", ("C Del Olla", "P Fork", "N Spoon-Knife"), ". Soup. 2009"),
        ("小林悠斗 ほか", ("小林悠斗",), ""),
    ],
)
def test_a_run_of_names_ends_where_something_else_begins(text: str, names: tuple[str, ...], behind: str) -> None:
    found = leading_names(text)
    assert (found.names, text[found.end :]) == (names, behind)
