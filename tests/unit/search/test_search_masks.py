"""Marks are combined at once as they would be one by one."""

from hypothesis import given
from hypothesis import strategies as st

from paperterm.search import masks

pairs = st.lists(st.tuples(st.integers(0, 11), st.integers(0, 11)))


@given(pairs)
def test_marks_are_combined_at_each_position(both: list[tuple[int, int]]) -> None:
    first, second = bytes(a for a, _ in both), bytes(b for _, b in both)
    assert list(masks.where(first, second)) == [a if b else 0 for a, b in both]
    assert list(masks.absent(first)) == [int(not a) for a, _ in both]
    assert list(masks.equal(first, 3)) == [int(a == 3) for a, _ in both]
    assert masks.positions(first) == [at for at, (a, _) in enumerate(both) if a]
    assert masks.positions(first, 2) == masks.positions(first)[:2]
    assert masks.count(first) == len(masks.positions(first))
    assert list(masks.any_of(first, (3, 11))) == [int(a in (3, 11)) for a, _ in both]
    assert list(masks.paired(first, second, 12)) == [a * 12 + b for a, b in both]


@given(pairs)
def test_positions_are_given_only_where_they_are_few(both: list[tuple[int, int]]) -> None:
    marks = bytes(a for a, _ in both)
    few = masks.sparse_positions(marks)
    assert few == (masks.positions(marks) if masks.is_sparse(masks.count(marks), len(marks)) else None)
