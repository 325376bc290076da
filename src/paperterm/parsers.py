"""The arguments that paperterm takes: those of the interface, and those of each headless command."""

import argparse
from collections.abc import Sequence
from importlib import import_module

from paperterm import __version__

COMMANDS = {
    "list": "paperterm.commands.lists",
    "bibtex": "paperterm.commands.bibtex",
    "cite": "paperterm.commands.cite",
    "reference": "paperterm.commands.reference",
    "pick": "paperterm.commands.pick",
    "run": "paperterm.commands.run",
    "open": "paperterm.commands.openlink",
    "add": "paperterm.commands.add",
    "undo": "paperterm.commands.undo",
    "export": "paperterm.commands.export",
    "cite-check": "paperterm.commands.citecheck",
    "check": "paperterm.commands.check",
    "explain": "paperterm.commands.explain",
    "similar": "paperterm.commands.similar",
    "apart": "paperterm.commands.apart",
    "yours": "paperterm.commands.yours",
    "new": "paperterm.commands.new",
    "update": "paperterm.commands.update",
    "problems": "paperterm.commands.problems",
    "last": "paperterm.commands.last",
    "doctor": "paperterm.commands.doctor",
    "cache": "paperterm.commands.cache",
    "config": "paperterm.commands.config",
    "completion": "paperterm.commands.completion",
    "man": "paperterm.commands.man",
}
"""Name of each headless command and its module."""


_OPERAND = "\0"
"""Before an argument behind ``--``, while it is parsed: no argument of a process holds it."""


def parse_arguments(parser: argparse.ArgumentParser, arguments: Sequence[str]) -> argparse.Namespace:
    """Return the parsed `arguments`: options and other arguments in any order, behind ``--`` no options.

    `argparse` itself takes ``--`` for an unknown argument where options may follow other arguments.
    """
    before, operands = list(arguments), []
    if "--" in before:
        at = before.index("--")
        before, operands = before[:at], before[at + 1 :]
    marked = [_OPERAND + operand if operand.startswith("-") else operand for operand in operands]
    options = parser.parse_intermixed_args([*before, *marked])
    for name, value in vars(options).items():
        if isinstance(value, list):
            setattr(options, name, [_unmarked(each) for each in value])
        else:
            setattr(options, name, _unmarked(value))
    return options


def _unmarked(value: object) -> object:
    return value.removeprefix(_OPERAND) if isinstance(value, str) else value


def build_parser(*, describe: bool = True) -> argparse.ArgumentParser:
    """Return the parser of ``paperterm [PATH ...]``, which opens the interface.

    Args:
        describe: whether its help lists the commands, for which all of them are imported.
    """
    from paperterm.commands.arguments import add_bib, add_paths

    width = max(map(len, COMMANDS))
    commands = COMMANDS.items() if describe else ()
    lines = [f"  {name:{width}}  {import_module(module).SUMMARY}" for name, module in commands]
    parser = argparse.ArgumentParser(
        prog="paperterm",
        description="Open curated Markdown paper lists, find a paper, take its citation.",
        epilog="\n".join(["commands (each with --help):", *lines]),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add_paths(
        parser,
        "your libraries (those of them that were open last), else the lists that were open last, else the bundled "
        "sample list",
    )
    parser.add_argument("-q", "--query", default="", metavar="QUERY", help="start with this filter")
    parser.add_argument("--fresh", action="store_true", help="start as the settings say, not where you left")
    add_bib(parser)
    _add_config(parser)
    parser.add_argument("--reset-terminal", action="store_true", help="mend what a killed run left behind, and end")
    parser.add_argument("-V", "--version", action="version", version=f"paperterm {__version__}")
    return parser


def command_parser(name: str) -> argparse.ArgumentParser:
    """Return the parser of a headless command."""
    command = import_module(COMMANDS[name])
    parser = argparse.ArgumentParser(prog=f"paperterm {name}", description=_sentence(command.SUMMARY))
    command.add_arguments(parser)
    _add_config(parser)
    return parser


def _add_config(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--config", default="", metavar="FILE", help="the file of settings, instead of the one in your configuration"
    )
    parser.add_argument("--log", default="", metavar="FILE", help="note in FILE what happens, without text of yours")
    parser.add_argument("--log-content", action="store_true", help="let names of files and messages stand in the log")


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:] + "."
