"""``paperterm pick``: the whole interface to choose in, what is chosen on standard output."""

import argparse
import sys
from collections.abc import Callable, Sequence
from typing import Final

from paperterm.actions.picking import Picker
from paperterm.actions.preference import CITE_COMMAND, REFERENCE_STYLE
from paperterm.cite.commands import cite
from paperterm.cite.template import FIELDS, check_template, fields_in, fill
from paperterm.commands.arguments import add_bib, add_paths, command_paths, interface_paths, load, make_loader, united
from paperterm.commands.cite import cite_command
from paperterm.commands.output import ERROR, FOUND, NOTHING_FOUND, say
from paperterm.commands.reference import add_style, reference_style, try_style
from paperterm.commands.select import matching
from paperterm.errors import UsageError
from paperterm.library.keys import entries_with_key
from paperterm.library.load import Loader
from paperterm.model import Entry

SUMMARY = "choose papers in the interface and print what is chosen: for editors, shells and tmux"
OPENS_INTERFACE = True
FORMATS: Final = ("key", "cite", "reference", "bibtex", "json")

Interface = Callable[[Loader, Picker], int]
"""Opens the interface on what a loader reads, for a picker; returns the exit code."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    add_paths(parser)
    parser.add_argument("-q", "--query", default="", metavar="QUERY", help="start with this filter")
    parser.add_argument(
        "-f",
        "--format",
        default="key",
        metavar="FORMAT",
        help=f"{', '.join(FORMATS)}, or a template with {{keys}} or fields of each paper: "
        f"{' '.join(f'{{{name}}}' for name in FIELDS)} (default: %(default)s)",
    )
    parser.add_argument(
        "-c", "--command", metavar="COMMAND", help="for --format cite: how to cite, as in paperterm cite"
    )
    add_style(parser)
    parser.add_argument("-m", "--multi", action="store_true", help="pick all marked papers, not only one")
    parser.add_argument("-1", "--select-1", action="store_true", help="where the filter finds one paper, pick it")
    parser.add_argument("-0", "--exit-0", action="store_true", help="where the filter finds none, leave")
    parser.add_argument("--dangerous", action="store_true", help="with --select-1, BibTeX whose commands can run code")
    add_bib(parser)


def run(options: argparse.Namespace) -> int:
    """Print what was picked; exit code 130 where nothing was.

    Raises:
        UsageError: the format is none, or there is no terminal.
    """
    picker = make_picker(options)
    looks_first = options.select_1 or options.exit_0
    options.paths = command_paths(options) if looks_first else interface_paths(options, reads_last=True)
    loader = make_loader(options.paths)
    if looks_first:
        library, unreadable = load(loader)
        papers = united(library, options.settings)
        keyed = list(entries_with_key(papers, options.query))
        found = keyed or matching(papers, options.query, options.settings)
        if not found and options.exit_0:
            return unreadable or NOTHING_FOUND
        if len(found) == 1 and options.select_1:
            return _print_one(picker, found, dangerous=options.dangerous)
    interface: Interface = options.interface
    code = interface(loader, picker)
    sys.stdout.write(picker.result)
    return code


def make_picker(options: argparse.Namespace) -> Picker:
    """Return the picker that the arguments ask for.

    Raises:
        UsageError: the format, the cite command or the style is none.
    """
    form = options.format
    if options.command is not None and form != "cite":
        raise UsageError("--command is for --format cite")
    if options.style is not None and form != "reference":
        raise UsageError("--style is for --format reference")
    if form not in FORMATS:
        try:
            check_template(form)
        except ValueError as error:
            raise UsageError(f"there is no format {error}, nor is it one of {', '.join(FORMATS)}") from error
    has_bibtex = form == "bibtex" or "bibtex" in fields_in(form)
    return Picker(_writer(options), has_bibtex=has_bibtex, multi=options.multi)


def _writer(options: argparse.Namespace) -> Callable[[Sequence[Entry]], str]:
    form = options.format
    if form == "cite":
        given = options.command
        command = CITE_COMMAND.chosen(options.settings) if given is None else cite_command(given, options.settings)
        return lambda entries: cite(command, fill("{key}", entries).split("\n"))
    if form == "reference":
        style = reference_style(options.style or REFERENCE_STYLE.chosen(options.settings).id, options.settings)
        try_style(style)
        return lambda entries: "\n".join(style.write(entries))
    if form == "bibtex":
        return lambda entries: fill("{bibtex}{newline}", entries)
    if form == "json":
        from paperterm.cite.jsonlines import to_json_lines

        return to_json_lines
    template = "{key}" if form == "key" else form
    return lambda entries: fill(template, entries)


def _print_one(picker: Picker, found: Sequence[Entry], *, dangerous: bool) -> int:
    picked = picker.pick(found)
    if picked.danger and not dangerous:
        say(f"{', '.join(picked.danger)} can run code in a document; --dangerous prints it")
        return ERROR
    sys.stdout.write(picked.text)
    return FOUND if picked.text else NOTHING_FOUND
