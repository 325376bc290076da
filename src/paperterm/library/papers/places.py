"""Where a paper stands: its places, the names of their lists, why they are one."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from paperterm.library.papers.find import Finder, Pair
from paperterm.library.papers.merged import all_signs, places_of
from paperterm.library.papers.names import signs_of
from paperterm.model import Entry, Library, Section

_SHARED: Final = {
    "title": "the same title",
    "url": "the same address",
    "doi": "the same DOI",
    "arxiv": "the same arXiv id",
}


@dataclass(frozen=True, slots=True)
class ListPlace:
    """A place of a paper.

    Attributes:
        entry: what that place alone says.
        list_name: how its list is called in the tree.
    """

    entry: Entry
    list_name: str


def places_at(library: Library, place: int) -> tuple[ListPlace, ...]:
    """Return the places of the paper at `place`, that one first; only this one where nothing is united."""
    papers, entries = library.papers, places_of(library).entries
    others = [] if papers is None else [other for other in papers.of_place(place) if other != place]
    return tuple(ListPlace(entries[number], list_name(library.root, number)) for number in (place, *others))


def list_name(root: Section, place: int) -> str:
    """Return the name of the list that the entry number `place` stands in: its file, below the argument's name."""
    names: list[str] = []
    section = root
    while True:
        child = next((child for child in section.children if child.start <= place < child.stop), None)
        if child is None or child.kind == "heading":
            break
        if child.kind == "file" or section is root:
            names.append(child.name)
        section = child
    return " › ".join(dict.fromkeys(names)) or root.name


def why_one(library: Library, place: int, apart: Sequence[Pair] = ()) -> list[str]:
    """Return in a line for each other place of the paper at `place` why it is one with another."""
    entries = places_of(library).entries
    papers = library.papers
    numbers = (place,) if papers is None else papers.of_place(place)
    found = Finder(entries.__getitem__, apart)
    found.find(len(entries), ((number, b"".join(signs_of(entries[number]))) for number in numbers))
    return reason_lines(found, entries, set(numbers))


def reason_lines(found: Finder, entries: Sequence[Entry], among: set[int]) -> list[str]:
    """Return what united the places `among`, and what does not though they share an identifier, a line for each."""
    lines = []
    for verb, reasons in (("is", found.reasons), ("is not", found.refused)):
        for reason in reasons:
            if reason.place in among or reason.other in among:
                one, other = (entries[number] for number in (reason.place, reason.other))
                shared = _SHARED.get(reason.kind, f"the same {reason.kind} id")
                lines.append(
                    f"{one.file}:{one.line} {verb} the paper of {other.file}:{other.line}: {shared}; {reason.words}"
                )
    return lines


def look_for(library: Library, path: str, line: int) -> int | None:
    """Return the place of the entry at a line of a file, None where there is none."""
    for number, entry in enumerate(places_of(library).entries):
        if entry.path == path and entry.line <= line <= max(entry.line, entry.end_line):
            return number
    return None


def found_in(library: Library, apart: Sequence[Pair]) -> Finder:
    """Return what found the papers of all of `library`, with its reasons."""
    plain = places_of(library)
    found = Finder(plain.entries.__getitem__, apart)
    found.find(len(plain.entries), enumerate(all_signs(plain)))
    return found
