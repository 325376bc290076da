"""The browser, the folders, the cache and the versions."""

import platform
import tempfile
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final

from paperterm import __version__
from paperterm.actions.doctor.finding import Finding
from paperterm.actions.links import find_opener
from paperterm.actions.words import split_command
from paperterm.config.settings import Settings
from paperterm.library.cache import cache_files
from paperterm.paths import cache_folder, config_folder, data_folder, state_folder

_PACKAGES: Final = (
    "textual", "rich", "markdown-it-py", "pyperclip", "platformdirs", "segno", "chardet", "frizbee"
)  # fmt: skip
_OPTIONAL: Final = "frizbee"
"""There are no wheels of it for some machines; the search then is Python's, with the same answers."""


def opener_findings(settings: Settings, environ: Mapping[str, str]) -> list[Finding]:
    """Tell what opens an address; nothing is opened."""
    found = [Finding("links", "kinds", ", ".join(settings.schemes))]
    opener = find_opener(environ, chosen=settings.opener)
    name = opener("")[0] if opener else ""
    wanted = split_command(settings.opener)
    if wanted[:1] != ([name] if settings.opener else []):
        words = f"the setting opener names “{settings.opener}”, which cannot be started"
        return [*found, Finding("links", "browser", words, "wrong", "paperterm config --edit")]
    if not name:
        words = "none here: an address is copied and shown whole instead, r there draws it as a QR code"
        return [*found, Finding("links", "browser", words, "note", "the setting opener, or $BROWSER, can name one")]
    return [*found, Finding("links", "browser", name)]


def folder_findings() -> list[Finding]:
    """Try to write into each folder that is written to."""
    folders = {"state": state_folder(), "cache": cache_folder(), "data": data_folder()}
    found = [Finding("folders", "settings", _shown(config_folder()))]
    return [*found, *(_folder(name, path) for name, path in folders.items())]


def _folder(name: str, path: Path) -> Finding:
    there = path
    while not there.exists() and there != there.parent:
        there = there.parent
    try:
        with tempfile.TemporaryFile(dir=there) as file:
            file.write(b"paperterm")
    except OSError as error:
        words = f"{path}: cannot be written ({error.strerror or error})"
        return Finding("folders", name, words, "wrong", f"make {there} a folder of yours, with space left")
    return Finding("folders", name, _shown(path))


def _shown(path: Path) -> str:
    return str(path) if path.is_dir() else f"{path} (not there yet)"


def cache_findings() -> list[Finding]:
    """Tell what is kept of lists."""
    files = cache_files()
    size = sum(file.size for file in files)
    count = "1 file" if len(files) == 1 else f"{len(files)} files"
    return [Finding("cache", "kept", f"{count}, {size / 1e6:.1f} MB (paperterm cache --clear)")]


def version_findings() -> list[Finding]:
    """Tell what runs."""
    found = [
        Finding("versions", "paperterm", __version__),
        Finding("versions", "Python", platform.python_version()),
        Finding("versions", "system", platform.platform(terse=True)),
    ]
    return found + [_package(name) for name in _PACKAGES]


def _package(name: str) -> Finding:
    try:
        return Finding("versions", name, version(name))
    except PackageNotFoundError:
        if name == _OPTIONAL:
            return Finding("versions", name, "not there: the search takes longer on large lists", "note")
        return Finding("versions", name, "not there", "wrong", "install paperterm again, with what it needs")
