"""The styles of references: built in, and those of CSL files that a person has named."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from paperterm.cite.formats import apa, ieee, markdown, plain
from paperterm.model import Entry


@dataclass(frozen=True, slots=True)
class ReferenceStyle:
    """A way to write references.

    Attributes:
        id: what settings and the command line call it.
        label: what it is, for menus.
        write: entries to a reference each; raises `ValueError` where a CSL style cannot be used.
    """

    id: str
    label: str
    write: Callable[[Sequence[Entry]], list[str]]


def _built_in(style_id: str, label: str, write: Callable[[Entry], str]) -> ReferenceStyle:
    return ReferenceStyle(style_id, label, lambda entries: [write(entry) for entry in entries])


STYLES: Final = {
    style.id: style
    for style in (
        _built_in("plain", "A B, C D. Title. Venue, 2021.", plain),
        _built_in("apa", "like APA: B, A., & D, C. (2021). Title. Venue.", apa),
        _built_in("ieee", "like IEEE: A. B and C. D, “Title,” Venue, 2021.", ieee),
        _built_in("markdown", "A B, C D. [Title](address). *Venue*, 2021.", markdown),
    )
}
"""The styles that are built in by id, in the order of the menu."""


def csl_style(style_id: str, path: str) -> ReferenceStyle:
    """Return the style of a CSL file."""

    def write(entries: Sequence[Entry]) -> list[str]:
        from paperterm.cite.csl import csl_references

        return csl_references(path, entries)

    return ReferenceStyle(style_id, path, write)


def all_styles(files: Mapping[str, str]) -> dict[str, ReferenceStyle]:
    """Return the styles by id: CSL `files` first, which may take the name of another, then `STYLES`."""
    own = {name: csl_style(name, path) for name, path in files.items()}
    return own | {name: style for name, style in STYLES.items() if name not in own}
