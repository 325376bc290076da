"""Names of BibTeX: parts, literals, named parts, and whether they are all."""

import pytest

from paperterm.bibtex.names import names_problem, read_names
from paperterm.model import Name


@pytest.mark.parametrize(
    ("field", "names"),
    [
        ("Ludwig van Beethoven", [Name("Beethoven", "Ludwig", "van")]),
        ("de la Fontaine, Jean and van Beethoven", [Name("Fontaine", "Jean", "de la"), Name("Beethoven", von="van")]),
        ("Charles Louis Xavier Joseph de la Vall{\\'e}e Poussin",
         [Name("Vallée Poussin", "Charles Louis Xavier Joseph", "de la")]),
        ("King, Jr., Martin Luther", [Name("King", "Martin Luther", jr="Jr.")]),
        ("Jean d'Alembert and Jean-paul Poe", [Name("d'Alembert", "Jean"), Name("Poe", "Jean-paul")]),
        ("Roe Doe, Ana", [Name("Roe Doe", "Ana")]),
        ("{van der Roe}, Bo", [Name("van der Roe", "Bo")]),
        ("Ann {\\relax van} Roe and {\\'e}lan Roe", [Name("Roe", "Ann", "van"), Name("Roe", von="élan")]),
        ("{Department of Soup, Salad, and Bread} and {A and B} and {{Pot, LLC}}",
         [Name("Department of Soup, Salad, and Bread", literal=True), Name("A and B", literal=True),
          Name("Pot, LLC", literal=True)]),
        ("{Pot} and {Pan} Inc", [Name("Pot", literal=True), Name("Inc", "Pan")]),
        ("{Pot} {Pan}", [Name("Pan", "Pot")]),
        ('\\"{O}zg\\"{u}r, Cem and \\v{S}imek, Jan AND\n \\O{}rsted, H and {\\L}ukasz, K and \\\'{A}lvarez, J',
         [Name("Özgür", "Cem"), Name("Šimek", "Jan"), Name("Ørsted", "H"), Name("Łukasz", "K"),
          Name("Álvarez", "J")]),
        ("Mu\\~noz~Roe, Jo\\'e", [Name("Muñoz Roe", "Joé")]),
        ("family=Montcl, given=Henri, prefix=de, useprefix=false and given={Ann, B.}, family=Roe, suffix=Jr",
         [Name("Montcl", "Henri", "de"), Name("Roe", "Ann, B.", jr="Jr")]),
        ("王, 小明 and 李四", [Name("王", "小明"), Name("李四")]),
    ],
)  # fmt: skip
def test_names_are_divided_as_bibtex_does(field: str, names: list[Name]) -> None:
    assert read_names(field) == (tuple(names), True)


@pytest.mark.parametrize(
    "field", ["Doe, A and others", "Doe, A and OTHERS", "Doe, A and et al.", "Doe, A et al.", "Doe, A and {et al.}"]
)
def test_who_is_missing_is_remembered(field: str) -> None:
    assert read_names(field) == ((Name("Doe", "A"),), False)


def test_named_parts_are_no_problem() -> None:
    assert names_problem("family=Montcl, given=Henri, prefix=de, useprefix=false and given=Ann, family=Roe") is None
