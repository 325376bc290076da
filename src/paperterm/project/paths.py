"""Where the files are that a manuscript names, and which of them may be opened."""

import os
from collections.abc import Iterator, Sequence
from fnmatch import translate
from itertools import islice
from pathlib import Path
from re import compile as compile_pattern
from typing import Final

_WILDCARDS: Final = frozenset("*?[")
_MOST_NAMES: Final = 10_000
_MOST_MATCHES: Final = 500
_MOST_PARTS: Final = 10


def outermost(folder: Path) -> Path:
    """Return the folder outside of which nothing is included into a manuscript in `folder`, without links.

    That is the Git repository, else the home folder where `folder` is in it, else the folder above `folder`.
    """
    folder = Path(os.path.realpath(folder))
    home = Path(os.path.realpath(Path.home()))
    for place in (folder, *folder.parents):
        if place == home or (place / ".git").exists():
            return place
    return folder.parent if folder.parent != Path(folder.anchor) else folder


def resolve(name: str, folders: Sequence[Path]) -> Path | None:
    """Return the path of `name` in the first of `folders` that has it, else in the first; None if it has a NUL."""
    if "\0" in name:
        return None
    paths = [os.path.normpath(folder / name) for folder in folders]
    return Path(next(filter(os.path.exists, paths), paths[0]))


def resolve_tex(name: str, folders: Sequence[Path]) -> Path | None:
    """Return the path of a file that TeX reads: with ``.tex`` behind `name`, unless only the file `name` exists."""
    plain = resolve(name, folders)
    completed = resolve(f"{name}.tex", folders)
    if name.lower().endswith(".tex") or (plain and plain.is_file() and completed and not completed.is_file()):
        return plain
    return completed


def matching(folder: Path, pattern: str) -> list[Path]:
    """Return the ``.bib`` files in `folder` that a pattern with ``*``, ``?`` and ``[…]`` matches, in order.

    A pattern leads to no place outside of `folder`; 500 matches are the most.
    """
    parts = [part for part in pattern.split("/") if part not in ("", ".")]
    if pattern.startswith("/") or ".." in parts or len(parts) > _MOST_PARTS or "\0" in pattern:
        return []
    found = [folder]
    for part in parts:
        found = list(islice((path for place in found for path in _children(place, part)), _MOST_MATCHES))
    return sorted(path for path in found if path.suffix.lower() == ".bib" and path.is_file())


def _children(folder: Path, part: str) -> Iterator[Path]:
    if not _WILDCARDS & set(part):
        yield folder / part
        return
    matches = compile_pattern(translate(part)).match
    try:
        with os.scandir(folder) as entries:
            for entry in sorted(islice(entries, _MOST_NAMES), key=lambda entry: entry.name):
                if matches(entry.name) and (part.startswith(".") or not entry.name.startswith(".")):
                    yield folder / entry.name
    except OSError:
        return
