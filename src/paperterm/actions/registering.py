"""Adding a list to the user's libraries: cloned where it has a Git address, and written into the settings."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from paperterm.actions.listaddress import clone_address, is_address, name_of
from paperterm.actions.settingsfile import settings_text, write_settings
from paperterm.config.loaded import Loaded
from paperterm.config.register import with_library
from paperterm.errors import UsageError
from paperterm.library.sources import refusal
from paperterm.paths import data_folder

SECONDS: Final = 900.0
"""That a clone may take."""


@dataclass(frozen=True, slots=True)
class Added:
    """A library that is there now: its name, and the path of its list."""

    name: str
    path: str


def add_list(loaded: Loaded, given: str, *, name: str = "", folder: str = "", tell: Callable[[str], object]) -> Added:
    """Add the list at an address or a path to the libraries.

    Args:
        loaded: the settings as they are.
        given: what `paperterm.actions.listaddress.is_list` takes for a list.
        name: of the library; by default after the address or path.
        folder: where a clone is put; by default among the user's data.
        tell: told what is done.

    Raises:
        UsageError: the name is taken, the list cannot be had, or the settings cannot be written.
    """
    path = "" if is_address(given) else os.path.abspath(os.path.expanduser(given))
    if path and (problem := refusal(path)):
        raise UsageError(f"{given}: {problem.message}")
    name = name or name_of(path or clone_address(given))
    for known, paths in loaded.settings.libraries.items():
        if path and path in map(os.path.abspath, paths):
            raise UsageError(f"{given} is in the library {known} already")
        if known == name:
            raise UsageError(f"there is a library {name} already ({', '.join(paths)}): choose another with --name")
    if path and folder:
        raise UsageError("--to is for Git addresses: a path stays where it is")
    text = settings_text(loaded.user_path)
    target = path or os.path.abspath(os.path.expanduser(folder) or data_folder() / "lists" / name)
    try:
        changed = with_library(text, name, _from_home(target))
    except ValueError as error:
        raise UsageError(f"{loaded.user_path} {error}") from error
    if not path:
        tell(f"cloning {given} …")
        _clone(clone_address(given), target)
    write_settings(loaded.user_path, changed)
    return Added(name, target)


def _clone(address: str, target: str) -> None:
    from paperterm.actions.git.repository import git_environment, run_git

    if os.path.lexists(target) and (not os.path.isdir(target) or os.listdir(target)):
        raise UsageError(f"{target} is there already: choose another folder with --to, or add that path")
    Path(target).parent.mkdir(parents=True, exist_ok=True)
    options = ("--quiet", "--single-branch", "--no-tags", "--template=", "--no-recurse-submodules")
    code, output = run_git("clone", *options, "--", address, target, environment=git_environment(), limit=SECONDS)
    if code:
        reason = next((line for line in reversed(output.splitlines()) if line.strip()), "git ended without a word")
        raise UsageError(f"{address} cannot be cloned: {reason}")


def _from_home(path: str) -> str:
    home = os.path.expanduser("~").rstrip("/")
    return f"~{path[len(home) :]}" if home and path.startswith(f"{home}/") else path
