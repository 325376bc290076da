"""Reading the bytes of a stranger's file: bounded, never blocking, decoded to text."""

import codecs
import os
import stat

from paperterm.errors import UnreadableError

MAX_BYTES = 8 * 1024 * 1024
"""The largest file that is read: four times the largest real list."""

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def read_file(path: str) -> bytes:
    """Return the bytes of the regular file at `path`.

    The kind and the size are looked up on the opened descriptor, so nothing can change between look and read.

    Raises:
        UnreadableError: missing, not permitted, no regular file, or larger than `MAX_BYTES`.
    """
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC | os.O_NOCTTY)
    except OSError as error:
        raise UnreadableError(_reason(error)) from error
    try:
        return _read_regular(descriptor)
    except OSError as error:
        raise UnreadableError(_reason(error)) from error
    finally:
        os.close(descriptor)


def _read_regular(descriptor: int) -> bytes:
    status = os.fstat(descriptor)
    if stat.S_ISDIR(status.st_mode):
        raise UnreadableError("is a folder")
    if not stat.S_ISREG(status.st_mode):
        raise UnreadableError("is no regular file")
    if status.st_size <= MAX_BYTES:
        with open(descriptor, "rb", closefd=False) as file:
            data = file.read(MAX_BYTES + 1)
        if len(data) <= MAX_BYTES:
            return data
    raise UnreadableError(f"is larger than {MAX_BYTES // 1024 // 1024} MB")


def decode(data: bytes) -> tuple[str, str | None]:
    """Return the text of `data` and, where it is not UTF-8, what it was read as.

    Raises:
        UnreadableError: `data` is binary (holds a NUL byte and no byte order mark of UTF-16).
    """
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace"), None if encoding == "utf-8-sig" else "UTF-16"
    if b"\0" in data:
        if _is_sparse_nul(data):
            return data.decode("utf-8", errors="replace"), None
        raise UnreadableError("is a binary file")
    try:
        return data.decode("utf-8"), None
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace"), "Windows-1252 (Latin-1)"


def _is_sparse_nul(data: bytes) -> bool:
    """Whether `data` is text with a stray NUL or two: UTF-8, and less than one NUL in a thousand bytes."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return data.count(0) * 1000 <= len(data)


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()
