"""Loading lists: from arguments to a library, published as it grows."""

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from paperterm.errors import UnreadableError
from paperterm.library.files import decode, read_file
from paperterm.library.identity import Identifier
from paperterm.library.links import Resolver
from paperterm.library.place import place_entries
from paperterm.library.sources import STDIN, ListFile, Source, find_sources
from paperterm.library.summary import SUMMARY, Page, read_summary
from paperterm.library.tree import FileEntries, build_source, flatten
from paperterm.model import EMPTY_LIBRARY, Library, Problem, Progress
from paperterm.readers import Reading, read

Publish = Callable[[Library, Progress], None]
Stopped = Callable[[], bool]

FIRST_PAUSE = 0.1
"""Seconds before the first published state; each further pause is a tenth of the time so far, at least this."""


@dataclass(slots=True)
class _Reading:
    """What is known of one source so far."""

    source: Source
    contents: tuple[Page, ...] = ()
    files: dict[str, FileEntries] = field(default_factory=dict)


class Loader:
    """Reads the lists of a command line, as often as asked.

    Args:
        arguments: files, folders, ``-`` for standard input.
        stdin: the text of standard input, read once by the caller.

    Attributes:
        refused: the arguments that cannot be read at all, known after `load`.
    """

    def __init__(self, arguments: Sequence[str], stdin: str = "") -> None:
        self._arguments = tuple(arguments)
        self._stdin = stdin
        self.refused: tuple[Problem, ...] = ()

    def load(self, publish: Publish | None = None, stopped: Stopped = lambda: False) -> Library:
        """Read all lists and return the library; `publish` gets each state between, from names only to all entries.

        Never raises for what is in the files: what cannot be read is among the problems.
        """
        sources = find_sources(self._arguments)
        problems = [problem for source in sources for problem in source.problems]
        self.refused = tuple(source.problems[0] for source in sources if source.is_refused)
        readings = [
            _Reading(source, files={f.name: FileEntries(f.name, "") for f in source.files}) for source in sources
        ]
        total = sum(len(source.files) for source in sources)
        report = _Report(publish or (lambda _library, _progress: None), readings, problems, total)
        report.now(0)
        identifier = Identifier()
        done = 0
        for reading in readings:
            resolver = Resolver(reading.source)
            for file in reading.source.files:
                if stopped():
                    return report.library(keep_empty=True)
                self._read(file, reading, resolver, identifier, problems)
                done += 1
                report.later(done)
        report.now(done)
        return report.library(keep_empty=False)

    def _read(
        self, file: ListFile, reading: _Reading, resolver: Resolver, identifier: Identifier, problems: list[Problem]
    ) -> None:
        try:
            text, encoding = (self._stdin, None) if file.path == STDIN else decode(read_file(file.path))
            if encoding:
                problems.append(Problem(file.name, 0, f"is not UTF-8: read as {encoding}"))
            if file.name == SUMMARY:
                reading.contents = read_summary(text)
            found = read(text, file.name)
        except UnreadableError as error:
            problems.append(Problem(file.name, 0, str(error)))
            found = Reading(title="", entries=(), problems=())
        except RecursionError:
            problems.append(Problem(file.name, 0, "is nested too deeply: skipped"))
            found = Reading(title="", entries=(), problems=())
        problems.extend(found.problems)
        entries = place_entries(found, file, resolver, identifier)
        problems.extend(problem for entry in entries for problem in entry.problems)
        reading.files[file.name] = FileEntries(file.name, found.title, entries)


class _Report:
    """Publishes states, at once or when enough time has gone by: building one costs time in the number of entries."""

    def __init__(self, publish: Publish, readings: Sequence[_Reading], problems: list[Problem], total: int) -> None:
        self._publish = publish
        self._readings = readings
        self._problems = problems
        self._total = total
        self._start = time.monotonic()
        self._next = self._start + FIRST_PAUSE

    def now(self, done: int) -> None:
        """Publish the present state."""
        self._publish(self.library(keep_empty=done < self._total), Progress(done, self._total))
        now = time.monotonic()
        self._next = now + max(FIRST_PAUSE, (now - self._start) / 10)

    def later(self, done: int) -> None:
        """Publish the present state if the last one is old enough."""
        if done < self._total and time.monotonic() >= self._next:
            self.now(done)

    def library(self, *, keep_empty: bool) -> Library:
        """Return the library of what has been read so far."""
        if not self._readings:
            return EMPTY_LIBRARY
        nodes = [
            build_source(r.source.name, list(r.files.values()), r.contents, keep_empty=keep_empty)
            for r in self._readings
        ]
        entries, root = flatten(nodes)
        return Library(entries, root, tuple(self._problems))


def load(arguments: Iterable[str], stdin: str = "") -> Library:
    """Return the library of `arguments` in one call."""
    return Loader(tuple(arguments), stdin).load()
