"""Reading files in processes of their own: on all cores, bounded in time and memory, ended at once."""

import json
import os
import signal
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, field
from selectors import EVENT_READ, DefaultSelector
from typing import IO, TYPE_CHECKING, Final, cast

from paperterm.library.depends import NotingResolver, Stamp
from paperterm.library.jobs import Answer, Job, Portion, portions
from paperterm.library.process import Process, start_process
from paperterm.library.reading import NO_FILE, FileState, failed, read_plain_text, read_state
from paperterm.library.sources import Source
from paperterm.library.wire import PARTS, receive, send, unpack_state
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


def read_jobs(jobs: Sequence[Job], stopped: Callable[[], bool], *, wants_heads: bool) -> Iterator[Answer]:
    """Yield what the jobs give, about in their order; end early when `stopped`.

    Texts that are no lists come last, and without a process. Where no process can be started the files are read in
    this one, without a bound on time and memory.

    Args:
        wants_heads: whether the first entries of a long file are worth an answer of their own.
    """
    lists = [job for job in jobs if not job.is_text]
    if lists:
        yield from _read_in_workers(lists, stopped, wants_heads=wants_heads)
    pages: list[Job] = []
    for job in jobs:
        if not job.is_text:
            continue
        if stopped():
            return
        if state := read_plain_text(job.file):
            yield Answer(job, state)
        else:
            pages.append(job)
    if pages:
        yield from _read_in_workers(pages, stopped, wants_heads=wants_heads)


def _read_in_workers(jobs: Sequence[Job], stopped: Callable[[], bool], *, wants_heads: bool) -> Iterator[Answer]:
    waiting = {id(job): job for job in jobs}
    sizes = [job.size for job in jobs]
    try:
        with closing(Pool(min(len(jobs), _workers(sum(sizes))))) as pool:
            for answer in pool.read(portions(jobs, sizes), stopped, wants_heads=wants_heads):
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


def _workers(size: int) -> int:
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(MAX_WORKERS, cores, 1 + size // _BYTES_A_WORKER)


@dataclass(slots=True, eq=False)
class _Worker:
    """A process; `jobs` are what it was given and has not answered, `part` what it has answered of the first."""

    process: Process
    jobs: deque[Job] = field(default_factory=deque)
    source: Source | None = None
    given: float = 0.0
    part: FileState | None = None

    @property
    def input(self) -> IO[bytes]:
        return cast("IO[bytes]", self.process.stdin)

    @property
    def output(self) -> IO[bytes]:
        # Not the buffer: a selector does not see what lies in there.
        return cast("IO[bytes]", cast("io.BufferedReader", self.process.stdout).raw)

    def give(self, jobs: Portion, *, wants_head: bool) -> None:
        self.jobs.extend(jobs)
        self.given = time.monotonic()
        source = jobs[0].source
        try:
            if self.source is not source:
                known = "\0".join(source.known).encode("utf-8", "surrogateescape")
                send(self.input, json.dumps({"root": source.root, "is_folder": source.is_folder}).encode(), known)
                self.source = source
            files = {"files": [[job.file.path, job.file.name] for job in jobs], "wants_head": wants_head}
            stdin = [] if jobs[0].stdin is None else [jobs[0].stdin]
            send(self.input, json.dumps(files).encode(), *stdin)
        except BrokenPipeError:
            return  # it ended: what it was given is noticed at its output

    def answers(self) -> Iterator[Answer]:
        """Yield the answers of the next frame.

        Raises:
            EOFError: the process ended.
        """
        parts = receive(self.output)
        seconds = (time.monotonic() - self.given) * PARTS / len(parts)
        for at in range(0, len(parts), PARTS):
            state, more = unpack_state(parts[at : at + PARTS])
            self.part = state if more["part"] else None
            yield Answer(self.jobs[0] if more["part"] else self.jobs.popleft(), state, more["part"], seconds)

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

    def read(self, given: Iterable[Portion], stopped: Callable[[], bool], *, wants_heads: bool) -> Iterator[Answer]:
        """Yield what the jobs give, about in their order; end early when `stopped`.

        Args:
            wants_heads: whether the first entries of a long file are worth an answer of their own.

        Raises:
            OSError: processes that are started do not work here.
        """
        waiting = deque(given)
        self._feed(waiting, wants_heads=wants_heads)
        while any(worker.jobs for worker in self._workers) and not stopped():
            for key, _ in self._selector.select(_LOOK):
                worker: _Worker = key.data
                try:
                    for answer in worker.answers():
                        # With the first rows there is something to look at: now the whole is wanted soon.
                        wants_heads = wants_heads and not len(answer.state.records)
                        yield answer
                except EOFError:
                    yield from self._bury(worker, waiting)
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

    def _feed(self, waiting: deque[Portion], *, wants_heads: bool) -> None:
        for worker in self._workers:
            if waiting and not worker.jobs:
                worker.give(waiting.popleft(), wants_head=wants_heads)

    def _bury(self, worker: _Worker, waiting: deque[Portion]) -> Iterator[Answer]:
        """Replace a worker that ended; the file that it was reading is lost, of several each is read by itself."""
        self._selector.unregister(worker.output)
        self._workers.remove(worker)
        code = worker.end()
        if code == _UNUSABLE:
            raise ChildProcessError(f"a worker process ended with exit code {code}")
        self._start()
        if len(worker.jobs) > 1:
            waiting.extendleft((job,) for job in reversed(worker.jobs))
        elif worker.jobs:
            job = worker.jobs[0]
            seconds = time.monotonic() - worker.given
            yield Answer(job, _left_of(worker, job, code), seconds=seconds)


def _left_of(worker: _Worker, job: Job, code: int) -> FileState:
    """Return what there is of a file whose process has ended: of a long one the part that it answered."""
    if code not in _BUDGETS:
        return FileState(failed(job.file, _why(code)))
    if worker.part and worker.part.stamp != NO_FILE:
        return worker.part
    # The same file would cost as much the next time; what else ends a process may be gone then.
    return FileState(failed(job.file, _why(code)), Stamp.of(job.file.path))


def _why(code: int) -> str:
    if code == -signal.SIGVTALRM:
        return "takes too long to read: skipped"
    if code == OUT_OF_MEMORY:
        return f"takes more than {MEMORY >> 20} MB to read: skipped"
    return f"stopped its reader (exit code {code}): skipped; please report this"
