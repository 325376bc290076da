"""Trouble with the files that the program keeps for itself: worked around, said once, and nothing of it is lost.

What the program remembers (state) and what it can make again (cache) may be broken, of another version, or not
writable. The program goes on without; a file that it cannot read is put aside before another takes its place. What a
person has made (settings, papers, a ``.bib``) is not the matter here: that is never replaced.
"""

from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Final

from paperterm.log import note, said

BROKEN: Final = "is broken"
OTHER_VERSION: Final = "is of another version of paperterm"
ASIDE: Final = "aside"
"""The folder beside a file that is put aside."""


class _Troubles:
    """What was said in this run, and what waits for somebody to hear it."""

    def __init__(self) -> None:
        self.known: set[str] = set()
        self.waiting: list[str] = []
        self.listener: Callable[[str], None] | None = None


_troubles = _Troubles()


def listen(listener: Callable[[str], None] | None) -> None:
    """Let `listener` hear all trouble from now on, and what is still to be said; None lets it wait again."""
    _troubles.listener = listener
    while listener and _troubles.waiting:
        listener(_troubles.waiting.pop(0))


def report(message: str) -> None:
    """Say `message` to the person, once in a run; any thread may call this."""
    if message in _troubles.known:
        return
    _troubles.known.add(message)
    note("trouble", message=said(message))
    if _troubles.listener:
        _troubles.listener(message)
    else:
        _troubles.waiting.append(message)


def cannot_remember(error: OSError) -> None:
    """Say that the state folder cannot be written."""
    from paperterm.paths import state_folder

    report(f"nothing is remembered for the next start: {state_folder()} cannot be written ({reason_of(error)})")


def put_aside(path: Path, why: str) -> None:
    """Move the file at `path`, which cannot be used, out of the way of the next one; `why` as `BROKEN`.

    Where that fails it stays, and is not replaced either: who cannot rename cannot replace.
    """
    try:
        folder = path.parent / ASIDE
        folder.mkdir(mode=0o700, exist_ok=True)
        names = (f"{path.name}-{number}" if number > 1 else path.name for number in count(1))
        aside = next(folder / name for name in names if not (folder / name).exists())
        path.rename(aside)
    except OSError as error:
        report(f"{path} {why}, and is left as it is ({reason_of(error)})")
    else:
        report(f"{path} {why}: it is kept as {aside}, and begun anew")


def reason_of(error: OSError) -> str:
    """Return the words of the system."""
    return (error.strerror or str(error)).lower()
