from hypothesis import given
from hypothesis import strategies as st
from ui_entries import BIBTEX, HARD

from paperterm.ui.bibtex import highlight


@given(st.text(st.sampled_from(HARD + "\n\t"), max_size=200))
def test_highlighting_keeps_every_character(text: str) -> None:
    lines = ["".join(run.text for run in line) for line in highlight(text)]
    assert "\n".join(lines) == text.expandtabs(4).replace("\u00a0", "\u00a0" if "\u00a0".isprintable() else "\ufffd")


def test_type_key_fields_and_values_are_told_apart() -> None:
    runs = [(run.style, run.text.strip()) for line in highlight(BIBTEX) for run in line if run.text.strip()]
    assert ("bib-type", "@inproceedings") in runs
    assert ("bib-key", "sage2021") in runs
    assert [text for style, text in runs if style == "bib-field"] == ["title", "author", "year"]
    assert ("bib-value", "Ann Salt and Ben Pepper") in runs


def test_an_equals_sign_in_a_value_makes_no_field() -> None:
    runs = [run for line in highlight("@misc{k, note = {a = b, {c = d}}, x = {y}}") for run in line]
    assert [run.text for run in runs if run.style == "bib-field"] == ["note", "x"]
