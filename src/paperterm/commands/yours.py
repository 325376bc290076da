"""``paperterm yours``: stars, what is to be read, collections, notes."""

import argparse
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from paperterm.actions.yours.notes import note_path, read_note
from paperterm.actions.yours.shelf import STATUSES, Shelf, Yours
from paperterm.actions.yours.store import YoursError, keep, read_shelf, yours_folder
from paperterm.actions.yours.transfer import export_lines, import_lines
from paperterm.commands.arguments import add_paths, load_papers
from paperterm.commands.output import FOUND, NOTHING_FOUND, say
from paperterm.commands.select import KEY_OR_QUERY, wanted_entries
from paperterm.errors import UnreadableError, UsageError
from paperterm.library.files import decode, read_file
from paperterm.model import Entry
from paperterm.text import clean_line

SUMMARY = "keep papers: stars, what is to be read, collections, notes; export and import them"

_ALONE: Final = ("list", "export", "import")
_CHANGES: Final = ("star", "unstar", *STATUSES, "unread", "collect", "uncollect", "note")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument(
        "what",
        choices=(*_ALONE, *_CHANGES),
        metavar="WHAT",
        help=f"{', '.join(_ALONE)}; or {', '.join(_CHANGES)} a paper",
    )
    parser.add_argument(
        "wanted", nargs="?", default="", metavar="KEY|QUERY", help=f"{KEY_OR_QUERY}; of import, a file or -"
    )
    add_paths(parser)
    parser.add_argument("--all", action="store_true", help="take all hits, not only the best")
    parser.add_argument("--in", dest="collection", default="", metavar="@NAME", help="the collection")


def run(options: argparse.Namespace) -> int:
    """Do it; what was changed is told on standard error.

    Raises:
        UsageError: something is missing, or cannot be read or written.
    """
    folder = yours_folder(options.settings.yours)
    try:
        if options.what in ("list", "export"):
            shelf = read_shelf(folder)
            kept = [yours for yours in shelf.kept if not options.collection or _name(options) in yours.collections]
            sys.stdout.writelines(
                f"{line}\n" for line in (export_lines(folder, kept) if options.what == "export" else map(_line, kept))
            )
            return FOUND if kept else NOTHING_FOUND
        if not options.wanted:
            raise UsageError(f"paperterm yours {options.what}: say what, by a citation key or words")
        if options.what == "import":
            say(f"{import_lines(folder, _text(options.wanted))} papers imported to {folder}")
            return FOUND
        return _change(options)
    except YoursError as error:
        raise UsageError(str(error)) from error


def _change(options: argparse.Namespace) -> int:
    library, unreadable = load_papers(options)
    entries = wanted_entries(library, options)
    if not entries:
        return unreadable or NOTHING_FOUND
    folder = yours_folder(options.settings.yours)
    if options.what == "note":
        return _show_note(entries[0], read_shelf(folder), options)
    keep(folder, entries, _changes(options))
    for entry in entries:
        say(f"{options.what} {options.collection}: {entry.title}".replace(" :", ":"))
    return unreadable or FOUND


def _changes(options: argparse.Namespace) -> Callable[[Yours], Yours]:
    what, name = options.what, _name(options)
    if what in ("star", "unstar"):
        return lambda yours: replace(yours, star=what == "star")
    if what in (*STATUSES, "unread"):
        return lambda yours: replace(yours, status="" if what == "unread" else what)
    if not name:
        raise UsageError(f"paperterm yours {what}: name the collection with --in @NAME")
    return lambda yours: replace(yours, collections=_collections(yours.collections, name, there=what == "collect"))


def _collections(names: Sequence[str], name: str, *, there: bool) -> tuple[str, ...]:
    others = tuple(other for other in names if other != name)
    return (*others, name) if there else others


def _name(options: argparse.Namespace) -> str:
    return clean_line(options.collection).removeprefix("@")


def _show_note(entry: Entry, shelf: Shelf, options: argparse.Namespace) -> int:
    """Print the note on a paper, and where it is kept or would be."""
    folder = yours_folder(options.settings.yours)
    yours = shelf.about(entry)
    path = note_path(folder, yours, entry)
    if yours is None or not yours.note or path is None:
        say(f"there is no note on “{entry.title}” yet: n in the interface writes it")
        return NOTHING_FOUND
    say(str(path))
    sys.stdout.write(read_note(path))
    return FOUND


def _line(yours: Yours) -> str:
    return f"{yours.sign}  {yours.title or yours.names[0]}" + (f"  ({yours.words})" if yours.words else "")


def _text(path: str) -> str:
    if path == "-":
        return sys.stdin.buffer.read().decode("utf-8", "replace")
    try:
        return decode(read_file(path))[0]
    except UnreadableError as error:
        raise UsageError(f"{path}: {error}") from error
