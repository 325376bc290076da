"""Papers that a person has told apart: a text file with two names on each line."""

import os
from collections.abc import Iterator
from pathlib import Path

from paperterm.library.papers.find import Pair
from paperterm.library.papers.names import names_of
from paperterm.model import Entry
from paperterm.paths import data_folder
from paperterm.regular import read_regular
from paperterm.text import clean_line

_HEAD = "# Papers that are not the same, two names on each line. Remove a line, and they are one again.\n"


def apart_path() -> Path:
    """Return the file."""
    return data_folder() / "not-the-same.txt"


def read_apart() -> tuple[Pair, ...]:
    """Return the pairs of names; none where the file is missing or cannot be read."""
    try:
        text = read_regular(apart_path()).decode("utf-8", "replace")
    except OSError:
        return ()
    lines = (clean_line(line).split() for line in text.splitlines() if not line.startswith("#"))
    return tuple(frozenset(line[:2]) for line in lines if len(line) == 2 and line[0] != line[1])


def tell_apart(one: Entry, other: Entry) -> None:
    """Remember that two places are not one paper.

    Raises:
        OSError: the file cannot be written.
    """
    line = " ".join(_telling(one, other)) + "\n"
    path = apart_path()
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(line if os.fstat(descriptor).st_size else _HEAD + line)
        file.flush()
        os.fsync(descriptor)


def _telling(one: Entry, other: Entry) -> Iterator[str]:
    """Yield a name of each that the other one has not, else the place where it stands."""
    mine, theirs = names_of(one), names_of(other)
    for names, others, entry in ((mine, theirs, one), (theirs, mine, other)):
        yield next((name for name in names if name not in others), f"place:{entry.id}")
