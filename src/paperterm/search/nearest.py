"""What a query that finds nothing may be changed to so that it finds something, as little as possible.

Typos within the first letters and subsequences have been tried by then (`paperterm.search.match`). What is left is
another section, a word that is spelled quite otherwise, and one item of the query that asks for too much.
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from paperterm.search.engine import never
from paperterm.search.index import NO_STATES, Index, States
from paperterm.search.match import Stop
from paperterm.search.query import item_texts, parse
from paperterm.search.terms import Term

_MOST_ITEMS: Final = 8
_LIKENESS: Final = 0.65
_LENGTHS: Final = 3
"""How much longer or shorter a word may be that is meant."""


@dataclass(frozen=True, slots=True)
class Nearest:
    """A query that finds something.

    Attributes:
        query: as it would be typed.
        count: how many entries it finds.
        everywhere: whether it finds them only in all lists, not in the section.
    """

    query: str
    count: int
    everywhere: bool = False


def nearest_query(
    index: Index, query: str, within: range, states: States = NO_STATES, stopped: Stop = never
) -> Nearest | None:
    """Return the nearest query to one that finds nothing `within` a section; None where there is none.

    The same query in all lists comes first, then one word spelled otherwise, then all items but one (the one without
    which least is lost), then one word alone.

    Raises:
        Stopped: when `stopped` says so.
    """

    def count(text: str, scope: range | None) -> int:
        return index.search(text, scope, 1, stopped, states).count

    if wide := count(query, None):
        return Nearest(query, wide, everywhere=True)
    items = item_texts(query)[:_MOST_ITEMS]
    for number, item in enumerate(items):
        for word in _meant(item, index.columns.vocabulary()):
            text = " ".join([*items[:number], item.replace(_word(item), word), *items[number + 1 :]])
            if found := count(text, within):
                return Nearest(text, found)
    fewer = [" ".join(items[:number] + items[number + 1 :]) for number in range(len(items)) if len(items) > 1]
    for texts in (fewer, items if len(items) > 2 else ()):
        counted = [(count(text, within), text) for text in texts if _asks(text)]
        if some := [(found, text) for found, text in counted if found]:
            found, text = min(some, key=lambda pair: pair[0])
            return Nearest(text, found)
    return None


def _asks(text: str) -> bool:
    parsed = parse(text)
    return bool(parsed.terms or parsed.filters)


def _word(item: str) -> str:
    """Return the one word that an item looks for in texts, as it is typed; "" where it is something else."""
    terms = parse(item).terms
    if len(terms) != 1 or terms[0] != Term(terms[0].text, field=terms[0].field) or " " in terms[0].text:
        return ""
    typed = item.rpartition(":")[2].removeprefix("#")
    return typed if typed.isalnum() else ""


def _meant(item: str, vocabulary: Collection[str]) -> list[str]:
    from difflib import get_close_matches

    typed = _word(item).lower()
    if len(typed) < _LENGTHS:
        return []
    alike = [word for word in vocabulary if abs(len(word) - len(typed)) <= _LENGTHS and len(set(word) & set(typed)) > 1]
    return get_close_matches(typed, sorted(alike), 3, _LIKENESS)
