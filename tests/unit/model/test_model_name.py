"""Names as running text writes them, divided."""

import pytest

from paperterm.model import Entry, Name
from paperterm.model.order import sort_key
from tests.people import people


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ann Bea Salt", Name("Salt", "Ann Bea")),
        ("Ludwig van der Salt", Name("Salt", "Ludwig", "van der")),
        ("Ann Salt Jr.", Name("Salt", "Ann", jr="Jr.")),
        ("van Salt", Name("Salt", "van")),
        ("Plato", Name("Plato", literal=True)),
        ("Example Soup Team", Name("Example Soup Team", literal=True)),
        ("王小明", Name("王小明", literal=True)),
        ("李 明", Name("李 明", literal=True)),
        ("", Name("", literal=True)),
    ],
)
def test_a_name_in_running_text_is_divided(text: str, name: Name) -> None:
    assert Name.of(text) == name
    assert str(name) == text


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (Name("Salt", "Ann", "van", "Jr"), "Ann van Salt Jr"),
        (Name("Salt", "Ann", "d’"), "Ann d’Salt"),
        (Name("Salt", "Ann", "al-"), "Ann al-Salt"),
        (Name("王", "小明"), "王小明"),
        (Name("Wang", "小明"), "小明 Wang"),
    ],
)
def test_a_name_is_shown_as_a_reader_expects(name: Name, text: str) -> None:
    assert str(name) == text


def test_names_are_sorted_by_their_last_name_and_editors_stand_in() -> None:
    def place(**fields: tuple[Name, ...]) -> Entry:
        return Entry(file="a.md", line=1, title="T", **fields)

    ordered = [
        place(authors=people("Zoe Ash")),
        place(editors=people("Bo van Birch")),
        place(authors=(Name("Elm Oak", "Ann"),), editors=people("Al Alder")),
        place(),
    ]
    mixed = [ordered[number] for number in (3, 1, 0, 2)]
    assert sorted(mixed, key=lambda entry: sort_key(entry, "authors")) == ordered


def test_the_byline_tells_who_is_missing_and_who_edited() -> None:
    one = Entry(file="a.md", line=1, title="T", authors=people("Ann Salt"), authors_complete=False)
    two = Entry(file="a.md", line=1, title="T", editors=people("Ed One", "Ed Two"))
    assert (one.byline, two.byline) == ("Ann Salt et al.", "Ed One, Ed Two (eds.)")
