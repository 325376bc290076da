"""What a LaTeX project has of a library: the papers in its bibliography, and those that its manuscript cites.

It reads BibTeX: import it where it is used, not before the first frame.
"""

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from paperterm.bibtex.fields import Fields
from paperterm.cite.generate import citation_key
from paperterm.cite.verdicts import BibIndex, judge
from paperterm.errors import UnreadableError
from paperterm.library.files import MAX_NAMED_BIB_BYTES, decode, read_file
from paperterm.library.standing import Place, Standing
from paperterm.model import Entry
from paperterm.project.folder import find_project
from paperterm.project.manuscript import read_manuscript

_BREATH: Final = 200
"""Entries between two looks at whether anybody still wants to know."""


@dataclass(frozen=True, slots=True)
class Project:
    """The state of a project's files.

    Attributes:
        bibs: its bibliographies.
        text, index: what stands in them.
        cited: the keys that the manuscript cites, each with its first place.
        stamp: how the files looked on disk; where it has changed, there may be something to read.
    """

    bibs: tuple[Path, ...]
    text: str
    index: BibIndex
    cited: Mapping[str, Place]
    stamp: Mapping[Path, tuple[int, int, int]]

    def says_the_same_as(self, other: "Project") -> bool:
        """Whether both have the same of any library."""
        return (self.bibs, self.text, self.cited) == (other.bibs, other.text, other.cited)

    def is_stale(self) -> bool:
        """Whether the files look different now; a `stat` for each."""
        return _stamps(self.stamp) != self.stamp


def read_project(folder: Path, bib: Path | None = None) -> Project:
    """Read the project that `folder` is in; `bib` is its bibliography where it is known.

    What cannot be read counts as empty: only an addition has to know why.
    """
    files = find_project(folder)
    bibs = files.bibliographies if bib is None else (bib,)
    stamp = _stamps((files.folder, *bibs, *files.manuscript.files))
    cited: dict[str, Place] = dict(files.manuscript.cited)
    if last_run := tuple(filter(None, map(_aux_of, files.tex))):
        manuscript = read_manuscript(*last_run)
        stamp |= _stamps(manuscript.files)
        cited = manuscript.cited | cited
    texts = []
    for path in bibs:
        try:
            texts.append(read_bib(path))
        except (UnreadableError, OSError):
            continue
    text = "\n".join(texts)
    return Project(bibs, text, BibIndex.of(text), cited, stamp)


def read_bib(path: Path) -> str:
    """Return the text of a ``.bib``, "" where there is no file.

    Raises:
        UnreadableError: it cannot be read.
    """
    return decode(read_file(str(path), MAX_NAMED_BIB_BYTES))[0] if path.exists() else ""


def compare(entries: Iterable[Entry], project: Project, stopped: Callable[[], bool] = lambda: False) -> Standing:
    """Return what `project` has of `entries`; of fewer when `stopped`."""
    in_bib: dict[str, str] = {}
    cited: dict[str, Place] = {}
    astray: dict[str, str] = {}
    open_keys = {key for key in project.cited if not project.index.holds_key(key)}
    for number, entry in enumerate(entries):
        if number % _BREATH == 0 and stopped():
            break
        there = keys_there(entry, project.index)
        keys = [key for key in there if key in project.cited]
        if there:
            in_bib[entry.id] = (keys or there)[0]
        if not keys and open_keys:
            own = [citation.key for citation in entry.citations] or [citation_key(entry)]
            keys = [key for key in own if key in open_keys]
            if there and keys:
                astray[entry.id] = keys[0]
        if keys:
            cited[entry.id] = project.cited[keys[0]]
    return Standing(project.bibs, in_bib, cited, astray)


def keys_there(entry: Entry, index: BibIndex) -> Sequence[str]:
    """Return the keys that the paper of `entry` has in a bibliography."""
    ids = dict(entry.ids)
    said = Fields(
        title=entry.title,
        authors=entry.authors,
        year=None if ("year", "arxiv") in entry.inferred else entry.year,
        doi=ids.get("doi", ""),
        arxiv=ids.get("arxiv", ""),
    )
    keys = index.keys_of(said)
    if keys:
        return keys
    keyed = [citation for citation in entry.citations if index.holds_key(citation.key)]
    if not keyed:
        return ()
    return [verdict.key for verdict in judge(keyed, index) if verdict.kind in ("present", "other-key")]


def _aux_of(tex: Path) -> Path | None:
    """Return the ``.aux`` of a ``.tex`` file, unless that is older: what it says may have been taken out since."""
    aux = tex.with_suffix(".aux")
    try:
        return aux if aux.stat().st_mtime_ns >= tex.stat().st_mtime_ns else None
    except OSError:
        return None


def _stamps(paths: Iterable[Path]) -> dict[Path, tuple[int, int, int]]:
    return {path: _stamp(path) for path in paths}


def _stamp(path: Path) -> tuple[int, int, int]:
    try:
        status = os.stat(path)
    except OSError:
        return (0, 0, 0)
    return (status.st_ino, status.st_size, status.st_mtime_ns)
