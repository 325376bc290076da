"""The index of a library: as it was kept, or made in a process of its own, so that no key waits for it."""

import gc
import sys
from array import array
from contextlib import suppress
from threading import Lock
from typing import IO, Final, cast

from paperterm.library.attachment import load_attachment, save_attachment
from paperterm.library.entries import LazyEntries
from paperterm.library.papers.merged import places_of, with_papers
from paperterm.library.process import Process, answers, start_process
from paperterm.library.reading import FileState
from paperterm.library.wire import exactly, pack_state, receive, send, unpack_state
from paperterm.model import EMPTY_LIBRARY, Library, Papers
from paperterm.search import Index, Stopped

LARGE: Final = 2000
"""Entries from which on it takes longer to make an index than to read one."""

_LEADERS: Final = "L"
"""How the places of papers are sent (`paperterm.model.papers.Papers.leaders`)."""


class Indexer:
    """Gives the indexes of libraries; any thread may ask."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._running: list[Process] = []
        self._is_closed = False

    def index_of(self, library: Library) -> Index:
        """Return the index of `library`, however long that takes.

        Raises:
            Stopped: `close` was called.
        """
        if len(library.entries) < LARGE:
            return Index.build(library)
        return restored(library) or self._made(library)

    def keep(self, library: Library, index: Index) -> None:
        """Keep the index of a large library for the next start, where that has none."""
        if len(library.entries) >= LARGE and load_attachment(library, "index") is None:
            save_attachment(library, "index", index.dump())

    def close(self) -> None:
        """End what is being made: nobody wants it any more."""
        with self._lock:
            self._is_closed = True
            for process in self._running:
                process.kill()

    def _made(self, library: Library) -> Index:
        """Return the index of `library`, made here where no process can do it."""
        entries = places_of(library).entries
        if isinstance(entries, LazyEntries):
            with suppress(OSError, EOFError):
                return self._made_elsewhere(library, entries)
        if self._is_closed:
            raise Stopped
        return Index.build(library)

    def _made_elsewhere(self, library: Library, entries: LazyEntries) -> Index:
        with self._lock:
            if self._is_closed:
                raise Stopped
            process = start_process(__name__)
            self._running.append(process)
        with process:
            try:
                return _ask(library, entries, cast("IO[bytes]", process.stdin), cast("IO[bytes]", process.stdout))
            finally:
                with self._lock:
                    self._running.remove(process)
                    process.kill()


def restored(library: Library) -> Index | None:
    """Return the index of `library` that was kept, None where there is none."""
    if read := load_attachment(library, "index"):
        with suppress(ValueError, KeyError, TypeError, OSError):
            return Index.restore(library, read)
    return None


def _ask(library: Library, entries: LazyEntries, to: IO[bytes], made: IO[bytes]) -> Index:
    leaders = b"" if library.papers is None else array(_LEADERS, library.papers.leaders).tobytes()
    with suppress(BrokenPipeError):  # it ended: that is noticed at its answer
        send(to, str(len(entries.files)).encode(), leaders)
        for records in entries.files:
            send(to, *pack_state(FileState(records)))
    # What is read from first to last can come straight from the pipe: all of it at once is as large as the index.
    return Index.restore(library, lambda start, stop: exactly(made, stop - start))


def main() -> None:
    """Make the index of the library that comes on standard input, write it to standard output."""
    out = answers()
    gc.disable()
    with suppress(EOFError, BrokenPipeError), out:
        out.writelines(Index.build(_received(sys.stdin.buffer), native=False).dump())


def _received(stream: IO[bytes]) -> Library:
    count, leaders = receive(stream)
    entries = LazyEntries([unpack_state(receive(stream))[0].records for _ in range(int(count))])
    library = Library(entries, EMPTY_LIBRARY.root)
    if not leaders:
        return library
    numbers = array(_LEADERS)
    numbers.frombytes(leaders)
    return with_papers(library, Papers.of(numbers))
