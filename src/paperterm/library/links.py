"""Where the relative links of an entry lead inside its list's folder."""

import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeVar, cast
from urllib.parse import unquote, urlsplit

from paperterm.errors import UnreadableError
from paperterm.library.files import decode, read_file
from paperterm.library.sources import Source

_FORGE_FILE = re.compile(r"^/[^/]+/(?P<repository>[^/]+)/(?:blob|raw|tree)/[^/]+/(?P<path>.+)$")
_FORGES = ("github.com", "www.github.com", "gitlab.com", "gitee.com", "codeberg.org")
_WEB = re.compile(r"\s*https?://", re.IGNORECASE)
_LINES = re.compile(r"^L(\d+)(?:C\d+)?(?:-L?(\d+)(?:C\d+)?)?$")
BIB_SUFFIXES = (".bib", ".bibtex")
CITATION_SUFFIXES = (*BIB_SUFFIXES, ".txt")
"""Names of files that an entry may link to for its citation."""

_PAGES = ("README.md", "index.md", "readme.md")


Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Target:
    """A file or folder inside a list's folder that a link leads to.

    Attributes:
        name: relative to the root of the list.
        lines: first and last line (1-based) of a ``#L10-L20`` fragment, or None.
    """

    name: str
    lines: tuple[int, int] | None = None


class Resolver:
    """Resolves links of one source; knows only files inside its root."""

    def __init__(self, source: Source) -> None:
        self._root = source.root
        self._known = source.known if source.is_folder else None
        self._texts: dict[str, str] = {}
        self._made: dict[tuple[str, Callable[[str, str], object]], object] = {}
        self._bibliographies = sorted(name for name in source.known if name.lower().endswith(BIB_SUFFIXES))
        self._by_last_part: dict[str, list[str]] | None = None

    def target(self, url: str, file: str) -> Target | None:
        """Return where `url`, written in `file` (relative to the root), leads, or None outside or nowhere.

        A link to a forge's page of a file counts as that file where the list's folder holds it at that path.
        """
        if _WEB.match(url) and not any(forge in url.lower() for forge in _FORGES):
            return None
        try:
            parts = urlsplit(url.strip())
        except ValueError:
            return None
        if parts.scheme or parts.netloc:
            found = _FORGE_FILE.match(parts.path) if parts.netloc.lower() in _FORGES else None
            path = found["path"] if found else ""
            base = ""
        else:
            path = parts.path
            base = "" if path.startswith("/") else os.path.dirname(file)
        if not path:
            return None
        name = os.path.normpath(os.path.join(base, unquote(path).lstrip("/")))
        if name.startswith("..") or name == "." or "\0" in name:
            return None
        existing = self._existing(name)
        if existing is None:
            return None
        lines = _LINES.match(parts.fragment)
        return Target(existing, (int(lines[1]), int(lines[2] or lines[1])) if lines else None)

    def text(self, name: str) -> str:
        """Return the text of the file `name`, "" where it cannot be read."""
        if name not in self._texts:
            try:
                self._texts[name] = decode(read_file(os.path.join(self._root, name)))[0]
            except UnreadableError:
                self._texts[name] = ""
        return self._texts[name]

    def made(self, name: str, make: Callable[[str, str], Made]) -> Made:
        """Return what `make` makes of the text and the name of a file: made once, however many entries need it."""
        text = self.text(name)
        if (name, make) not in self._made:
            self._made[name, make] = make(text, name)
        return cast("Made", self._made[name, make])

    def bibliographies(self) -> list[str]:
        """Return the names of the ``.bib`` files of the repository, relative to the root."""
        return self._bibliographies

    def siblings(self, file: str, suffix: str) -> Iterator[str]:
        """Yield the names of the files in the folder of `file` that end with `suffix`."""
        folder = os.path.dirname(file)
        try:
            found = sorted(os.listdir(os.path.join(self._root, folder)))
        except OSError:
            return
        for last_part in found:
            name = os.path.join(folder, last_part)
            if last_part.lower().endswith(suffix) and self._existing(name):
                yield name

    def _existing(self, name: str) -> str | None:
        candidates = (name, *(f"{name}/{page}" for page in _PAGES), f"{name}.md")
        if self._known is not None:
            found = [candidate for candidate in candidates if candidate in self._known]
        else:
            found = [candidate for candidate in candidates if self._is_inside(candidate)]
        pages = [candidate for candidate in found if candidate != name]
        if found:
            return pages[0] if pages else found[0]
        return self._only_one_called(name) if name.lower().endswith(CITATION_SUFFIXES) else None

    def _only_one_called(self, name: str) -> str | None:
        """Return the one file with the last part of `name`: citation files move, and their links are mistyped."""
        if self._by_last_part is None:
            self._by_last_part = {}
            for known in self._known or ():
                self._by_last_part.setdefault(known.rpartition("/")[2], []).append(known)
        found = self._by_last_part.get(name.rpartition("/")[2], [])
        return found[0] if len(found) == 1 else None

    def _is_inside(self, name: str) -> bool:
        path = os.path.join(self._root, name)
        real = os.path.realpath(path)
        return os.path.exists(path) and real.startswith(os.path.realpath(self._root).rstrip("/") + "/")
