"""``paperterm cite``: a cite command on standard output."""

import argparse
import sys

from paperterm.actions.preference import CITE_COMMAND
from paperterm.cite.commands import CITE_COMMANDS, CiteCommand, cite, from_template
from paperterm.cite.generate import citation_of
from paperterm.commands.arguments import add_paths, load_papers
from paperterm.commands.output import FOUND, NOTHING_FOUND
from paperterm.commands.select import add_wanted, wanted_entries
from paperterm.config.settings import Settings
from paperterm.errors import UsageError

SUMMARY = "print the cite command of a paper"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    add_wanted(parser)
    add_paths(parser)
    parser.add_argument(
        "-c",
        "--command",
        metavar="COMMAND",
        help=f"{', '.join(CITE_COMMANDS)}, one of your own (settings), or a template such as '[@{{keys:; @}}]'; "
        "by default that of the settings, else cite",
    )


def cite_command(wanted: str | None, settings: Settings) -> CiteCommand:
    """Return the command of this name, or a template's; that of the settings for None.

    Raises:
        UsageError: there is no such command.
    """
    if wanted is None:
        return CITE_COMMAND.configured(settings)
    known = CITE_COMMAND.known(settings)
    if wanted in known:
        return known[wanted]
    if "{" not in wanted:
        raise UsageError(f"there is no cite command “{wanted}” (there are {', '.join(known)})")
    try:
        return from_template("", wanted)
    except ValueError as error:
        raise UsageError(str(error)) from error


def run(options: argparse.Namespace) -> int:
    """Print one command for all entries.

    Raises:
        UsageError: there is no such command.
    """
    command = cite_command(options.command, options.settings)
    library, unreadable = load_papers(options)
    entries = wanted_entries(library, options)
    if text := cite(command, [citation_of(entry).key for entry in entries]):
        sys.stdout.write(text + "\n")
    return unreadable or (FOUND if entries else NOTHING_FOUND)
