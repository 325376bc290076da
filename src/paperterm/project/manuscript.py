"""A manuscript on disk: what its files cite together, and which ``.bib`` files they name."""

import os
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from paperterm.project.auxfiles import read_aux, read_bcf
from paperterm.project.paths import matching, outermost, resolve, resolve_tex
from paperterm.project.scope import Scope
from paperterm.project.statements import Bibliography, Cite, Include, Item, Statement, Unresolved
from paperterm.project.tex import read_tex
from paperterm.regular import read_regular
from paperterm.text import clean_line

_LARGEST: Final = 8 * 1024 * 1024
_MOST_FILES: Final = 500
_MOST_FOLDERS: Final = 10
_GROUP: Final = re.compile(r"\{([^{}\\#\0]{1,200})\}")


@dataclass(slots=True)
class Manuscript:
    r"""What a manuscript cites.

    Attributes:
        cited: citation keys in order with the file and line of the first citation (line 0 from ``.aux``, ``.bcf``).
        everything: ``\nocite{*}`` cites the whole bibliography.
        items: keys of the references that it has itself, by ``\bibitem``.
        bibliographies: the ``.bib`` files it names that exist, with the number of its files that name each.
        absent: names of bibliographies for which there is no file, each with the first file and line that has it.
        files: all files that were read, or could not be.
        problems: what could not be read or found, in words.
    """

    cited: dict[str, tuple[Path, int]] = field(default_factory=dict)
    everything: bool = False
    items: set[str] = field(default_factory=set)
    bibliographies: Counter[Path] = field(default_factory=Counter)
    absent: dict[str, tuple[Path, int]] = field(default_factory=dict)
    files: list[Path] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


def read_manuscript(*paths: Path) -> Manuscript:
    """Read ``.tex`` files with all that they include, ``.aux`` or ``.bcf``; what cannot be read becomes a problem.

    `paths` are in one folder, a file that includes others before these. Each file is read once, within the Git
    repository or the home folder that they are in; a ``.bib`` may be anywhere.
    """
    walk = _Walk(paths[0].parent)
    for path in paths:
        walk.read(path)
    return walk.finished()


@dataclass(slots=True)
class _Frame:
    """A file that is being read.

    Attributes:
        folders: where the names in it are looked up, the first that has one wins.
        own: False for classes and packages, of which nothing is said when they name what is not there.
        cites: False for the main file of a subfile, which is cited from elsewhere.
    """

    file: Path
    folders: tuple[Path, ...]
    statements: Iterator[Statement]
    own: bool = True
    cites: bool = True
    named: set[Path] = field(default_factory=set)


class _Walk:
    """Reads files depth first, as LaTeX does: a macro is known to all that is read after its definition."""

    def __init__(self, root: Path) -> None:
        self._manuscript = Manuscript()
        self._root = root
        self._outermost = outermost(root)
        self._seen: set[str] = set()
        self._possible: dict[Path, None] = {}

    def read(self, path: Path) -> None:
        """Read a file with all that it includes."""
        scope = Scope(job=path.stem)
        frames = list(self._frame(path, scope, (self._root,)))
        while frames:
            statement = next(frames[-1].statements, None)
            if statement is None:
                frames.pop()
            elif isinstance(statement, Include):
                frames.extend(self._included(statement, frames[-1], scope))
            else:
                self._take(statement, frames[-1])

    def finished(self) -> Manuscript:
        """Return what was read; what may be a bibliography counts where nothing else is one."""
        if not self._manuscript.bibliographies:
            self._manuscript.bibliographies.update(self._possible)
        return self._manuscript

    def _take(self, statement: Cite | Item | Bibliography | Unresolved, frame: _Frame) -> None:
        manuscript = self._manuscript
        if isinstance(statement, Bibliography):
            self._name(statement, frame)
        elif isinstance(statement, Item):
            manuscript.items.add(statement.key)
        elif isinstance(statement, Unresolved):
            if frame.own:
                words = f"{frame.file}:{statement.line}: {statement.text} holds a macro that is not known"
                manuscript.problems.append(clean_line(words))
        elif not frame.cites:
            return
        elif statement.key == "*":
            manuscript.everything = True
        else:
            manuscript.cited.setdefault(statement.key, (frame.file, statement.line))

    def _name(self, bibliography: Bibliography, frame: _Frame) -> None:
        path = resolve(bibliography.name, frame.folders)
        if bibliography.pattern:
            found = [path for folder in frame.folders for path in matching(folder, bibliography.name)]
        else:
            found = [path] if path and path.is_file() else []
        for path in found:
            if not bibliography.certain:
                self._possible[path] = None
            elif path not in frame.named:
                frame.named.add(path)
                self._manuscript.bibliographies[path] += 1
        if not found and bibliography.certain:
            self._manuscript.absent.setdefault(bibliography.name, (frame.file, bibliography.line))

    def _included(self, include: Include, frame: _Frame, scope: Scope) -> Iterator[_Frame]:
        folders = frame.folders
        if include.folder and "\0" not in include.folder:
            base = folders[0] if include.kind == "relative" else self._root
            folders = (Path(os.path.normpath(base / include.folder)), *folders)
        is_class = include.kind == "own class"
        find = resolve if is_class or frame.file.suffix.lower() == ".aux" else resolve_tex
        path = find(include.name, (*folders, *_input_path(scope, self._root)))
        if path is None or (include.kind in ("optional", "own class") and not path.is_file()):
            return
        real = Path(os.path.realpath(path))
        if not real.is_relative_to(self._outermost):
            if str(real) not in self._seen:
                self._seen.add(str(real))
                self._manuscript.problems.append(clean_line(f"{path}: is outside the project, and is not read"))
            return
        if include.kind == "beside":
            folders = (path.parent, *folders)
        cites = frame.cites and include.kind != "parent"
        yield from self._frame(path, scope, folders, own=frame.own and not is_class, cites=cites)

    def _frame(
        self, file: Path, scope: Scope, folders: tuple[Path, ...], *, own: bool = True, cites: bool = True
    ) -> Iterator[_Frame]:
        """Yield the frame of a file that can be read, once."""
        real = os.path.realpath(file)
        if real in self._seen or len(self._seen) >= _MOST_FILES:
            return
        self._seen.add(real)
        self._manuscript.files.append(file)
        text = read_text(file)
        if text is not None:
            folders = tuple(dict.fromkeys((*folders[:_MOST_FOLDERS], file.parent)))
            yield _Frame(file, folders, _statements(file, text, scope), own, cites)
        elif own:
            self._manuscript.problems.append(clean_line(f"{file}: cannot be read"))


def read_text(path: Path) -> str | None:
    """Return the text of a regular file of up to 8 MB, None for anything else."""
    try:
        data = read_regular(path, _LARGEST + 1)
    except (OSError, ValueError):
        return None
    if len(data) > _LARGEST:
        return None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def _statements(file: Path, text: str, scope: Scope) -> Iterator[Statement]:
    match file.suffix.lower():
        case ".aux":
            return read_aux(text)
        case ".bcf":
            return read_bcf(text)
        case _:
            return read_tex(text, scope)


def _input_path(scope: Scope, root: Path) -> Iterator[Path]:
    r"""Yield the folders in which ``\input@path`` lets LaTeX look too."""
    macro = scope.macros.get("input@path")
    for folder in _GROUP.findall(macro.body if macro else "")[:_MOST_FOLDERS]:
        yield root / folder.strip()
