"""The entries of a library as a sequence that reads each one when it is asked for."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from hashlib import blake2s
from itertools import accumulate
from typing import Final, overload

from paperterm.library.records import ID_BYTES, Records, unlike
from paperterm.model import Entry

_KEPT: Final = 1024
"""Entries that stay: a few screens of rows, so that drawing a row again reads nothing."""

_FEW: Final = 32
"""Ids that are looked for one by one; from then on a table of all pays."""

_CHUNK: Final = 256
"""Entries read at once by who goes through all."""


class LazyEntries(Sequence[Entry]):
    """The entries of files, one file after the other.

    An entry whose record cannot be read any more (the cache was damaged under a running program) is one that says so.
    """

    def __init__(self, files: Sequence[Records]) -> None:
        self._files = distinguish([file for file in files if len(file)])
        self._ends = list(accumulate(map(len, self._files)))
        self._kept: dict[int, Entry] = {}
        self._ids = b""
        self._asked = 0
        self._numbers: dict[bytes, int] = {}

    def __len__(self) -> int:
        return self._ends[-1] if self._ends else 0

    @property
    def files(self) -> Sequence[Records]:
        """The records of the files that have entries."""
        return self._files

    @overload
    def __getitem__(self, number: int) -> Entry: ...
    @overload
    def __getitem__(self, number: slice) -> Sequence[Entry]: ...
    def __getitem__(self, number: int | slice) -> Entry | Sequence[Entry]:
        if isinstance(number, slice):
            return tuple(self[one] for one in range(*number.indices(len(self))))
        index = range(len(self))[number]
        kept = self._kept.get(index)
        if kept is None:
            at = bisect_right(self._ends, index)
            start = index - (self._ends[at - 1] if at else 0)
            kept = next(_entries(self._files[at], start, start + 1))
            if len(self._kept) >= _KEPT:
                self._kept.clear()
            self._kept[index] = kept
        return kept

    def __iter__(self) -> Iterator[Entry]:
        for file in self._files:
            for start in range(0, len(file), _CHUNK):
                yield from _entries(file, start, min(start + _CHUNK, len(file)))

    def mark(self, program: str) -> bytes:
        """Return a hash that another sequence has only if it gives the same entries to the same `program`."""
        made = blake2s(program.encode())
        for file in self._files:
            made.update(file.mark)
            made.update(file.ids)
        return made.digest()

    def signs(self) -> Iterator[bytes]:
        """Yield for each entry the signs of its paper (`paperterm.library.papers.names`).

        Raises:
            OSError, ValueError: they cannot be read any more.
        """
        for file in self._files:
            yield from file.signs()

    def resources(self) -> Iterator[int]:
        """Yield the indexes of the entries that are resources, ascending, without a look at an entry."""
        for start, file in zip([0, *self._ends], self._files, strict=False):
            yield from (start + number for number in file.resources)

    def ids(self) -> Iterator[str]:
        """Yield the id of each entry."""
        for file in self._files:
            yield from (file.entry_id(number) for number in range(len(file)))

    def id_of(self, number: int) -> str:
        """Return the id of an entry, without a look at the entry."""
        at = bisect_right(self._ends, number)
        return self._files[at].entry_id(number - (self._ends[at - 1] if at else 0))

    def position(self, entry_id: str) -> int | None:
        """Return the index of the entry with this id, None where there is none."""
        try:
            wanted = bytes.fromhex(entry_id)
        except ValueError:
            return None
        if len(wanted) != ID_BYTES:
            return None
        if not self._ids:
            self._ids = b"".join(file.ids for file in self._files)
        self._asked += 1
        if self._asked > _FEW:
            return self._table().get(wanted)
        at = self._ids.find(wanted)
        while at % ID_BYTES and at >= 0:
            at = self._ids.find(wanted, at + 1)
        return at // ID_BYTES if at >= 0 else None

    def _table(self) -> dict[bytes, int]:
        """Return where each id stands; made only for who asks often."""
        if not self._numbers:
            ids = self._ids
            starts = range(len(ids) - ID_BYTES, -1, -ID_BYTES)
            self._numbers = {ids[at : at + ID_BYTES]: at // ID_BYTES for at in starts}
        return self._numbers


def _entries(file: Records, start: int, stop: int) -> Iterator[Entry]:
    try:
        found = list(file.entries(start, stop))
    except (OSError, ValueError, TypeError, IndexError):
        found = [_lost(file, number) for number in range(start, stop)]
    return iter(found)


def _lost(file: Records, number: int) -> Entry:
    title = "(what was kept of this entry is damaged: read the lists again)"
    return Entry(path=file.path, file=file.name, line=1, title=title, id=file.entry_id(number))


def distinguish(files: Sequence[Records]) -> list[Records]:
    """Return `files` with another id for each entry whose id stands in a file before it.

    Ids hold the name of the file, so that only files of one name, in several lists, can share any.
    """
    seen: dict[str, set[bytes]] = {}
    shared = {name for name, count in Counter(file.name for file in files).items() if count > 1}
    made: list[Records] = []
    for file in files:
        if file.name in shared:
            known = seen.setdefault(file.name, set())
            ids = [file.ids[at : at + ID_BYTES] for at in range(0, len(file.ids), ID_BYTES)]
            if known.intersection(ids):
                ids = [unlike(one, known) for one in ids]
                file = replace(file, ids=b"".join(ids))  # noqa: PLW2901
            known.update(ids)
        made.append(file)
    return made
