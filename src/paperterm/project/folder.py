"""The LaTeX project that a folder is in."""

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from paperterm.project.manuscript import Manuscript, read_manuscript
from paperterm.regular import read_regular

_MOST_FILES: Final = 500
_HEAD: Final = 65_536
"""Bytes in which a main file has its class."""


@dataclass(frozen=True, slots=True)
class ProjectFiles:
    """A LaTeX project on disk.

    Attributes:
        folder: where its ``.tex`` files are.
        tex: those files, main files first.
        bibliographies: the ``.bib`` files that they name and that exist, the one that most files name first.
        manuscript: what these files say, with all that they include.
    """

    folder: Path
    tex: tuple[Path, ...] = ()
    bibliographies: tuple[Path, ...] = ()
    manuscript: Manuscript = field(default_factory=Manuscript)


def find_project(folder: Path) -> ProjectFiles:
    """Return the project that `folder` is in.

    That is the first folder from `folder` upward where a ``.tex`` file, or what it includes, names a bibliography; the
    search ends with the root of a Git repository or the home folder, and without a find `folder` itself is it.
    """
    folder = Path(os.path.abspath(folder))
    nearest: ProjectFiles | None = None
    for place in (folder, *folder.parents):
        project = _read(place)
        nearest = nearest or project
        if project.bibliographies:
            return project
        if (place / ".git").exists() or place == Path.home():
            break
    return nearest or ProjectFiles(folder)


def find_bibliographies(folder: Path) -> list[Path]:
    """Return the ``.bib`` files of the project that `folder` is in, the one that most files name first."""
    return list(find_project(folder).bibliographies)


def _read(folder: Path) -> ProjectFiles:
    tex = sorted(_tex_files(folder), key=lambda path: not _is_main(path))
    if not tex:
        return ProjectFiles(folder)
    manuscript = read_manuscript(*tex)
    named = tuple(path for path, _ in manuscript.bibliographies.most_common())
    return ProjectFiles(folder, tuple(tex), named, manuscript)


def _tex_files(folder: Path) -> list[Path]:
    try:
        with os.scandir(folder) as entries:
            names = sorted(entry.name for entry in entries if entry.name.lower().endswith(".tex"))
    except OSError:
        return []
    return [folder / name for name in names[:_MOST_FILES]]


def _is_main(path: Path) -> bool:
    try:
        head = read_regular(path, _HEAD)
    except OSError:
        return False
    return b"\\documentclass" in head and b"{subfiles}" not in head
