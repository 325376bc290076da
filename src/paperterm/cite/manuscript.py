"""A manuscript on disk: what its files cite together, and which ``.bib`` is the project's."""

import os
import stat
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from paperterm.cite.tex import TexFile, read_aux, read_bcf, read_tex
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
        problems: files that could not be read, in words.
    """

    cited: dict[str, tuple[Path, int]] = field(default_factory=dict)
    everything: bool = False
    bibliographies: list[Path] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


def read_manuscript(path: Path) -> Manuscript:
    """Read a ``.tex`` with all that it includes, an ``.aux`` or a ``.bcf``; what cannot be read becomes a problem."""
    manuscript = Manuscript()
    root = path.parent
    waiting, seen = [path], {os.path.realpath(path)}
    while waiting:
        file = waiting.pop(0)
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


def find_bibliographies(folder: Path) -> list[Path]:
    r"""Return the ``.bib`` files of the project that `folder` is in, the one that most files name first.

    They are those that the ``.tex`` files name by ``\addbibresource`` or ``\bibliography``, in the first folder from
    `folder` upward where any does; the search ends with the root of a Git repository or the home folder.
    """
    folder = Path(os.path.abspath(folder))
    for place in (folder, *folder.parents):
        named: Counter[Path] = Counter()
        for file in _tex_files(place):
            text = _read(file)
            if text is not None:
                named.update(path for path in _resolve(read_tex(text).bibliographies, (place,)) if path.is_file())
        if named:
            return [path for path, _ in named.most_common()]
        if (place / ".git").exists() or place == Path.home():
            break
    return []


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
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
        with os.fdopen(descriptor, "rb") as file:
            status = os.fstat(file.fileno())
            if not stat.S_ISREG(status.st_mode) or status.st_size > _LARGEST:
                return None
            data = file.read(_LARGEST)
    except (OSError, ValueError):
        return None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("latin-1")
