"""``paperterm cite``: a cite command on standard output."""

import argparse
import sys

from paperterm.cite.commands import CITE_COMMANDS, cite
from paperterm.cite.generate import citation_key
from paperterm.commands.arguments import add_paths, load_paths
from paperterm.commands.output import FOUND, NOTHING_FOUND
from paperterm.commands.select import add_wanted, wanted_entries

SUMMARY = "print the cite command of a paper"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    add_wanted(parser)
    add_paths(parser)
    parser.add_argument(
        "-c", "--command", choices=list(CITE_COMMANDS), default="cite", help="how to cite (default: %(default)s)"
    )


def run(options: argparse.Namespace) -> int:
    """Print one command for all entries."""
    library, unreadable = load_paths(options.paths, options.settings)
    entries = wanted_entries(library, options)
    keys = [entry.citations[0].key if entry.citations else citation_key(entry) for entry in entries]
    if command := cite(options.command, keys):
        sys.stdout.write(command + "\n")
    return unreadable or (FOUND if entries else NOTHING_FOUND)
