"""Interrupted additions to a ``.bib``: found by their journals, completed or removed, never guessed at."""

import fcntl
import os
import stat
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

from paperterm.actions.journal import Journal, journal_folder, roll_forward
from paperterm.actions.lastaddition import keep_addition
from paperterm.actions.lockedfile import locked
from paperterm.actions.outcome import Outcome
from paperterm.errors import PapertermError
from paperterm.text import clean_line
from paperterm.trouble import put_aside

_STALE: Final = 24 * 3600
"""Seconds after which a temporary file of a journal belongs to nobody."""

_REMEDY: Final = "paperterm undo removes it, paperterm add and the interface complete it"


def recover() -> list[Outcome]:
    """Complete what a killed program left torn, or remove it where there is no space; one outcome for each file.

    A completed addition counts as the last one, so that it can be undone.
    """
    outcomes = []
    for journal in _journals():
        name = clean_line(journal.path.name)
        try:
            with locked(journal.path) as file:
                done = roll_forward(file)
        except FileNotFoundError:
            journal.drop()
        except (OSError, PapertermError):
            outcomes.append(Outcome("failed", f"{name} may end in an interrupted addition, and cannot be written"))
        else:
            if done == "completed":
                keep_addition(journal)
            if done:
                outcomes.append(Outcome("warning", f"{done} an interrupted addition to {name}"))
    return outcomes


def interrupted_additions() -> list[str]:
    """Return a message for each file that ends in a torn addition, and change nothing."""
    found = []
    for place in _places():
        journal = Journal.read(place)
        if journal and journal.is_torn(_tail(journal)):
            found.append(f"{clean_line(str(journal.path))} ends in an interrupted addition: {_REMEDY}")
    return found


def _tail(journal: Journal) -> bytes:
    """Return what the file has where the addition belongs; b"" where it cannot be read or is being written."""
    try:
        descriptor = os.open(journal.path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC | os.O_NOCTTY)
    except OSError:
        return b""
    with open(descriptor, "rb") as file:
        try:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                return b""
            fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
            file.seek(journal.offset)
            return file.read(len(journal.payload) + 1)
        except OSError:
            return b""


def _places() -> list[Path]:
    try:
        return sorted(place for place in journal_folder().iterdir() if place.suffix == ".json")
    except OSError:
        return []


def _journals() -> Iterator[Journal]:
    """Yield the journals; one that cannot be read is put aside, and what a killed program left beside them removed."""
    for place in _places():
        if journal := Journal.read(place):
            yield journal
        else:
            put_aside(place, "tells of an interrupted addition to a .bib and is broken")
    with suppress(OSError):
        for place in journal_folder().iterdir():
            if place.suffix != ".json" and place.is_file() and time.time() - place.stat().st_mtime > _STALE:
                place.unlink(missing_ok=True)
