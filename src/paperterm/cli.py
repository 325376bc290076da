"""The command line of paperterm: a headless command by name, else the interface.

Exit codes follow fzf: 0 found, 1 nothing found, 2 error, 130 canceled. Data goes to standard output, everything
else to standard error.
"""

import argparse
import os
import signal
import sys
from collections.abc import Sequence
from importlib import import_module

from paperterm import __version__
from paperterm.commands.output import ERROR, say, use_utf8
from paperterm.errors import PapertermError

COMMANDS = {
    "cache": "paperterm.commands.cache",
    "list": "paperterm.commands.lists",
    "problems": "paperterm.commands.problems",
}
"""Name of each headless command and its module."""

CANCELED = 128 + signal.SIGINT
BROKEN_PIPE = 128 + signal.SIGPIPE


def main(arguments: Sequence[str] | None = None) -> int:
    """Run paperterm with `arguments`, by default those of the process, and return its exit code."""
    use_utf8()
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        code = _run(given)
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
    return code


def _run(arguments: list[str]) -> int:
    if arguments and arguments[0] in COMMANDS:
        command = import_module(COMMANDS[arguments[0]])
        parser = argparse.ArgumentParser(prog=f"paperterm {arguments[0]}", description=_sentence(command.SUMMARY))
        command.add_arguments(parser)
        return int(command.run(parser.parse_args(arguments[1:])))
    return _open(build_parser().parse_args(arguments))


def build_parser() -> argparse.ArgumentParser:
    """Return the parser of ``paperterm [PATH ...]``, which opens the interface."""
    from paperterm.commands.arguments import add_paths

    width = max(map(len, COMMANDS))
    lines = [f"  {name:{width}}  {import_module(module).SUMMARY}" for name, module in COMMANDS.items()]
    parser = argparse.ArgumentParser(
        prog="paperterm",
        description="Open curated Markdown paper lists, find a paper, take its citation.",
        epilog="\n".join(["commands (each with --help):", *lines]),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add_paths(parser)
    parser.add_argument("-q", "--query", default="", metavar="QUERY", help="start with this filter")
    parser.add_argument("-V", "--version", action="version", version=f"paperterm {__version__}")
    return parser


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:] + "."


def _open(options: argparse.Namespace) -> int:
    from paperterm.commands.arguments import make_loader
    from paperterm.terminal import claim_terminal

    loader = make_loader(options.paths)
    claim_terminal()
    from paperterm.ui.app import run

    return run(loader, query=options.query)
