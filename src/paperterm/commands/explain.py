"""``paperterm explain FILE:LINE``: how a line of a list was read, for curators and for who adds a reader."""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from paperterm.commands.output import FOUND, NOTHING_FOUND
from paperterm.errors import UnreadableError, UsageError
from paperterm.library.files import decode, read_file
from paperterm.readers import Explanation, explain
from paperterm.text import clean_line

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
    for line in lines_of(explanation):
        sys.stdout.write(line + "\n")
    return FOUND if explanation.admitted else NOTHING_FOUND


def lines_of(explanation: Explanation) -> Iterator[str]:
    """Yield the explanation for people."""
    verdict = "an entry" if explanation.admitted else "no entry"
    yield f"lines {explanation.line}-{explanation.end}: {verdict}: {explanation.verdict}"
    if explanation.reader:
        yield f"reader   {explanation.reader}"
    if explanation.section:
        yield f"section  {' › '.join(explanation.section)}"
    for label, reasons in (("for", explanation.evidence), ("against", explanation.doubts)):
        for reason in reasons:
            yield f"{label:8} {clean_line(reason)}"
    for name, value, source in explanation.fields:
        yield f"{name:12} {value}  ({clean_line(source)})"
