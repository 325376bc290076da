"""Citations that stand in other files of the repository, and what an entry inherits from its citation."""

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from functools import cached_property, lru_cache
from typing import Final

from paperterm.bibtex.citations import Cited, fields_of, read_citations
from paperterm.bibtex.definitions import Definitions, referenced_keys
from paperterm.bibtex.fields import Fields
from paperterm.errors import UnreadableError
from paperterm.library.links import CITATION_SUFFIXES, Resolver, Target
from paperterm.library.parts import Part, find_parts, read_bytes
from paperterm.library.sources import ListFile
from paperterm.model import Entry, Problem
from paperterm.text import fold_key

_MAY_CITE: Final = re.compile("|".join(map(re.escape, ("%", *CITATION_SUFFIXES))), re.IGNORECASE)
"""What an address holds that leads to a file of citations: few have to be looked for."""

_MOST_FILES: Final = 200
"""Files of a repository in which macros and parents are looked up."""


def with_linked_citations(entry: Entry, resolver: Resolver) -> Entry:
    """Return `entry` with the citations of the BibTeX files that it links to, and the fields they give it."""
    found: list[Cited] = []
    for link in entry.links:
        if _MAY_CITE.search(link.url) is None:
            continue
        target = resolver.target(link.url, entry.file)
        if target and target.name.lower().endswith(CITATION_SUFFIXES):
            found.extend(_cited_by(target, entry, resolver))
    return _with_citations(entry, found)


def with_sibling_citation(entry: Entry, resolver: Resolver) -> Entry:
    """Return `entry`, alone in its page, with the citation that stands alone in a ``.bib`` beside the page."""
    for name in resolver.siblings(entry.file, ".bib"):
        found = resolver.made(name, _File).cited
        if len(found) == 1:
            return _with_citations(entry, found)
    return entry


def lack_definitions(entries: Iterable[Entry]) -> bool:
    """Whether a citation of `entries` uses a macro or names a parent that its file does not define."""
    contexts = (citation.context for entry in entries for citation in entry.citations)
    return any(context is not None and context.missing for context in contexts)


def definitions_beside(file: str, resolver: Resolver) -> list[Definitions]:
    """Return what the ``.bib`` files of the repository define, but for `file`, a name relative to its root."""
    names = [name for name in resolver.bibliographies() if name != file]
    return [resolver.made(name, Definitions.of) for name in names[:_MOST_FILES]]


@lru_cache(maxsize=1)  # all parts of a file need them
def definitions_in_parts(file: ListFile) -> Definitions:
    """Return what a large ``.bib`` file defines and which parents it names; as much as can be read."""
    definitions = Definitions()
    with suppress(UnreadableError):
        referenced = frozenset().union(*(referenced_keys(_text(data)) for _, data in _data(file)))
        definitions = Definitions(referenced=referenced)
        for part, data in _data(file):
            if referenced or b"@string" in data.lower():
                definitions.add(_text(data), file.name, referenced, part.line)
    return definitions


def _data(file: ListFile) -> Iterator[tuple[Part, bytes]]:
    for part in find_parts(file.path, file.limit):
        yield part, read_bytes(file.path, file.limit, part)


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace")


class _File:
    """The citations of a file that many entries may link to."""

    def __init__(self, text: str, name: str) -> None:
        self._text, self._name = text, name
        self.cited = list(read_citations(text, file=name))
        self._is_completed = False

    def complete(self, resolver: Resolver) -> None:
        """Look for the macros and parents that the file does not define in the other files of the repository."""
        contexts = (one.citation.context for one in self.cited)
        if not self._is_completed and any(context and context.missing for context in contexts):
            self.cited = list(read_citations(self._text, definitions_beside(self._name, resolver), self._name))
        self._is_completed = True

    @cached_property
    def by_title(self) -> dict[str, list[Cited]]:
        """The citations by their folded titles."""
        found: dict[str, list[Cited]] = {}
        for cited in self.cited:
            found.setdefault(fold_key(fields_of(cited.citation).title), []).append(cited)
        return found


def _cited_by(target: Target, entry: Entry, resolver: Resolver) -> list[Cited]:
    file = resolver.made(target.name, _File)
    file.complete(resolver)
    if target.lines:
        first, last = target.lines
        return [
            one for one in file.cited if one.block.line <= last and one.block.line + one.block.text.count("\n") >= first
        ]
    if len(file.cited) <= 1:
        return file.cited
    return file.by_title.get(fold_key(entry.title), [])


def _with_citations(entry: Entry, found: list[Cited]) -> Entry:
    known = {citation.text for citation in entry.citations}
    fresh = [cited for cited in found if cited.citation.text not in known]
    if not fresh:
        return entry
    citations = tuple(cited.citation for cited in fresh)
    problems = tuple(Problem(entry.file, entry.line, cited.block.problem) for cited in fresh if cited.block.problem)
    entry = replace(entry, citations=entry.citations + citations, problems=entry.problems + problems)
    return complete(entry, fields_of(citations[0]))


def complete(entry: Entry, fields: Fields) -> Entry:
    """Return `entry` with what `fields` say and it does not, marked as inferred.

    A citation knows better than the number in an arXiv address, which only says when the preprint came.
    """
    guessed = {name for name, source in entry.inferred if source == "arxiv"}
    found = {
        "authors": fields.authors if not entry.authors else (),
        "editors": fields.editors if not entry.editors else (),
        "year": fields.year if entry.year is None or "year" in guessed else None,
        "venue": fields.venue if not entry.venue or "venue" in guessed else "",
        "abstract": fields.abstract if not entry.abstract else "",
    }
    given = {name: value for name, value in found.items() if value}
    schemes = {scheme for scheme, _ in entry.ids}
    ids = tuple(pair for pair in (("arxiv", fields.arxiv), ("doi", fields.doi)) if pair[1] and pair[0] not in schemes)
    kept = tuple(pair for pair in entry.inferred if pair[0] not in given)
    inferred = kept + tuple((name, "bibtex") for name in given)
    if "authors" in given:
        entry = replace(entry, authors_complete=fields.authors_complete)
    return replace(entry, **given, ids=entry.ids + ids, inferred=inferred)  # type: ignore[arg-type]
