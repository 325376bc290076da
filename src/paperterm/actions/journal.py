"""What is about to be added to a ``.bib``, kept until it is there whole: a torn tail is completed, never guessed at."""

import json
import os
import time
from base64 import b64decode, b64encode
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from hashlib import blake2s
from pathlib import Path
from typing import Final

from paperterm.actions.lockedfile import LockedFile, locked
from paperterm.actions.outcome import Outcome
from paperterm.actions.private import write_all, write_private
from paperterm.errors import PapertermError
from paperterm.paths import state_folder
from paperterm.regular import read_regular
from paperterm.text import clean_line
from paperterm.trouble import put_aside

_STALE: Final = 24 * 3600
"""Seconds after which a temporary file of a journal belongs to nobody."""


@dataclass(frozen=True, slots=True)
class Journal:
    """The bytes `payload` that are to stand at `offset` of the file `path`."""

    path: Path
    offset: int
    payload: bytes

    @property
    def place(self) -> Path:
        """Where the journal is kept: one for a file, since the file's lock admits one writer."""
        name = blake2s(os.fsencode(self.path), digest_size=12).hexdigest()
        return journal_folder() / f"{name}.json"

    def write(self) -> None:
        """Keep the journal.

        Raises:
            OSError: the state folder cannot be written.
        """
        self.save(self.place)

    def save(self, place: Path) -> None:
        """Keep the journal at `place`.

        Raises:
            OSError: it cannot be written.
        """
        content = {
            "path": b64encode(os.fsencode(self.path)).decode(),
            "offset": self.offset,
            "payload": b64encode(self.payload).decode(),
        }
        write_private(place, json.dumps(content).encode())

    def drop(self) -> None:
        """Forget the journal."""
        with suppress(FileNotFoundError):
            os.unlink(self.place)

    @classmethod
    def read(cls, place: Path) -> "Journal | None":
        """Return the journal at `place`, None where there is none or it makes no sense."""
        try:
            content = json.loads(read_regular(place))
            path = Path(os.fsdecode(b64decode(content["path"])))
            return cls(path, int(content["offset"]), b64decode(content["payload"]))
        except (OSError, ValueError, KeyError, TypeError):
            return None


def journal_folder() -> Path:
    """Return the folder of the journals."""
    return state_folder() / "journal"


def roll_forward(file: LockedFile) -> bool:
    """Complete the addition that was torn in `file`, if its tail is a strict beginning of what was to come.

    Whatever else stands there is left alone, and the journal is dropped. Return whether something was completed.
    """
    journal = Journal.read(Journal(file.path, 0, b"").place)
    if journal is None:
        return False
    tail = file.read()[journal.offset :]
    torn = journal.path == file.path and 0 < len(tail) < len(journal.payload) and journal.payload.startswith(tail)
    if torn:
        write_all(file.descriptor, journal.payload[len(tail) :])
        os.fsync(file.descriptor)
    journal.drop()
    return torn


def recover() -> list[Outcome]:
    """Complete what a killed program left torn; to be called at start. One outcome for each file that was mended."""
    outcomes = []
    for place in _journals():
        journal = Journal.read(place)
        if journal is None:
            put_aside(place, "tells of an interrupted addition to a .bib and is broken")
            continue
        name = clean_line(journal.path.name)
        try:
            with locked(journal.path) as file:
                if roll_forward(file):
                    outcomes.append(Outcome("warning", f"completed an addition to {name} that had been interrupted"))
        except FileNotFoundError:
            journal.drop()
        except (OSError, PapertermError):
            outcomes.append(Outcome("warning", f"{name} may end in an interrupted addition, and cannot be written"))
    return outcomes


def _journals() -> Iterator[Path]:
    with suppress(OSError):
        for place in sorted(journal_folder().iterdir()):
            if place.suffix == ".json":
                yield place
            elif place.is_file() and time.time() - place.stat().st_mtime > _STALE:
                place.unlink(missing_ok=True)
