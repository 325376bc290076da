"""Reading a large ``.bib`` file in parts, by several processes: rows come while the rest is read."""

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field, replace
from typing import Final

from paperterm.errors import UnreadableError
from paperterm.library.depends import Needs, NotingResolver, Stamp
from paperterm.library.jobs import Answer, Job
from paperterm.library.parts import Part, find_parts
from paperterm.library.pool import Pool, worker_count
from paperterm.library.reading import FileState, failed, read_part
from paperterm.library.records import join_records
from paperterm.model import Problem

SECONDS: Final = 5.0
SECONDS_PER_MEGABYTE: Final = 0.5
"""Processor time that a file may take: so much for any, and so much for its size."""

_MEGABYTE: Final = 1 << 20
_GROWTH: Final = 1.25
"""What was read is joined again when there is so many times as much: to join after each part would be quadratic."""


def read_large(job: Job, stopped: Callable[[], bool]) -> Iterator[Answer]:
    """Yield growing states of the file of `job`, the last one complete; end early when `stopped`.

    Where no process can be started the parts are read in this one.
    """
    file, size = job.file, job.size
    collected = _Collected(job, Stamp.of(file.path))
    budget = SECONDS + SECONDS_PER_MEGABYTE * size / _MEGABYTE
    try:
        for answer in _read_parts(job, stopped):
            if answer.job.part and collected.add(answer, answer.job.part):
                yield Answer(job, collected.state(), part=True, bytes_read=collected.bytes_read)
            if collected.seconds > budget:
                collected.stop_at(size)
                break
    except UnreadableError as error:
        yield Answer(job, FileState(failed(file, str(error)), collected.stamp))
        return
    if not stopped():
        yield Answer(job, collected.state(), bytes_read=size)


def _read_parts(job: Job, stopped: Callable[[], bool]) -> Iterator[Answer]:
    jobs = (replace(job, part=part) for part in _parts_to_read(job))
    try:
        pool = Pool(worker_count(job.size))
    except OSError:
        resolver = NotingResolver(job.source)
        for one in jobs:
            if stopped():
                return
            if one.part:
                yield Answer(one, read_part(job.file, one.part, resolver))
        return
    with closing(pool):
        yield from pool.read(((one,) for one in jobs), stopped, wants_heads=False)


def _parts_to_read(job: Job) -> Iterator[Part]:
    for part in find_parts(job.file.path, job.file.limit):
        if not part.start:
            yield replace(part, is_preview=True)
        yield part


@dataclass(slots=True)
class _Collected:
    """What was read so far of the file of `job`.

    Attributes:
        seconds: processor time that the parts took.
        bytes_read: of the file.
    """

    job: Job
    stamp: Stamp
    seconds: float = 0.0
    bytes_read: int = 0
    _states: dict[int, FileState] = field(default_factory=dict)
    _problems: list[Problem] = field(default_factory=list)
    _joined: int = 0

    def add(self, answer: Answer, part: Part) -> bool:
        """Take the answer for `part`; return whether there is so much more that it is worth showing."""
        self.seconds += answer.processor_seconds
        if part.is_preview:
            return self._states.setdefault(part.start, answer.state) is answer.state
        self._states[part.start] = answer.state
        self.bytes_read += part.size
        if len(self._states) < self._joined * _GROWTH:
            return False
        self._joined = len(self._states)
        return True

    def stop_at(self, size: int) -> None:
        """Note that the rest of a file of `size` bytes is not read."""
        read, whole = self.bytes_read / _MEGABYTE, size / _MEGABYTE
        words = f"is too much to read: only {read:.0f} of {whole:.0f} MB are shown"
        self._problems.append(Problem(self.job.file.name, 0, words))

    def state(self) -> FileState:
        """Return all parts as one state, in the order of the file."""
        states = [self._states[start] for start in sorted(self._states)]
        records = join_records(self.job.file.path, self.job.file.name, [state.records for state in states])
        problems = dict.fromkeys((*self._problems, *records.problems))
        needs = Needs.of([state.needs for state in states])
        return FileState(replace(records, problems=tuple(problems)), self.stamp, needs)
