"""What the commands share: paths of lists, and loading them."""

import argparse
import os
import sys
from collections.abc import Sequence
from typing import Final

from paperterm.commands.output import ERROR, FOUND, say
from paperterm.config.settings import Settings
from paperterm.errors import UsageError
from paperterm.interrupt import is_interrupted
from paperterm.library.files import MAX_BYTES
from paperterm.library.load import Loader
from paperterm.library.sample import sample_folder
from paperterm.library.sources import STDIN
from paperterm.model import Library

ALL = "all"
"""The name of all libraries together."""

_MOST_DIGITS: Final = 9


def add_paths(parser: argparse.ArgumentParser, without: str = "your libraries, else the bundled sample list") -> None:
    """Declare the lists to read; `without` any it is these."""
    parser.add_argument(
        "paths",
        nargs="*",
        metavar="PATH",
        help=f"files and folders of lists, names of your libraries, - for standard input; without any: {without}",
    )
    parser.add_argument(
        "-l",
        "--library",
        action="append",
        default=[],
        dest="libraries",
        metavar="LIBRARY",
        help=f"a library of your settings by its name, or {ALL}; may be said several times",
    )


def add_bib(parser: argparse.ArgumentParser) -> None:
    """Declare the bibliography of the project; it stands over that of the settings."""
    parser.add_argument(
        "--bib",
        default="",
        metavar="FILE",
        help="the .bib of your project; by default that of the settings, else the one that the .tex files from here "
        "upward name",
    )


def list_paths(given: Sequence[str], settings: Settings) -> list[str]:
    """Return the lists that are meant: those that are given, by path or by a library's name, else the user's libraries.

    Without any it is the sample list. A path that is there wins over a library of the same name.
    """
    if not given:
        chosen = [settings.library] if settings.library else list(settings.libraries)
        return [path for name in chosen for path in settings.libraries[name]] or [str(sample_folder())]
    paths: list[str] = []
    for path in given:
        paths += settings.libraries[path] if path in settings.libraries and not os.path.lexists(path) else [path]
    return paths


def library_paths(names: Sequence[str], settings: Settings) -> list[str]:
    """Return the lists of the libraries of these names; `ALL` is every one, unless one of them has that name.

    Raises:
        UsageError: there is none of that name.
    """
    libraries = settings.libraries
    chosen: list[str] = []
    for name in names:
        if name == ALL and name not in libraries and libraries:
            chosen += libraries
        elif name in libraries:
            chosen.append(name)
        else:
            from paperterm.config.kinds import did_you_mean

            known = f"there are {', '.join(libraries)}" if libraries else "there is none yet: paperterm add makes one"
            raise UsageError(f"no library is called {name}{did_you_mean(name, libraries)} ({known})")
    return list(dict.fromkeys(path for name in chosen for path in libraries[name]))


def are_of_libraries(paths: Sequence[str], settings: Settings) -> bool:
    """Whether the interface comes back to `paths`, which were open last: no library is the one that opens always."""
    known = {os.path.abspath(path) for named in settings.libraries.values() for path in named}
    return not settings.library and (not known or (bool(paths) and known.issuperset(map(os.path.abspath, paths))))


def read_place(place: str) -> tuple[str, int]:
    """Return the file and the line that ``FILE:LINE`` names.

    Raises:
        UsageError: it is not of that form.
    """
    path, _, line = place.rpartition(":")
    if not path or not line.isdecimal() or len(line) > _MOST_DIGITS:
        raise UsageError(f"{place}: say FILE:LINE")
    return path, int(line)


def make_loader(paths: Sequence[str], settings: Settings) -> Loader:
    """Return a loader for the arguments of the command line; reads standard input where ``-`` is among them."""
    # One byte too many is enough to say that there are.
    stdin = sys.stdin.buffer.read(MAX_BYTES + 1) if STDIN in paths else b""
    return Loader(list_paths(paths, settings), stdin)


def add_merged(parser: argparse.ArgumentParser) -> None:
    """Declare that each paper is wanted once, not each place where one stands."""
    parser.add_argument("--merged", action="store_true", help="each paper once, with what all its places say")


def load_papers(paths: Sequence[str], settings: Settings) -> tuple[Library, int]:
    """Return the library of `paths`, the places of each paper united if the settings say so, and the exit code."""
    library, code = load_paths(paths, settings)
    return united(library, settings), code


def united(library: Library, settings: Settings) -> Library:
    """Return `library`, the places of each paper united if the settings say so."""
    from paperterm.library.papers.apart import read_apart
    from paperterm.library.papers.merged import merged

    return merged(library, read_apart()) if settings.merge else library


def load_paths(paths: Sequence[str], settings: Settings, *, quiet: bool = False) -> tuple[Library, int]:
    """Return the library of `paths`, and the exit code `ERROR` if one of them cannot be read.

    Args:
        paths: as they are given; see `list_paths`.
        settings: where none is given, and for names of libraries.
        quiet: do not tell on standard error what could not be read.
    """
    return load(make_loader(paths, settings), quiet=quiet)


def load(loader: Loader, *, quiet: bool = False) -> tuple[Library, int]:
    """Return what `loader` reads, as `load_paths` does."""
    library = loader.load(stopped=is_interrupted)
    if is_interrupted():
        raise KeyboardInterrupt
    if not quiet:
        for problem in loader.refused:
            say(str(problem))
        others = len(library.problems) - len(loader.refused)
        if others:
            say(f"{others} {'problem' if others == 1 else 'problems'} while reading: see paperterm problems")
    return library, ERROR if loader.refused else FOUND
