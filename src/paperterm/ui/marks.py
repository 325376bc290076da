"""The marks that a person sets on entries."""

from collections.abc import Iterable, Iterator, Mapping

from paperterm.model import Entry, Library


class Marks:
    """The ids of the marked entries, in the order of marking.

    Attributes:
        anchor: the id of the entry where a range of marks starts, "" where none does.
    """

    def __init__(self) -> None:
        self._ids: dict[str, None] = {}
        self.anchor = ""

    def __len__(self) -> int:
        return len(self._ids)

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids)

    def __contains__(self, entry_id: str) -> bool:
        return entry_id in self._ids

    def toggle(self, entry: Entry) -> None:
        """Mark `entry`, or unmark it."""
        if entry.id in self._ids:
            del self._ids[entry.id]
        else:
            self._ids[entry.id] = None

    def add(self, entries: Iterable[Entry]) -> None:
        """Mark `entries`; those that are marked keep their place."""
        self._ids.update((entry.id, None) for entry in entries)

    def clear(self) -> None:
        """Remove all marks, and the start of a range."""
        self._ids = {}
        self.anchor = ""

    def take(self, library: Library, moved: Mapping[str, str]) -> None:
        """Keep the marks that have an entry in `library`; `moved` are ids that are others now, from the former one."""
        if self._ids:
            standing = (library.position(moved.get(mark, mark)) for mark in self._ids)
            self._ids = {library.entries[number].id: None for number in standing if number is not None}
        self.anchor = moved.get(self.anchor, self.anchor)
