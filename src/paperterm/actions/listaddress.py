"""What a person gives to add a list: a Git address, or a path; all else means a paper."""

import os
import re
from typing import Final
from urllib.parse import urlsplit

from paperterm.errors import UsageError
from paperterm.library.sources import SUFFIXES
from paperterm.model.ids import paper_ids

_SCHEMES: Final = ("https", "http", "ssh", "git")
_COPIED: Final = re.compile(r"[\w.-]+@([A-Za-z0-9][\w.-]*):(?!/?-)([\w./~+-]+)")
"""The form of ``scp``: ``git@example.org:owner/name.git``."""

_HOST: Final = re.compile(r"[A-Za-z0-9_\[][\w.:\[\]-]*")
_PAGE: Final = re.compile(r"/(?:-/)?(?:blob|tree|raw|src/branch|commits?|wiki)(?:/.*)?$")
"""What follows the repository in the address of one of its pages, as the forges write it."""

_NO_NAME: Final = re.compile(r"[^\w.+-]+")


def is_list(given: str) -> bool:
    """Whether a list is meant: a path has a slash or the ending of a list; an identifier's address is a paper."""
    if is_address(given):
        return not list(paper_ids(given))
    is_path = os.sep in given or given in (".", "..", "~") or given.lower().endswith(SUFFIXES)
    return is_path and os.path.lexists(os.path.expanduser(given))


def is_address(given: str) -> bool:
    """Whether `given` is an address, not a path."""
    return given.partition("://")[0] in _SCHEMES or bool(_COPIED.fullmatch(given))


def clone_address(given: str) -> str:
    """Return the address of the repository that `given` leads to, which may be that of one of its pages.

    Raises:
        UsageError: it is malformed, or holds a password.
    """
    if _COPIED.fullmatch(given):
        return given
    try:
        parts = urlsplit(given)
        _ = parts.port
    except ValueError as error:
        raise UsageError(f"{given} is malformed") from error
    if parts.password:
        raise UsageError("an address with a password in it is not kept: use a credential helper of Git")
    if not given.isprintable() or " " in given or not _HOST.fullmatch(parts.hostname or ""):
        raise UsageError(f"{given} is malformed")
    path = _PAGE.sub("", parts.path).rstrip("/")
    return f"{parts.scheme}://{parts.netloc}{path}"


def name_of(given: str) -> str:
    """Return the name of the library for a list at an address or a path."""
    last = re.split(r"[/:]", given.rstrip("/"))[-1]
    for ending in (".git", *SUFFIXES):
        last = last.removesuffix(ending)
    return _NO_NAME.sub("-", last).strip("-.") or "list"
