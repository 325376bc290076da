"""The query language, the matcher and its ranking, the index."""

from paperterm.search.engine import Stopped
from paperterm.search.index import Index, Result
from paperterm.search.spans import spans

__all__ = ["Index", "Result", "Stopped", "spans"]
