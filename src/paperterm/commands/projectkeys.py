"""The keys that a command prints: those of the project's ``.bib``."""

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from paperterm.commands.arguments import add_bib
from paperterm.commands.output import say
from paperterm.errors import UsageError
from paperterm.library.citekeys import CiteKeys, add_hint, cite_keys
from paperterm.library.project import Project, read_project
from paperterm.model import Entry

AS_LISTED_HINT: Final = "paperterm add --rename adds the paper with a free key, --as-listed prints the key of the list"


def add_keys(parser: argparse.ArgumentParser) -> None:
    """Declare which keys a command prints."""
    add_bib(parser)
    parser.add_argument("--as-listed", action="store_true", help="print the keys of the lists, whatever the .bib has")


def project_keys(entries: Sequence[Entry], options: argparse.Namespace) -> CiteKeys:
    """Return the keys to cite `entries` by; standard error says where they are not those of the lists.

    Raises:
        UsageError: the ``.bib`` uses a key of the lists for another paper.
    """
    keys = cite_keys(entries, current_project(options))
    if keys.clash:
        raise UsageError(f"{keys.clash}; {AS_LISTED_HINT}")
    for note in keys.notes(add_hint):
        say(note)
    return keys


def current_project(options: argparse.Namespace) -> Project | None:
    """Return the project around the working directory, None where its keys are not wanted."""
    if options.as_listed:
        return None
    try:
        return read_project(Path.cwd(), Path(options.settings.bib) if options.settings.bib else None)
    except OSError:  # the working directory was removed
        return None
