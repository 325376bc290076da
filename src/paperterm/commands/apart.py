"""``paperterm apart``: two places that are not one paper, though something says so."""

import argparse
import os

from paperterm.commands.arguments import load_paths, read_place
from paperterm.commands.output import FOUND, say
from paperterm.config.settings import Settings
from paperterm.errors import UsageError
from paperterm.library.papers.apart import apart_path, tell_apart
from paperterm.library.papers.places import look_for
from paperterm.model import Entry

SUMMARY = "tell two places of lists apart that were taken for one paper"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument("places", nargs=2, metavar="FILE:LINE", help="a file of a list and a line of an entry in it")


def run(options: argparse.Namespace) -> int:
    """Remember it, and say where; removing the line there makes them one again.

    Raises:
        UsageError: a place is no entry, or what was said cannot be kept.
    """
    one, other = (_entry(place, options.settings) for place in options.places)
    try:
        tell_apart(one, other)
    except OSError as error:
        raise UsageError(f"{apart_path()} cannot be written: {error.strerror}") from error
    say(f"not the same paper: {one.title} ({one.file}), {other.title} ({other.file}); kept in {apart_path()}")
    return FOUND


def _entry(place: str, settings: Settings) -> Entry:
    path, line = read_place(place)
    library, unreadable = load_paths([path], settings)
    number = None if unreadable else look_for(library, os.path.abspath(path), line)
    if number is None:
        raise UsageError(f"{place}: no entry stands there")
    return library.entries[number]
