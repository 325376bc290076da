"""``paperterm cite``: a cite command on standard output."""

import argparse
import sys

from paperterm.actions.preference import CITE_COMMAND
from paperterm.cite.commands import CITE_COMMANDS, CiteCommand, cite, from_template
from paperterm.commands.arguments import add_paths, load_papers
from paperterm.commands.output import FOUND, NOTHING_FOUND
from paperterm.commands.projectkeys import add_keys, project_keys
from paperterm.commands.select import add_wanted, wanted_entries
from paperterm.config.settings import Settings
from paperterm.errors import UsageError

SUMMARY = "print the cite command of a paper, with the key that your .bib has for it"


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
    add_keys(parser)


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
    """Print one command for all entries, with the keys that the project's ``.bib`` has for them.

    Raises:
        UsageError: there is no such command, or the ``.bib`` uses a key for another paper.
    """
    command = cite_command(options.command, options.settings)
    library, unreadable = load_papers(options)
    entries = wanted_entries(library, options)
    keys = project_keys(entries, options)
    if text := cite(command, [keys.key_of(entry) for entry in entries]):
        sys.stdout.write(text + "\n")
    return unreadable or (FOUND if entries else NOTHING_FOUND)
