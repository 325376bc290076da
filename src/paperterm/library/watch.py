"""Watching what was read: which files have changed, and whether somebody still writes to them.

Everything is looked at in turns (`os.stat`), which works on every file system, also on NFS, where events of another
machine never arrive. What rewrites a file leaves it empty or torn meanwhile, an editor for a moment, a slow copy
for long: a change counts when it has stood for a while, longer where something was lost or somebody was seen writing.
"""

import os
import time
from collections.abc import Callable, Iterator, Mapping
from threading import Event
from typing import Final, NamedTuple, Protocol, runtime_checkable

from paperterm.library.sources import GONE, Look, Mark, mark_of
from paperterm.model import Library, Problem

INTERVAL: Final = 2.0
"""Seconds between two looks."""

SHARE: Final = 100
"""A look may take one part of so many of the processor's time."""

STEP: Final = 0.25
"""Seconds between two looks while something changes; a change that has stood for so long is taken."""

PATIENCE: Final = 2.0
"""Seconds that a file must have stood for that is gone, shorter than it was, or was seen changing."""


Stopped = Callable[[], bool]


@runtime_checkable
class Watched(Protocol):
    """What reads the lists, and knows what they looked like then."""

    @property
    def gone(self) -> tuple[Problem, ...]:
        """The lists that are gone: what was read of them last is shown."""

    def marks(self) -> Mapping[str, Mark]:
        """Return what everything that was read looked like then, by path."""

    def reload(self, settled: Look, stopped: Stopped) -> Library:
        """Read again what has changed, only where it still looks as in `settled`."""


class _Sight(NamedTuple):
    """How a file that has changed was seen first so, when, and for how many seconds it must stay so."""

    view: tuple[Mark, Mark]
    since: float
    patience: float


class Watcher:
    """Looks at the files of a loader until `stop` is set.

    Args:
        loader: what reads them.
    """

    def __init__(self, loader: Watched, stop: Event) -> None:
        self._loader = loader
        self._stop = stop
        self._sights: dict[str, _Sight] = {}
        self._tried: dict[str, Mark] = {}

    def libraries(self) -> Iterator[Library]:
        """Yield the library each time that it was read again because something has changed; call this in a thread."""
        pause = INTERVAL
        while not self._stop.wait(pause):
            known = self._loader.marks()
            start = time.thread_time()
            now = {path: mark_of(path) for path in known}
            cost = time.thread_time() - start
            open_changes = [path for path in now if self._is_open(path, known[path], now[path])]
            settled = self._settled(open_changes, known, now)
            if settled:
                waiting = set(open_changes).difference(settled)
                yield self._loader.reload(
                    {path: mark for path, mark in now.items() if path not in waiting}, self._stop.is_set
                )
                self._tried.update((path, now[path]) for path in settled)
            pause = STEP if open_changes else max(INTERVAL, SHARE * cost)

    def _is_open(self, path: str, known: Mark, now: Mark) -> bool:
        """Whether `path` has changed, and that was not read yet."""
        if now == known or self._tried.get(path) == now:
            self._sights.pop(path, None)
            return False
        return True

    def _settled(self, changed: list[str], known: Mapping[str, Mark], now: Mapping[str, Mark]) -> list[str]:
        """Return those of the `changed` files that nobody writes to any more."""
        settled: list[str] = []
        moment = time.monotonic()
        for path in changed:
            view, last = _view(path, now[path]), self._sights.get(path)
            if last is None:
                self._sights[path] = _Sight(view, moment, PATIENCE if now[path].size < known[path].size else STEP * 0.8)
            elif last.view != view:
                self._sights[path] = _Sight(view, moment, last.patience if os.path.isdir(path) else PATIENCE)
            elif moment - last.since >= last.patience:
                settled.append(path)
                del self._sights[path]
        return settled


def _view(path: str, mark: Mark) -> tuple[Mark, Mark]:
    """Return what tells a file from what it was, also one that is not there: it may have come and gone between."""
    return mark, mark_of(os.path.dirname(path)) if mark == GONE else GONE
