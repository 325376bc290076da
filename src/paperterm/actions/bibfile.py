"""Adding citations to a user's ``.bib``, and taking the last addition back.

What was there stays as it is, byte for byte; what is reported as added is there, once and whole, also after a
``kill -9`` at any moment, on a full disk, and beside other writers:

1. open the file, lock it (``flock``), see that the path still leads to it, complete what was torn before;
2. see that it ends outside an entry, and which keys it has, in any case;
3. keep a journal of the bytes to come, add them at the end in one write, ``fsync``;
4. look from the path whether the keys are there at top level; an editor may have put another file there
   meanwhile: then add to that one;
5. drop the journal; where somebody else had just written too, look again a little later.
"""

import os
import time
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from paperterm.actions.bibbytes import BibBytes, BibFileError
from paperterm.actions.journal import Journal, roll_forward
from paperterm.actions.lastaddition import forget_addition, keep_addition
from paperterm.actions.lockedfile import LockedFile, locked
from paperterm.actions.outcome import Outcome
from paperterm.actions.private import write_all
from paperterm.bibtex.danger import dangerous_commands
from paperterm.bibtex.standalone import Standalone, Target, stand_alone, whole_text
from paperterm.bibtex.toplevel import is_sound, scan
from paperterm.cite.repairs import why_broken
from paperterm.model import Citation
from paperterm.regular import read_regular
from paperterm.text import clean_line

_ATTEMPTS: Final = 10
_LOOKS: Final = 4
_BETWEEN_LOOKS: Final = 0.25
_BUSY: Final = 2.0
"""Seconds: in a file that was changed so lately, an editor may be at work that read it before we wrote."""

NOTES: Final = 3
"""Notes on an addition that its outcome tells; all are in `Addition.notes`."""

_LATE_LOOK: Final = 0.1
"""Seconds until such an editor has saved."""


@dataclass(frozen=True, slots=True)
class Addition:
    """What was added.

    Attributes:
        outcome: for the user.
        added: the keys that are there now and were not before, those of parents too.
        present: the keys that were there already, in any case; their citations were not added.
        journal: where which bytes were added, for `undo`; None where nothing was.
        notes: what was written into entries so that they mean the same there, in words.
    """

    outcome: Outcome
    added: tuple[str, ...] = ()
    present: tuple[str, ...] = ()
    journal: Journal | None = None
    notes: tuple[str, ...] = ()


def append(path: Path, citations: Sequence[Citation], *, dangerous: bool = False, create: bool = False) -> Addition:
    """Add `citations` to the ``.bib`` at `path`, those whose key is not there yet, with the macros and parents needed.

    Links are followed to the real file. Nothing is added at all if one of the citations would damage the file,
    or holds commands that do more than typeset and `dangerous` is not set.

    Args:
        path: a file that the user named or confirmed.
        citations: what to add, in this order.
        dangerous: the user has agreed to dangerous commands.
        create: make the file where there is none.
    """
    name = clean_line(path.name)
    try:
        _check(citations, dangerous)
        alone, present, journal = _append(path, citations, create)
    except (OSError, BibFileError) as error:
        return Addition(Outcome("failed", f"nothing added to {name}: {_words(error)}"))
    there = f"; {_names(present)} there already" if present else ""
    added = tuple(entry.key for entry in alone.entries)
    if not added:
        return Addition(Outcome("warning", f"nothing added to {name}{there}"), (), present)
    if journal:
        keep_addition(journal)
    notes = "".join(f"; {note}" for note in alone.notes[:NOTES])
    message = f"added {_names(added)} to {name}{there}{notes}"
    return Addition(Outcome("done", message), added, present, journal, alone.notes)


def undo(addition: Addition) -> Outcome:
    """Take `addition` back, if the file still ends with it and nothing behind it; else leave the file alone."""
    journal = addition.journal
    if journal is None:
        return Outcome("warning", "there is no addition to undo")
    name = clean_line(journal.path.name)
    try:
        with locked(journal.path) as file:
            data = file.read()
            if data[journal.offset :] != journal.payload or len(data) != journal.offset + len(journal.payload):
                return Outcome("failed", f"{name} has changed since: nothing undone")
            os.ftruncate(file.descriptor, journal.offset)
            os.fsync(file.descriptor)
    except (OSError, BibFileError) as error:
        return Outcome("failed", f"nothing undone in {name}: {_words(error)}")
    forget_addition(journal)
    return Outcome("done", f"took {_names(addition.added)} out of {name} again")


def missing_from(path: Path, keys: Sequence[str]) -> tuple[str, ...]:
    """Return those of `keys` that are not at top level of the ``.bib``: an editor may have written over them."""
    try:
        there = _keys(BibBytes.of(read_regular(path)).text)
    except (OSError, BibFileError):
        return tuple(keys)
    return tuple(key for key in keys if key.lower() not in there)


def _check(citations: Sequence[Citation], dangerous: bool) -> None:
    for citation in citations:
        if broken := why_broken(citation):
            raise BibFileError(f"{citation.key or 'one'}: {broken}")
        if not dangerous and (commands := dangerous_commands(whole_text(citation))):
            raise BibFileError(f"{citation.key} holds {', '.join(commands)}, which can run code in your document")


def _check_sound(alone: Standalone) -> None:
    for entry in alone.entries:
        if not is_sound(entry.text, entry.key):
            raise BibFileError(f"{entry.key}: its BibTeX cannot be read well enough to write what it inherits into it")


def _append(
    path: Path, citations: Sequence[Citation], create: bool
) -> tuple[Standalone, tuple[str, ...], Journal | None]:
    ours: dict[str, Citation] = {}
    alone, notes = Standalone(), dict[str, None]()
    journal: Journal | None = None
    for _ in range(_ATTEMPTS):
        with locked(path, create=create) as file:
            roll_forward(file)
            busy = time.time() - os.fstat(file.descriptor).st_mtime < _BUSY
            before, stamp = _settled(file)
            present, wanted = _sort_out(before, [*citations, *ours.values()], ours)
            if wanted:
                alone = stand_alone(wanted, Target(before.text))
                _check_sound(alone)
                journal = _add(file, before, alone, stamp)
                if journal is None:
                    continue
                ours |= {entry.key.lower(): entry for entry in alone.entries}
                notes |= dict.fromkeys(alone.notes)
            alone = Standalone(alone.macros, tuple(ours.values()), tuple(notes))
            if not wanted:
                return alone, present, journal
            there = file.is_at_path() and not missing_from(file.path, _keys_of(alone))
            if journal:
                journal.drop()
        if there and busy:
            time.sleep(_LATE_LOOK)
            there = not missing_from(file.path, _keys_of(alone))
        if there:
            return alone, present, journal
    raise BibFileError("other programs keep replacing it")


def _keys_of(alone: Standalone) -> list[str]:
    return [entry.key for entry in alone.entries]


def _settled(file: LockedFile) -> tuple[BibBytes, tuple[int, int]]:
    """Return what the file holds and its stamp; where it is empty or ends inside an entry, once two looks agree.

    An editor that writes in place empties the file first, and fills it piece by piece.
    """
    stamp, before = file.stamp(), BibBytes.of(file.read())
    for _ in range(_LOOKS):
        if before.data and not scan(before.text).open_line:
            break
        time.sleep(_BETWEEN_LOOKS)
        last, stamp, before = before, file.stamp(), BibBytes.of(file.read())
        if before.data == last.data:
            break
    return before, stamp


def _sort_out(
    before: BibBytes, citations: Sequence[Citation], ours: Collection[str]
) -> tuple[tuple[str, ...], list[Citation]]:
    """Return the keys that were there before us, and the citations still to add."""
    top = scan(before.text)
    if top.open_line:
        raise BibFileError(f"line {top.open_line} begins an entry that is not closed")
    there = {key.lower() for key in top.keys}
    present = [citation.key for citation in citations if citation.key.lower() in there - set(ours)]
    wanted: dict[str, Citation] = {}
    for citation in citations:
        if citation.key.lower() not in there:
            wanted.setdefault(citation.key.lower(), citation)
    return tuple(dict.fromkeys(present)), list(wanted.values())


def _add(file: LockedFile, before: BibBytes, alone: Standalone, stamp: tuple[int, int]) -> Journal | None:
    """Add `alone` behind `before`; None, and nothing added, where another program has written since `stamp`."""
    if not before.utf8 and (odd := next((c.key for c in alone.entries if not c.key.isascii()), None)):
        raise BibFileError(f"it is not UTF-8, and the key {odd} is not ASCII")
    journal = Journal(file.path, len(before.data), before.addition(alone.file_blocks))
    journal.write()
    if file.stamp() != stamp:
        journal.drop()
        return None
    try:
        write_all(file.descriptor, journal.payload)
        os.fsync(file.descriptor)
    except OSError:
        _take_back(file, journal)
        raise
    return journal


def _take_back(file: LockedFile, journal: Journal) -> None:
    """Remove what part of an addition did not fit, if nobody has written behind it."""
    tail = file.read()[journal.offset :]
    if journal.payload.startswith(tail):
        os.ftruncate(file.descriptor, journal.offset)
        journal.drop()


def _keys(text: str) -> set[str]:
    return {key.lower() for key in scan(text).keys}


def _words(error: Exception) -> str:
    if not isinstance(error, OSError):
        return str(error)
    return clean_line(
        f"{error.strerror or error} ({error.filename})" if error.filename else str(error.strerror or error)
    )


def _names(keys: Sequence[str]) -> str:
    return ", ".join(keys) if len(keys) <= 3 else f"{len(keys)} citations"
