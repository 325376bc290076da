"""All entries of all lists that were opened, and how far the reading has come."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, Protocol, runtime_checkable

from paperterm.model.entry import Entry
from paperterm.model.papers import Papers
from paperterm.model.problem import Problem
from paperterm.model.section import Section


@runtime_checkable
class Positions(Protocol):
    """Entries that know where an id stands without a look at each."""

    def position(self, entry_id: str) -> int | None:
        """Return the index of the entry with this id, None where there is none."""

    def id_of(self, number: int) -> str:
        """Return the id of an entry."""


@dataclass(frozen=True, slots=True)
class Library:
    """An immutable state of all lists: a reload makes another one.

    Attributes:
        entries: in the order of the tree; never changes, but an entry may be read only when it is asked for.
        root: the tree; each section is a run of `entries`.
        problems: what could not be read.
        resources: the indexes of the entries that are resources, ascending.
        papers: where the entries are united, which places are one paper; else None.
    """

    entries: Sequence[Entry]
    root: Section
    problems: tuple[Problem, ...] = ()
    papers: Papers | None = None
    resources: Sequence[int] = ()

    def position(self, entry_id: str) -> int | None:
        """Return the index of the entry with this id, None where there is none."""
        if isinstance(self.entries, Positions):
            return self.entries.position(entry_id)
        return next((index for index, entry in enumerate(self.entries) if entry.id == entry_id), None)

    def id_of(self, number: int) -> str:
        """Return the id of an entry."""
        return self.entries.id_of(number) if isinstance(self.entries, Positions) else self.entries[number].id


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the reading has come, in files, or in bytes where one of them is large."""

    done: int
    total: int
    unit: Literal["files", "bytes"] = "files"

    @property
    def words(self) -> str:
        """How many of how many, "" while nobody knows how many there are."""
        if not self.total:
            return ""
        if self.unit == "bytes":
            return f"{self.done >> 20:,} of {self.total >> 20:,} MB"
        return f"{self.done:,} of {self.total:,} files"

    @property
    def finished(self) -> bool:
        """Whether nothing is left to read."""
        return self.done >= self.total


EMPTY_LIBRARY = Library((), Section("Library", "library", 0, 0))
"""A library without lists: what the interface starts from."""
