"""Columns as bytes and back, so that an index made once serves the next start."""

import json
import struct
from array import array
from collections.abc import Callable, Iterator
from dataclasses import fields
from typing import Any, Final

from paperterm.search.columns import Columns
from paperterm.search.engine import NATIVE, Rows

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
        columns[name] = _unpack(kind, read(at, at + size), native=native)
        at += size
    if columns.keys() != {field.name for field in fields(Columns)}:
        raise ValueError("other columns")
    return Columns(**columns)


def _pack(column: Any) -> tuple[str, bytes]:
    if isinstance(column, Rows):
        return "rows", column.text.encode("utf-8", "surrogatepass")
    if isinstance(column, array):
        return column.typecode, column.tobytes()
    kind = "set" if isinstance(column, frozenset) else "list"
    return kind, json.dumps(sorted(column) if kind == "set" else column).encode()


def _unpack(kind: str, blob: bytes, *, native: bool) -> Any:
    if kind == "rows":
        return Rows(blob.decode("utf-8", "surrogatepass").split("\n"), native=native)
    if kind == "set":
        return frozenset(json.loads(blob))
    if kind == "list":
        return [tuple(item) if isinstance(item, list) else item for item in json.loads(blob)]
    return array(kind, blob)
