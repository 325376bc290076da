"""What a command of the settings runs for some papers: programs and their arguments, never text for a shell.

The command is split into words as a shell would, then the fields are put in: what a list says is always inside of one
argument, whatever it holds. A command without a field of single papers is run once, any other once for each paper.
"""

import re
import shlex
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from paperterm.cite.template import KeyOf, fields_in, fill, has_keys
from paperterm.model import Entry

_STDIN: Final = "{bibtex}"
_NEEDED: Final = ("key", "url", "pdf", "doi", "arxiv")
"""Fields without which a command makes no sense."""

_ADDRESSES: Final = ("url", "pdf")
_INTERPRETERS: Final = re.compile(
    r"(?:ba|da|z|k|mk|c|tc|fi|a|ya|xon|nu|pw|el|os)?sh|python[\d.]*|pypy\d*|perl|ruby|node|deno|bun|lua(?:jit)?|php"
    r"|osascript|R(?:script)?|emacs(?:client)?|n?vim?|env|expect|tclsh|julia"
)
"""Programs that run an argument as code: the one behind an option of `_CODE`."""

_RUN_ANYTHING: Final = frozenset(
    ("ssh", "eval", "watch", "su", "runuser", "tmux", "screen", "parallel", "xargs", "make", "sed", "gsed")
    + ("awk", "gawk", "mawk", "jq", "find", "at", "batch", "busybox", "script", "wsl", "cmd", "powershell")
)
"""Programs whose plain arguments are code, or go to a shell."""

_START_OTHERS: Final = frozenset(
    (
        "sudo",
        "doas",
        "env",
        "nice",
        "ionice",
        "timeout",
        "nohup",
        "setsid",
        "stdbuf",
        "time",
        "command",
        "exec",
        "chronic",
    )
    + (
        "unbuffer",
        "flock",
        "systemd-run",
        "systemd-inhibit",
        "firejail",
        "bwrap",
        "torsocks",
        "proxychains",
        "caffeinate",
    )
)
"""Programs that run the one that their arguments name."""

_CODE: Final = re.compile(r"-[a-zA-Z]*[ceErS]|--(?:command|eval|execute|expression|run|print|split-string)")


@dataclass(frozen=True, slots=True)
class OwnCommand:
    """A command of the settings.

    Attributes:
        words: program and arguments, with fields in braces.
        has_bibtex: whether the BibTeX goes to the program's standard input.
    """

    words: tuple[str, ...]
    has_bibtex: bool

    @property
    def name(self) -> str:
        """The program's name."""
        return Path(self.words[0]).name

    @property
    def has_keys(self) -> bool:
        """Whether it takes citation keys."""
        return has_keys(" ".join(self.words))

    @property
    def is_single(self) -> bool:
        """Whether it is run once for all papers."""
        fields = fields_in(" ".join(self.words))
        return "keys" in fields or not fields


@dataclass(frozen=True, slots=True)
class Call:
    """One run of a program: `given` is its standard input."""

    argv: tuple[str, ...]
    given: str = ""


class CommandError(ValueError):
    """A command that is not run; the message says why."""


def read_command(text: str) -> OwnCommand:
    """Return the command of the settings.

    Raises:
        ValueError: it cannot be run, or what a list says could become code in it; the message says why.
    """
    try:
        words = shlex.split(text)
    except ValueError as error:
        raise ValueError("its quotes are not closed") from error
    has_bibtex = _STDIN in words
    words = [word for word in words if word != _STDIN]
    if not words or fields_in(words[0]):
        raise ValueError("it begins with no program")
    if any("bibtex" in fields_in(word) for word in words):
        raise ValueError(f"{_STDIN} stands alone, and is given to the program's standard input")
    if reason := _why_code(words):
        raise ValueError(reason)
    return OwnCommand(tuple(words), has_bibtex)


def _why_code(words: Sequence[str]) -> str:
    """Return why a field in `words` could become code, "" where none could."""
    runs_code = False
    for before, word in zip(("", *words), words, strict=False):
        name = Path(word).name
        if fields_in(word) and runs_code and (_CODE.fullmatch(before) or _has_code(word)):
            return f"what a list says would become code in “{word}”: write sh -c 'program \"$1\"' sh {{title}} instead"
        runs_code = runs_code or bool(_INTERPRETERS.fullmatch(name))
        is_program = not before or Path(words[0]).name in _START_OTHERS
        if is_program and name in _RUN_ANYTHING and fields_in(" ".join(words)):
            return f"{name} takes its arguments as code: only {_STDIN}, on its standard input, is safe for it"
    return ""


def _has_code(word: str) -> bool:
    """Whether option and code are one word (``-cprint({year})``, ``--eval={title}``)."""
    return bool(_CODE.match(word))


def calls(
    command: OwnCommand, entries: Sequence[Entry], schemes: Collection[str], key_of: KeyOf | None = None
) -> list[Call]:
    """Return what is to be run for `entries`.

    Args:
        command: what the settings say.
        entries: the papers.
        schemes: those of the URLs that may be handed on.
        key_of: gives the citation key of each paper, by default that of its list.

    Raises:
        CommandError: a paper lacks what the command needs, or has what is not safe to give to it.
    """
    if not entries:
        raise CommandError("there is no paper")
    papers = [entries] if command.is_single else [(entry,) for entry in entries]
    return [_call(command, each, schemes, key_of) for each in papers]


def _call(command: OwnCommand, entries: Sequence[Entry], schemes: Collection[str], key_of: KeyOf | None) -> Call:
    argv = [command.words[0]]
    for word in command.words[1:]:
        filled = _filled(word, entries, schemes, key_of)
        if filled != word and filled.startswith("-") and not word.startswith("-") and "--" not in argv:
            raise CommandError(
                f"“{entries[0].title}”: “{filled[:40]}” would be taken for an option; write -- before the fields"
            )
        argv.append(filled)
    return Call(tuple(argv), _bibtex(entries) if command.has_bibtex else "")


def _filled(word: str, entries: Sequence[Entry], schemes: Collection[str], key_of: KeyOf | None) -> str:
    fields = fields_in(word)
    for name in _NEEDED:
        if name not in fields:
            continue
        value = fill(f"{{{name}}}", entries[:1])
        if not value:
            raise CommandError(f"“{entries[0].title}” has no {name}")
        if name in _ADDRESSES:
            word = word.replace(f"{{{name}}}", _address(value, entries[0], schemes))
    return fill(word, entries, key_of) if fields else word


def _address(url: str, entry: Entry, schemes: Collection[str]) -> str:
    from paperterm.actions.links import RefusedUrlError, check_url

    try:
        # No address holds a brace after this, so that none looks like a field.
        return check_url(url, schemes)
    except RefusedUrlError as refusal:
        raise CommandError(f"“{entry.title}”: its address is not used, {refusal}") from refusal


def _bibtex(entries: Sequence[Entry]) -> str:
    from paperterm.bibtex.danger import dangerous_commands

    text = fill("{bibtex}{newline}", entries)
    if danger := dangerous_commands(text):
        raise CommandError(f"{', '.join(danger)} in the BibTeX can run code in a document")
    return text
