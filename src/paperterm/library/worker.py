"""A process that reads files of lists for the program: started by `paperterm.library.pool`, ends with it.

A file that takes more time or memory than its budget ends the process, which costs only that file.
"""

import gc
import json
import os
import resource
import signal
import sys
import time
from contextlib import suppress
from queue import SimpleQueue
from threading import Thread
from typing import IO, Any, Final

from paperterm.library.depends import NotingResolver
from paperterm.library.parts import Part
from paperterm.library.process import answers
from paperterm.library.reading import FileState, read_head, read_part, read_state
from paperterm.library.sources import ListFile, Source
from paperterm.library.wire import pack_state, receive, send

MEMORY: Final = 400 << 20
"""Bytes of data that reading one file may take."""

SECONDS: Final = 5.0
"""Of processor time for a file: several times what the largest real list takes."""
_LONG: Final = 1 << 20
"""Bytes of a long file that are read first: they tell how many there is time for, and are kept if that was wrong."""
_CAUTION: Final = 0.8
"""The part of the time that is left in which a long file has to be read as far as it is."""

_LITTER: Final = 512 << 10
"""Bytes of text after which garbage is collected, which costs as much as reading a small file."""
_SMALLEST: Final = 4 << 10
"""Bytes that a file counts for at least: also an empty one leaves garbage."""

OUT_OF_MEMORY: Final = 77
"""The exit code of a worker whose file takes too much memory."""


def main() -> None:
    """Answer jobs from standard input on standard output until the program is gone."""
    with suppress(ValueError, OSError):  # not every system knows this limit
        resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))
    out = answers()
    jobs: SimpleQueue[list[bytes]] = SimpleQueue()
    Thread(target=_listen, args=(jobs,), daemon=True).start()
    gc.disable()
    try:
        _work(jobs, out)
    except MemoryError:
        os._exit(OUT_OF_MEMORY)


def _listen(jobs: "SimpleQueue[list[bytes]]") -> None:
    """Take jobs as they come; when the program is gone, so is this process, whatever it does."""
    try:
        while True:
            jobs.put(receive(sys.stdin.buffer))
    except (EOFError, OSError):
        os._exit(0)


def _work(jobs: "SimpleQueue[list[bytes]]", out: IO[bytes]) -> None:
    import paperterm.readers  # noqa: F401 - before the first job, not on its budget

    gc.freeze()  # the program itself is no garbage: collecting after each file need not look through it
    resolver: NotingResolver | None = None
    litter = 0
    while True:
        head, *rest = jobs.get()
        job = json.loads(head)
        if "root" in job:
            known = frozenset(rest[0].decode("utf-8", "surrogateescape").split("\0"))
            resolver = NotingResolver(Source("", job["root"], job["is_folder"], (), known))
        elif resolver:
            litter += _answer(job, rest[0] if rest else None, resolver, out)
            if litter >= _LITTER:
                gc.collect()
                litter = 0


def _answer(job: dict[str, Any], stdin: bytes | None, resolver: NotingResolver, out: IO[bytes]) -> int:
    """Read the files of a job, and return how many bytes they count for as litter."""
    parts: list[bytes] = []
    litter = 0
    for path, name, limit, layout in job["files"]:
        file = ListFile(path, name, limit, layout)
        part = Part(*job["part"]) if job["part"] else None
        size = part.size if part else file.size if stdin is None else len(stdin)
        begin = time.process_time()
        # The kernel ends this process when its budget is spent: Python cannot interrupt a regular expression.
        signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
        if job["wants_head"] and stdin is None:
            head = read_head(file, resolver)
            if head:
                send(out, *_pack(FileState(head), begin, part=True))
        state = read_part(file, part, resolver) if part else _read(file, size, resolver, stdin, out)
        parts += _pack(state, begin, part=False)
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        litter += max(size, _SMALLEST)
    send(out, *parts)
    return litter


def _pack(state: FileState, begin: float, *, part: bool) -> tuple[bytes, ...]:
    """Return the frame of `state`, whose reading began when this process had taken so many seconds."""
    return pack_state(state, part=part, processor_seconds=time.process_time() - begin)


def _read(file: ListFile, size: int, resolver: NotingResolver, stdin: bytes | None, out: IO[bytes]) -> FileState:
    """Read a file, of a long one as much as there is time for: reading takes time in proportion."""
    if size <= _LONG:
        return read_state(file, resolver, stdin)
    begin = time.process_time()
    first = read_state(file, resolver, stdin, _LONG)
    spent = time.process_time() - begin
    reach = int(_LONG * _CAUTION * (SECONDS - spent) / max(spent, 0.001))
    if reach <= _LONG:
        return first
    send(out, *_pack(first, begin, part=True))
    return read_state(file, resolver, stdin, reach)
