"""The files that settings come from: where they are, and reading them without ever blocking."""

import os
import stat
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final

from paperterm.errors import UnreadableError
from paperterm.paths import config_folder
from paperterm.regular import read_regular

FILE_NAME: Final = "config.toml"
PROJECT_NAME: Final = ".paperterm.toml"
_LARGEST: Final = 256 * 1024


def user_file(given: str, environ: Mapping[str, str]) -> Path:
    """Return the user's file: the one that is `given`, ``$PAPERTERM_CONFIG``, or the one of the XDG folder."""
    named = given or environ.get("PAPERTERM_CONFIG", "")
    return Path(os.path.expanduser(named)) if named else config_folder() / FILE_NAME


def themes_folder() -> Path:
    """Return the folder of the user's themes, a file for each; it may not exist."""
    return config_folder() / "themes"


def read_text(path: Path) -> str:
    """Return the text of a file of settings; the null device is an empty one.

    Raises:
        UnreadableError: missing, not permitted, no regular file, too large, or not UTF-8.
    """
    if str(path) == os.devnull:
        return ""
    try:
        data = read_regular(path, _LARGEST + 1)
    except (OSError, ValueError) as error:
        raise UnreadableError((getattr(error, "strerror", None) or str(error)).lower()) from error
    if len(data) > _LARGEST:
        raise UnreadableError(f"is larger than {_LARGEST // 1024} kB")
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise UnreadableError(f"is not UTF-8 (line {line})") from error


def parse(text: str) -> dict[str, Any]:
    """Return what `text` says.

    Raises:
        UnreadableError: `text` is no TOML; the message has the line.
    """
    import tomllib

    try:
        return tomllib.loads(text)
    except ValueError as error:
        raise UnreadableError(f"is no TOML: {str(error)[:1].lower()}{str(error)[1:]}") from error
    except RecursionError as error:
        raise UnreadableError("is nested too deeply") from error


def project_file(folder: Path, lists: Iterable[str]) -> tuple[Path | None, str]:
    """Return the project's file in `folder`, None where there is none or it is not to be read, and then why.

    Lists are strangers' folders. A file that came with one must not set anything, so it is not read where `folder` lies
    in the folder of a list or holds one (a ``.bib`` is the project's own). What belongs to another user is not read
    either: shared folders are common on the machines of a cluster.
    """
    path = folder / PROJECT_NAME
    try:
        found, around = os.lstat(path), os.stat(folder)
    except OSError:
        return None, ""
    if not stat.S_ISREG(found.st_mode):
        return None, "is no regular file"
    if {found.st_uid, around.st_uid} != {os.getuid()}:
        return None, "it or its folder belongs to another user"
    if (found.st_mode | around.st_mode) & stat.S_IWOTH and not around.st_mode & stat.S_ISVTX:
        return None, "anybody can write to it or to its folder"
    here = os.path.realpath(folder)
    for path_of_list in lists:
        if path_of_list != "-" and _is_around(here, path_of_list):
            return None, "the folder is that of a list, and lists set nothing"
    return path, ""


def _is_around(here: str, path: str) -> bool:
    """Whether the folder `here` lies in the folder of the list at `path`, or holds the list."""
    real = os.path.realpath(path)
    if real.lower().endswith(".bib"):
        return False
    folder = real if os.path.isdir(real) else os.path.dirname(real)
    return os.path.commonpath((here, folder)) in (here, folder)
