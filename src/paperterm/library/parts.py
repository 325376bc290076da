"""The parts of a large ``.bib`` file: each begins at a line that begins an entry, so no entry is cut."""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, repeat
from typing import Final

from paperterm.library.files import MAX_BYTES, open_regular

PART_BYTES: Final = 1 << 20
FIRST_PART_BYTES: Final = 1 << 15
"""Bytes of the first part: its rows are wanted at once."""

_TAIL: Final = 1 << 16
"""Bytes at the end of a part in which an entry begins in nearly every file."""

_ENTRY_LINE: Final = re.compile(rb"\n(?=[ \t]{0,99}@[ \t]{0,99}[A-Za-z][\w+-]{0,99}\s{0,99}[{(])")


@dataclass(frozen=True, slots=True)
class Part:
    """Bytes ``start`` to ``stop`` of a file; `line` is the 1-based line that they begin with.

    Attributes:
        is_preview: whether it is read at once, without a look at what other parts define.
    """

    start: int
    stop: int
    line: int
    is_preview: bool = False

    @property
    def size(self) -> int:
        """The number of bytes."""
        return self.stop - self.start


def find_parts(path: str, limit: int) -> Iterator[Part]:
    """Yield the parts of the file at `path`, in order and without a gap.

    Raises:
        UnreadableError: no regular file, not permitted, or larger than `limit` bytes.
    """
    start, line, rest = 0, 1, b""
    for chunk in _chunks(path, limit):
        data = rest + chunk
        cut = _last_entry_line(data) or (len(data) if len(data) > MAX_BYTES else 0)
        if cut:
            yield Part(start, start + cut, line)
            start, line = start + cut, line + data.count(b"\n", 0, cut)
        rest = data[cut:]
    if rest:
        yield Part(start, start + len(rest), line)


def read_bytes(path: str, limit: int, part: Part) -> bytes:
    """Return the bytes of `part` of the file at `path`.

    Raises:
        UnreadableError: as `find_parts`.
    """
    with open_regular(path, limit) as descriptor:
        return os.pread(descriptor, part.size, part.start)


def unusual_lines(path: str, limit: int, most: int) -> bytes:
    """Return the lines of the file that are not ASCII, at most `most` bytes of them: they tell the encoding.

    Raises:
        UnreadableError: as `find_parts`.
    """
    found: list[bytes] = []
    for chunk in _chunks(path, limit):
        if not chunk.isascii():
            found += (line for line in chunk.split(b"\n") if not line.isascii())
        if sum(map(len, found)) >= most:
            break
    return b"\n".join(found)[:most]


def _chunks(path: str, limit: int) -> Iterator[bytes]:
    with open_regular(path, limit) as descriptor:
        at = 0
        for size in chain((FIRST_PART_BYTES,), repeat(PART_BYTES)):
            chunk = os.pread(descriptor, size, at)
            if not chunk:
                return
            yield chunk
            at += len(chunk)


def _last_entry_line(data: bytes) -> int:
    """Return where the last line that begins an entry begins, 0 where there is none behind the first line."""
    for low in (max(0, len(data) - _TAIL), 0):
        starts = [match.end() for match in _ENTRY_LINE.finditer(data, low)]
        if starts:
            return starts[-1]
    return 0
