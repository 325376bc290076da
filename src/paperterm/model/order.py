"""The orders that a person may want entries in, beside the order of the lists and the rank."""

from typing import Literal

from paperterm.model.entry import Entry
from paperterm.text import fold

SortOrder = Literal["year", "title", "authors"]
SortKey = tuple[bool, int, str]


def sort_key(entry: Entry, order: SortOrder) -> SortKey:
    """Return what `entry` is sorted by: the newest year, the title, the first author's last name.

    Editors are sorted by where there are no authors. Entries without a year, or without both, come last.
    """
    if order == "year":
        return (entry.year is None, -(entry.year or 0), "")
    if order == "authors":
        people = entry.people
        return (not people, 0, fold(f"{people[0].last} {people[0]}") if people else "")
    return (False, 0, fold(entry.title))
