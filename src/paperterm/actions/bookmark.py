"""Where a person left the lists: the place that the next start comes back to, one small file for each set of lists.

The files stand in the state folder. One that is broken or not there is an empty place, and one that cannot be written
only means that the next start begins at the top; both are said (`paperterm.trouble`).
"""

import json
import os
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, fields
from hashlib import blake2s
from pathlib import Path
from typing import Any, Final

from paperterm.actions.private import write_private
from paperterm.paths import state_folder
from paperterm.regular import read_regular
from paperterm.text import clean_line
from paperterm.trouble import BROKEN, OTHER_VERSION, cannot_remember, put_aside

Way = tuple[tuple[str, int], ...]
"""From the root of the tree of sections: each section's name, and which of the siblings with that name it is."""

_LARGEST: Final = 64 * 1024
_MOST_FILES: Final = 200
_MOST_WAYS: Final = 100
_LAST: Final = "last.json"


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A place in lists, and how they are looked at; empty where nothing is known.

    Attributes:
        section: the current section.
        unfolded, folded: the sections that are, other than they are by themselves.
        entry: the id of the current entry.
        row: its row, for when it is gone.
        above, above_section: the lines that are shown above the cursor, in the table and in the tree.
        query: the filter.
        sort, sort_setting: the order, with ``-`` where it is turned around, and what the settings said then.
        panes, layout_setting: how many panes are shown, 0 for what suits, and what the settings said then.
        shares: how much of the screen the panes beside the table take, as `Shares` has it.
        pane: the pane that takes the keys.
        mode: what the detail pane shows.
    """

    section: Way = ()
    unfolded: tuple[Way, ...] = ()
    folded: tuple[Way, ...] = ()
    entry: str = ""
    row: int = 0
    above: int = 0
    above_section: int = 0
    query: str = ""
    sort: str = ""
    sort_setting: str = ""
    panes: int = 0
    layout_setting: str = ""
    shares: tuple[float, ...] = ()
    pane: str = ""
    mode: str = ""


class BookmarkFile:
    """The file of the place in the lists at `paths`.

    Args:
        paths: the lists, in any order.
        depends: other files that decide which lists are opened.
        fresh: whether this start does not come back to the place.
    """

    def __init__(self, paths: Iterable[str], depends: Sequence[Path] = (), *, fresh: bool = False) -> None:
        self.fresh = fresh
        name = "\0".join(sorted(map(os.path.realpath, paths)))
        digest = blake2s(name.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
        self._path = _folder() / f"{digest}.json"
        self.depends = (self._path, *depends)

    def is_of(self, paths: Iterable[str]) -> bool:
        """Whether it is the file of other `paths`."""
        return self._path == BookmarkFile(paths)._path

    def read(self) -> Bookmark:
        """Return the place; an empty one where none can be read."""
        found = _read(self._path)
        if isinstance(found, dict) and found.keys() - {each.name for each in fields(Bookmark)}:
            put_aside(self._path, OTHER_VERSION)
        return from_json(found)

    def keep(self, bookmark: Bookmark) -> None:
        """Keep the place, unless it is the one that is kept already."""
        if bookmark == self.read():
            return
        _write(self._path, asdict(bookmark))
        _remove_oldest(self._path.parent)


def last_path() -> Path:
    """Return the file that says which lists were opened last."""
    return _folder() / _LAST


def last_lists() -> list[str]:
    """Return the lists that were opened last, those of them that are still there."""
    found = _read(last_path())
    paths = found.get("paths") if isinstance(found, dict) else None
    texts = [path for path in paths if isinstance(path, str) and "\0" not in path] if isinstance(paths, list) else []
    return [path for path in texts if os.path.exists(path)]


def keep_last_lists(paths: Iterable[str]) -> None:
    """Remember which lists were opened last."""
    absolute = {"paths": [os.path.abspath(path) for path in paths]}
    if absolute != _read(last_path()):
        _write(last_path(), absolute)


def can_be_found_again(paths: Iterable[str]) -> bool:
    """Whether all `paths` are files or folders, which a pipe is not."""
    return all(os.path.isfile(path) or os.path.isdir(path) for path in paths)


def from_json(found: object) -> Bookmark:
    """Return the place that a JSON object describes; what is of another type than it has to be is left out."""
    if not isinstance(found, dict):
        return Bookmark()
    readers: Mapping[str, Any] = {
        "section": _way,
        "unfolded": _ways,
        "folded": _ways,
        "shares": lambda value: tuple(float(number) for number in value[:3]),
    }
    values: dict[str, Any] = {}
    for each in fields(Bookmark):
        value = found.get(each.name)
        with suppress(TypeError, ValueError, KeyError, OverflowError):
            values[each.name] = readers[each.name](value) if each.name in readers else _plain(value, each.default)
    return Bookmark(**values)


def _plain(value: object, default: object) -> str | int:
    if isinstance(value, str) and isinstance(default, str):
        return clean_line(value)
    if isinstance(value, int) and isinstance(default, int) and not isinstance(value, bool) and 0 <= value < 1 << 40:
        return value
    raise TypeError


def _ways(value: Any) -> tuple[Way, ...]:
    return tuple(map(_way, value[:_MOST_WAYS]))


def _way(value: Any) -> Way:
    steps = tuple((name, number) for name, number in value)
    if not all(isinstance(name, str) and type(number) is int for name, number in steps):
        raise TypeError
    return steps


def _folder() -> Path:
    return state_folder() / "places"


def _read(path: Path) -> object:
    try:
        found = json.loads(read_regular(path, _LARGEST))
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (OSError, ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        put_aside(path, BROKEN)
        return None
    return found


def _write(path: Path, value: dict[str, Any]) -> None:
    data = json.dumps(value).encode()
    if len(data) <= _LARGEST:
        try:
            write_private(path, data)
        except OSError as error:
            cannot_remember(error)


def _remove_oldest(folder: Path) -> None:
    """Let places go that nobody came back to for longest."""
    with suppress(OSError):
        files = [path for path in folder.glob("*.json") if path.name != _LAST]
        if len(files) > _MOST_FILES:
            for path in sorted(files, key=lambda path: path.stat().st_mtime)[: len(files) - _MOST_FILES]:
                path.unlink()
