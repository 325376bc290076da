"""frizbee and the plain fallback give the same answers, and these are what Python says."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from paperterm.search.engine import NATIVE, Rows, is_subsequence

text = st.text(st.characters(exclude_characters="\n", exclude_categories=("Cs",)), max_size=40)
close = st.text("ab ␞é注", max_size=12)
pytestmark = pytest.mark.skipif(not NATIVE, reason="frizbee has no wheel here")


@given(st.lists(st.one_of(text, close)), st.one_of(text, close).filter(bool))
@example(["aB", "Ab"], "ab")
@example(["e\u0301", "é"], "é")
@example(["", "a" * 500], "a" * 450)
def test_both_find_the_same(texts: list[str], needle: str) -> None:
    native, plain = Rows(texts, native=True), Rows(texts, native=False)
    contained = [at for at, row in enumerate(texts) if needle in row]
    assert native.containing(needle) == plain.containing(needle) == contained
    ordered = [at for at, row in enumerate(texts) if is_subsequence(needle, row)]
    assert native.with_subsequence(needle) == plain.with_subsequence(needle) == ordered


@given(st.lists(close, min_size=1), close.filter(bool), st.data())
def test_among_looks_only_there(texts: list[str], needle: str, data: st.DataObject) -> None:
    among = sorted(data.draw(st.sets(st.integers(0, len(texts) - 1))))
    rows = Rows(texts)
    assert rows.containing(needle, among) == [at for at in rows.containing(needle) if at in among]
    assert rows.with_subsequence(needle, among) == [at for at in rows.with_subsequence(needle) if at in among]


@given(st.text("ab"), st.text("ab"))
def test_a_subsequence_keeps_the_order(needle: str, row: str) -> None:
    rest = iter(row)
    assert is_subsequence(needle, row) == all(letter in rest for letter in needle)


def test_positions_go_on_over_slices() -> None:
    texts = ["b"] * 40_000
    texts[100] = texts[39_999] = texts[32_768] = "aa"
    for native in (True, False):
        assert Rows(texts, native=native).containing("a") == [100, 32_768, 39_999]
        assert Rows(texts, native=native).with_subsequence("aa") == [100, 32_768, 39_999]
        assert [row for _, row in Rows(texts, native=native).items([0, 100, 39_999])] == ["b", "aa", "aa"]


def test_without_frizbee_the_search_works() -> None:
    program = """
import sys
sys.modules["frizbee"] = None
from papers import LIBRARY
from paperterm.search import Index
from paperterm.search.engine import NATIVE
assert not NATIVE
hits = Index.build(LIBRARY).search("attention is all").entries
assert LIBRARY.entries[hits[0]].title == "Attention Is All You Need"
"""
    subprocess.run([sys.executable, "-c", program], check=True, cwd=Path(__file__).parent, timeout=60)
