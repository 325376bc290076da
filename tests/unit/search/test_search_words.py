"""Rows are folded words, the same one by one, in bulk and with the way back to the text."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from search_strategies import any_text, title

from paperterm.search.words import VALUE, initial_places, initials, row, rows, trace, words
from paperterm.text import clean_line, fold

texts = st.one_of(title, any_text.map(clean_line))


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("KV-Cache: A  Survey!", "kv cache a survey"),
        ("Umut Şimşek", "umut simsek"),
        ("Erdős, Erd{\\H o}s and Erd\\H{o}s", "erdos erdos and erdos"),
        ('M{\\"u}ller, M\\"uller, {\\O}rsted', "muller muller orsted"),
        ("Stra{\\ss}e, Fran\\c{c}ois, \\v Zizek", "strasse francois zizek"),
        ("{BERT} and l'{\\'e}t{\\'e}", "bert and lete"),
        ("C++ and C#", "c++ and c#"),
        ("snake_case 10.1145/3442188.3445922", "snake case 10 1145 3442188 3445922"),
        ("注意力 is all", "注 意 力 is all"),
        ("ﬁne ① Straße İstanbul", "fine 1 strasse istanbul"),
        ("  — … ", ""),
    ],
)  # fmt: skip
def test_texts_become_words(text: str, folded: str) -> None:
    assert words(text) == folded


@given(texts)
def test_words_stay_as_they_are(text: str) -> None:
    assert words(words(text)) == words(text)


@given(texts)
def test_words_have_no_case_and_no_accents(text: str) -> None:
    assert words(fold(text)) == words(text) or "\\" in text


@given(st.lists(texts))
@example(["\\H"])
def test_many_rows_are_the_rows_of_each(made: list[str]) -> None:
    raws = [f"{VALUE} {text} {VALUE}" for text in made]
    spoken = [words(text) for text in made]
    assert rows(raws) == [f"{VALUE} {text} {VALUE}" if text else f"{VALUE} {VALUE}" for text in spoken]


@given(texts)
def test_a_trace_is_the_row_and_leads_back(text: str) -> None:
    ranges = trace(text)
    spoken = row(text)
    assert len(ranges) == len(spoken)
    assert all(0 <= start <= stop <= len(text) for start, stop in ranges)
    assert ranges == sorted(ranges)
    for character, (start, stop) in zip(spoken, ranges, strict=True):
        assert character in " " + VALUE or character in words(text[start:stop])


@given(st.lists(texts.map(lambda text: f"{VALUE} {words(text)} {VALUE}")))
def test_initials_have_their_places(titles: list[str]) -> None:
    for spoken, made in zip(titles, initials(titles), strict=True):
        (full, places), (short, _) = initial_places(spoken)
        assert made == (full if full == short else full + short)
        assert [spoken[place] for place in places] == list(full)


def test_initials_are_with_and_without_function_words() -> None:
    assert initials([f"{VALUE} learning from human feedback {VALUE}"]) == [f"{VALUE}lfhf{VALUE}{VALUE}lhf{VALUE}"]
