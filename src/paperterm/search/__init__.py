"""The query language, the matcher and its ranking, the index."""

from paperterm.search.engine import Stopped
from paperterm.search.filters import asks_for_states
from paperterm.search.index import NO_STATES, Index, Result, States
from paperterm.search.spans import spans

__all__ = ["NO_STATES", "Index", "Result", "States", "Stopped", "asks_for_states", "spans"]
