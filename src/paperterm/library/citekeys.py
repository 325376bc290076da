"""The keys that papers are cited by in a project: those of its ``.bib``, which may not be those of the lists.

It reads BibTeX: import it where it is used, not before the first frame.
"""

import shlex
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from paperterm.bibtex.citations import fields_of
from paperterm.cite.generate import citation_of
from paperterm.library.project import Project, keys_there
from paperterm.model import Entry
from paperterm.text import clean_line

KeyState = Literal["unknown", "same", "other", "missing", "taken"]

_MOST: Final = 3
"""Papers that are named one by one; of more only the count is said."""


@dataclass(frozen=True, slots=True)
class CiteKey:
    """The key to cite one paper by.

    Attributes:
        key: what belongs into the manuscript.
        listed: the key that the list has, or that is generated from the list.
        state: ``unknown``: there is no ``.bib`` to compare with; ``same``: the ``.bib`` has the paper under the listed
            key; ``other``: under another key; ``missing``: not at all; ``taken``: not at all, and it uses the listed
            key for another paper.
    """

    key: str
    listed: str
    state: KeyState


@dataclass(frozen=True, slots=True)
class CiteKeys:
    """The keys to cite some papers by, each found by `Entry.id`, in a project with the bibliographies `bibs`."""

    by_id: Mapping[str, CiteKey]
    bibs: tuple[Path, ...] = ()

    def key_of(self, entry: Entry) -> str:
        """Return the key to cite `entry` by."""
        return self.by_id[entry.id].key

    def is_in_bib(self, entry: Entry) -> bool:
        """Whether the bibliography has `entry`."""
        return self.by_id[entry.id].state in ("same", "other")

    @property
    def clash(self) -> str:
        """Which listed keys the bibliography uses for another paper, in words; "" for none."""
        taken = self._in_state("taken")
        if len(taken) > _MOST:
            return f"{self._bib} uses {len(taken)} of these keys for other papers"
        return f"{self._bib} uses {', '.join(each.listed for each in taken)} for another paper" if taken else ""

    def notes(self, hint: Callable[[str], str]) -> Iterable[str]:
        """Yield what there is to say about keys that differ and papers that the bibliography lacks.

        Args:
            hint: for a listed key, how its paper is added.
        """
        others, missing = self._in_state("other"), self._in_state("missing")
        if len(others) > _MOST:
            yield f"{self._bib} has {len(others)} of these papers under other keys than the list"
        else:
            yield from (f"{self._bib} has it as {each.key}, the list as {each.listed}" for each in others)
        if missing and len(self.by_id) == 1:
            yield f"not in {self._bib}: {hint(missing[0].listed)}"
        elif len(missing) > _MOST:
            yield f"{len(missing)} of these papers are not in {self._bib}"
        else:
            yield from (f"{each.listed} is not in {self._bib}: {hint(each.listed)}" for each in missing)

    @property
    def _bib(self) -> str:
        return clean_line(" or ".join(path.name for path in self.bibs))

    def _in_state(self, state: KeyState) -> Sequence[CiteKey]:
        return [each for each in self.by_id.values() if each.state == state]


def add_hint(key: str) -> str:
    """Return how the paper with a key of the lists is added to the bibliography at the command line."""
    return f"paperterm add {'-- ' if key.startswith('-') else ''}{shlex.quote(key)} adds it"


def cite_keys(entries: Iterable[Entry], project: Project | None) -> CiteKeys:
    """Return the keys to cite `entries` by in `project`; those of the lists where there is none, or no ``.bib``."""
    bibs = project.bibs if project else ()
    return CiteKeys({entry.id: _cite_key(entry, project if bibs else None) for entry in entries}, bibs)


def _cite_key(entry: Entry, project: Project | None) -> CiteKey:
    citation = citation_of(entry)
    listed = citation.key
    if project is None:
        return CiteKey(listed, listed, "unknown")
    index = project.index
    # The citation says more than the entry, and which of the papers that have been merged is meant.
    own = index.keys_of(fields_of(citation)) if citation in entry.citations else ()
    there = own or keys_there(entry, index)
    if listed in there:
        return CiteKey(listed, listed, "same")
    if there:
        return CiteKey(next((key for key in there if key in project.cited), there[0]), listed, "other")
    return CiteKey(listed, listed, "taken" if index.holds_key(listed) else "missing")
