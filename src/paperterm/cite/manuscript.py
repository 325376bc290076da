"""A manuscript on disk: what its files cite together, and which ``.bib`` is the project's."""

import os
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from paperterm.cite.tex import TexFile, read_aux, read_bcf, read_tex
from paperterm.regular import read_regular
from paperterm.text import clean_line

_LARGEST: Final = 8 * 1024 * 1024
_MOST_FILES: Final = 500
_READERS: Final[dict[str, Callable[[str], TexFile]]] = {".aux": read_aux, ".bcf": read_bcf}


@dataclass(slots=True)
class Manuscript:
    r"""What a manuscript cites.

    Attributes:
        cited: citation keys in order with the file and line of the first citation (line 0 from ``.aux``, ``.bcf``).
        everything: ``\nocite{*}`` cites the whole bibliography.
        bibliographies: the ``.bib`` files it names that exist.
        files: all files that were read, or could not be.
        problems: files that could not be read, in words.
    """

    cited: dict[str, tuple[Path, int]] = field(default_factory=dict)
    everything: bool = False
    bibliographies: list[Path] = field(default_factory=list)
    files: list[Path] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


def read_manuscript(*paths: Path) -> Manuscript:
    """Read ``.tex`` files with all that they include, ``.aux`` or ``.bcf``; what cannot be read becomes a problem.

    `paths` stand in one folder; each file is read once.
    """
    manuscript = Manuscript()
    root = paths[0].parent
    waiting, seen = list(paths), set(map(os.path.realpath, paths))
    while waiting:
        file = waiting.pop(0)
        manuscript.files.append(file)
        text = _read(file)
        if text is None:
            manuscript.problems.append(clean_line(f"{file}: cannot be read"))
            continue
        said = _READERS.get(file.suffix.lower(), read_tex)(text)
        for key, line in said.cited:
            if key == "*":
                manuscript.everything = True
            else:
                manuscript.cited.setdefault(key, (file, line))
        for bibliography in _resolve(said.bibliographies, (root, file.parent)):
            if bibliography.is_file() and bibliography not in manuscript.bibliographies:
                manuscript.bibliographies.append(bibliography)
        for included in _resolve(said.includes, (root, file.parent)):
            if (real := os.path.realpath(included)) not in seen and len(seen) < _MOST_FILES:
                seen.add(real)
                waiting.append(included)
    return manuscript


@dataclass(frozen=True, slots=True)
class ProjectFiles:
    """A LaTeX project on disk.

    Attributes:
        folder: where its ``.tex`` files stand.
        tex: those files.
        bibliographies: the ``.bib`` files that they name and that exist, the one that most of them name first.
    """

    folder: Path
    tex: tuple[Path, ...] = ()
    bibliographies: tuple[Path, ...] = ()


def find_project(folder: Path) -> ProjectFiles:
    r"""Return the project that `folder` is in.

    That is the first folder from `folder` upward where a ``.tex`` file names a bibliography by ``\addbibresource`` or
    ``\bibliography``; the search ends with the root of a Git repository or the home folder, and without a find
    `folder` itself is it.
    """
    folder = Path(os.path.abspath(folder))
    for place in (folder, *folder.parents):
        named: Counter[Path] = Counter()
        tex = _tex_files(place)
        for file in tex:
            text = _read(file)
            if text is not None:
                named.update(path for path in _resolve(read_tex(text).bibliographies, (place,)) if path.is_file())
        if named:
            return ProjectFiles(place, tuple(tex), tuple(path for path, _ in named.most_common()))
        if (place / ".git").exists() or place == Path.home():
            break
    return ProjectFiles(folder, tuple(_tex_files(folder)))


def find_bibliographies(folder: Path) -> list[Path]:
    """Return the ``.bib`` files of the project that `folder` is in, the one that most files name first."""
    return list(find_project(folder).bibliographies)


def _tex_files(folder: Path) -> list[Path]:
    try:
        with os.scandir(folder) as entries:
            names = sorted(entry.name for entry in entries if entry.name.lower().endswith(".tex"))
    except OSError:
        return []
    return [folder / name for name in names[:_MOST_FILES]]


def _resolve(names: tuple[str, ...], folders: tuple[Path, ...]) -> Iterator[Path]:
    """Yield the path of each name: in the first of `folders` that has it, else in the first."""
    for name in names:
        if "\0" not in name:
            paths = [Path(os.path.normpath(folder / name)) for folder in folders]
            yield next((path for path in paths if path.exists()), paths[0])


def _read(path: Path) -> str | None:
    """Return the text of a regular file of bearable size, None for anything else."""
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
