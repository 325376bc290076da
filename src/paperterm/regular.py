"""Reading files without ever waiting: a pipe where a file is expected would hold the program up for ever."""

import errno
import os
import stat
from pathlib import Path


def read_regular(path: str | Path, limit: int = -1) -> bytes:
    """Return the bytes of the regular file at `path`, no more than `limit` of them.

    The kind is looked up on the opened descriptor, so nothing can change between look and read.

    Raises:
        OSError: missing, not permitted, or no regular file.
        ValueError: `path` is none.
    """
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC | os.O_NOCTTY)
    try:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise OSError(errno.EINVAL, "is no regular file", str(path))
        with open(descriptor, "rb", closefd=False) as file:
            return file.read(limit)
    finally:
        os.close(descriptor)
