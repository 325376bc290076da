"""``paperterm cache``: what is kept of lists that were read, and clearing it."""

import argparse
import sys

from paperterm.commands.output import FOUND, NOTHING_FOUND
from paperterm.library.cache import cache_files, clear_cache
from paperterm.paths import cache_folder
from paperterm.text import clean_line

SUMMARY = "show or clear what is kept of lists, so that the next start need not read them"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument("--clear", action="store_true", help="remove everything that is kept")


def run(options: argparse.Namespace) -> int:
    """Print the folder, the number of files and their size; exit code 1 if nothing is kept.

    Raises:
        UnreadableError: a file cannot be removed.
    """
    if options.clear:
        clear_cache()
    found = cache_files()
    size = sum(file.size for file in found)
    files = "1 file" if len(found) == 1 else f"{len(found)} files"
    sys.stdout.write(f"{clean_line(str(cache_folder()))}: {files}, {size / 1e6:.1f} MB\n")
    return FOUND if found or options.clear else NOTHING_FOUND
