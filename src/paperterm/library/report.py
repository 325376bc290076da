"""Publishing the states of a library while it is read."""

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final

from paperterm.library.entries import LazyEntries
from paperterm.library.reading import FileState
from paperterm.library.records import Records
from paperterm.library.summary import Page
from paperterm.library.tree import build_source, flatten
from paperterm.model import EMPTY_LIBRARY, Library, Problem, Progress

Publish = Callable[[Library, Progress], None]

FIRST_PAUSE: Final = 0.1
"""Seconds before the first published state; each further pause is a tenth of the time so far, at least this."""

_SHARE: Final = 10
"""Pauses are so many times as long as making the last state took: that grows with the files, and costs no more then."""


@dataclass(slots=True)
class SourceState:
    """What is known of one argument of the command line.

    Attributes:
        argument: its absolute path, ``-`` for standard input.
        name: how it is called in the tree.
        names: its files, in their order.
        problems: what was wrong while its files were looked for.
        files: what was read, by name.
    """

    argument: str
    name: str
    names: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    files: dict[str, FileState] = field(default_factory=dict)

    @property
    def records(self) -> list[Records]:
        """The records of all files, empty ones for those that are not read."""
        return [self.files[name].records if name in self.files else Records("", name) for name in self.names]

    def to_plain(self) -> dict[str, Any]:
        """Return all but the files, as plain values for JSON."""
        problems = [[problem.file, problem.line, problem.message] for problem in self.problems]
        return {"name": self.name, "names": list(self.names), "problems": problems}

    def same_as(self, other: "SourceState") -> bool:
        """Whether nothing was read again between the two."""
        mine, others = self.files, other.files
        return self.to_plain() == other.to_plain() and all(mine.get(name) is others.get(name) for name in mine | others)

    @classmethod
    def from_plain(cls, argument: str, plain: dict[str, Any], files: Iterable[FileState]) -> "SourceState":
        """Return what `to_plain` gave, with its files."""
        problems = tuple(Problem(*problem) for problem in plain["problems"])
        return cls(argument, plain["name"], tuple(plain["names"]), problems, {f.records.name: f for f in files})


class Assembly:
    """Makes libraries of sources; the same one again while nothing has changed."""

    def __init__(self) -> None:
        self._parts: object = None
        self._records: Sequence[list[Records]] = ()
        self._library = EMPTY_LIBRARY

    def library(self, sources: Sequence[SourceState], *, keep_empty: bool) -> Library:
        """Return the library of what is known; `keep_empty` shows files without entries, while they are not read."""
        records = [source.records for source in sources]
        parts = (
            keep_empty,
            [(source.name, source.names, source.problems) for source in sources],
            [[id(file) if file.path else 0 for file in files] for files in records],
        )
        if parts != self._parts:
            # The records stay, so that no other ones can take their ids.
            self._parts, self._records = parts, records
            self._library = _assemble(sources, records, keep_empty=keep_empty)
        return self._library


def _assemble(sources: Sequence[SourceState], records: Sequence[list[Records]], *, keep_empty: bool) -> Library:
    if not sources:
        return EMPTY_LIBRARY
    nodes = [
        build_source(source.name, files, _contents(files), keep_empty=keep_empty)
        for source, files in zip(sources, records, strict=True)
    ]
    ordered, root = flatten(nodes)
    problems = [problem for source in sources for problem in source.problems]
    if not keep_empty:
        problems += filter(None, map(_without_entries, sources, records))
    problems += (problem for files in records for file in files for problem in file.problems)
    entries = LazyEntries(ordered)
    return Library(entries, root, tuple(problems), resources=tuple(entries.resources()))


def _without_entries(source: SourceState, files: Sequence[Records]) -> Problem | None:
    """Return the problem of a folder of which all was read and nothing is an entry, where nothing else explains it."""
    explained = source.problems or any(file.problems for file in files)
    if len(files) < 2 or explained or len(source.files) < len(source.names) or any(map(len, files)):
        return None
    words = f"holds no list of papers: nothing in its {len(files):,} files proves one"
    return Problem(source.name, 0, f"{words} (a publisher's link, an identifier, BibTeX, a known venue)")


def _contents(files: Sequence[Records]) -> tuple[Page, ...]:
    return next((file.pages for file in files if file.pages), ())


class Report:
    """Publishes states, at once or when enough time has gone by: building one costs time in the number of files."""

    def __init__(self, publish: Publish, library: Callable[[], Library], total: Progress) -> None:
        self._publish = publish
        self._library = library
        self._progress = total
        self._start = time.monotonic()
        self._next = self._start + FIRST_PAUSE

    def now(self, done: int) -> None:
        """Publish the present state."""
        before = time.monotonic()
        self._publish(self._library(), replace(self._progress, done=done))
        now = time.monotonic()
        self._next = now + max(FIRST_PAUSE, (now - self._start) / 10, _SHARE * (now - before))

    def later(self, done: int) -> None:
        """Publish the present state if the last one is old enough."""
        if done < self._progress.total and time.monotonic() >= self._next:
            self.now(done)
