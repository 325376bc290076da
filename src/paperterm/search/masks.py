"""Marks for all entries at once: bytes with one number for each position, 0 where there is no match.

Plain Python is slow a position at a time, so marks are combined as one long integer and mapped by `bytes.translate`.
"""

from collections.abc import Iterable, Sequence
from itertools import accumulate
from itertools import count as counting
from operator import add
from typing import Final

Mask = bytes | bytearray

_SPARSE: Final = 18
"""To look at one row in so many in Python costs as much as a native scan of all."""

_ALL_BITS: Final = bytes([0]) + bytes([255]) * 255
_PRESENT: Final = bytes([0]) + bytes([1]) * 255
_ABSENT: Final = bytes([1]) + bytes(255)


def absent(marks: Mask) -> Mask:
    """Return 1 where there is no mark."""
    return marks.translate(_ABSENT)


def equal(marks: Mask, number: int) -> Mask:
    """Return 1 where the mark is `number`."""
    return any_of(marks, (number,))


def where(marks: Mask, kept: Mask) -> bytes:
    """Return `marks` where `kept` has a mark, else 0."""
    both = int.from_bytes(marks, "little") & int.from_bytes(kept.translate(_ALL_BITS), "little")
    return both.to_bytes(len(marks), "little")


def count(marks: Mask) -> int:
    """Return how many positions have a mark."""
    return int.from_bytes(marks.translate(_PRESENT), "little").bit_count()


def positions(marks: Mask, limit: int | None = None) -> list[int]:
    """Return the positions that have a mark, the first `limit` only if given."""
    gaps = map(len, marks.translate(_PRESENT).split(b"\1", -1 if limit is None else limit)[:-1])
    return list(map(add, accumulate(gaps), counting()))


def any_of(marks: Mask, numbers: Iterable[int]) -> Mask:
    """Return 1 where the mark is one of `numbers`."""
    table = bytearray(256)
    for number in numbers:
        table[number] = 1
    return marks.translate(table)


def paired(first: Mask, second: Mask, base: int) -> bytes:
    """Return ``first * base + second`` for each position: all numbers of both are less than `base`, at most 16."""
    sums = int.from_bytes(first, "little") * base + int.from_bytes(second, "little")
    return sums.to_bytes(len(first), "little")


def is_sparse(hits: int, total: int) -> bool:
    """Whether it is cheaper to look at each of `hits` rows than to scan all `total`."""
    return hits * _SPARSE <= total


def sparse_positions(marks: Mask) -> Sequence[int] | None:
    """Return the positions that have a mark if these are few enough to look at each, else None."""
    return positions(marks) if is_sparse(count(marks), len(marks)) else None
