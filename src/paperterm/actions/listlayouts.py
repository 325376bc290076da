"""Where the titles of lists are, as a person decides it in the settings: found for a file, and written.

A list is named by its Git address (``github.com/owner/name``) or its folder; a longer name, down to a file, wins. The
address is taken from the configuration of the clone as text: it only chooses among what the person has decided.
"""

import os
import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from paperterm.actions.git.repository import find_repository
from paperterm.actions.settingsfile import settings_text, write_settings
from paperterm.config.register import with_value
from paperterm.errors import UsageError
from paperterm.regular import read_regular

FIELD: Final = "title"
"""The field whose place a person can decide."""
_LARGEST: Final = 1 << 16
_ORIGIN: Final = re.compile(r'^\[remote "origin"\]\s*$([^\[]*)', re.MULTILINE)
_URL: Final = re.compile(r"^[ \t]*url[ \t]*=[ \t]*(\S+)[ \t]*$", re.MULTILINE)
_COPIED: Final = re.compile(r"(?:[\w.-]+@)?([\w.-]+):(?!/)(\S+)")
"""The form of ``scp``: ``git@example.org:owner/name.git``."""


class ListLayouts:
    """What the settings decide, by file.

    Args:
        given: from a list with a field (``github.com/owner/name.title``) to where it is (``link to bar``).
    """

    def __init__(self, given: Mapping[str, str]) -> None:
        self._given: dict[str, str] = {}
        for key, value in given.items():
            name, _, _ = key.rpartition(".")
            self._given[_name_of(name)] = value

    def of(self, path: str) -> str:
        """Return where the titles of the file at `path` are, "" where nothing is decided."""
        if not self._given:
            return ""
        found = [
            (len(own) - len(name), value)
            for own in names_of(path)
            for name, value in self._given.items()
            if own == name or own.startswith(f"{name}/")
        ]
        return min(found, default=(0, ""))[1]

    def decide(self, settings: Path, path: str, layout: str) -> str:
        """Decide for the file at `path`, from now on and in the file of settings; return how the file is named there.

        Raises:
            UsageError: the settings cannot be written, or are written so that a value cannot just be set.
        """
        name = names_of(path)[-1]
        try:
            changed = with_value(settings_text(settings), ("layouts", name, FIELD), layout)
        except ValueError as error:
            raise UsageError(f"{settings} {error}") from error
        write_settings(settings, changed)
        self._given[_name_of(name)] = layout
        return name


def names_of(path: str) -> tuple[str, ...]:
    """Return how a file can be named: by its path, and in a clone by the address that it was cloned from."""
    path = os.path.realpath(path)
    folder, name = os.path.split(path)
    found = _address_of(folder)
    return (path, f"{found}/{name}") if found else (path,)


@lru_cache(maxsize=1 << 12)
def _address_of(folder: str) -> str:
    """Return the address of a folder in a clone, "" where it is in none."""
    repository = find_repository(folder)
    if repository is None:
        return ""
    try:
        text = read_regular(repository.common / "config", _LARGEST).decode("utf-8", "replace")
    except (OSError, ValueError):
        return ""
    section = _ORIGIN.search(text)
    url = _URL.search(section[1]) if section is not None else None
    address = _plain(url[1]) if url is not None else ""
    inside = os.path.relpath(folder, repository.root)
    return "" if not address else address if inside == "." else f"{address}/{inside}"


def _plain(url: str) -> str:
    """Return the address of a repository without scheme, user, port and ending: ``github.com/owner/name``."""
    copied = _COPIED.fullmatch(url)
    try:
        parts = urlsplit(url)
        host, path = (copied[1], copied[2]) if copied is not None else (parts.hostname or "", parts.path)
    except ValueError:
        return ""
    path = path.strip("/").removesuffix(".git")
    return f"{host.lower()}/{path}" if host and path and f"{host}{path}".isprintable() else ""


def _name_of(name: str) -> str:
    """Return the name of a list in the settings as `names_of` gives it: a path whole, an address without its scheme."""
    if name.startswith(("/", "~", ".")):
        return os.path.realpath(os.path.expanduser(name))
    return _plain(name) if "://" in name else name.strip("/").removesuffix(".git")
