"""Names of BibTeX: parts, literals, named parts, and whether they are all."""

import re
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.names import biber_names, our_names
from paperterm.bibtex.names import names_problem, read_names, split_and
from paperterm.model import Name
from paperterm.text import clean_line
from tests.tools import need


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
        ("Roe, R. D. and \\ifmmode \\check{Z}\\else \\v{Z}\\fi{}umer, S.",
         [Name("Roe", "R. D."), Name("Žumer", "S.")]),
        ("王, 小明 and 李四 and 山田 太郎", [Name("王", "小明"), Name("李四"), Name("山田 太郎", literal=True)]),
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


FIRST = (
    "Ann",
    "B.",
    "Jean-Luc",
    "{Bo Cy}",
    "Jos{\\'e}",
    'Zo\\"e',
    "\\v{S}imon",
    "Мария",
    "{\\AA}ke",
    "D.~E.",
    "小明",
    "X",
)
PARTICLE = ("van", "der", "de", "la", "von", "d{\\'e}", "ibn", "to")
LAST = (
    "Roe",
    "Doe",
    "d'Arc",
    "{\\O}rsted",
    'M\\"uller',
    "Smith-Jones",
    "{Pot and Pan}",
    "Мор",
    "王",
    "O'Neil",
    "{von Doe}",
)
JUNIOR = ("Jr.", "Sr.", "III", "2nd")
WHOLE = ("{Soup, Salad, and Bread}", "{Department of Soup}", "{W3C}", "{{Pot and Pan}}")


def _person(chance: Random) -> str:
    def some(words: tuple[str, ...], least: int, most: int) -> str:
        return " ".join(chance.choice(words) for _ in range(chance.randint(least, most)))

    first, last = some(FIRST, 1, 2), some(LAST, 1, 2)
    family = f"{some(PARTICLE, 0, 2)} {last}".strip()
    named = f"family={{{some(LAST[:3], 1, 1)}}}, given={{Ann}}, prefix=van, useprefix=true"
    forms = (
        f"{first} {some(PARTICLE, 0, 2)} {some(LAST, 1, 1)}",
        f"{first} {some(PARTICLE, 1, 2)} {last}",
        f"{family}, {first}",
        f"{family},{first}",
        f"{family}, {chance.choice(JUNIOR)}, {first}",
        chance.choice(LAST),
        chance.choice(WHOLE),
        named,
    )
    return chance.choice(forms)


def test_generated_names_are_divided_as_biber_does(tmp_path: Path) -> None:
    need("biber")
    chance = Random(7)
    fields = [chance.choice((" and ", "\n and ", " AND ")).join(_person(chance) for _ in range(3)) for _ in range(300)]
    fields += [f"{_person(chance)} and others" for _ in range(20)]
    for field, expected in zip(fields, biber_names(fields, tmp_path), strict=True):
        assert our_names(field) == expected, field


PIECES = st.sampled_from(
    [
        *("Ann", "van", "Roe", "and", "others", ",", ";", "{", "}", "\\", "\\'", "\\v", "{\\o}", "~", " ", "et al."),
        *("family=", "given=", "é", "…", "3"),
    ]
)


@given(st.lists(PIECES, max_size=20).map("".join) | st.lists(PIECES, max_size=20).map(" ".join))
def test_any_text_gives_clean_names(field: str) -> None:
    names, _ = read_names(field)
    for name in names:
        assert name.last
        for text in (name.last, name.first, name.von, name.jr, str(name)):
            assert text == clean_line(text)
    names_problem(field)


SEPARATORS = st.sampled_from(
    [" and ", " and", "and ", " AND ", " And ", "\nand ", " and\t", "\u00a0and ", " and and ", "  "]
)
PARTS = st.sampled_from(["Ann Roe", "Roe, Bo", "Sandra", "Andy", "Roe and", "é", ""])


@given(st.lists(st.tuples(PARTS, SEPARATORS)).map(lambda parts: "".join(part + mark for part, mark in parts)))
def test_persons_are_what_the_word_and_separates(field: str) -> None:
    separated = re.split(r"(?i)(?<=\s)and(?=\s)", field)
    assert [person.strip() for person in split_and(field)] == [person.strip() for person in separated]


def test_a_person_whom_only_a_command_names_is_not_lost():
    names, complete = read_names(r"{\Thanh} and \Moor{} and Bea Tarn and \'{}")
    assert (list(map(str, names)), complete) == (["Thanh", "Moor", "Bea Tarn"], True)
