"""What is looked up by words and values is what a look at each row finds."""

from hypothesis import example, given
from hypothesis import strategies as st

from paperterm.search.postings import Postings
from paperterm.search.wordrows import ValueRows, WordRows
from paperterm.search.words import GROUP, VALUE

word = st.text("abé", min_size=1, max_size=4)
spoken = st.lists(word, max_size=4).map(" ".join)
value = spoken.map(lambda text: f"{VALUE} {text} {VALUE}" if text else f"{VALUE} {VALUE}")
edge = st.sampled_from(["", " ", f"{VALUE} "])
needle = st.builds(lambda a, text, b: f"{a}{text}{b[::-1]}", edge, spoken, edge).filter(bool)


@given(st.lists(value), needle, st.data())
@example([f"{VALUE} a  b {VALUE}"], "a  b", None)
@example([f"{VALUE} a b {VALUE}"], "  b", None)
def test_rows_of_words_say_what_a_scan_says(texts: list[str], needle: str, data: st.DataObject | None) -> None:
    rows = WordRows.of(texts)
    there = [at for at, text in enumerate(texts) if needle in text]
    assert rows.containing(needle) == sorted(set(rows.holding(needle))) == there
    if data:
        among = sorted(data.draw(st.sets(st.integers(0, max(len(texts) - 1, 0)))) & set(range(len(texts))))
        assert rows.containing(needle, among) == [at for at in there if at in among]
        assert set(rows.holding(needle, None, among)) & set(among) == set(there) & set(among)


@given(st.lists(st.tuples(value, value)), needle, st.integers(0, 1))
def test_a_group_is_looked_at_by_itself(pairs: list[tuple[str, str]], needle: str, group: int) -> None:
    rows = WordRows.of([f"{first}{GROUP}{second}" for first, second in pairs], 2)
    assert set(rows.holding(needle, group)) == {at for at, pair in enumerate(pairs) if needle in pair[group]}


@given(st.lists(st.lists(spoken.filter(bool), max_size=3)), spoken.filter(bool))
def test_a_whole_value_is_found_wherever_it_stands(values: list[list[str]], wanted: str) -> None:
    rows = ValueRows.of([VALUE + VALUE.join(row) + VALUE for row in values])
    assert rows.with_value(wanted) == [at for at, row in enumerate(values) if wanted in row]


@given(st.lists(st.lists(word)), st.text("abé", max_size=3))
def test_postings_know_each_word_once(rows: list[list[str]], start: str) -> None:
    postings = Postings.of(rows)
    known = sorted({one for row in rows for one in row})
    assert postings.words_from(start) == [one for one in known if one.startswith(start)]
    for one in known:
        assert list(postings.whole(one)) == [at for at, row in enumerate(rows) if one in row]
