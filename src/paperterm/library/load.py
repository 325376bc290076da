"""Loading lists: from arguments to a library, published as it grows, from the cache where that is up to date."""

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from threading import RLock
from typing import TYPE_CHECKING

from paperterm.library.cache import Cached, cache_path, load_cache, save_cache, set_aside
from paperterm.library.depends import NotingResolver
from paperterm.library.held import as_shown, hold, is_lost, marks_of, take_back
from paperterm.library.report import Assembly, Publish, Report, SourceState
from paperterm.library.sources import STDIN, Layouts, Look, Mark, Source, find_sources, mark_of
from paperterm.log import is_logging, named, note, said
from paperterm.model import Library, Problem, Progress
from paperterm.trouble import report

if TYPE_CHECKING:
    from paperterm.library.jobs import Answer, Job

Stopped = Callable[[], bool]


class Loader:
    """Reads the lists of a command line, as often as asked.

    Args:
        arguments: files, folders, ``-`` for standard input.
        stdin: the bytes of standard input, read once by the caller.
        layouts: where the titles of files are, as the settings decide; None for nowhere.

    Attributes:
        arguments: the lists to read.
        layouts: as given; the files that it decides on in another way are read again at the next load.
        refused: the arguments that cannot be read at all, known after `load`.
        gone: the arguments that were there before and are not any more: what was read of them last is shown.
    """

    def __init__(self, arguments: Sequence[str], stdin: bytes = b"", layouts: Layouts | None = None) -> None:
        self.arguments = tuple(arguments)
        self._stdin = stdin
        self.layouts = layouts
        self._assembly = Assembly()
        self._known: dict[str, SourceState] = {}
        self._unchecked: dict[str, Cached] = {}
        self._lock = RLock()
        self._shown: dict[str, SourceState] = {}
        self._marks: dict[str, Mark] = {}
        self.refused: tuple[Problem, ...] = ()
        self.gone: tuple[Problem, ...] = ()

    def load(self, publish: Publish | None = None, stopped: Stopped = lambda: False) -> Library:
        """Read all lists and return the library; `publish` gets each state between, from names only to all entries.

        What the cache holds is published before the files are looked at, and read again where a file has changed.
        Never raises for what is in the files: what cannot be read is among the problems.
        """
        with self._lock:
            return self._load(publish or _nobody, stopped, None)

    def reload(self, settled: Look, stopped: Stopped) -> Library:
        """Read again what has changed, but only files that look as in `settled` before and after they are read.

        All others stay as they were shown last, as do lists of which nothing is left.
        """
        with self._lock:
            return self._load(_nobody, stopped, settled)

    def marks(self) -> Mapping[str, Mark]:
        """Return what everything that was read looked like then, by path."""
        with self._lock:
            return self._marks

    def _load(self, publish: Publish, stopped: Stopped, settled: Look | None) -> Library:
        self._recall()
        arguments = [*map(_absolute, self.arguments)]
        if self._known and settled is None:
            known = [self._known[path] for path in arguments if path in self._known]
            publish(self._assembly.library(known, keep_empty=False), Progress(0, sum(len(s.names) for s in known)))
        sources = [self._with_layouts(source) for source in find_sources(self.arguments)]
        states: list[SourceState] = []
        gone: dict[str, Problem] = {}
        for argument, source in zip(arguments, sources, strict=True):
            shown = self._shown.get(argument)
            if shown and is_lost(source, shown):
                state, gone[argument] = as_shown(shown)
            else:
                state = self._up_to_date(argument, source, stopped)
                if settled is not None:
                    hold(state, shown, source, settled)
            states.append(state)
        kept = sum(len(state.files) for state in states)
        self._read(sources, states, publish, stopped, settled)
        if stopped():
            return self._assembly.library(states, keep_empty=settled is None)
        self.refused = tuple(source.problems[0] for source in sources if source.is_refused)
        self.gone = tuple(gone.values())
        library = self._assembly.library(states, keep_empty=False)
        total = sum(len(source.files) for source in sources)
        problems = len(library.problems)
        note(
            "library", files=total, unchanged=kept, entries=len(library.entries), problems=problems, again=bool(settled)
        )
        publish(library, Progress(total, total))
        self._marks = {}
        for source, state in zip(sources, states, strict=True):
            self._marks |= marks_of(state.argument, source, None if state.argument in gone else state)
        self._keep(state for state in states if state.argument not in gone)
        return library

    def _with_layouts(self, source: Source) -> Source:
        """Return `source` with what the settings decide about its files."""
        if self.layouts is None:
            return source
        files = tuple(replace(file, layout=self.layouts.of(file.path)) for file in source.files)
        return replace(source, files=files)

    def _recall(self) -> None:
        """Look into the cache for what is not known from the last load."""
        for argument in map(_absolute, self.arguments):
            if argument not in self._known and (cached := load_cache(argument)):
                self._known[argument] = SourceState.from_plain(argument, cached.contents, cached.files)
                note("cache", path=named(argument), files=len(cached.files))
                self._unchecked[argument] = cached

    def _up_to_date(self, argument: str, source: Source, stopped: Stopped) -> SourceState:
        """Return `source` as it is now, with those of its files that need not be read."""
        state = SourceState(argument, source.name, tuple(file.name for file in source.files), source.problems)
        known = self._known.get(argument)
        if known is None:
            return state
        cached = self._unchecked.pop(argument, None)
        damaged = {f.records.name for n, f in enumerate(cached.files) if not cached.intact(n)} if cached else set()
        if damaged:
            set_aside(cache_path(argument))
        resolver = NotingResolver(source)
        for file in source.files:
            found = known.files.get(file.name)
            if stopped():
                break
            if found is None or file.name in damaged or found.records.path != file.path:
                continue
            if found.layout != file.layout:
                continue
            still = found if file.path == STDIN else found.still(resolver)
            if still:
                state.files[file.name] = still
        return state

    def _read(
        self,
        sources: Sequence[Source],
        states: Sequence[SourceState],
        publish: Publish,
        stopped: Stopped,
        settled: Look | None,
    ) -> None:
        missing = [
            (number, source, file)
            for number, source in enumerate(sources)
            for file in source.files
            if file.name not in states[number].files and (settled is None or file.name in states[number].names)
        ]
        if not missing:
            return
        from paperterm.library.jobs import Job
        from paperterm.library.readfiles import read_jobs

        jobs = [Job(*places, self._stdin if places[2].path == STDIN else None) for places in missing]
        total = _whole(jobs, sum(len(source.files) for source in sources))
        done = total.done
        report = Report(publish, partial(self._assembly.library, states, keep_empty=True), total)
        is_seen = publish is not _nobody
        if is_seen:
            report.now(done)
        for answer in read_jobs(jobs, stopped, wants_heads=is_seen):
            file, state = answer.job.file, states[answer.job.owner]
            if not answer.part:
                _note_read(answer)
            if settled is None or settled.get(file.path) == mark_of(file.path):
                state.files[file.name] = replace(answer.state, layout=file.layout)
            else:
                take_back(state, file.name, self._shown.get(state.argument))
            if not answer.part:
                done += answer.job.size if total.unit == "bytes" else 1
            if is_seen:
                report.later(done + (answer.bytes_read if answer.part else 0))

    def _keep(self, states: Iterable[SourceState]) -> None:
        """Remember what was read, for the next load and in the cache for the next start."""
        for state in states:
            known, self._known[state.argument] = self._known.get(state.argument), state
            self._shown[state.argument] = state
            if state.argument == STDIN or not state.files or (known and known.same_as(state)):
                continue
            try:
                save_cache(state.argument, state.to_plain(), list(state.files.values()))
            except (OSError, ValueError) as error:
                reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
                report(f"what was read cannot be kept for the next start: {reason.lower()}")
                note("cache-failed", path=named(state.argument), reason=reason)


def _whole(jobs: "Sequence[Job]", files: int) -> Progress:
    """Return how far the reading of `jobs` is when it begins; `files` are to be shown in all."""
    if any(job.is_large for job in jobs):
        return Progress(0, sum(job.size for job in jobs), "bytes")
    return Progress(files - len(jobs), files)


def _note_read(answer: "Answer") -> None:
    records = answer.state.records
    note("read", file=named(records.path), ms=round(answer.seconds * 1000), entries=len(records))
    for problem in records.problems if is_logging() else ():
        note("problem", file=named(records.path), line=problem.line, message=said(problem.message))


def _nobody(_library: Library, _progress: Progress) -> None:
    """Take a state that nobody looks at."""


def _absolute(argument: str) -> str:
    return argument if argument == STDIN else os.path.abspath(argument)


def load(arguments: Iterable[str], stdin: bytes = b"") -> Library:
    """Return the library of `arguments` in one call."""
    return Loader(tuple(arguments), stdin).load()
