"""Columns as bytes and back, so that an index made once serves the next start."""

import json
import struct
from array import array
from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields
from itertools import accumulate, pairwise
from typing import Any, Final

from paperterm.search.columns import LOOKED_UP, Columns
from paperterm.search.engine import NATIVE, Rows
from paperterm.search.postings import Postings
from paperterm.search.wordrows import ValueRows, WordRows

Read = Callable[[int, int], bytes]
"""From a start and a stop to the bytes between."""

_LENGTH: Final = struct.Struct("<Q")


def dump(columns: Columns) -> Iterator[bytes]:
    """Yield the parts of what `restore` reads: the length of the contents, the contents, each column."""
    blobs = {field.name: _pack(getattr(columns, field.name)) for field in fields(Columns)}
    contents = json.dumps([[name, kind, len(blob)] for name, (kind, blob) in blobs.items()]).encode()
    yield _LENGTH.pack(len(contents))
    yield contents
    for _, blob in blobs.values():
        yield blob


def restore(read: Read, *, native: bool = NATIVE) -> Columns:
    """Return the columns that `dump` gave, read column by column.

    Raises:
        ValueError: there are other columns, or what is read is damaged.
    """
    (length,) = _LENGTH.unpack(read(0, _LENGTH.size))
    at = _LENGTH.size + length
    columns: dict[str, Any] = {}
    for name, kind, size in json.loads(read(_LENGTH.size, at)):
        columns[name] = _unpack(kind, read(at, at + size), native=native and name not in LOOKED_UP)
        at += size
    if columns.keys() != {field.name for field in fields(Columns)}:
        raise ValueError("other columns")
    return Columns(**columns)


def _pack(column: Any) -> tuple[str, bytes]:
    if isinstance(column, WordRows):
        lists = [part for one in column.postings for part in (_encode(one.words), one.bounds, one.places)]
        return "words", _join([_encode(column.text), *lists])
    if isinstance(column, ValueRows):
        return "values", _join([_encode(column.text), column.sums, column.places])
    if isinstance(column, Rows):
        return "rows", _encode(column.text)
    if isinstance(column, array):
        return column.typecode, column.tobytes()
    return "list", json.dumps(column).encode()


def _unpack(kind: str, blob: bytes, *, native: bool) -> Any:
    if kind == "words":
        text, *lists = _split(blob)
        postings = [
            Postings(_decode(words), array("L", bounds), array("I", places))
            for words, bounds, places in zip(lists[::3], lists[1::3], lists[2::3], strict=True)
        ]
        return WordRows(_decode(text).split("\n"), postings, native=native)
    if kind == "values":
        text, sums, places = _split(blob)
        return ValueRows(_decode(text).split("\n"), array("I", sums), array("I", places), native=native)
    if kind == "rows":
        return Rows(_decode(blob).split("\n"), native=native)
    if kind == "list":
        return [tuple(item) if isinstance(item, list) else item for item in json.loads(blob)]
    return array(kind, blob)


def _encode(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _decode(blob: bytes) -> str:
    return blob.decode("utf-8", "surrogatepass")


def _join(parts: Sequence["bytes | array[int]"]) -> bytes:
    """Return parts as one, their number and lengths before them."""
    blobs = [bytes(part) for part in parts]
    return b"".join(map(_LENGTH.pack, (len(blobs), *map(len, blobs)))) + b"".join(blobs)


def _split(blob: bytes) -> list[bytes]:
    (count,) = _LENGTH.unpack_from(blob)
    lengths = [_LENGTH.unpack_from(blob, number * _LENGTH.size)[0] for number in range(1, count + 1)]
    ends = list(accumulate(lengths, initial=(count + 1) * _LENGTH.size))
    return [blob[start:stop] for start, stop in pairwise(ends)]
