"""Plain lists of names are read as the careful way reads them, or not at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperterm.readers.fields import authors
from paperterm.readers.fields.authors import Names
from paperterm.readers.fields.plainnames import plain_names

PIECES = st.sampled_from(
    [
        *(
            "Ann Bee",
            "Cy D. Ef",
            "Gu Hi",
            "Zoë Müller",
            "Jean-Paul Koh",
            "van der Loo",
            "M. Ng",
            "Ng",
            "Deep Learning",
            "J",
        ),
        *("Phys Rev Lett", "Ivo St", "Bo Jr", "The Model", "et al", "OpenAI", "Ann Bee Cy Dee Ef Gu", "王伟", "Xu Li"),
        *(
            ", ",
            " and ",
            ", and ",
            " & ",
            ".",
            ". ",
            ": ",
            " (",
            "(",
            ", 2019",
            " 2019",
            "; ",
            "\n",
            " ",
            "-",
            "[",
            "|",
        ),
    ]
)


def carefully(text: str) -> Names:
    """Return the names as if no list were plain."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(authors, "plain_names", lambda _: None)
        return authors.leading_names.__wrapped__(text)


@given(st.lists(PIECES, max_size=9).map("".join))
def test_plain_lists_are_read_as_the_careful_way_reads_them(text: str) -> None:
    assert authors.leading_names.__wrapped__(text) == carefully(text)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ann Bee, Cy D. Ef and Gu Hi. A title", ["Ann Bee", "Cy D. Ef", "Gu Hi"]),
        ("Zoë Müller & Jean-Paul Koh: A title", ["Zoë Müller", "Jean-Paul Koh"]),
        ("Ann Bee, 2019", ["Ann Bee"]),
    ],
)
def test_a_plain_list_is_taken(text: str, names: list[str]) -> None:
    found = plain_names(text)
    assert found is not None
    assert found[0] == names


@pytest.mark.parametrize(
    "text", ["", "ann bee.", "Ann.", "A. Bee.", "Ann Bee, A. Cy.", "Ann Bee et al.", "Deep Learning of cats."]
)
def test_what_needs_a_closer_look_is_left_to_it(text: str) -> None:
    assert plain_names(text) is None


@pytest.mark.parametrize("piece", ["Ann Bee, ", "Ann ", "Ann-", "Ann Bee and ", "Ann B. "])
def test_looking_is_linear(piece: str) -> None:
    assert plain_names(piece * 50_000) is None
