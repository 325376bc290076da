"""The command line of paperterm: a headless command by name, else the interface.

Exit codes follow fzf: 0 found, 1 nothing found, 2 error, 130 canceled. Data goes to standard output, everything
else to standard error.
"""

import argparse
import gc
import os
import signal
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

from paperterm import __version__
from paperterm.commands.output import ERROR, say, use_utf8
from paperterm.errors import PapertermError, UsageError
from paperterm.firstpaint import Opening
from paperterm.interrupt import is_interrupted, leave_interrupts
from paperterm.log import named, note, open_log, said, seconds
from paperterm.parsers import COMMANDS, build_parser, command_hint, command_parser
from paperterm.trouble import listen

if TYPE_CHECKING:
    from pathlib import Path

    from paperterm.actions.bookmark import BookmarkFile
    from paperterm.actions.picking import Picker
    from paperterm.library.load import Loader

CANCELED = 128 + signal.SIGINT
CRASHED = 70
"""``EX_SOFTWARE`` of sysexits.h."""

BROKEN_PIPE = 128 + signal.SIGPIPE


def main(arguments: Sequence[str] | None = None, opening: Opening | None = None) -> int:
    """Run paperterm with `arguments`, by default those of the process, and return its exit code.

    `opening` has drawn the first frame, if there is one to draw.
    """
    use_utf8()
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        code = _run(given, opening or Opening(given))
        sys.stdout.flush()
    except BrokenPipeError:
        # Python flushes standard output again at exit: give it a place to go.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return BROKEN_PIPE
    except KeyboardInterrupt:
        return CANCELED
    except PapertermError as error:
        say(str(error))
        return ERROR
    except Exception as error:
        # What an interrupt breaks off may fail in other words.
        return CANCELED if is_interrupted() else _crashed(error)
    listen(say)
    note("end", code=code, seconds=seconds())
    return code


def _crashed(error: Exception) -> int:
    from paperterm.actions.crash import keep_report

    report = keep_report(error)
    note("crash", error=type(error).__name__, code=CRASHED)
    where = f"the report is in {report}" if report else "the state folder cannot be written"
    say(f"stopped by a mistake in the program ({type(error).__name__}); {where}")
    return CRASHED


def _run(arguments: list[str], opening: Opening) -> int:
    if arguments and arguments[0] in COMMANDS:
        gc.enable()
        command = import_module(COMMANDS[arguments[0]])
        options = command_parser(arguments[0]).parse(arguments[1:])
        _configure(options)
        if getattr(command, "OPENS_INTERFACE", False):
            options.interface = partial(_open, options, opening)
        else:
            listen(say)
            for problem in options.loaded.problems:
                say(str(problem))
            if not getattr(command, "RECOVERS", False):
                _report_interrupted_additions()
        return int(command.run(options))
    asks_for_help = not {"-h", "--help"}.isdisjoint(arguments)
    parser = build_parser(describe=asks_for_help)
    parser.hint = command_hint(arguments[0]) if arguments else ""
    options = parser.parse(arguments)
    if options.reset_terminal:
        return _reset_terminal()
    from paperterm.actions.bookmark import last_lists, last_path

    chosen = options.paths or options.libraries or options.last or options.sample
    last = [] if chosen or options.fresh else last_lists()
    _configure(options)
    depends = []
    from paperterm.commands.arguments import are_of_libraries, interface_paths, make_loader

    if not options.paths and are_of_libraries(last, options.settings):
        options.paths, depends = last, [last_path()]

    paths = interface_paths(options)
    return _open(options, opening, make_loader(paths, options.settings), bookmark=_bookmark(options, paths, depends))


def _report_interrupted_additions() -> None:
    from paperterm.actions.recovery import interrupted_additions

    for message in interrupted_additions():
        say(message)


def _bookmark(options: argparse.Namespace, paths: "Sequence[str]", depends: "Sequence[Path]") -> "BookmarkFile | None":
    """Return where the place in the lists is kept, None for lists that cannot be opened again."""
    from paperterm.actions.bookmark import BookmarkFile, can_be_found_again, keep_last_lists

    if not can_be_found_again(paths):
        return None
    if options.paths and not options.sample:
        keep_last_lists(paths)
    return BookmarkFile(paths, depends, fresh=options.fresh)


def _known_lists(options: argparse.Namespace) -> Iterator[str]:
    """Yield the lists that are named in the arguments, and those that were open last."""
    yield from getattr(options, "paths", ())
    for place in getattr(options, "places", ()):
        yield place.rpartition(":")[0]
    from paperterm.actions.bookmark import last_lists

    yield from last_lists()


def _configure(options: argparse.Namespace) -> None:
    """Put the settings, and what was wrong with them, beside the arguments: ``settings`` and ``loaded``."""
    from paperterm.configured import load_checked

    options.loaded = load_checked(options.config, _known_lists(options))
    if bib := getattr(options, "bib", ""):
        settings = replace(options.loaded.settings, bib=os.path.expanduser(bib))
        options.loaded = replace(options.loaded, settings=settings)
    options.settings = options.loaded.settings
    if getattr(options, "libraries", None) is not None:
        from paperterm.commands.arguments import add_chosen_paths

        add_chosen_paths(options)
    _start_log(options)


def _start_log(options: argparse.Namespace) -> None:
    path = options.log or options.settings.log
    if not path:
        return
    try:
        open_log(path, with_content=options.log_content)
    except UsageError as error:
        if options.log:
            raise
        options.loaded = options.loaded.refuse("log", str(error), log="")
        return
    import platform
    from importlib.metadata import version

    note(
        "start",
        paperterm=__version__,
        python=platform.python_version(),
        platform=platform.platform(),
        textual=version("textual"),
        terminal=os.environ.get("TERM", ""),
        command=sys.argv[1] if sys.argv[1:] and sys.argv[1] in COMMANDS else "",
        paths=[named(path) for path in getattr(options, "paths", ())],
    )
    for problem in options.loaded.problems:
        note("setting", problem=said(str(problem)))


def _reset_terminal() -> int:
    from paperterm.terminal import reset_terminal

    reset_terminal()
    return 0


def _open(
    options: argparse.Namespace,
    opening: Opening,
    loader: "Loader",
    picker: "Picker | None" = None,
    bookmark: "BookmarkFile | None" = None,
) -> int:
    """Open the interface; for `picker` it gives back what is picked, so that standard output need be no terminal."""
    from paperterm.commands.arguments import interface_paths
    from paperterm.library.papers.apart import read_apart
    from paperterm.library.papers.loader import MergingLoader
    from paperterm.library.sources import refusal
    from paperterm.terminal import claimed_terminal
    from paperterm.ui.loading import Reading

    paths = interface_paths(options)
    refused = [problem for path in paths if (problem := refusal(path))]
    if refused and len(refused) == len(paths):
        opening.withdraw()
        hint = "" if picker else command_hint(options.paths[0])
        for number, problem in enumerate(refused):
            say(f"{problem}{'' if number else hint}")
        return ERROR
    with claimed_terminal(for_data=picker is not None):
        merging = MergingLoader(loader, read_apart, merges=options.settings.merge)
        reading = Reading(merging)
        # The lists are read while the interface is imported.
        reading.start()
        try:
            from paperterm.actions.listlayouts import ListLayouts
            from paperterm.ui.app import PapertermApp, run

            app = PapertermApp(merging, options.query, reading, opening, options.loaded)
            app.picker, app.bookmark = picker, bookmark
            app.layouts = loader.layouts if isinstance(loader.layouts, ListLayouts) else None
            leave_interrupts()
            return run(app)
        finally:
            reading.stop()
            opening.withdraw()
