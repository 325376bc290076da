"""``paperterm run``: one of the user's own commands for a paper."""

import argparse
import subprocess

from paperterm.actions.own.command import Call, CommandError, calls, read_command
from paperterm.commands.arguments import add_paths, load_papers
from paperterm.commands.output import FOUND, NOTHING_FOUND
from paperterm.commands.projectkeys import add_keys, project_keys
from paperterm.commands.select import add_wanted, wanted_entries
from paperterm.errors import UsageError

SUMMARY = "run one of your own commands of the settings for a paper"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument("key", metavar="KEY", help="the key that the command has in the settings")
    add_wanted(parser)
    add_paths(parser)
    add_keys(parser)


def run(options: argparse.Namespace) -> int:
    """Run it, and return the exit code of the first that failed.

    Raises:
        UsageError: no command has this key, a paper lacks what it needs, or the project's ``.bib`` uses its citation
            key for another paper.
    """
    commands = options.settings.commands
    if options.key not in commands:
        known = f"there are {', '.join(commands)}" if commands else "none is set: paperterm config names the file"
        raise UsageError(f"no command has the key {options.key} ({known})")
    library, unreadable = load_papers(options)
    entries = wanted_entries(library, options)
    if not entries:
        return unreadable or NOTHING_FOUND
    try:
        command = read_command(commands[options.key])
        key_of = project_keys(entries, options).key_of if command.has_keys else None
        wanted = calls(command, entries, options.settings.schemes, key_of)
    except CommandError as error:
        raise UsageError(f"not run: {error}") from error
    codes = [_run(call) for call in wanted]
    return unreadable or next((code for code in codes if code), FOUND)


def _run(call: Call) -> int:
    """Run a program at this terminal, and return its exit code."""
    given = call.given.encode() if call.given else None
    try:
        code = subprocess.run(call.argv, input=given, check=False).returncode
    except OSError as error:
        raise UsageError(f"{call.argv[0]} did not start: {error.strerror}") from error
    return code if code >= 0 else 128 - code
