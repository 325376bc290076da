"""``paperterm undo``: take the last addition to a ``.bib`` back."""

import argparse

from paperterm.actions.bibfile import Addition, undo
from paperterm.actions.lastaddition import last_addition
from paperterm.actions.outcome import Outcome
from paperterm.actions.recovery import recover
from paperterm.bibtex.toplevel import scan
from paperterm.commands.output import ERROR, FOUND, NOTHING_FOUND, say
from paperterm.text import clean_line

RECOVERS = True
SUMMARY = "take the last addition to a .bib back, if the file still ends with it"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare no arguments."""
    del parser


def run(_options: argparse.Namespace) -> int:
    """Say what was undone; exit code 1 where nothing was added, 2 where the file has changed since.

    An interrupted addition is completed before, so that it can be undone whole.
    """
    before = last_addition()
    recovered = recover()
    for outcome in recovered:
        say(outcome.message)
    journal = last_addition()
    if recovered and journal == before:  # the interrupted addition was the last one, and was not completed
        return ERROR if any(outcome.level == "failed" for outcome in recovered) else FOUND
    if journal is None:
        say("there is no addition to take back")
        return NOTHING_FOUND
    added = tuple(scan(journal.payload.decode("utf-8", "replace")).keys)
    outcome = undo(Addition(Outcome("done", ""), added, journal=journal))
    say(f"{outcome.message} (in {clean_line(str(journal.path.parent))})")
    return FOUND if outcome.level == "done" else ERROR
