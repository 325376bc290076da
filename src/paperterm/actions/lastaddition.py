"""The last addition to a ``.bib``, kept in the state folder so that a later run of the program can take it back."""

from contextlib import suppress
from pathlib import Path

from paperterm.actions.journal import Journal
from paperterm.paths import state_folder


def keep_addition(journal: Journal) -> None:
    """Keep what was added; where the state folder cannot be written, nothing is kept."""
    with suppress(OSError):
        journal.save(_place())


def last_addition() -> Journal | None:
    """Return what was added last, None where nothing was or it was taken back."""
    return Journal.read(_place())


def forget_addition(journal: Journal) -> None:
    """Forget `journal` if it is the last addition."""
    if last_addition() == journal:
        with suppress(OSError):
            _place().unlink()


def _place() -> Path:
    return state_folder() / "last-addition.json"
