"""Picking: what the interface gives back to the command line that asked for it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from paperterm.bibtex.danger import dangerous_commands
from paperterm.cite.template import KeyOf
from paperterm.model import Entry

if TYPE_CHECKING:
    from paperterm.library.project import Project

LEFT: Final = 130
"""The exit code where nothing was picked, as fzf has it."""


@dataclass(frozen=True, slots=True)
class Picked:
    """What picking some entries gives.

    Attributes:
        text: ends with a newline; "" where the entries do not have what is asked for.
        danger: commands in it that do more than typeset.
        clash: which keys in it the project's ``.bib`` uses for other papers, in words; "" for none.
        notes: what there is to say about the keys.
    """

    text: str
    danger: tuple[str, ...] = ()
    clash: str = ""
    notes: tuple[str, ...] = ()


@dataclass(slots=True)
class Picker:
    """Somebody waits for what is picked.

    Attributes:
        write: makes the text for some entries with these citation keys.
        has_keys: whether that holds citation keys.
        has_bibtex: whether that holds BibTeX, which can hold dangerous commands.
        multi: whether all marked entries are picked, else the current one alone.
        result: what was picked, None as long as nothing is.
    """

    write: Callable[[Sequence[Entry], KeyOf], str]
    has_keys: bool = False
    has_bibtex: bool = False
    multi: bool = False
    result: Picked | None = None

    def pick(self, entries: Sequence[Entry], project: "Project | None") -> Picked:
        """Return what picking `entries` gives, with the keys that `project` has; those of the lists for None."""
        from paperterm.library.citekeys import add_hint, cite_keys

        keys = cite_keys(entries, project if self.has_keys else None)
        text = self.write(entries, keys.key_of)
        danger = dangerous_commands(text) if self.has_bibtex else ()
        notes = tuple(keys.notes(add_hint))
        return Picked(text.rstrip("\n") + "\n" if text.strip() else "", danger, keys.clash, notes)
