"""``paperterm reference``: references as text on standard output."""

import argparse
import sys

from paperterm.actions.preference import REFERENCE_STYLE
from paperterm.cite.references import STYLES, ReferenceStyle, csl_style
from paperterm.commands.arguments import add_paths, load_papers
from paperterm.commands.output import FOUND, NOTHING_FOUND
from paperterm.commands.select import add_wanted, wanted_entries
from paperterm.config.settings import Settings
from paperterm.errors import UsageError

SUMMARY = "print the reference of a paper as text: plain, like APA, like IEEE, Markdown, or in a CSL style"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    add_wanted(parser)
    add_paths(parser)
    add_style(parser)


def add_style(parser: argparse.ArgumentParser) -> None:
    """Declare the style."""
    parser.add_argument(
        "-s",
        "--style",
        metavar="STYLE",
        help=f"{', '.join(STYLES)}, one of your own (settings), or a .csl file; by default that of the settings, "
        "else plain",
    )


def reference_style(wanted: str | None, settings: Settings) -> ReferenceStyle:
    """Return the style of this name, or of a CSL file; that of the settings for None.

    Raises:
        UsageError: there is no such style.
    """
    if wanted is None:
        return REFERENCE_STYLE.configured(settings)
    known = REFERENCE_STYLE.known(settings)
    if wanted in known:
        return known[wanted]
    if not wanted.endswith(".csl"):
        raise UsageError(f"there is no style “{wanted}” (there are {', '.join(known)}, or a .csl file)")
    return csl_style(wanted, wanted)


def try_style(style: ReferenceStyle) -> None:
    """Find out whether references can be written in `style`.

    Raises:
        UsageError: they cannot.
    """
    try:
        style.write(())
    except ValueError as error:
        raise UsageError(str(error)) from error


def run(options: argparse.Namespace) -> int:
    """Print a line for each entry.

    Raises:
        UsageError: there is no such style, or it cannot be used.
    """
    style = reference_style(options.style, options.settings)
    try_style(style)
    library, unreadable = load_papers(options)
    entries = wanted_entries(library, options)
    sys.stdout.write("".join(f"{reference}\n" for reference in style.write(entries)))
    return unreadable or (FOUND if entries else NOTHING_FOUND)
