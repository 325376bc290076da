"""``paperterm problems``: what could not be read, with file and line."""

import argparse
import sys

from paperterm.commands.arguments import add_paths, load_lists
from paperterm.commands.output import FOUND, NOTHING_FOUND

SUMMARY = "print what could not be read, with file and line"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    add_paths(parser)


def run(options: argparse.Namespace) -> int:
    """Print a line for each problem; exit code 0 if there are any, 1 if there are none."""
    library, _unreadable = load_lists(options, quiet=True)
    for problem in library.problems:
        sys.stdout.write(f"{problem}\n")
    return FOUND if library.problems else NOTHING_FOUND
