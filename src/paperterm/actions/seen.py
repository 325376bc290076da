"""Which papers a person has seen in the lists, and so which are new: by the signs of papers, not by lines.

One file in the state folder holds the signs, each with the time when it was seen first (0 before anything could be
new), and the signs of the list files that were opened. A list that is opened first shows nothing as new, unless it
is next to lists that are known. Another version of the program may find other titles, and more papers, in the same
file: what it finds in a file that has not changed since the last visit is not new.
"""

import os
import struct
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from hashlib import blake2s
from pathlib import Path
from typing import Final

from paperterm.actions.memory import remember as keep_memory
from paperterm.actions.memory import remembered
from paperterm.actions.private import write_private
from paperterm.library.fingerprint import fingerprint
from paperterm.library.papers.merged import all_signs, places_of
from paperterm.library.papers.names import SIGN_BYTES
from paperterm.model import Library, Section
from paperterm.paths import state_folder
from paperterm.regular import read_regular
from paperterm.trouble import BROKEN, OTHER_VERSION, cannot_remember, put_aside

_KIND: Final = b"paperterm seen "
_MAGIC: Final = _KIND + b"1\n"
_ENTRY: Final = struct.Struct(f"<{SIGN_BYTES}sI")
_VISIT: Final = 1800
"""Seconds between two starts that are one visit: what was new stays new for a while."""

_FILE: Final = 0xFF
_PLACE: Final = 0xFE
_VISIT_NAME: Final = "visit"
"""What is remembered of the visit: when it began, and when these or other lists were opened last."""

_READERS_NAME: Final = "readers"
"""What is remembered of the program that read the lists at the last visit."""

_MOST: Final = 4_000_000


@dataclass(frozen=True, slots=True)
class Visit:
    """What a look at the lists has shown.

    Attributes:
        known: whether these lists were opened before.
        new: the ids of the papers that were not seen before this visit.
        first_seen: when each paper was seen first, by id, in seconds; only those that came after the first visit.
    """

    known: bool
    new: frozenset[str]
    first_seen: dict[str, int]


def seen_path() -> Path:
    """Return the file."""
    return state_folder() / "seen"


def look(library: Library, *, remember: bool, now: int | None = None) -> Visit:
    """Return what is new in `library`; with `remember` it is seen from now on.

    That the state folder cannot be written is said, and only means that the same is new again.
    """
    now = int(time.time()) if now is None else now
    seen = _read()
    files = [_sign(_FILE, name) for name in _file_names(library)]
    known = any(sign in seen for sign in files)
    start = _start(now)
    was_there = _was_there()
    before = {sign for sign, when in seen.items() if not when}
    first_seen: dict[str, int] = {}
    fresh: dict[bytes, int] = {}
    places = places_of(library).entries
    for place, signs in enumerate(_signs(library)):
        if before.issuperset(signs):
            continue
        when = min((seen[sign] for sign in signs if sign in seen), default=None)
        if when is None:
            when = now if known and not was_there(places[place].path) else 0
        fresh.update((sign, when) for sign in signs if sign not in seen)
        if when:
            entry_id = library.entries[place].id if library.papers is not None else places[place].id
            first_seen[entry_id] = min(when, first_seen.get(entry_id, when))
    if library.papers is not None:
        first_seen = _papers_only(library, first_seen, seen, fresh)
    if remember:
        fresh.update((sign, now) for sign in files if sign not in seen)
        if fresh:
            _write(seen | fresh)
        keep_memory(_VISIT_NAME, f"{start} {now}")
        keep_memory(_READERS_NAME, fingerprint())
    new = frozenset(entry_id for entry_id, when in first_seen.items() if when >= start)
    return Visit(known, new, first_seen)


def _start(now: int) -> int:
    """Return when the visit began that `now` belongs to."""
    started, _, latest = remembered(_VISIT_NAME).partition(" ")
    if started.isdecimal() and latest.isdecimal() and now - int(latest) < _VISIT:
        return int(started)
    return now


def _was_there() -> Callable[[str], bool]:
    """Return what tells whether all of a list file was there at the last visit, read by another program."""
    latest = remembered(_VISIT_NAME).rpartition(" ")[2]
    if not latest.isdecimal() or remembered(_READERS_NAME) == fingerprint():
        return lambda _path: False

    @cache
    def is_older(path: str) -> bool:
        try:
            return os.stat(path).st_mtime <= int(latest)
        except (OSError, ValueError):
            return False

    return is_older


def _papers_only(
    library: Library, first_seen: dict[str, int], seen: dict[bytes, int], fresh: dict[bytes, int]
) -> dict[str, int]:
    """Return `first_seen` without the papers of which another place is older."""
    papers = library.papers
    if papers is None:
        return first_seen
    signs = None
    kept = dict(first_seen)
    for entry_id in first_seen:
        place = library.position(entry_id)
        standing = () if place is None else papers.of_place(place)
        if len(standing) > 1:
            signs = signs or list(_signs(library))
            times = [seen.get(sign, fresh.get(sign, 0)) for other in standing for sign in signs[other]]
            if min(times, default=0) == 0:
                del kept[entry_id]
            else:
                kept[entry_id] = min(times)
    return kept


def _signs(library: Library) -> Iterator[list[bytes]]:
    """Yield for each place the signs of its paper; for one without, a sign of the place."""
    places = places_of(library).entries
    for place, found in enumerate(all_signs(library)):
        if found:
            yield [found[at : at + SIGN_BYTES] for at in range(0, len(found), SIGN_BYTES)]
        else:
            yield [_sign(_PLACE, places[place].id)]


def _sign(kind: int, name: str) -> bytes:
    return bytes([kind]) + blake2s(name.encode("utf-8", "surrogatepass"), digest_size=SIGN_BYTES - 1).digest()


def _file_names(library: Library) -> Iterable[str]:
    """Yield what the list files are known by: the path of each."""
    entries = places_of(library).entries
    seen: set[int] = set()
    for section in _files(library.root):
        if section.start < section.stop and section.start not in seen:
            seen.add(section.start)
            yield entries[section.start].path or section.file


def _files(root: Section) -> Iterator[Section]:
    return (section for _, section in root.walk() if section.kind in ("file", "library"))


def _read() -> dict[bytes, int]:
    try:
        data = read_regular(seen_path())
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except OSError:
        put_aside(seen_path(), BROKEN)
        return {}
    if not data.startswith(_MAGIC) or (len(data) - len(_MAGIC)) % _ENTRY.size:
        put_aside(seen_path(), BROKEN if data.startswith(_MAGIC) or not data.startswith(_KIND) else OTHER_VERSION)
        return {}
    return dict(_ENTRY.iter_unpack(memoryview(data)[len(_MAGIC) :]))


def _write(seen: dict[bytes, int]) -> None:
    """Keep what was seen, together with what another program has seen meanwhile."""
    merged = _read() | seen
    newest = list(merged.items())[-_MOST:]
    try:
        write_private(seen_path(), _MAGIC + b"".join(_ENTRY.pack(sign, when) for sign, when in newest))
    except OSError as error:
        cannot_remember(error)
