"""When papers came to their lists: the earliest commit that adds a line with an identifier or the title of each."""

import re
import subprocess
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from typing import IO, Final

from paperterm.actions.git.repository import HARMLESS, Repository, boundary, git_program, reader
from paperterm.actions.processgroup import signal_group
from paperterm.library.papers.names import names_of
from paperterm.library.sources import SUFFIXES
from paperterm.model import Entry
from paperterm.model.ids import paper_ids
from paperterm.text import fold

SECONDS: Final = 60.0
"""A history that takes longer is read as far as that goes, from the newest commit on."""

_COMMIT: Final = b"\x01commit "
_FIRST: Final = 4
"""Words of a title by which it is looked for."""

_LONGEST_LINE: Final = 20_000
_URL: Final = re.compile(r"https?://[^\s<>\"')\]}]+|\b(?:arxiv|doi)[\s:]+[\w./-]+", re.IGNORECASE)
_WORD: Final = re.compile(r"[^\W_]+")


@dataclass(slots=True)
class Sought:
    """What is looked for in the history, and when it was seen first.

    Attributes:
        names: the numbers of the entries by identifier.
        titles: by the first words of their titles: the whole title's words and the entry's number.
        added: seconds since the epoch by the entry's number.
    """

    names: dict[str, list[int]] = field(default_factory=dict)
    titles: dict[tuple[str, ...], list[tuple[list[str], int]]] = field(default_factory=dict)
    added: dict[int, int] = field(default_factory=dict)

    @classmethod
    def of(cls, entries: Iterable[tuple[int, Entry]]) -> "Sought":
        """Return what is looked for to find `entries`, each with its number."""
        sought = cls()
        for number, entry in entries:
            for name in names_of(entry):
                if not name.startswith(("title:", "url:")):
                    sought.names.setdefault(name, []).append(number)
            words = _words(entry.title)
            if len("".join(words)) > _FIRST:
                sought.titles.setdefault(tuple(words[:_FIRST]), []).append((words, number))
        return sought

    def look(self, line: str, when: int) -> None:
        """Take a line that a commit of the time `when` has added."""
        for address in _URL.findall(line) if "http" in line or "rxiv" in line else ():
            for kind, value in paper_ids(address):
                for number in self.names.get(f"{kind}:{value}", ()):
                    self._see(number, when)
        words = _words(line)
        for at in range(len(words)):
            for length in range(1, _FIRST + 1):
                for title, number in self.titles.get(tuple(words[at : at + length]), ()):
                    if words[at : at + len(title)] == title and (length == _FIRST or len(title) == length):
                        self._see(number, when)

    def _see(self, number: int, when: int) -> None:
        if when < self.added.get(number, when + 1):
            self.added[number] = when


def _words(text: str) -> list[str]:
    return _WORD.findall(fold(text))


def find_added(
    repository: Repository, entries: Iterable[tuple[int, Entry]], stopped: Callable[[], bool]
) -> dict[int, int]:
    """Return when each of `entries` came, by its number, in seconds since the epoch; those that were found.

    Reads the history of all list files of the repository, whichever of them an entry stood in.
    """
    sought = Sought.of(entries)
    with reader(repository) as environment:
        if environment is not None:
            for when, line in _added_lines(environment, boundary(repository), stopped):
                sought.look(line, when)
    return sought.added


def _added_lines(
    environment: dict[str, str], left_out: frozenset[str], stopped: Callable[[], bool]
) -> Iterator[tuple[int, str]]:
    """Yield each line that a commit adds to a list, with the time of the commit."""
    program = git_program()
    if program is None:
        return
    options = ("--no-ext-diff", "--no-textconv", "--no-color", "--no-renames", "--no-show-signature", "--no-notes")
    files = [f":(icase)*{suffix}" for suffix in SUFFIXES]
    command = [program, *HARMLESS, "log", "-p", "-U0", *options, "--format=%x01commit %H %ct", "HEAD", "--", *files]
    deadline = time.monotonic() + SECONDS
    with _child(command, environment) as output:
        when = 0
        for number, raw in enumerate(_lines(output)):
            if number % 500 == 0 and (stopped() or time.monotonic() > deadline):
                return
            if raw.startswith(_COMMIT):
                _, commit, seconds = raw.split()[:3]
                when = 0 if commit.decode() in left_out else int(seconds)
            elif when and raw.startswith(b"+") and not raw.startswith(b"+++ "):
                yield when, raw[1:].decode("utf-8", "replace")


def _lines(output: IO[bytes]) -> Iterator[bytes]:
    """Yield the lines of `output`, of very long ones the beginning."""
    while line := output.readline(_LONGEST_LINE):
        yield line
        while line and not line.endswith(b"\n"):
            line = output.readline(_LONGEST_LINE)


class _child:  # noqa: N801 - used as a function
    """The output of a program, which is ended with it."""

    def __init__(self, command: Sequence[str], environment: dict[str, str]) -> None:
        self._process = subprocess.Popen(
            command,
            cwd="/",
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )

    def __enter__(self) -> IO[bytes]:
        assert self._process.stdout is not None  # noqa: S101 - for the type checker
        return self._process.stdout

    def __exit__(self, *_: object) -> None:
        signal_group(self._process.pid)
        if self._process.stdout is not None:
            with closing(self._process.stdout):
                self._process.wait()
