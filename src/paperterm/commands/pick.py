"""``paperterm pick``: the whole interface to choose in, what is chosen on standard output."""

import argparse
import sys
from collections.abc import Callable, Sequence
from typing import Final

from paperterm.actions.picking import Picked, Picker
from paperterm.actions.preference import CITE_COMMAND, REFERENCE_STYLE
from paperterm.cite.commands import cite
from paperterm.cite.template import FIELDS, KeyOf, check_template, fields_in, fill, has_keys
from paperterm.commands.arguments import add_paths, command_paths, interface_paths, load, make_loader, united
from paperterm.commands.cite import cite_command
from paperterm.commands.output import ERROR, FOUND, NOTHING_FOUND, say
from paperterm.commands.projectkeys import AS_LISTED_HINT, add_keys, current_project
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
    add_keys(parser)


def run(options: argparse.Namespace) -> int:
    """Print what was picked; exit code 130 where nothing was.

    Raises:
        UsageError: the format is none, or there is no terminal.
    """
    picker = make_picker(options)
    looks_first = options.select_1 or options.exit_0
    options.paths = command_paths(options) if looks_first else interface_paths(options, reads_last=True)
    loader = make_loader(options.paths, options.settings)
    if looks_first:
        library, unreadable = load(loader)
        papers = united(library, options.settings)
        keyed = list(entries_with_key(papers, options.query))
        found = keyed or matching(papers, options.query, options.settings)
        if not found and options.exit_0:
            return unreadable or NOTHING_FOUND
        if len(found) == 1 and options.select_1:
            return _print_one(picker, found, options)
    interface: Interface = options.interface
    code = interface(loader, picker)
    if picker.result:
        sys.stdout.write(picker.result.text)
        if sys.stderr.isatty():  # an editor may take standard error for what was picked
            _say_notes(picker.result)
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
    prints_keys = (form in ("key", "cite") or has_keys(form)) and not options.as_listed
    return Picker(_writer(options), has_keys=prints_keys, has_bibtex=has_bibtex, multi=options.multi)


def _writer(options: argparse.Namespace) -> Callable[[Sequence[Entry], KeyOf], str]:
    form = options.format
    if form == "cite":
        given = options.command
        command = CITE_COMMAND.chosen(options.settings) if given is None else cite_command(given, options.settings)
        return lambda entries, key_of: cite(command, [key_of(entry) for entry in entries])
    if form == "reference":
        style = reference_style(options.style or REFERENCE_STYLE.chosen(options.settings).id, options.settings)
        try_style(style)
        return lambda entries, _: "\n".join(style.write(entries))
    if form == "bibtex":
        from paperterm.bibtex.standalone import stand_alone
        from paperterm.cite.generate import bibtex_of

        return lambda entries, _: stand_alone(map(bibtex_of, entries)).text
    if form == "json":
        from paperterm.cite.jsonlines import to_json_lines

        return lambda entries, _: to_json_lines(entries)
    template = "{key}" if form == "key" else form
    return lambda entries, key_of: fill(template, entries, key_of)


def _print_one(picker: Picker, found: Sequence[Entry], options: argparse.Namespace) -> int:
    picked = picker.pick(found, current_project(options))
    if picked.clash:
        say(f"{picked.clash}; {AS_LISTED_HINT}")
        return ERROR
    if picked.danger and not options.dangerous:
        say(f"{', '.join(picked.danger)} can run code in a document; --dangerous prints it")
        return ERROR
    sys.stdout.write(picked.text)
    _say_notes(picked)
    return FOUND if picked.text else NOTHING_FOUND


def _say_notes(picked: Picked) -> None:
    for note in picked.notes:
        say(note)
