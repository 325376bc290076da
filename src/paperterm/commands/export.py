"""``paperterm export``: entries as a file for another program."""

import argparse
import sys
from collections.abc import Sequence

from paperterm.actions.savefile import save_text
from paperterm.cite.exports import formats
from paperterm.commands.arguments import add_merged, add_paths, load_lists, load_papers
from paperterm.commands.output import FOUND, NOTHING_FOUND, say
from paperterm.commands.select import matching, say_found, say_nothing_matches
from paperterm.errors import UsageError
from paperterm.model import Entry, Library
from paperterm.text import clean_block, fold

SUMMARY = "print entries as BibTeX, CSL-JSON, RIS, JSON Lines, Markdown or CSV, or write them to a file"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    add_paths(parser)
    add_merged(parser)
    parser.add_argument("-q", "--query", default="", metavar="QUERY", help="only what the filter finds")
    parser.add_argument(
        "--section", default="", metavar="NAME", help="only below a heading, file or folder of this name"
    )
    parser.add_argument("-f", "--format", choices=tuple(formats()), default="bib", help="default: %(default)s")
    parser.add_argument("-o", "--output", default="", metavar="FILE", help="write to FILE, which must not exist yet")
    parser.add_argument("--force", action="store_true", help="write over an existing FILE")
    parser.add_argument("--dangerous", action="store_true", help="also BibTeX whose commands can run code")


def run(options: argparse.Namespace) -> int:
    """Write the entries; what was changed or left out is told on standard error.

    Raises:
        UsageError: the file exists already, or cannot be written.
    """
    library, unreadable = (load_papers if options.merged else load_lists)(options)
    found = matching(library, options.query, options.settings)
    if options.section:
        inside = _in_section(library, fold(options.section))
        found = [entry for entry in found if entry.id in inside]
    if found and options.query:
        say_found(options.query, found, takes_all=True)
    elif not found:
        say_nothing_matches(" ".join(filter(None, (options.query, options.section))))
    if options.output and not found:
        say(f"{options.output} is not written")
        return unreadable or NOTHING_FOUND
    text = _write(found, options)
    if options.output:
        _save(text, options.output, force=options.force)
    else:
        sys.stdout.write(clean_block(text))
    return unreadable or (FOUND if found else NOTHING_FOUND)


def _in_section(library: Library, name: str) -> set[str]:
    """Return the ids of the entries below headings, files and folders of the tree with the folded `name`."""
    sections = [section for _, section in library.root.walk() if fold(section.name) == name]
    inside = {entry.id for section in sections for entry in library.entries[section.start : section.stop]}
    return inside | {entry.id for entry in library.entries if name in map(fold, entry.section)}


def _write(entries: Sequence[Entry], options: argparse.Namespace) -> str:
    exported = formats()[options.format].write(entries, options.dangerous)
    for note in exported.notes:
        say(note)
    return exported.text


def _save(text: str, path: str, *, force: bool) -> None:
    try:
        save_text(text, path, over=force)
    except FileExistsError as error:
        raise UsageError(f"{path} exists already; --force writes over it") from error
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror}") from error
