"""The command line as a completion sees it: commands, options, arguments, and what stands for a value."""

import argparse
from dataclasses import dataclass
from importlib import import_module

from paperterm.cite.references import STYLES
from paperterm.commands.pick import FORMATS
from paperterm.parsers import COMMANDS, build_parser, command_parser

KINDS = {
    "PATH": "paths",
    "FILE": "files",
    "PAPER": "files",
    "FILE:LINE": "files",
    "WHEN|PATH": "files",
    "KEY|QUERY": "keys",
    "KEY|QUERY|URL|PATH": "keys",
    "FOLDER": "files",
    "COMMAND": "cite-commands",
    "@NAME": "collections",
    "FORMAT": " ".join(FORMATS),
    "STYLE": " ".join(STYLES),
    "QUERY": "",
    "TEMPLATE": "",
    "LIBRARY": "libraries",
    "NAME": "",
    "N": "",
    "KEY": "",
}
"""What each name of a value stands for: ``files``, ``paths`` (files and names of libraries), a word that
``paperterm completion`` takes, other words themselves, or nothing that could be completed."""

NAMES = ("keys", "cite-commands", "collections", "libraries")


@dataclass(frozen=True, slots=True)
class Value:
    """A value of an option, or an argument.

    Attributes:
        name: what the help calls it.
        kind: as in `KINDS`.
        words: what the help says about it.
        repeats: whether any number of them may follow.
    """

    name: str
    kind: str
    words: str
    repeats: bool


@dataclass(frozen=True, slots=True)
class Option:
    """An option with all its spellings; `value` is None for a flag."""

    flags: tuple[str, ...]
    words: str
    value: Value | None


@dataclass(frozen=True, slots=True)
class Command:
    """A command; that of the program alone has no name."""

    name: str
    summary: str
    options: tuple[Option, ...]
    arguments: tuple[Value, ...]


def commands() -> tuple[Command, ...]:
    """Return all commands, the program alone first."""
    main = build_parser(describe=False)
    found = [_command("", main.description or "", main)]
    found += [_command(name, import_module(module).SUMMARY, command_parser(name)) for name, module in COMMANDS.items()]
    return tuple(found)


def _command(name: str, summary: str, parser: argparse.ArgumentParser) -> Command:
    formatter = parser._get_formatter()  # fills in %(default)s as the help does
    options, arguments = [], []
    for action in parser._actions:
        words = formatter._expand_help(action) if action.help else ""
        takes = action.nargs != 0
        shown = str(action.metavar or "|".join(map(str, action.choices or ())))
        value = Value(shown, _kind(action, shown), words, action.nargs == "*") if takes else None
        if action.option_strings:
            options.append(Option(tuple(action.option_strings), words, value))
        elif value:
            count = action.nargs if isinstance(action.nargs, int) else 1
            arguments += [value] * count
    return Command(name, summary, tuple(options), tuple(arguments))


def _kind(action: argparse.Action, shown: str) -> str:
    return " ".join(map(str, action.choices)) if action.choices else KINDS[shown]
