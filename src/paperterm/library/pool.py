"""Reading files in processes of their own: on all cores, bounded in time and memory, ended at once."""

import json
import os
import signal
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from selectors import EVENT_READ, DefaultSelector
from typing import IO, TYPE_CHECKING, Final, cast

from paperterm.library.depends import NotingResolver, Stamp
from paperterm.library.process import Process, start_process
from paperterm.library.reading import NO_FILE, FileState, failed, read_plain_text, read_state
from paperterm.library.sources import ListFile, Source
from paperterm.library.wire import receive, send, unpack_state
from paperterm.library.worker import MEMORY, OUT_OF_MEMORY

if TYPE_CHECKING:
    import io

MAX_WORKERS: Final = 4
"""A login node is shared."""

_LOOK: Final = 0.05
"""Seconds between two looks at whether the reading is still wanted."""

_BYTES_A_WORKER: Final = 256 << 10
"""A process pays from so much to read on."""

_BUDGETS: Final = (-signal.SIGVTALRM, OUT_OF_MEMORY)
"""The exit codes of a worker whose file takes too much."""

_UNUSABLE: Final = 1
"""The exit code of a Python that cannot even import the worker."""


@dataclass(frozen=True, slots=True)
class Job:
    """A file of `source`, number `owner` of the arguments; `stdin` its bytes, where it is standard input."""

    owner: int
    source: Source
    file: ListFile
    stdin: bytes | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What a job gave, after so many `seconds`.

    Attributes:
        part: whether these are only the first entries of a long file, and all of them follow.
    """

    job: Job
    state: FileState
    part: bool = False
    seconds: float = 0.0


def read_jobs(jobs: Sequence[Job], stopped: Callable[[], bool], *, wants_heads: bool) -> Iterator[Answer]:
    """Yield what the jobs give, about in their order; end early when `stopped`.

    Texts that are no lists come last, and without a process. Where no process can be started the files are read in
    this one, without a bound on time and memory.

    Args:
        wants_heads: whether the first entries of a long file are worth an answer of their own.
    """
    lists = [job for job in jobs if not _is_text(job)]
    if lists:
        yield from _read_in_workers(lists, stopped, wants_heads=wants_heads)
    pages: list[Job] = []
    for job in filter(_is_text, jobs):
        if stopped():
            return
        if state := read_plain_text(job.file):
            yield Answer(job, state)
        else:
            pages.append(job)
    if pages:
        yield from _read_in_workers(pages, stopped, wants_heads=wants_heads)


def _is_text(job: Job) -> bool:
    return job.stdin is None and job.file.name.lower().endswith(".txt")


def _read_in_workers(jobs: Sequence[Job], stopped: Callable[[], bool], *, wants_heads: bool) -> Iterator[Answer]:
    waiting = {id(job): job for job in jobs}
    try:
        with closing(Pool(min(len(jobs), _workers(jobs)))) as pool:
            for answer in pool.read(jobs, stopped, wants_heads=wants_heads):
                if not answer.part:
                    del waiting[id(answer.job)]
                yield answer
    except OSError:
        resolvers: dict[int, NotingResolver] = {}
        for job in waiting.values():
            if stopped():
                return
            resolver = resolvers.setdefault(job.owner, NotingResolver(job.source))
            yield Answer(job, read_state(job.file, resolver, job.stdin))


def _workers(jobs: Sequence[Job]) -> int:
    size = 0
    for job in jobs:
        with suppress(OSError):
            size += os.stat(job.file.path).st_size
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(MAX_WORKERS, cores, 1 + size // _BYTES_A_WORKER)


@dataclass(slots=True, eq=False)
class _Worker:
    process: Process
    job: Job | None = None
    source: Source | None = None
    given: float = 0.0

    @property
    def input(self) -> IO[bytes]:
        return cast("IO[bytes]", self.process.stdin)

    @property
    def output(self) -> IO[bytes]:
        # Not the buffer: a selector does not see what lies in there.
        return cast("IO[bytes]", cast("io.BufferedReader", self.process.stdout).raw)

    def give(self, job: Job, *, wants_head: bool) -> None:
        self.job, self.given = job, time.monotonic()
        try:
            if self.source is not job.source:
                source = {"root": job.source.root, "is_folder": job.source.is_folder}
                known = "\0".join(job.source.known).encode("utf-8", "surrogateescape")
                send(self.input, json.dumps(source).encode(), known)
                self.source = job.source
            file = {"path": job.file.path, "name": job.file.name, "wants_head": wants_head}
            send(self.input, json.dumps(file).encode(), *([] if job.stdin is None else [job.stdin]))
        except BrokenPipeError:
            return  # it ended: what it was given is noticed at its output

    def end(self) -> int:
        """End the process, if it has not ended itself, and return its exit code."""
        self.process.kill()
        code = self.process.wait()
        self.output.close()
        with suppress(BrokenPipeError):
            self.input.close()
        return code


class Pool:
    """Worker processes for one load.

    Args:
        size: how many.

    Raises:
        OSError: no process can be started.
    """

    def __init__(self, size: int) -> None:
        self._selector = DefaultSelector()
        self._workers: list[_Worker] = []
        for _ in range(size):
            self._start()

    def read(self, jobs: Sequence[Job], stopped: Callable[[], bool], *, wants_heads: bool) -> Iterator[Answer]:
        """Yield what the jobs give, about in their order; end early when `stopped`.

        Args:
            wants_heads: whether the first entries of a long file are worth an answer of their own.

        Raises:
            OSError: processes that are started do not work here.
        """
        waiting = deque(jobs)
        self._feed(waiting, wants_heads=wants_heads)
        while any(worker.job for worker in self._workers) and not stopped():
            for key, _ in self._selector.select(_LOOK):
                worker: _Worker = key.data
                try:
                    state, more = unpack_state(receive(worker.output))
                except EOFError:
                    yield from self._bury(worker)
                else:
                    job = cast("Job", worker.job)
                    if not more["part"]:
                        worker.job = None
                    # With the first rows there is something to look at: now the whole is wanted soon.
                    wants_heads = wants_heads and not len(state.records)
                    yield Answer(job, state, more["part"], time.monotonic() - worker.given)
            self._feed(waiting, wants_heads=wants_heads)

    def close(self) -> None:
        """End all workers."""
        for worker in self._workers:
            worker.end()
        self._workers = []
        self._selector.close()

    def _start(self) -> None:
        worker = _Worker(start_process("paperterm.library.worker"))
        self._workers.append(worker)
        self._selector.register(worker.output, EVENT_READ, worker)

    def _feed(self, waiting: deque[Job], *, wants_heads: bool) -> None:
        for worker in self._workers:
            if waiting and worker.job is None:
                worker.give(waiting.popleft(), wants_head=wants_heads)

    def _bury(self, worker: _Worker) -> Iterator[Answer]:
        """Replace a worker that ended; the file that it was reading is lost."""
        self._selector.unregister(worker.output)
        self._workers.remove(worker)
        code = worker.end()
        if code == _UNUSABLE:
            raise ChildProcessError(f"a worker process ended with exit code {code}")
        self._start()
        if worker.job:
            file = worker.job.file
            # The same file would cost as much the next time; what else ends a process may be gone then.
            stamp = Stamp.of(file.path) if code in _BUDGETS else NO_FILE
            seconds = time.monotonic() - worker.given
            yield Answer(worker.job, FileState(failed(file, _why(code)), stamp), seconds=seconds)


def _why(code: int) -> str:
    if code == -signal.SIGVTALRM:
        return "takes too long to read: skipped"
    if code == OUT_OF_MEMORY:
        return f"takes more than {MEMORY >> 20} MB to read: skipped"
    return f"stopped its reader (exit code {code}): skipped; please report this"
