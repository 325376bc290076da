"""``paperterm explain FILE:LINE``: how a line of a list was read, for curators and for who adds a reader."""

import argparse
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from paperterm.actions.listlayouts import ListLayouts
from paperterm.commands.arguments import load_paths, named_paths, read_place
from paperterm.commands.output import FOUND, NOTHING_FOUND
from paperterm.errors import UnreadableError, UsageError
from paperterm.library.files import decode, read_file
from paperterm.readers import explain
from paperterm.readers.explained import explanation_lines

SUMMARY = "tell how a line of a list was read: which reader, which rules, which field from where"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument("places", nargs=1, metavar="FILE:LINE", help="a file of a list and a line in it")
    parser.add_argument(
        "paths", nargs="*", default=[], metavar="PATH", help="lists that may have the same paper: says why, or why not"
    )


def run(options: argparse.Namespace) -> int:
    """Print the explanation; exit code 1 where the line belongs to no entry.

    Raises:
        UsageError: the place is not of that form, or the file cannot be read.
    """
    path, number = read_place(*options.places)
    try:
        text, _ = decode(read_file(path))
    except UnreadableError as error:
        raise UsageError(f"{path}: {error}") from error
    layout = ListLayouts(options.settings.layouts).of(path)
    explanation = explain(text, Path(path).name, number, layout)
    for line in explanation_lines(explanation):
        sys.stdout.write(line + "\n")
    for line in _places(path, number, options):
        sys.stdout.write(line + "\n")
    return FOUND if explanation.admitted else NOTHING_FOUND


def _places(path: str, line: int, options: argparse.Namespace) -> Iterator[str]:
    """Yield with which entries of the lists that are given the one at a line is one paper, and why."""
    from paperterm.library.papers.apart import read_apart
    from paperterm.library.papers.places import found_in, look_for, reason_lines

    lists = named_paths(options.paths, options.settings)
    path = os.path.abspath(path)
    covered = any(path == os.path.abspath(one) or path.startswith(os.path.abspath(one) + os.sep) for one in lists)
    library, _ = load_paths(lists if covered else [path, *lists], options.settings)
    place = look_for(library, path, line)
    if place is not None:
        found = found_in(library, read_apart())
        standing = set(found.papers.of_place(place))
        yield from (f"paper {said}" for said in reason_lines(found, library.entries, standing))
