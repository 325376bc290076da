"""How what the loader reads comes to the screen: the newest state only, however fast it is read."""

from collections.abc import Callable
from dataclasses import dataclass
from threading import Event, Lock, Thread
from typing import Protocol

from paperterm.actions.crash import keep_report
from paperterm.errors import PapertermError
from paperterm.model import EMPTY_LIBRARY, Library, Progress

Publish = Callable[[Library, Progress], None]


class LibraryLoader(Protocol):
    """What reads the lists."""

    def load(self, publish: Publish, stopped: Callable[[], bool]) -> Library:
        """Read everything, publishing what is there so far; end soon when `stopped`."""


@dataclass(frozen=True, slots=True)
class Published:
    """A state of the library while it is read, the last one `final`; `error` where the reading failed as a whole."""

    library: Library
    progress: Progress
    final: bool = False
    error: str = ""


class Reading:
    """One run of a loader in a thread.

    Args:
        loader: what reads.
    """

    def __init__(self, loader: LibraryLoader) -> None:
        self._loader = loader
        self._notify: Callable[[Reading], object] | None = None
        self._stop = Event()
        self._lock = Lock()
        self._latest: Published | None = None

    def start(self) -> None:
        """Read in a thread of its own."""
        Thread(target=self.run, name="reading").start()

    def attach(self, notify: Callable[["Reading"], object]) -> None:
        """Let `notify` be told, in the thread, that there is something to `collect`; not again before it was."""
        with self._lock:
            self._notify = notify
            waiting = self._latest is not None
        if waiting:
            notify(self)

    def stop(self) -> None:
        """Ask the loader to end."""
        self._stop.set()

    def collect(self) -> Published | None:
        """Take the newest state."""
        with self._lock:
            latest, self._latest = self._latest, None
            return latest

    def run(self) -> None:
        """Read; call this in a thread."""
        progress = Progress(0, 0)
        last = EMPTY_LIBRARY

        def publish(library: Library, now: Progress) -> None:
            nonlocal progress, last
            progress, last = now, library
            self._put(Published(library, now))

        try:
            library = self._loader.load(publish, self._stop.is_set)
        except PapertermError as error:
            self._put(Published(last, progress, final=True, error=str(error)))
        except Exception as error:
            # Raised on in a thread it would be printed over the interface.
            said = f"reading stopped by a mistake in the program; the report is in {keep_report(error)}"
            self._put(Published(last, progress, final=True, error=said))
        else:
            self._put(Published(library, progress, final=True))

    def _put(self, state: Published) -> None:
        with self._lock:
            told, self._latest = self._latest is not None, state
            notify = self._notify
        if notify and not told and not self._stop.is_set():
            notify(self)
