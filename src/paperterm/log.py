"""What the program did, a line for each thing, in a file that the user has named: to look into, and to send along.

A line is a time, a word for what happened, and facts as ``name=value`` with values in JSON (RFC 8259), ASCII only: no
byte of it acts on a terminal. Text of the user's (names of files, titles, messages) is left out unless it is asked for;
a file is told by a hash of its path, so that its lines belong together.

Where no log is wanted `note` does nothing. The log is the one thing that every room may write to, so it is held here.
"""

import json
import os
import stat
import time
from hashlib import blake2s
from typing import Final

from paperterm.errors import UsageError

_MODE: Final = 0o600


class _Log:
    """An open log; `with_content` whether text of the user's may stand in it."""

    def __init__(self, descriptor: int, *, with_content: bool) -> None:
        self.descriptor = descriptor
        self.with_content = with_content
        self.start = time.monotonic()

    def write(self, event: str, facts: dict[str, object]) -> None:
        now = time.time()
        stamp = time.strftime("%Y-%m-%dT%H:%M:%S", time.localtime(now))
        said = "".join(f" {name}={json.dumps(value)}" for name, value in facts.items())
        try:
            os.write(self.descriptor, f"{stamp}.{int(now % 1 * 1000):03} {os.getpid()} {event}{said}\n".encode())
        except OSError:  # a full disk: what the program does is worth more than what it says about it
            close_log()


_log: _Log | None = None


def open_log(path: str, *, with_content: bool = False) -> None:
    """Write notes behind what stands in the file at `path` from now on; it is made readable by the user alone.

    Raises:
        UsageError: it cannot be written, or is no regular file.
    """
    global _log  # noqa: PLW0603 - one process has one log
    flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC | os.O_NONBLOCK | os.O_NOCTTY
    try:
        descriptor = os.open(os.path.expanduser(path), flags, _MODE)
    except (OSError, ValueError) as error:
        reason = (getattr(error, "strerror", None) or str(error)).lower()
        raise UsageError(f"the log {path} cannot be written: {reason}") from error
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise UsageError(f"the log {path} cannot be written: it is no regular file")
    close_log()
    _log = _Log(descriptor, with_content=with_content)


def close_log() -> None:
    """Write no notes any more."""
    global _log  # noqa: PLW0603 - see `open_log`
    if _log is not None:
        os.close(_log.descriptor)
        _log = None


def note(event: str, **facts: object) -> None:
    """Write a line: `event` is a word of the program's own, `facts` are numbers and words of its own."""
    if _log is not None:
        _log.write(event, facts)


def is_logging() -> bool:
    """Whether there is a log: facts that cost time to find out are worth it."""
    return _log is not None


def named(path: str) -> str:
    """Return what a file is called in the log: its name where the user's text may stand there, else a hash of it."""
    if _log is not None and _log.with_content:
        return path
    suffix = os.path.splitext(path)[1].lower()
    return blake2s(os.fsencode(path), digest_size=4).hexdigest() + (suffix if suffix in _SUFFIXES else "")


_SUFFIXES: Final = frozenset({".md", ".markdown", ".bib", ".txt", ".tex", ".bbl", ".aux", ".bcf"})


def said(message: str) -> str:
    """Return a message for the log: itself where the user's text may stand there, else its length."""
    return message if _log is not None and _log.with_content else f"{len(message)} characters"


def seconds() -> float:
    """Return the time since the log was opened, 0 where there is none."""
    return 0.0 if _log is None else round(time.monotonic() - _log.start, 3)
