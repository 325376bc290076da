"""``paperterm last``: what was copied last."""

import argparse
import sys

from paperterm.actions.last import last_copy
from paperterm.commands.output import FOUND, NOTHING_FOUND

SUMMARY = "print what was copied last, whichever way it took"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare no arguments."""
    del parser


def run(_options: argparse.Namespace) -> int:
    """Print the last copy; exit code 1 if there is none."""
    text = last_copy()
    if text is None:
        return NOTHING_FOUND
    sys.stdout.write(text if text.endswith("\n") else text + "\n")
    return FOUND
