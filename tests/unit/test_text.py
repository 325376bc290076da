"""No character that acts on a terminal, hides or shifts text comes through; everything else stays as it is."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from paperterm.text import _PLAIN_LINE, _TABLE, MAX_MARKS, clean_block, clean_line, fold, fold_key


@given(st.text(st.characters()))
def test_a_clean_line_is_printable(text):
    assert clean_line(text).isprintable()


@given(st.text(st.characters()))
def test_a_clean_line_has_no_blanks_to_trim(text):
    line = clean_line(text)
    assert line == " ".join(line.split())


@given(st.text(st.characters()))
def test_a_clean_block_holds_only_printable_characters_spaces_newlines_and_tabs(text):
    assert all(c.isprintable() or c in "\n\t" or unicodedata.category(c) == "Zs" for c in clean_block(text))


@given(st.text(st.characters()))
def test_cleaning_twice_changes_nothing(text):
    assert clean_line(clean_line(text)) == clean_line(text)
    assert clean_block(clean_block(text)) == clean_block(text)


@given(st.text(st.characters(exclude_categories=["C", "M", "Z"], exclude_characters="\u115f\u1160\u3164\uffa0\u2800")))
def test_harmless_text_stays_byte_for_byte(text):
    tones = {chr(code) for code in range(0x1F3FB, 0x1F400)}
    if not tones & set(text):
        assert clean_block(text) == text


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("\x1b]52;c;ZXZpbA==\x07", "␛]52;c;ZXZpbA==␇"),
        ("a\x9b31mb", "a\ufffd31mb"),
        ("abc\u202egnp.exe", "abcgnp.exe"),
        ("zero\u200bwidth\u2060\ufeff", "zerowidth"),
        ("👩\u200d🔬 👍\U0001f3fd ❤\ufe0f", "👩🔬 👍 ❤"),
        ("tag\U000e0041", "tag"),
        ("private\ue000", "private\ufffd"),
        ("lone \ud800", "lone \ufffd"),
        ("nul\0", "nul␀"),
        ("two\r\nlines\u2028three", "two lines three"),
        ("  a \u00a0\u3000 b ", "a b"),
        ("Zalgo" + "\u0301" * 40, "Zalgo" + "\u0301" * MAX_MARKS),
    ],
)
def test_hostile_characters_become_harmless(text, line):
    assert clean_line(text) == line


def test_a_block_keeps_its_lines_and_indentation():
    assert clean_block("@a{b,\r\n\t c = {\u00a0x},\r}") == "@a{b,\n\t c = {\u00a0x},\n}"


@pytest.mark.parametrize(
    ("typed", "written"),
    [("simsek", "Şimşek"), ("erdos", "Erdős"), ("muller", "MÜLLER"), ("lukasz", "Łukasz"), ("strasse", "Straße")]
    + [("aeroskobing", "Ærøskøbing"), ("isik", "Işık"), ("fi", "ﬁ")],
)
def test_folding_finds_what_people_type(typed, written):
    assert fold(written) == typed


def test_folded_keys_ignore_punctuation_and_spaces():
    assert fold_key("BERT: Pre-training of…") == fold_key("bert pre training OF")


def test_what_is_taken_for_plain_is_clean_as_it_is() -> None:
    plain = [chr(code) for code in range(0x11_0000) if _PLAIN_LINE.fullmatch(chr(code))]
    assert len(plain) > 30_000
    for character in plain:
        assert _TABLE[ord(character)] == character
        assert unicodedata.category(character) not in ("Mn", "Me")
        assert character == " " or not character.isspace()


@given(st.text())
@example("A-b_c 1, \u00b2")
def test_a_folded_key_has_the_letters_and_digits_only(text: str) -> None:
    assert fold_key(text) == "".join(filter(str.isalnum, fold(text)))
