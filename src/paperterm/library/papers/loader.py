"""Loading lists as papers: what the loader reads, with the places of each paper united."""

from collections.abc import Callable, Iterable, Mapping
from typing import Protocol

from paperterm.library.papers.find import Pair
from paperterm.library.papers.merged import merged, places_of, recalled
from paperterm.library.report import Publish
from paperterm.library.sources import Look, Mark
from paperterm.library.watch import Watched
from paperterm.model import EMPTY_LIBRARY, Library, Problem, Progress


class Loads(Watched, Protocol):
    """What reads lists, and again what has changed of them."""

    def load(self, publish: Publish, stopped: Callable[[], bool]) -> Library:
        """Read everything, publishing what is there so far; end soon when `stopped`."""


class MergingLoader:
    """Reads lists as another loader does, and unites the places of each paper.

    Args:
        loader: what reads.
        apart: gives the pairs of names that a person has told apart.

    Attributes:
        merges: whether it unites; where not, each place is an entry of its own.
    """

    def __init__(self, loader: Loads, apart: Callable[[], Iterable[Pair]], *, merges: bool = True) -> None:
        self._loader = loader
        self._apart = apart
        self._last = (EMPTY_LIBRARY, EMPTY_LIBRARY)
        self.merges = merges

    def load(self, publish: Publish, stopped: Callable[[], bool]) -> Library:
        """Read everything; papers that were not known from an earlier start are united when all is read."""
        first = True

        def publish_united(library: Library, progress: Progress) -> None:
            nonlocal first
            known = (
                self._known(library, finding=progress.finished and not stopped())
                if first or progress.finished
                else None
            )
            first = False
            publish(known or library, progress)

        library = self._loader.load(publish_united, stopped)
        return library if stopped() else self._known(library, finding=True) or library

    @property
    def gone(self) -> tuple[Problem, ...]:
        """The lists that are gone: what was read of them last is shown."""
        return self._loader.gone

    def marks(self) -> Mapping[str, Mark]:
        """Return what everything that was read looked like then, by path."""
        return self._loader.marks()

    def reload(self, settled: Look, stopped: Callable[[], bool]) -> Library:
        """Read again what has changed, only where it still looks as in `settled`."""
        library = self._loader.reload(settled, stopped)
        return library if stopped() else self._known(library, finding=True) or library

    def arranged(self, library: Library) -> Library:
        """Return `library`, which this has read, as `merges` says."""
        return self._known(places_of(library), finding=True) or library

    def forget(self) -> None:
        """Find the papers anew: what is told apart has changed."""
        self._last = (EMPTY_LIBRARY, EMPTY_LIBRARY)

    def _known(self, library: Library, *, finding: bool) -> Library | None:
        """Return `library` united, the same one as the last time while it is the same; None where it is not known."""
        if not self.merges:
            return library
        if self._last[0] is not library:
            apart = tuple(self._apart())
            united = merged(library, apart) if finding else recalled(library, apart)
            if united is None:
                return None
            self._last = (library, united)
        return self._last[1]
