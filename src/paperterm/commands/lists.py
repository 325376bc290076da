"""``paperterm list``: the entries of lists on standard output."""

import argparse
import sys
from collections.abc import Callable, Iterable
from functools import partial
from typing import Final

from paperterm.bibtex.math import shown
from paperterm.cite.jsonlines import to_json
from paperterm.cite.template import check_template, fill_line
from paperterm.commands.arguments import add_merged, add_paths, load_lists, load_papers
from paperterm.commands.output import FOUND, NOTHING_FOUND
from paperterm.commands.select import matching, say_nothing_matches
from paperterm.errors import UsageError
from paperterm.model import Entry

_LINE: Final = "{key}{tab}{title}{tab}{authors}{tab}{year}{tab}{venue}"
"""What is printed of an entry where a program reads it."""

SUMMARY = "print the entries of lists"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    add_paths(parser)
    add_merged(parser)
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="print JSON Lines, one entry a line")
    form.add_argument("--long", action="store_true", help="print a few lines an entry, as on a terminal")
    form.add_argument(
        "--format",
        metavar="TEMPLATE",
        help="print a line an entry: text with fields in braces, as '{key}\\t{title}'; where the output is no "
        "terminal, the key, title, authors, year and venue between tabs",
    )
    parser.add_argument("-q", "--query", default="", metavar="QUERY", help="only what the filter finds, best first")


def run(options: argparse.Namespace) -> int:
    """Print the entries; what could not be read is told on standard error.

    Raises:
        UsageError: the format is none.
    """
    write = _writer(options)
    library, unreadable = (load_papers if options.merged else load_lists)(options)
    entries = matching(library, options.query, options.settings, partly=True)
    if not entries:
        say_nothing_matches(options.query)
    for entry in entries:
        sys.stdout.write(write(entry) + "\n")
    return unreadable or (FOUND if entries else NOTHING_FOUND)


def _writer(options: argparse.Namespace) -> Callable[[Entry], str]:
    """Return what makes the text of an entry.

    Raises:
        UsageError: the format is none.
    """
    if options.json:
        return to_json
    if options.long or (options.format is None and sys.stdout.isatty()):
        return _readable
    template = _LINE if options.format is None else options.format
    try:
        check_template(template)
    except ValueError as error:
        raise UsageError(f"--format: {error}") from error
    return partial(fill_line, template)


def _readable(entry: Entry) -> str:
    """Return `entry` in a few indented lines, for people and for grep."""
    lines = [shown(entry.title)]
    lines += [f"    {text}" for text in _details(entry) if text]
    return "\n".join(lines) + "\n"


def _details(entry: Entry) -> Iterable[str]:
    year = str(entry.year) if entry.year and str(entry.year) not in (entry.venue or "") else ""
    yield entry.byline
    yield " · ".join(part for part in (entry.venue or "", year, *entry.institutions) if part)
    yield " ".join(f"#{tag}" for tag in entry.tags)
    for link in entry.links:
        yield f"{link.label}: {link.url}"
    for citation in entry.citations:
        yield f"@{citation.type}{{{citation.key}}}"
    yield f"{entry.file}:{entry.line}" + (f"  ({' › '.join(entry.section)})" if entry.section else "")
