"""When the papers of a library came to their lists: from the Git history of each, kept by commit."""

import json
import os
from array import array
from collections.abc import Callable, Iterable, Mapping
from functools import cache, partial
from typing import Final

from paperterm.actions.git.history import find_added
from paperterm.actions.git.repository import Repository, find_repository
from paperterm.library.attachment import load_attachment, save_attachment
from paperterm.library.papers.merged import places_of
from paperterm.model import Library
from paperterm.search.since import since

_NAME: Final = "added"
_HEADER: Final = 8


def added_times(library: Library, stopped: Callable[[], bool]) -> dict[str, int]:
    """Return when each paper of `library` came to a list, by `Entry.id`, in seconds; those that Git knows.

    Of a paper in several lists it is the first time. Lists that are no clones have no history. What was found is kept
    beside the cache until the library or a commit is another one.
    """
    plain = places_of(library)
    repositories = repositories_of(plain)
    heads = {str(repository.root): repository.head() for repository in repositories}
    if not heads:
        return {}
    times = _recall(plain, heads)
    if times is None:
        times = _find(plain, repositories, stopped)
        if not stopped():
            told = json.dumps(heads, sort_keys=True).encode()
            save_attachment(plain, _NAME, (len(told).to_bytes(_HEADER, "little"), told, times.tobytes()))
    found: dict[str, int] = {}
    for place, when in enumerate(times):
        if when:
            entry_id = plain.entries[place].id if library.papers is None else library.entries[place].id
            found[entry_id] = min(when, found.get(entry_id, when))
    return found


def added_states(names: Iterable[str], added: Mapping[str, int]) -> dict[str, frozenset[str]]:
    """Return the ids of the papers for each of the filter's states that asks for a time (``added:2w``)."""
    states = {}
    for name in names:
        if name.startswith("added:"):
            start = since(name.partition(":")[2]) or 0
            states[name] = frozenset(entry_id for entry_id, when in added.items() if when >= start)
    return states


def repositories_of(library: Library) -> list[Repository]:
    """Return the repositories that the lists of `library`, whose entries are places, lie in."""
    entries = library.entries
    files = {
        entries[section.start].path
        for _, section in library.root.walk()
        if section.kind in ("file", "library") and section.start < section.stop
    }
    found = (find_repository(path) for path in sorted(files) if path not in ("", "-"))
    return list({str(repository.root): repository for repository in found if repository}.values())


def _find(library: Library, repositories: Iterable[Repository], stopped: Callable[[], bool]) -> "array[int]":
    times = array("I", bytes(4 * len(library.entries)))
    for repository in repositories:
        root = f"{repository.root}/"
        within = cache(partial(_is_in, root=root))  # many entries stand in one file
        inside = [(place, entry) for place, entry in enumerate(library.entries) if within(entry.path)]
        for place, when in find_added(repository, inside, stopped).items():
            times[place] = min(when, 0xFFFFFFFF)
    return times


def _is_in(path: str, root: str) -> bool:
    return path.startswith(root) or os.path.realpath(path).startswith(root)


def _recall(library: Library, heads: Mapping[str, str]) -> "array[int] | None":
    read = load_attachment(library, _NAME)
    if read is None:
        return None
    times = array("I")
    try:
        length = int.from_bytes(read(0, _HEADER), "little")
        if json.loads(read(_HEADER, _HEADER + length)) != dict(heads):
            return None
        start = _HEADER + length
        times.frombytes(read(start, start + times.itemsize * len(library.entries)))
    except (OSError, ValueError):
        return None
    return times
