"""What the program and its worker processes say to each other: frames of parts, each with its length before it."""

import json
import struct
from array import array
from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import IO, Any, Final

from paperterm.library.reading import FileState, from_plain, to_plain
from paperterm.library.records import from_memory

_COUNT: Final = struct.Struct("=I")
_LENGTH: Final = struct.Struct("=Q")
_SMALL: Final = 1 << 16
"""Bytes of a frame that is read at once; the parts of a larger one are not copied again."""

PARTS: Final = 4
"""The parts of a file's state in a frame."""


def send(stream: IO[bytes], *parts: bytes) -> None:
    """Write a frame."""
    lengths = b"".join(_LENGTH.pack(len(part)) for part in parts)
    stream.write(b"".join((_COUNT.pack(len(parts)), lengths, *parts)))
    stream.flush()


def receive(stream: IO[bytes]) -> list[bytes]:
    """Return the parts of the next frame.

    Raises:
        EOFError: the other side ended, perhaps within a frame.
    """
    (count,) = _COUNT.unpack(exactly(stream, _COUNT.size))
    lengths = array("Q", exactly(stream, count * _LENGTH.size))
    if sum(lengths) > _SMALL:
        return [exactly(stream, length) for length in lengths]
    body, ends = exactly(stream, sum(lengths)), list(accumulate(lengths, initial=0))
    return [body[start:stop] for start, stop in pairwise(ends)]


def exactly(stream: IO[bytes], size: int) -> bytes:
    """Return the next `size` bytes.

    Raises:
        EOFError: there are fewer.
    """
    pieces: list[bytes] = []
    while size:
        piece = stream.read(size)
        if not piece:
            raise EOFError
        pieces.append(piece)
        size -= len(piece)
    return pieces[0] if len(pieces) == 1 else b"".join(pieces)


def pack_state(state: FileState, **more: Any) -> tuple[bytes, ...]:
    """Return the parts of a frame that holds `state` and plain values beside it."""
    records = state.records
    bounds = array("I", records.bounds).tobytes()
    return json.dumps(to_plain(state) | more).encode(), bounds, records.ids, records.payload()


def unpack_state(parts: Sequence[bytes]) -> tuple[FileState, dict[str, Any]]:
    """Return what `pack_state` was given."""
    head, bounds, ids, payload = parts
    plain = json.loads(head)
    return from_plain(plain, array("I", bounds), ids, from_memory(payload)), plain
