"""The arguments that paperterm takes: those of the interface, and those of each headless command."""

import argparse
import os
import re
import shutil
import textwrap
from collections.abc import Sequence
from importlib import import_module

from paperterm import __version__
from paperterm.config.kinds import nearest

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

GROUPS = {
    "browse": ("list", "pick", "open", "similar", "new", "update", "run"),
    "cite": ("cite", "bibtex", "reference", "export", "last"),
    "project": ("add", "undo", "cite-check"),
    "curate": ("check", "problems", "explain", "apart"),
    "keep": ("yours",),
    "program": ("doctor", "cache", "config", "completion", "man"),
}
"""The commands by what they are for, in the order of the help."""

EXAMPLES = {
    "list": "paperterm list -q 'attention year:2020-' ~/lists/llms",
    "pick": "paperterm pick --multi --format cite",
    "open": "paperterm open --pdf 'flash attention'",
    "similar": "paperterm similar vaswani2017attention",
    "new": "paperterm new --since 2w",
    "update": "paperterm update -l all",
    "run": "paperterm run Z vaswani2017attention",
    "cite": "paperterm cite -c citep 'flash attention'",
    "bibtex": "paperterm bibtex vaswani2017attention",
    "reference": "paperterm reference -s apa vaswani2017attention",
    "export": "paperterm export -q 'tag:rlhf' -f csl-json -o rlhf.json",
    "last": "paperterm last",
    "add": "paperterm add vaswani2017attention --bib refs.bib",
    "undo": "paperterm undo",
    "cite-check": "paperterm cite-check --add thesis.tex ~/lists/llms",
    "check": "paperterm check README.md",
    "problems": "paperterm problems ~/lists/llms",
    "explain": "paperterm explain README.md:12",
    "apart": "paperterm apart one.md:12 other.md:34",
    "yours": "paperterm yours star vaswani2017attention",
    "doctor": "paperterm doctor",
    "cache": "paperterm cache --clear",
    "config": "paperterm config --edit",
    "completion": "paperterm completion bash",
    "man": "paperterm man",
}
"""An example of each command."""

_OPERAND = "\0"
"""Before an argument behind ``--``, while it is parsed: no argument of a process holds it."""

_NUMBER = re.compile(r"-\d+|-\d*\.\d+")


class Parser(argparse.ArgumentParser):
    """A parser of options and other arguments in any order, with errors that name what was most likely meant.

    Attributes:
        hint: what to say behind an unknown option instead of the most similar one.
    """

    hint = ""

    def parse(self, arguments: Sequence[str]) -> argparse.Namespace:
        """Return the parsed `arguments`; behind ``--`` there are no options.

        `argparse` takes ``--`` for an unknown argument where options may follow other arguments, and complains first
        about missing arguments where an option is unknown.
        """
        before, operands = list(arguments), []
        if "--" in before:
            at = before.index("--")
            before, operands = before[:at], before[at + 1 :]
        if unknown := next(filter(self._is_unknown, before), ""):
            name = unknown.partition("=")[0]
            self.error(f"unknown option {name}{self.hint or self._option_hint(name)}")
        marked = [_OPERAND + operand if operand.startswith("-") else operand for operand in operands]
        options = self.parse_intermixed_args([*before, *marked])
        for name, value in vars(options).items():
            setattr(options, name, [*map(_unmarked, value)] if isinstance(value, list) else _unmarked(value))
        return options

    def _option_hint(self, name: str) -> str:
        near = nearest(name.lstrip("-"), [option[2:] for option in self._option_string_actions if len(option) > 2])
        return f", did you mean --{near}?" if near else "; put -- before it if it is no option"

    def _is_unknown(self, word: str) -> bool:
        """Whether `argparse` would take `word` for an option that the parser does not have."""
        if not word.startswith("-") or word == "-" or " " in word or _NUMBER.fullmatch(word):
            return False
        if word.startswith("--"):
            name = word.partition("=")[0]
            return not any(option.startswith(name) for option in self._option_string_actions)
        return word[:2] not in self._option_string_actions


def _unmarked(value: object) -> object:
    return value.removeprefix(_OPERAND) if isinstance(value, str) else value


def command_hint(word: str) -> str:
    """Return a question with the command that `word`, which is no path that exists, most likely means; "" for none."""
    is_name = word.replace("-", "").isalpha() and not word.startswith("-") and not os.path.lexists(word)
    near = nearest(word, COMMANDS) if is_name else ""
    return f", did you mean paperterm {near}?" if near else ""


def build_parser(*, describe: bool = True) -> Parser:
    """Return the parser of ``paperterm [PATH ...]``, which opens the interface.

    Args:
        describe: whether its help lists the commands, for which all of them are imported.
    """
    from paperterm.commands.arguments import add_bib, add_paths

    parser = Parser(
        prog="paperterm",
        description="Open curated Markdown paper lists, find a paper, take its citation.",
        epilog=_commands_help() if describe else "",
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


def command_parser(name: str) -> Parser:
    """Return the parser of a headless command."""
    command = import_module(COMMANDS[name])
    parser = Parser(
        prog=f"paperterm {name}", description=_sentence(command.SUMMARY), epilog=f"example: {EXAMPLES[name]}"
    )
    command.add_arguments(parser)
    _add_config(parser)
    return parser


def _commands_help() -> str:
    """Return the commands by group with what they do, and an example of each group."""
    width = max(map(len, COMMANDS))
    wrapper = textwrap.TextWrapper(width=shutil.get_terminal_size().columns - 2, subsequent_indent=" " * (width + 4))
    lines = ["commands (each with --help):"]
    for group, names in GROUPS.items():
        lines += ["", f"{group}, for example: {EXAMPLES[names[0]]}"]
        for name in names:
            lines += wrapper.wrap(f"  {name:{width}}  {import_module(COMMANDS[name]).SUMMARY}")
    return "\n".join(lines)


def _add_config(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--config", default="", metavar="FILE", help="the file of settings, instead of the one in your configuration"
    )
    parser.add_argument("--log", default="", metavar="FILE", help="note in FILE what happens, without text of yours")
    parser.add_argument("--log-content", action="store_true", help="let names of files and messages stand in the log")


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:] + "."
