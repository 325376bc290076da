"""What the commands share: paths of lists, and loading them."""

import argparse
import sys
from collections.abc import Sequence

from paperterm.commands.output import ERROR, FOUND, say
from paperterm.library.files import MAX_BYTES
from paperterm.library.load import Loader
from paperterm.library.sample import sample_folder
from paperterm.library.sources import STDIN
from paperterm.model import Library


def add_paths(parser: argparse.ArgumentParser) -> None:
    """Declare the lists to read."""
    parser.add_argument(
        "paths",
        nargs="*",
        metavar="PATH",
        help="files and folders of lists, - for standard input; the bundled sample list where none is given",
    )


def make_loader(paths: Sequence[str]) -> Loader:
    """Return a loader for the arguments of the command line; reads standard input where ``-`` is among them."""
    stdin = ""
    if STDIN in paths:
        stdin = sys.stdin.buffer.read(MAX_BYTES).decode("utf-8-sig", errors="replace")
    return Loader(list(paths) or [str(sample_folder())], stdin)


def load_paths(paths: Sequence[str], *, quiet: bool = False) -> tuple[Library, int]:
    """Return the library of `paths`, and the exit code `ERROR` if one of them cannot be read.

    Args:
        quiet: do not tell on standard error what could not be read.
    """
    loader = make_loader(paths)
    library = loader.load()
    if loader.notice:
        say(loader.notice)
    if not quiet:
        for problem in loader.refused:
            say(str(problem))
        others = len(library.problems) - len(loader.refused)
        if others:
            say(f"{others} {'problem' if others == 1 else 'problems'} while reading: see paperterm problems")
    return library, ERROR if loader.refused else FOUND
