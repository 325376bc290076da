"""What the program and its worker processes say to each other: frames of parts, each with its length before it."""

import json
import struct
from array import array
from collections.abc import Sequence
from typing import IO, Any, Final

from paperterm.library.reading import FileState, from_plain, to_plain
from paperterm.library.records import from_memory

_COUNT: Final = struct.Struct("=I")
_LENGTH: Final = struct.Struct("=Q")


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
    lengths = [_LENGTH.unpack(exactly(stream, _LENGTH.size))[0] for _ in range(count)]
    return [exactly(stream, length) for length in lengths]


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
