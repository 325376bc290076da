"""What the entries of a file depend on: its own content, the files that it links to, the names beside it.

Compare: "racy Git" (https://git-scm.com/docs/racy-git). A file changed within the clock's granularity of the moment
when it was read may keep its size and times, so such a file is compared by content.
"""

import os
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from typing import Any, Final

from paperterm.errors import UnreadableError
from paperterm.library.files import MAX_BYTES, read_file
from paperterm.library.links import Resolver
from paperterm.library.sources import Mark, Source

_SECOND: Final = 1_000_000_000
_FINE: Final = _SECOND // 10
"""Nanoseconds: more than a tick of any kernel."""
_COARSE: Final = 2 * _SECOND
"""Nanoseconds: the granularity of FAT, for file systems that keep whole seconds."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """The state of a file.

    Attributes:
        size: bytes; -1 where there is no such file.
        modified, changed: nanoseconds of the last change of the content, and of anything about the file.
        settled: whether a later change of the content would change the times.
        digest: hash of the content, "" where it was not read.
    """

    size: int
    modified: int
    changed: int
    settled: bool = True
    digest: str = ""

    @property
    def mark(self) -> Mark:
        """What the file looked like."""
        return Mark(self.size, self.modified, self.changed)

    @classmethod
    def of(cls, path: str) -> "Stamp":
        """Return the state of the file at `path`; take it before reading the file."""
        now = time.time_ns()
        try:
            status = os.stat(path)
        except OSError:
            return cls(-1, 0, 0)
        newest = max(status.st_mtime_ns, status.st_ctime_ns)
        grain = _FINE if newest % _SECOND else _COARSE
        return cls(status.st_size, status.st_mtime_ns, status.st_ctime_ns, newest + grain < now)

    def with_content(self, data: bytes) -> "Stamp":
        """Return the stamp of a file that holds `data`."""
        return replace(self, digest=digest(data))

    def renewed(self, path: str) -> "Stamp | None":
        """Return the present stamp of the file at `path` if it holds what it held then, else None."""
        now = Stamp.of(path)
        same = (now.size, now.modified, now.changed) == (self.size, self.modified, self.changed)
        if same and self.settled:
            return self
        if now.size != self.size or not self.digest:
            return None
        try:
            found = digest(read_file(path, max(MAX_BYTES, self.size)))
        except UnreadableError:
            return None
        return replace(now, digest=found) if found == self.digest else None


def digest(data: bytes) -> str:
    """Return a hash of `data`."""
    return blake2b(data, digest_size=16).hexdigest()


@dataclass(slots=True)
class Needs:
    """What was asked about other files while the entries of one file were made, and what the answers were.

    Attributes:
        targets: names that links lead to, and what is there.
        texts: names of the files whose text was used.
        siblings: folders (of a file and a suffix), and the names in them.
        bibliographies: the names of the ``.bib`` files of the repository, None where they were not asked for.
    """

    targets: dict[str, str | None] = field(default_factory=dict)
    texts: dict[str, Stamp] = field(default_factory=dict)
    siblings: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    bibliographies: list[str] | None = None

    @classmethod
    def of(cls, parts: "Iterable[Needs]") -> "Needs":
        """Return what all `parts` need."""
        whole = cls()
        for part in parts:
            whole.targets |= part.targets
            whole.texts |= part.texts
            whole.siblings |= part.siblings
            if part.bibliographies is not None:
                whole.bibliographies = part.bibliographies
        return whole

    def to_json(self) -> list[Any]:
        """Return plain values."""
        texts = {name: _stamp_values(stamp) for name, stamp in self.texts.items()}
        return [self.targets, texts, [[*key, names] for key, names in self.siblings.items()], self.bibliographies]

    @classmethod
    def from_json(cls, values: list[Any]) -> "Needs":
        """Return what `to_json` gave."""
        targets, texts, siblings, bibliographies = values
        stamps = {name: Stamp(*stamp) for name, stamp in texts.items()}
        return cls(targets, stamps, {(file, suffix): names for file, suffix, names in siblings}, bibliographies)


def _stamp_values(stamp: Stamp) -> list[Any]:
    return [stamp.size, stamp.modified, stamp.changed, stamp.settled, stamp.digest]


class NotingResolver(Resolver):
    """A resolver that notes what it was asked, for one file after the other.

    Attributes:
        needs: of the file that is being read; replace it before the next one.
    """

    def __init__(self, source: Source) -> None:
        super().__init__(source)
        self.needs = Needs()
        self._stamps: dict[str, Stamp] = {}

    def text(self, name: str) -> str:
        """Return the text of the file `name`, "" where it cannot be read."""
        if name not in self._stamps:
            stamp = Stamp.of(os.path.join(self._root, name))
            text = super().text(name)
            self._stamps[name] = stamp.with_content(self._data(name)) if text and not stamp.settled else stamp
        self.needs.texts[name] = self._stamps[name]
        return super().text(name)

    def siblings(self, file: str, suffix: str) -> Iterator[str]:
        """Yield the names of the files in the folder of `file` that end with `suffix`."""
        found = list(super().siblings(file, suffix))
        self.needs.siblings[file, suffix] = found
        yield from found

    def bibliographies(self) -> list[str]:
        """Return the names of the ``.bib`` files of the repository, relative to the root."""
        found = self.needs.bibliographies = super().bibliographies()
        return found

    def holds(self, needs: Needs) -> bool:
        """Whether the answers to what was asked then are the same now."""
        return (
            all(super(NotingResolver, self)._existing(name) == found for name, found in needs.targets.items())
            and all(stamp.renewed(os.path.join(self._root, name)) for name, stamp in needs.texts.items())
            and all(list(super(NotingResolver, self).siblings(*key)) == names for key, names in needs.siblings.items())
            and needs.bibliographies in (None, super().bibliographies())
        )

    def _existing(self, name: str) -> str | None:
        found = self.needs.targets[name] = super()._existing(name)
        return found

    def _data(self, name: str) -> bytes:
        try:
            return read_file(os.path.join(self._root, name))
        except UnreadableError:
            return b""
