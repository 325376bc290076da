"""Sound blocks give what the tolerant way gives; all else is left to it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperterm.bibtex import blocks, values
from paperterm.bibtex.blocks import split_blocks
from paperterm.bibtex.fields import Fields, read_fields
from paperterm.bibtex.lexer import sound_entry, sound_fields
from paperterm.text import clean_block

SOUND = (
    "@InProceedings{sage2021,\n"
    '  title = {{Sage}: {G}raphs \\& {\\"o}dd {{{deep}} ones}}, author = "Salt, Ann and Ben Pepper",\n'
    "  year = 2021, month = jan, pages = {1--12}, note = {},\n}"
)
REFUSED = (
    "",
    "no block",
    "@misc{k}",
    "@misc{,title = {A}}",
    "@misc(k, title = {A})",
    "@misc{k, title = {A} year = 2020}",
    "@misc{k, title = {A # B} #}",
    "@misc{k, title = {A},, year = 2020}",
    "@misc{k, title = {A} B}",
    "@misc{k, title = {{A}",
    "@misc{k, title = {A\\{}}",
    "@misc{k, title = {A},\n% year = 1999,\n}",
    '@misc{k, title = "A}B"}',
    "@string{k, a = {A}}",
    "@misc{k, title = {{{{{A}}}}}}",
)
PIECES = st.sampled_from(
    [
        "@misc{k,",
        "@Book{a:b-c,",
        "x",
        "title",
        " = ",
        "=",
        "{",
        "}",
        '"',
        ",",
        "jan",
        "2020",
        " ",
        "\n",
        "\\",
        "#",
        "%",
        "@",
        "é",
    ]
)
PLAIN = st.text('aé \n\\"#%&$', max_size=8).map(lambda text: text.replace("\\", "\\%"))
VALUES = st.recursive(
    PLAIN, lambda inner: st.lists(inner | inner.map("{{{}}}".format), max_size=3).map("".join), max_leaves=4
)
BLOCKS = st.lists(
    st.tuples(
        st.sampled_from(["title", "author", "Year", "x-y"]),
        VALUES.map("{{{}}}".format) | st.sampled_from(["12", "feb", '"a, b"']),
    ),
    min_size=1,
    max_size=4,
).map(lambda found: "@misc{k,\n" + ",\n".join(f" {name} = {value}" for name, value in found) + "\n}")


def thorough(text: str) -> Fields:
    """Return the fields as if no block were sound beyond doubt."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(blocks, "sound_entry", lambda *_: None)
        patch.setattr(values, "sound_entry", lambda *_: None)
        return read_fields(text, {"x": "macro"})


def test_a_sound_block_is_taken() -> None:
    found = sound_entry(SOUND, 0)
    assert found is not None
    assert (found.type, found.key, found.end) == ("inproceedings", "sage2021", len(SOUND))
    read = sound_fields(SOUND, found.fields, found.end - 1)
    assert [name for name, *_ in read] == ["title", "author", "year", "month", "pages", "note"]
    assert read_fields(SOUND) == thorough(SOUND)


@pytest.mark.parametrize("text", REFUSED)
def test_what_is_in_doubt_is_refused(text: str) -> None:
    assert sound_entry(text, 0) is None


@given(BLOCKS | st.lists(PIECES, max_size=24).map("".join))
def test_what_is_taken_gives_the_same_as_the_tolerant_way(text: str) -> None:
    text = clean_block(text)
    found = sound_entry(text, 0)
    if found is None:
        return
    first = split_blocks(text)[0]
    if not first.fields:
        return
    assert (first.type, first.key, first.text, first.problem) == (found.type, found.key, text[: found.end], None)
    assert read_fields(first.text, {"x": "macro"}) == thorough(first.text)


@pytest.mark.parametrize("piece", ["{", '"', "a = {", "a = {{", "a={},", "\\", " "])
def test_refusing_looks_at_each_character_a_constant_number_of_times(piece: str) -> None:
    assert sound_entry("@misc{k," + piece * 100_000, 0) is None
