"""The orders that a person may want entries in, beside the order of the lists and the rank."""

from typing import Literal

from paperterm.model.entry import Entry
from paperterm.text import fold

SortOrder = Literal["year", "title", "authors"]
SortKey = tuple[bool, int, str]


def sort_key(entry: Entry, order: SortOrder) -> SortKey:
    """Return what `entry` is sorted by: the newest year, the title, the first author's family name first.

    Entries without a year, or without authors, come last.
    """
    if order == "year":
        return (entry.year is None, -(entry.year or 0), "")
    if order == "authors":
        first = entry.authors[0] if entry.authors else ""
        return (not first, 0, fold(f"{first.rpartition(' ')[2]} {first}"))
    return (False, 0, fold(entry.title))
