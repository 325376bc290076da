"""How the entries of a library stand to the manuscript that somebody writes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

Place = tuple[Path, int]
"""File and line of a citation; line 0 where it is known from an ``.aux`` alone."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What a project has of a library's entries, by `Entry.id`.

    Attributes:
        bibs: the bibliographies that were looked at.
        in_bib: the key that the paper has there.
        cited: where the manuscript cites it first, by its key there, else by the entry's own key.
        astray: that own key, where it is cited though the paper has another key in the bibliography.
    """

    bibs: tuple[Path, ...] = ()
    in_bib: Mapping[str, str] = field(default_factory=dict)
    cited: Mapping[str, Place] = field(default_factory=dict)
    astray: Mapping[str, str] = field(default_factory=dict)

    def states(self) -> dict[str, frozenset[str]]:
        """Return the ids of the entries for each of the filter's states."""
        return {"inbib": frozenset(self.in_bib), "cited": frozenset(self.cited)}

    def sign(self, entry_id: str) -> str:
        """Return one character for a table: cited, cited by a key that no bibliography has, there but not cited."""
        if entry_id in self.cited:
            return "c" if entry_id in self.in_bib and entry_id not in self.astray else "!"
        return "✓" if entry_id in self.in_bib else " "

    def words(self, entry_id: str) -> str:
        """Return the same in words, "" where the project has nothing of the entry."""
        said = []
        if key := self.in_bib.get(entry_id):
            said.append(f"in {' or '.join(path.name for path in self.bibs)} as {key}")
        if place := self.cited.get(entry_id):
            file, line = place
            astray = self.astray.get(entry_id)
            said.append(f"cited in {file.name}{f', line {line}' if line else ''}{f' as {astray}' if astray else ''}")
            if not key or astray:
                said.append("not in the .bib")
        return "; ".join(said)


NOTHING: Final = Standing()
"""Where there is no project."""
