"""What the commands share: paths of lists, and loading them."""

import argparse
import os
import sys
from collections.abc import Sequence
from itertools import islice
from typing import Final

from paperterm.commands.output import ERROR, FOUND, say
from paperterm.config.settings import Settings
from paperterm.errors import UsageError
from paperterm.interrupt import is_interrupted
from paperterm.library.files import MAX_BYTES
from paperterm.library.load import Loader
from paperterm.library.sample import sample_folder
from paperterm.library.sources import STDIN
from paperterm.model import Library, Problem

ALL = "all"
"""The name of all libraries together."""

_MOST_DIGITS: Final = 9
_MOST_REPORTED: Final = 3
"""Lists with problems that are named one by one."""


def add_paths(
    parser: argparse.ArgumentParser, without: str = "your libraries, else the lists that were opened last"
) -> None:
    """Declare the lists to read; `without` any it is these."""
    parser.add_argument(
        "paths",
        nargs="*",
        default=[],
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
        help=f"a library of your settings by its name, or {ALL}; repeatable",
    )
    parser.add_argument("--last", action="store_true", help="read the lists that were opened last")
    parser.add_argument("--sample", action="store_true", help="read the bundled sample list")


def add_bib(parser: argparse.ArgumentParser) -> None:
    """Declare the bibliography of the project; it stands over that of the settings."""
    parser.add_argument(
        "--bib",
        default="",
        metavar="FILE",
        help="the .bib of your project; by default that of the settings, else the one that the .tex files from here "
        "upward name",
    )


def named_paths(given: Sequence[str], settings: Settings) -> list[str]:
    """Return the lists that are given by path or by a library's name; a path that exists wins over the name."""
    paths: list[str] = []
    for path in given:
        paths += settings.libraries[path] if path in settings.libraries and not os.path.lexists(path) else [path]
    return paths


def default_paths(settings: Settings) -> list[str]:
    """Return the lists of the libraries that open where no list is given, none where there is no library."""
    chosen = [settings.library] if settings.library else list(settings.libraries)
    return [path for name in chosen for path in settings.libraries[name]]


def interface_paths(options: argparse.Namespace, *, reads_last: bool = False) -> list[str]:
    """Return the lists that the interface opens: those given, else the libraries, else the bundled sample list.

    With `reads_last` the lists that were opened last come before the sample.
    """
    paths = named_paths(options.paths, options.settings) or default_paths(options.settings)
    return paths or (_last_lists() if reads_last else []) or [str(sample_folder())]


def found_paths(given: Sequence[str], settings: Settings) -> list[str]:
    """Return the lists that are given, else the libraries, else those opened last, which is said; [] for none.

    The lists that were opened last depend on what a person did, so a script gets them only with ``--last``.
    """
    if paths := named_paths(given, settings) or default_paths(settings):
        return paths
    paths = _last_lists() if _is_interactive() else []
    if paths:
        say(f"reading the lists opened last: {', '.join(map(_short, paths))}")
    return paths


def command_paths(options: argparse.Namespace) -> list[str]:
    """Return the lists that a command reads, as `found_paths` does.

    Raises:
        UsageError: there are none.
    """
    if paths := found_paths(options.paths, options.settings):
        return paths
    raise UsageError("no list is given: name a PATH, use --last or --sample, or add a library (paperterm add PATH)")


def add_chosen_paths(options: argparse.Namespace) -> None:
    """Add the lists that options name to the paths of the arguments.

    Raises:
        UsageError: a library has no such name, or no lists were opened before.
    """
    options.paths = [*options.paths, *library_paths(options.libraries, options.settings)]
    if options.last:
        last = _last_lists()
        if not last:
            raise UsageError("--last: no lists were opened before, or they are gone")
        options.paths += last
    if options.sample:
        options.paths.append(str(sample_folder()))


def _is_interactive() -> bool:
    return any(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stderr))


def _last_lists() -> list[str]:
    from paperterm.actions.bookmark import last_lists

    return last_lists()


def _short(path: str) -> str:
    home = os.path.expanduser("~").rstrip("/")
    return f"~{path[len(home) :]}" if home and path.startswith(f"{home}/") else path


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
    """Return a loader of the lists at `paths`; reads standard input where ``-`` is among them."""
    from paperterm.actions.listlayouts import ListLayouts

    # One byte too many is enough to say that there are.
    stdin = sys.stdin.buffer.read(MAX_BYTES + 1) if STDIN in paths else b""
    return Loader(paths, stdin, ListLayouts(settings.layouts))


def add_merged(parser: argparse.ArgumentParser) -> None:
    """Declare that each paper is wanted once, not each place where one stands."""
    parser.add_argument("--merged", action="store_true", help="each paper once, with what all its places say")


def load_papers(options: argparse.Namespace) -> tuple[Library, int]:
    """Return what `load_lists` does, the places of each paper united if the settings say so."""
    library, code = load_lists(options)
    return united(library, options.settings), code


def united(library: Library, settings: Settings) -> Library:
    """Return `library`, the places of each paper united if the settings say so."""
    from paperterm.library.papers.apart import read_apart
    from paperterm.library.papers.merged import merged

    return merged(library, read_apart()) if settings.merge else library


def load_lists(options: argparse.Namespace, *, quiet: bool = False) -> tuple[Library, int]:
    """Return the library of the lists that a command reads, and the exit code `ERROR` if one cannot be read.

    Args:
        options: the arguments; see `command_paths`.
        quiet: do not tell on standard error what could not be read.

    Raises:
        UsageError: no list is given, and there is no library.
    """
    return load(make_loader(command_paths(options), options.settings), quiet=quiet)


def load_paths(paths: Sequence[str], settings: Settings) -> tuple[Library, int]:
    """Return the library of `paths`, as `load_lists` does."""
    return load(make_loader(paths, settings))


def load(loader: Loader, *, quiet: bool = False) -> tuple[Library, int]:
    """Return what `loader` reads, as `load_lists` does."""
    library = loader.load(stopped=is_interrupted)
    if is_interrupted():
        raise KeyboardInterrupt
    if not quiet:
        for problem in loader.refused:
            say(str(problem))
        _report([problem for problem in library.problems if problem not in loader.refused], loader.arguments)
    return library, ERROR if loader.refused else FOUND


def _report(problems: Sequence[Problem], arguments: Sequence[str]) -> None:
    """Say which lists have problems, each once until it changes."""
    if not problems:
        return
    from paperterm.actions.reported import unreported

    found = unreported(arguments, problems)
    for path, number in islice(found.items(), _MOST_REPORTED):
        say(f"{_problems(number)} in {_short(path)}: see paperterm problems")
    more = list(found.values())[_MOST_REPORTED:]
    if more:
        say(f"{_problems(sum(more))} in {len(more)} more files: see paperterm problems")


def _problems(number: int) -> str:
    return f"{number} {'problem' if number == 1 else 'problems'}"
