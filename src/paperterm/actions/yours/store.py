"""Keeping it: one TOML file that a person can read, change, compare and keep in Git.

A change locks the file, reads it, and puts another one in its place; locks are the system's, and end with the program.
Where a file system has none, a look afterwards shows whether another program was faster: the change is made again.
"""

import json
import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, Final

from paperterm.actions.bibbytes import BibFileError
from paperterm.actions.lockedfile import locked
from paperterm.actions.private import write_private
from paperterm.actions.yours.shelf import STATUSES, Shelf, Yours, keeping_names
from paperterm.errors import PapertermError
from paperterm.model import Entry
from paperterm.paths import data_folder
from paperterm.regular import read_regular
from paperterm.text import clean_line

FILE_NAME: Final = "papers.toml"
_HEAD: Final = (
    "# What you keep about papers: stars, status (toread, reading, read), collections, notes.\n"
    "# Each paper is known by its names; the file may be changed by hand while no other program does.\n"
)
_TRIES: Final = 5
_MODE: Final = 0o777


class YoursError(PapertermError):
    """What is kept cannot be read or written; nothing was changed."""


def yours_folder(given: str = "") -> Path:
    """Return the folder of what is kept: `given`, a path of the settings, else one among the user's data."""
    return Path(os.path.expanduser(given)) if given else data_folder() / "yours"


def read_shelf(folder: Path) -> Shelf:
    """Return what is kept; nothing where nothing was kept yet.

    Raises:
        YoursError: the file cannot be read.
    """
    path = folder / FILE_NAME
    try:
        return Shelf.of(_parse(read_regular(path), path))
    except FileNotFoundError:
        return Shelf()
    except OSError as error:
        raise YoursError(f"{path} cannot be read: {error.strerror}") from error


def keep(folder: Path, entries: Iterable[Entry], change: Callable[[Yours], Yours]) -> Shelf:
    """Change what is kept about the papers `entries`, and return all that is kept then.

    Raises:
        YoursError: the file cannot be read or written; nothing was changed.
    """
    papers = list(entries)

    def changed(shelf: Shelf) -> Shelf:
        for entry in papers:
            known = shelf.about(entry)
            made = change((known or Yours(tuple(keeping_names(entry)))).of(entry))
            others = [yours for yours in shelf.kept if yours is not known]
            shelf = Shelf.of(others if made.is_empty else [*others, made])
        return shelf

    return rewrite(folder, changed)


def rewrite(folder: Path, change: Callable[[Shelf], Shelf]) -> Shelf:
    """Put what `change` makes of all that is kept in its place.

    Raises:
        YoursError: the file cannot be read or written; nothing was changed.
    """
    path = folder / FILE_NAME
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for _ in range(_TRIES):
            with locked(path, create=True) as file:
                before = file.read()
                shelf = change(Shelf.of(_parse(before, path)))
                data = to_text(shelf.kept).encode()
                if data != before:
                    _replace(file.path, data)
            if read_regular(path) == data or _holds(path, change):
                return shelf
    except BibFileError as error:
        raise YoursError(f"{path}: {error}") from error
    except OSError as error:
        raise YoursError(f"{path} cannot be written: {error.strerror}") from error
    raise YoursError(f"{path}: other programs keep replacing it")


def to_text(kept: Iterable[Yours]) -> str:
    """Return what is kept as the text of the file, in an order that does not depend on when it came."""
    keys: set[str] = set()
    blocks = []
    for yours in sorted(kept, key=_order):
        key, count = yours.names[0], 1
        while key in keys:  # another paper of that title, or one with a wrong link: TOML has each key once
            count += 1
            key = f"{yours.names[0]} ({count})"
        keys.add(key)
        blocks.append(_block(key, yours))
    return _HEAD + "".join(blocks)


def from_text(text: str) -> list[Yours]:
    """Return what is kept in a text that `to_text` or a person has made.

    Raises:
        ValueError: it is no TOML, or a value makes no sense.
    """
    import tomllib

    return [_read(name, values) for name, values in tomllib.loads(text).items()]


def _holds(path: Path, change: Callable[[Shelf], Shelf]) -> bool:
    """Whether the change is in the file, which another program has changed since."""
    shelf = Shelf.of(_parse(read_regular(path), path))
    return to_text(change(shelf).kept) == to_text(shelf.kept)


def _replace(path: Path, data: bytes) -> None:
    mode = os.stat(path).st_mode & _MODE
    write_private(path, data)
    os.chmod(path, mode & ~0o111)


def _parse(data: bytes, path: Path) -> list[Yours]:
    try:
        return from_text(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise YoursError(f"{path} is no longer readable, and is left as it is: {clean_line(str(error))}") from error


def _order(yours: Yours) -> tuple[object, ...]:
    return yours.names, yours.title, yours.authors, yours.year or 0


def _block(key: str, yours: Yours) -> str:
    values = {
        "name": "" if key == yours.names[0] else yours.names[0],
        "title": yours.title,
        "also": list(yours.names[1:]),
        "authors": list(yours.authors),
        "year": yours.year,
        "star": yours.star,
        "status": yours.status,
        "collections": list(yours.collections),
        "note": yours.note,
    }
    lines = [f"{name} = {_toml(value)}\n" for name, value in values.items() if value]
    return f"\n[{_toml(key)}]\n{''.join(lines)}"


def _toml(value: object) -> str:
    """Return a text, number, truth or list of texts as TOML, of whose basic strings JSON's are some."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _read(key: str, values: Any) -> Yours:
    if not isinstance(values, dict):
        raise ValueError(f"“{key}” is no table")  # noqa: TRY004 - the value of a text, no type of an argument
    name = clean_line(str(values.get("name", ""))) or clean_line(key)
    status = clean_line(str(values.get("status", "")))
    if status and status not in STATUSES:
        raise ValueError(f"“{name}”: the status is none of {', '.join(STATUSES)}")
    year = values.get("year")
    return Yours(
        names=tuple(dict.fromkeys((name, *_texts(values, "also")))),
        title=clean_line(str(values.get("title", ""))),
        authors=_texts(values, "authors"),
        year=year if isinstance(year, int) else None,
        star=values.get("star") is True,
        status=status,
        collections=_texts(values, "collections"),
        note=clean_line(str(values.get("note", ""))),
    )


def _texts(values: dict[str, Any], name: str) -> tuple[str, ...]:
    found = values.get(name, [])
    if not isinstance(found, list):
        raise ValueError(f"{name} is no list")  # noqa: TRY004 - the value of a text, no type of an argument
    return tuple(text for item in found if (text := clean_line(str(item))))
