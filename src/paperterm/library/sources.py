"""Finding the files of lists under the arguments of the command line."""

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from typing import Final, NamedTuple, Protocol

from paperterm.library.files import MAX_BYTES, MAX_NAMED_BIB_BYTES
from paperterm.model import Problem
from paperterm.text import clean_line

STDIN = "-"
TEXT = ".txt"
BIB = ".bib"
SUFFIXES = (".md", ".markdown", BIB, TEXT)
MAX_FILES = 50_000
"""Files looked at under one argument, of any kind."""

MAX_LISTS = 15_000
"""Files read under one argument, several times the largest clones of lists; texts apart, which are only glanced at."""

MAX_DEPTH = 40
"""Folders inside each other."""


class Mark(NamedTuple):
    """What a file or folder looks like from outside.

    Attributes:
        size: bytes; -1 where there is nothing.
        modified, changed: nanoseconds of the last change of the content, and of anything about it.
    """

    size: int
    modified: int
    changed: int


GONE: Final = Mark(-1, 0, 0)
Look = Mapping[str, Mark]
"""What was seen, by path."""


def mark_of(path: str) -> Mark:
    """Return what the file or folder at `path` looks like now."""
    try:
        status = os.stat(path)
    except (OSError, ValueError):
        return GONE
    return Mark(status.st_size, status.st_mtime_ns, status.st_ctime_ns)


@dataclass(frozen=True, slots=True)
class ListFile:
    """A file that may hold a list.

    Attributes:
        path: absolute, or ``-`` for standard input.
        name: relative to the argument, with ``/``, clean.
        limit: bytes of the largest file that is read.
        layout: where its titles are, as the settings decide (``link to bar``); "" where they say nothing.
    """

    path: str
    name: str
    limit: int = MAX_BYTES
    layout: str = ""

    @property
    def size(self) -> int:
        """The number of bytes in it now; 0 where that is not known."""
        try:
            return os.stat(self.path).st_size
        except OSError:
            return 0


class Layouts(Protocol):
    """What a person has decided about the layouts of files."""

    def of(self, path: str) -> str:
        """Return where the titles of the file at `path` are (``link to bar``), "" where nothing is decided."""


@dataclass(frozen=True, slots=True)
class Source:
    """An argument of the command line, and what was found under it.

    Attributes:
        name: how the argument is called in the tree.
        root: absolute folder that relative links must not leave.
        is_folder: whether the argument is a folder.
        files: those with a suffix of a list, by folder, in order of their names.
        known: names relative to `root` of all files and folders that were seen below it; of an argument that is a
            file, the ``.bib`` files beside it that belong to it.
        is_refused: whether the argument cannot be read at all; the first of `problems` says why.
        folders: what each folder looked like before it was read, by path.
    """

    name: str
    root: str
    is_folder: bool
    files: tuple[ListFile, ...]
    known: frozenset[str] = frozenset()
    problems: tuple[Problem, ...] = ()
    is_refused: bool = False
    folders: Look = field(default_factory=dict)


def find_sources(arguments: Sequence[str]) -> tuple[Source, ...]:
    """Return a source for each argument; a path that cannot be read is a source with a problem."""
    return tuple(_find_source(argument, arguments) for argument in arguments)


def _find_source(argument: str, arguments: Sequence[str]) -> Source:
    if argument == STDIN:
        return Source("standard input", str(Path.cwd()), False, (ListFile(STDIN, STDIN),))
    path = Path(os.path.abspath(argument))
    name = clean_line(path.name) or clean_line(str(path))
    if problem := refusal(argument):
        return Source(name, str(path.parent), False, (), problems=(problem,), is_refused=True)
    if path.is_dir():
        return _walk_folder(path, name)
    limit = MAX_NAMED_BIB_BYTES if name.lower().endswith(BIB) else MAX_BYTES
    known = frozenset(_bibliographies_beside(path, arguments))
    return Source(name, str(path.parent), False, (ListFile(str(path), name, limit),), known)


def _bibliographies_beside(path: Path, arguments: Sequence[str]) -> Iterator[str]:
    """Yield the ``.bib`` files in the folder of a list that belong to it: given too, or of the same repository."""
    is_repository = any((folder / ".git").exists() for folder in path.parents)
    given = {os.path.abspath(argument) for argument in arguments if argument != STDIN}
    with suppress(OSError), os.scandir(path.parent) as found:
        for entry in islice(found, MAX_FILES):
            is_known = is_repository or os.path.join(path.parent, entry.name) in given
            if entry.name.lower().endswith(BIB) and is_known and not _is_folder(entry):
                yield entry.name


def refusal(argument: str) -> Problem | None:
    """Return why `argument` cannot be read at all, None where it can be tried."""
    if argument == STDIN:
        return None
    try:
        mode = os.stat(argument).st_mode
    except (OSError, ValueError) as error:
        return Problem(clean_line(argument), 0, (getattr(error, "strerror", None) or str(error)).lower())
    if S_ISDIR(mode) or S_ISREG(mode):
        return None
    return Problem(clean_line(argument), 0, "is no regular file")


def _walk_folder(root: Path, name: str) -> Source:
    walk = _Walk(str(root))
    files = tuple(walk.files())
    if not files:
        walk.problems.append(Problem(name, 0, f"holds no file of a list ({', '.join(SUFFIXES)})"))
    return Source(name, str(root), True, files, frozenset(walk.known), tuple(walk.problems), folders=walk.folders)


class _Walk:
    """One walk below a folder: parents before children, files before folders, each real folder once."""

    def __init__(self, root: str) -> None:
        self.root = root
        self.real_root = os.path.realpath(root)
        self.known: set[str] = set()
        self.problems: list[Problem] = []
        self.folders: dict[str, Mark] = {}
        self._given: dict[str, int] = {}
        self._lists = 0
        self._visited: set[tuple[int, int]] = set()

    def files(self) -> Iterator[ListFile]:
        """Yield the files with a suffix of a list."""
        waiting = [(self.root, "", 0)]
        while waiting:
            path, prefix, depth = waiting.pop()
            entries = self._entries(path, prefix)
            folders = []
            for entry in entries:
                name = prefix + entry.name
                if len(self.known) >= MAX_FILES:
                    self._skip(prefix, f"more than {MAX_FILES:,} files: the rest is left out")
                    return
                if entry.is_symlink() and not self._stays_inside(entry.path):
                    self._skip(name, "is a link that leaves the folder: skipped")
                elif _is_folder(entry):
                    folders.append((entry.path, name + "/", depth + 1))
                    self.known.add(name)
                else:
                    self.known.add(name)
                    if name.lower().endswith(SUFFIXES) and self._takes(name):
                        yield ListFile(entry.path, self._clean_name(name))
            if depth < MAX_DEPTH:
                waiting.extend(reversed(folders))
            else:
                for _, folder, _ in folders:
                    self._skip(folder, f"is more than {MAX_DEPTH} folders deep: skipped")

    def _entries(self, path: str, prefix: str) -> list[os.DirEntry[str]]:
        try:
            status = os.stat(path)
            if (status.st_dev, status.st_ino) in self._visited:
                return []
            self._visited.add((status.st_dev, status.st_ino))
            self.folders[path] = Mark(status.st_size, status.st_mtime_ns, status.st_ctime_ns)
            with os.scandir(path) as found:
                seen = (entry for entry in found if not entry.name.startswith("."))
                # No more than can be used: there may be millions.
                return sorted(islice(seen, MAX_FILES + 1), key=_order)
        except OSError as error:
            self._skip(prefix, (error.strerror or str(error)).lower())
            return []

    def _takes(self, name: str) -> bool:
        """Whether there is room for the list `name`."""
        if name.lower().endswith(TEXT):
            return True
        self._lists += 1
        if self._lists == MAX_LISTS + 1:
            self._skip(name, f"more than {MAX_LISTS:,} files of lists: this one and those behind it are left out")
        return self._lists <= MAX_LISTS

    def _stays_inside(self, path: str) -> bool:
        real = os.path.realpath(path)
        return real == self.real_root or real.startswith(self.real_root.rstrip("/") + "/")

    def _clean_name(self, name: str) -> str:
        """Return a clean name that no other file has: names that are not UTF-8 may look alike."""
        clean = clean_line(name)
        if clean == name:
            return name
        number = self._given.get(clean, 0) + 1
        while (unique := clean if number == 1 else f"{clean} ({number})") in self.known:
            number += 1
        self._given[clean] = number
        return unique

    def _skip(self, name: str, reason: str) -> None:
        self.problems.append(Problem(clean_line(name) or ".", 0, reason))


def _order(entry: os.DirEntry[str]) -> tuple[bool, str]:
    """Sort a folder's own page first, then by name."""
    return entry.name.lower() not in ("readme.md", "index.md"), entry.name.casefold()


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a loop of links
        return False
