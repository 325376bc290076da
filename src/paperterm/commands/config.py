"""``paperterm config``: the settings: what there is, what holds and why, and the file itself."""

import argparse
import os
import subprocess
import sys
from pathlib import Path

from paperterm.actions.editor import editor_command
from paperterm.actions.private import write_private
from paperterm.commands.output import ERROR, FOUND, say
from paperterm.config.commented import commented_defaults, shown_values, to_toml
from paperterm.config.loaded import Loaded
from paperterm.errors import UsageError
from paperterm.text import clean_line
from paperterm.ui.keys import ACTIONS

SUMMARY = "print the settings that there are, show where each value comes from, open the file"
PROBLEMS = 1


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--show", action="store_true", help="print each value and where it comes from")
    what.add_argument("--edit", action="store_true", help="open the file in your editor; it is made if there is none")
    what.add_argument("--path", action="store_true", help="print the path of the file")


def run(options: argparse.Namespace) -> int:
    """Print or edit; exit code 1 for ``--show`` where something is wrong.

    Raises:
        UsageError: there is no editor, or the file cannot be made.
    """
    loaded: Loaded = options.loaded
    if options.path:
        sys.stdout.write(f"{clean_line(str(loaded.user_path))}\n")
        return FOUND
    if options.show:
        return _show(loaded)
    if options.edit:
        return _edit(loaded.user_path)
    sys.stdout.write(_defaults())
    return FOUND


def _defaults() -> str:
    lines = [f"{to_toml(action.id)} = {to_toml(action.keys)}  # {action.sentence}" for action in ACTIONS]
    return commented_defaults("\n".join(lines))


def _show(loaded: Loaded) -> int:
    rows = [(key, clean_line(value), where) for key, value, where in shown_values(loaded)]
    keys, values = (max(len(row[column]) for row in rows) for column in (0, 1))
    for key, value, where in rows:
        sys.stdout.write(f"{key:{keys}}  {value:{min(values, 60)}}  {where}\n")
    return PROBLEMS if loaded.problems else FOUND


def _edit(path: Path) -> int:
    if not os.path.lexists(path):
        try:
            write_private(path, _defaults().encode())
        except OSError as error:
            raise UsageError(f"{path}: {(error.strerror or str(error)).lower()}") from error
    command = editor_command(path)
    if command is None:
        raise UsageError(f"no editor: set $VISUAL or $EDITOR, or open {path}")
    try:
        code = subprocess.run(command.argv, check=False).returncode
    except OSError as error:
        raise UsageError(f"{command.argv[0]} did not start ({error.strerror})") from error
    if code:
        say(f"{command.argv[0]} ended with exit code {code}")
    return ERROR if code else FOUND
