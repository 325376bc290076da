"""Reading the bytes of a stranger's file: bounded, never blocking, decoded to text."""

import errno
import os
import stat

from paperterm.errors import UnreadableError

MAX_BYTES = 8 * 1024 * 1024
"""The largest file that is read: four times the largest real list."""
_TOO_LARGE = f"is larger than {MAX_BYTES // 1024 // 1024} MB"


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
            return limited(file.read(MAX_BYTES + 1))
    raise UnreadableError(_TOO_LARGE)


def limited(data: bytes) -> bytes:
    """Return `data`.

    Raises:
        UnreadableError: it is more than `MAX_BYTES`.
    """
    if len(data) > MAX_BYTES:
        raise UnreadableError(_TOO_LARGE)
    return data


def decode(data: bytes) -> tuple[str, str | None]:
    """Return the text of `data` and, where it is not UTF-8, what it was read as.

    Raises:
        UnreadableError: `data` is no text.
    """
    try:
        if b"\0" not in data:
            return data.decode("utf-8-sig"), None
    except UnicodeDecodeError:
        pass
    from paperterm.library.encodings import decode_text

    found = decode_text(data)
    if found is None:
        raise UnreadableError("is a binary file")
    return found


def _reason(error: OSError) -> str:
    if error.errno == errno.ENXIO:  # what opening a socket gives, or a device that is not there
        return "is no regular file"
    return (error.strerror or str(error)).lower()
