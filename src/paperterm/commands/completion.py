"""``paperterm completion``: the completions of a shell, and the names that they ask for while a person types."""

import argparse
import re
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final

from paperterm.commands.output import FOUND, NOTHING_FOUND
from paperterm.config.settings import Settings

SUMMARY = "print the completions for bash, zsh or fish"
SHELLS: Final = {"bash": "paperterm.bash", "zsh": "_paperterm", "fish": "paperterm.fish"}
"""Each shell and its file, as they come with the package."""

_FOLDER: Final = Path(__file__).resolve().parent.parent / "shell"
_PLAIN: Final = re.compile(r"[\w.:/+@-]+")
"""What is offered: text of a list that no shell takes for anything but a word, in quotes or not."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument(
        "what",
        choices=(*SHELLS, *_NAMES),
        metavar="WHAT",
        help=f"{', '.join(SHELLS)}; or what these complete, one a line: {', '.join(_NAMES)}",
    )


def run(options: argparse.Namespace) -> int:
    """Print the file of the shell, else the names; exit code 1 where there is none."""
    if options.what in SHELLS:
        sys.stdout.write(shell_file(SHELLS[options.what]).read_text(encoding="utf-8"))
        return FOUND
    names = sorted({name for name in _NAMES[options.what](options.settings) if _PLAIN.fullmatch(name)})
    sys.stdout.write("".join(f"{name}\n" for name in names))
    return FOUND if names else NOTHING_FOUND


def shell_file(name: str) -> Path:
    """Return a file of the package that is for shells and manual readers."""
    return _FOLDER / name


def _libraries(settings: Settings) -> Iterable[str]:
    return settings.libraries


def _keys(settings: Settings) -> Iterable[str]:
    """Return the citation keys of the lists that a person at a terminal reads without a path; shells hide theirs."""
    from paperterm.actions.bookmark import last_lists
    from paperterm.commands.arguments import default_paths, make_loader

    library = make_loader(default_paths(settings) or last_lists(), settings).load()
    return (key for entry in library.entries for key in (entry.key, *(citation.key for citation in entry.citations)))


def _cite_commands(settings: Settings) -> Iterable[str]:
    from paperterm.cite.commands import all_commands

    return all_commands(settings.cite_templates)


def _collections(settings: Settings) -> Iterable[str]:
    from paperterm.actions.yours.store import read_shelf, yours_folder

    return (f"@{name}" for yours in read_shelf(yours_folder(settings.yours)).kept for name in yours.collections)


_NAMES: Final[dict[str, Callable[[Settings], Iterable[str]]]] = {
    "libraries": _libraries,
    "keys": _keys,
    "cite-commands": _cite_commands,
    "collections": _collections,
}
