"""A user's file, open and locked: the file at the path, not one that was there a moment ago."""

import errno
import fcntl
import os
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from paperterm.actions.bibbytes import BibFileError

_PATIENCE: Final = 10.0
"""Seconds to wait for another writer; one needs milliseconds."""

_LARGEST: Final = 256 << 20
_NO_LOCKS: Final = (errno.ENOLCK, errno.EOPNOTSUPP, errno.ENOSYS)


@dataclass(frozen=True, slots=True)
class LockedFile:
    """A regular file, open for reading and appending under an exclusive lock; `path` has no links in it."""

    path: Path
    descriptor: int

    def read(self) -> bytes:
        """Return all its bytes.

        Raises:
            BibFileError: it is too large.
        """
        size = os.fstat(self.descriptor).st_size
        if size > _LARGEST:
            raise BibFileError(f"it is larger than {_LARGEST // 1024**2} MB")
        os.lseek(self.descriptor, 0, os.SEEK_SET)
        chunks = []
        while chunk := os.read(self.descriptor, 1 << 20):
            chunks.append(chunk)
        return b"".join(chunks)

    def stamp(self) -> tuple[int, int]:
        """Return size and time of the last change: equal as long as nobody writes."""
        status = os.fstat(self.descriptor)
        return status.st_size, status.st_mtime_ns

    def is_at_path(self) -> bool:
        """Whether the path still leads to this file, and not to one that an editor put there instead."""
        try:
            there = os.stat(self.path)
        except OSError:
            return False
        here = os.fstat(self.descriptor)
        return (there.st_dev, there.st_ino) == (here.st_dev, here.st_ino)


@contextmanager
def locked(path: Path, *, create: bool = False) -> Iterator[LockedFile]:
    """Open and lock the file that `path` leads to; with `create` make it where there is none.

    Raises:
        BibFileError: no regular file, or another program keeps it locked.
        OSError: no permission, no such file.
    """
    path = Path(os.path.realpath(path))
    deadline = time.monotonic() + _PATIENCE
    while True:
        file = LockedFile(path, _open(path, create))
        try:
            _lock(file.descriptor, deadline)
            if file.is_at_path():
                yield file
                return
        finally:
            os.close(file.descriptor)
        if time.monotonic() > deadline:
            raise BibFileError("other programs keep replacing it")


def _open(path: Path, create: bool) -> int:
    try:
        _check(os.stat(path).st_mode)
    except FileNotFoundError:
        if not create:
            raise
    flags = os.O_RDWR | os.O_APPEND | os.O_NONBLOCK | os.O_CLOEXEC | (os.O_CREAT if create else 0)
    descriptor = os.open(path, flags, 0o666)
    try:
        _check(os.fstat(descriptor).st_mode)
    except BaseException:
        os.close(descriptor)
        raise
    return descriptor


def _check(mode: int) -> None:
    if not stat.S_ISREG(mode):
        raise BibFileError("it is a folder" if stat.S_ISDIR(mode) else "it is no regular file")


def _lock(descriptor: int, deadline: float) -> None:
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > deadline:
                raise BibFileError("another program keeps it locked") from None
            time.sleep(0.005)
        except OSError as error:
            if error.errno not in _NO_LOCKS:
                raise
            return
        else:
            return
