"""The formats of files for other programs, for commands and keys: each module of this package is one, its `FORMAT`."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from paperterm.model import Entry


@dataclass(frozen=True, slots=True)
class Exported:
    """Entries as the text of a file.

    Attributes:
        notes: in words, what was changed or left out.
    """

    text: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Format:
    """A format of files.

    Attributes:
        id: what the command line calls it.
        label, about: what menus call it, and what it is for.
        ending: of the names of its files, with the dot.
        write: entries, and whether dangerous BibTeX is to leave too, to a file.
    """

    id: str
    label: str
    ending: str
    about: str
    write: Callable[[Sequence[Entry], bool], Exported]


@cache
def formats() -> dict[str, Format]:
    """Return all formats by id, in the order of menus."""
    modules = [import_module(f"{__name__}.{module.name}") for module in iter_modules(__path__)]
    found = sorted((module.FORMAT for module in modules), key=lambda form: form.label)
    return {form.id: form for form in found}
