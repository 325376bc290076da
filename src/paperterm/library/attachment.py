"""What others make of a library at some cost, kept beside its cache until the library is another one."""

import os
import struct
import tempfile
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import partial
from typing import Final, Protocol, runtime_checkable
from zlib import crc32

from paperterm.library.cache import UNFINISHED, Descriptor, prune, read_exactly, set_aside
from paperterm.library.fingerprint import fingerprint
from paperterm.model import Library
from paperterm.paths import cache_folder

_HEADER: Final = struct.Struct("<32sQI")
_CHUNK: Final = 1 << 20


@runtime_checkable
class Marked(Protocol):
    """Entries that can be told from all others without a look at each."""

    def mark(self, program: str) -> bytes:
        """Return a hash that other entries have only if they are the same to the same `program`."""


def load_attachment(library: Library, name: str) -> Callable[[int, int], bytes] | None:
    """Return what reads (from, to) the bytes that were kept as `name` for `library`, None where there are none."""
    if not isinstance(library.entries, Marked):
        return None
    mark = _mark(library.entries)
    try:
        path = cache_folder() / f"{mark.hex()[:32]}.{name}"
        descriptor = Descriptor(os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK))
    except OSError:
        return None
    try:
        known, size, expected = _HEADER.unpack(read_exactly(descriptor, 0, 0, _HEADER.size))
        crc = 0
        for at in range(0, size, _CHUNK):
            crc = crc32(read_exactly(descriptor, _HEADER.size, at, min(at + _CHUNK, size)), crc)
    except (OSError, ValueError, struct.error):
        known, crc, expected = b"", 0, 1
    if known != mark or crc != expected:
        set_aside(path)
        return None
    return partial(read_exactly, descriptor, _HEADER.size)


def save_attachment(library: Library, name: str, parts: Iterable[bytes]) -> None:
    """Keep `parts`, one after the other, as `name` for `library`; where that cannot be written, nothing is lost."""
    if not isinstance(library.entries, Marked):
        return
    mark = _mark(library.entries)
    path = cache_folder() / f"{mark.hex()[:32]}.{name}"
    with suppress(OSError):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor, part = tempfile.mkstemp(prefix=path.stem, suffix=UNFINISHED, dir=path.parent)
        try:
            with open(descriptor, "wb") as file:
                size = crc = 0
                file.write(_HEADER.pack(mark, 0, 0))
                for piece in parts:
                    file.write(piece)
                    size, crc = size + len(piece), crc32(piece, crc)
                file.seek(0)
                file.write(_HEADER.pack(mark, size, crc))
            os.replace(part, path)
        except BaseException:
            os.unlink(part)
            raise
        prune(path)


def _mark(entries: Marked) -> bytes:
    return entries.mark(fingerprint())
