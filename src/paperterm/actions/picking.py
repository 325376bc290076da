"""Picking: what the interface gives back to the command line that asked for it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from paperterm.bibtex.danger import dangerous_commands
from paperterm.model import Entry

LEFT: Final = 130
"""The exit code where nothing was picked, as fzf has it."""


@dataclass(frozen=True, slots=True)
class Picked:
    """What picking some entries gives.

    Attributes:
        text: ends with a newline; "" where the entries do not have what is asked for.
        danger: commands in it that do more than typeset.
    """

    text: str
    danger: tuple[str, ...] = ()


@dataclass(slots=True)
class Picker:
    """Somebody waits for what is picked.

    Attributes:
        write: makes the text for some entries.
        has_bibtex: whether that holds BibTeX, which can hold dangerous commands.
        multi: whether all marked entries are picked, else the current one alone.
        result: what was picked, "" as long as nothing is.
    """

    write: Callable[[Sequence[Entry]], str]
    has_bibtex: bool = False
    multi: bool = False
    result: str = ""

    def pick(self, entries: Sequence[Entry]) -> Picked:
        """Return what picking `entries` gives."""
        text = self.write(entries)
        danger = dangerous_commands(text) if self.has_bibtex else ()
        return Picked(text.rstrip("\n") + "\n" if text.strip() else "", danger)
