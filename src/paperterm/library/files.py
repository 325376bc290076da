"""Reading the bytes of a stranger's file: bounded, never blocking, decoded to text."""

import errno
import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

from paperterm.errors import UnreadableError

MAX_BYTES: Final = 8 << 20
"""The largest file that is read: four times the largest real list."""

MAX_NAMED_BIB_BYTES: Final = 256 << 20
"""The largest ``.bib`` that is read where the user, the settings or the manuscript name it."""


def read_file(path: str, limit: int = MAX_BYTES) -> bytes:
    """Return the bytes of the regular file at `path`.

    Raises:
        UnreadableError: missing, not permitted, no regular file, or larger than `limit` bytes.
    """
    with open_regular(path, limit) as descriptor, open(descriptor, "rb", closefd=False) as file:
        return limited(file.read(limit + 1), limit)


@contextmanager
def open_regular(path: str, limit: int) -> Iterator[int]:
    """Open the regular file at `path` and give its descriptor.

    The kind and the size are looked up on the opened descriptor, so nothing can change between look and read.

    Raises:
        UnreadableError: missing, not permitted, no regular file, or larger than `limit` bytes.
    """
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC | os.O_NOCTTY)
    except OSError as error:
        raise UnreadableError(_reason(error)) from error
    try:
        status = os.fstat(descriptor)
        if stat.S_ISDIR(status.st_mode):
            raise UnreadableError("is a folder")
        if not stat.S_ISREG(status.st_mode):
            raise UnreadableError("is no regular file")
        if status.st_size > limit:
            raise UnreadableError(_too_large(limit))
        yield descriptor
    except OSError as error:
        raise UnreadableError(_reason(error)) from error
    finally:
        os.close(descriptor)


def limited(data: bytes, limit: int = MAX_BYTES) -> bytes:
    """Return `data`.

    Raises:
        UnreadableError: it is more than `limit` bytes.
    """
    if len(data) > limit:
        raise UnreadableError(_too_large(limit))
    return data


def _too_large(limit: int) -> str:
    return f"is larger than {limit >> 20} MB"


def decode(data: bytes, sample: Callable[[], bytes] | None = None) -> tuple[str, str | None]:
    """Return the text of `data` and, where it is not UTF-8, what it was read as.

    Args:
        data: a file, or a part of one.
        sample: for a part, gives the lines of the whole file that are not ASCII, so that all parts are read alike.

    Raises:
        UnreadableError: `data` is no text.
    """
    try:
        if b"\0" not in data:
            return data.decode("utf-8-sig"), None
    except UnicodeDecodeError:
        pass
    from paperterm.library.encodings import decode_text

    found = decode_text(data, sample)
    if found is None:
        raise UnreadableError("is a binary file")
    return found


def _reason(error: OSError) -> str:
    if error.errno == errno.ENXIO:  # what opening a socket gives, or a device that is not there
        return "is no regular file"
    return (error.strerror or str(error)).lower()
