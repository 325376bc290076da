"""Reading files in processes of their own: on all cores, bounded in time and memory, ended at once."""

import json
import os
import signal
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import astuple, dataclass, field
from selectors import EVENT_READ, DefaultSelector
from typing import IO, TYPE_CHECKING, Any, Final, cast

from paperterm.library.depends import Stamp
from paperterm.library.jobs import Answer, Job, Portion
from paperterm.library.process import Process, start_process
from paperterm.library.reading import NO_FILE, FileState, failed
from paperterm.library.sources import Source
from paperterm.library.wire import PARTS, receive, send, unpack_state
from paperterm.library.worker import MEMORY, OUT_OF_MEMORY, SECONDS

if TYPE_CHECKING:
    import io

_LOOK: Final = 0.05
"""Seconds between two looks at whether the reading is still wanted."""

MAX_WORKERS: Final = 4
"""A login node is shared."""

_BYTES_PER_WORKER: Final = 256 << 10
"""A process pays from so much to read on."""

_BUDGETS: Final = (-signal.SIGVTALRM, OUT_OF_MEMORY)
"""The exit codes of a worker whose file takes too much."""

_UNUSABLE: Final = 1
"""The exit code of a Python that cannot even import the worker."""


def worker_count(size: int) -> int:
    """Return how many processes pay for so many bytes."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(MAX_WORKERS, cores, 1 + size // _BYTES_PER_WORKER)


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
            files: dict[str, Any] = {
                "files": [[job.file.path, job.file.name, job.file.limit, job.file.layout] for job in jobs],
                "part": astuple(jobs[0].part) if jobs[0].part else None,
                "wants_head": wants_head,
            }
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
            job = self.jobs[0] if more["part"] else self.jobs.popleft()
            yield Answer(job, state, more["part"], seconds, more["processor_seconds"])

    def end(self) -> int:
        """End the process, if it has not ended itself, and return its exit code."""
        self.process.kill()
        code = self.process.wait()
        self.output.close()
        with suppress(BrokenPipeError):
            self.input.close()
        return code


class _Waiting:
    """What is still to be read; asked for one by one, so that finding it takes no time before the first is read."""

    def __init__(self, given: Iterable[Portion]) -> None:
        self._given = iter(given)
        self._first: deque[Portion] = deque()

    def next(self) -> Portion | None:
        """Return what comes next, None where nothing is left."""
        return self._first.popleft() if self._first else next(self._given, None)

    def put_first(self, portions: Sequence[Portion]) -> None:
        """Let `portions` come before all others."""
        self._first.extendleft(reversed(portions))


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
        waiting = _Waiting(given)
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

    def _feed(self, waiting: "_Waiting", *, wants_heads: bool) -> None:
        for worker in self._workers:
            if not worker.jobs and (portion := waiting.next()):
                worker.give(portion, wants_head=wants_heads)

    def _bury(self, worker: _Worker, waiting: "_Waiting") -> Iterator[Answer]:
        """Replace a worker that ended; the file that it was reading is lost, of several each is read by itself."""
        self._selector.unregister(worker.output)
        self._workers.remove(worker)
        code = worker.end()
        if code == _UNUSABLE:
            raise ChildProcessError(f"a worker process ended with exit code {code}")
        self._start()
        if len(worker.jobs) > 1:
            waiting.put_first([(job,) for job in worker.jobs])
        elif worker.jobs:
            job = worker.jobs[0]
            seconds = time.monotonic() - worker.given
            yield Answer(job, _left_of(worker, job, code), seconds=seconds, processor_seconds=SECONDS)


def _left_of(worker: _Worker, job: Job, code: int) -> FileState:
    """Return what there is of a file whose process has ended: of a long one the part that it answered."""
    if job.part:
        return FileState(failed(job.file, f"the {job.part.size >> 10} kB from here on: {_why(code)}", job.part.line))
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
