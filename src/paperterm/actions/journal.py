"""What is about to be added to a ``.bib``, kept until it is there whole: a torn tail is completed, never guessed at."""

import json
import os
from base64 import b64decode, b64encode
from contextlib import suppress
from dataclasses import dataclass
from hashlib import blake2s
from pathlib import Path
from typing import Literal

from paperterm.actions.lockedfile import LockedFile
from paperterm.actions.private import write_all, write_private
from paperterm.paths import state_folder
from paperterm.regular import read_regular


@dataclass(frozen=True, slots=True)
class Journal:
    """The bytes `payload` that are to stand at `offset` of the file `path`."""

    path: Path
    offset: int
    payload: bytes

    def is_torn(self, tail: bytes) -> bool:
        """Whether `tail`, which the file has from `offset` on, is the beginning of the payload and not all of it."""
        return 0 < len(tail) < len(self.payload) and self.payload.startswith(tail)

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


def roll_forward(file: LockedFile) -> Literal["", "completed", "removed"]:
    """Complete the addition that was torn in `file`, if its tail is a strict beginning of what was to come.

    Where the rest cannot be written, the beginning is removed. Whatever else is there is left alone, and the journal is
    dropped. Return what was done.

    Raises:
        OSError: neither was possible.
        BibFileError: the file is too large.
    """
    journal = Journal.read(Journal(file.path, 0, b"").place)
    if journal is None:
        return ""
    tail = file.read()[journal.offset :]
    if journal.path != file.path or not journal.is_torn(tail):
        journal.drop()
        return ""
    try:
        write_all(file.descriptor, journal.payload[len(tail) :])
        os.fsync(file.descriptor)
    except OSError:
        os.ftruncate(file.descriptor, journal.offset)
        os.fsync(file.descriptor)
        journal.drop()
        return "removed"
    journal.drop()
    return "completed"
