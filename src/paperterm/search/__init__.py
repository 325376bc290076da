"""The query language, the matcher and its ranking, the index."""

from paperterm.search.engine import Stopped
from paperterm.search.filters import states_in
from paperterm.search.index import NO_STATES, Index, Result, States
from paperterm.search.nearest import Nearest, nearest_query
from paperterm.search.query import has_words
from paperterm.search.similar import Similar, similar_to
from paperterm.search.spans import spans, unseen

__all__ = [
    "NO_STATES",
    "Index",
    "Nearest",
    "Result",
    "Similar",
    "States",
    "Stopped",
    "has_words",
    "nearest_query",
    "similar_to",
    "spans",
    "states_in",
    "unseen",
]
