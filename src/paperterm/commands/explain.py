"""``paperterm explain FILE:LINE``: how a line of a list was read, for curators and for who adds a reader."""

import argparse
import sys
from pathlib import Path

from paperterm.commands.output import FOUND, NOTHING_FOUND
from paperterm.errors import UnreadableError, UsageError
from paperterm.library.files import decode, read_file
from paperterm.readers import explain
from paperterm.readers.explained import explanation_lines

SUMMARY = "tell how a line of a list was read: which reader, which rules, which field from where"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument("place", metavar="FILE:LINE", help="a file of a list and a line in it")


def run(options: argparse.Namespace) -> int:
    """Print the explanation; exit code 1 where the line belongs to no entry.

    Raises:
        UsageError: the place is not of that form, or the file cannot be read.
    """
    path, _, number = options.place.rpartition(":")
    if not path or not number.isdecimal():
        raise UsageError(f"{options.place}: say FILE:LINE")
    try:
        text, _ = decode(read_file(path))
    except UnreadableError as error:
        raise UsageError(f"{path}: {error}") from error
    explanation = explain(text, Path(path).name, int(number))
    for line in explanation_lines(explanation):
        sys.stdout.write(line + "\n")
    return FOUND if explanation.admitted else NOTHING_FOUND
