"""The orders of an index are those of a look at each entry."""

from typing import get_args

from hypothesis import given
from search_strategies import libraries

from paperterm.model import Library
from paperterm.model.order import SortOrder, sort_key
from paperterm.search import Index


@given(libraries())
def test_an_index_knows_the_orders_of_its_library(library: Library) -> None:
    index = Index.build(library)
    blob = b"".join(index.dump())
    restored = Index.restore(library, lambda start, stop: blob[start:stop])
    for order in get_args(SortOrder):
        expected = sorted(range(len(library.entries)), key=lambda at: sort_key(library.entries[at], order))
        assert list(index.in_order(order)) == expected
        assert list(restored.in_order(order)) == expected
