"""The entries that a citation key selects."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from paperterm.bibtex.citations import fields_of
from paperterm.cite.generate import citation_key
from paperterm.library.papers.merged import places_of
from paperterm.model import Entry, Library

_DIGIT: Final = re.compile(r"\d")


def entries_with_key(library: Library, key: str) -> Iterator[Entry]:
    """Yield the papers that have exactly the citation key `key`, that citation first.

    The keys of the lists come before those that are generated for entries without BibTeX. A merged paper is returned
    as the place with that key shows it, so that whatever is written of it has that key. A generated key without a
    digit selects nothing: where a list gives no year, it may be any word of a search. A key of an entry
    that is only a parent of others, and no paper of its own, selects that entry.
    """
    if not key or any(character.isspace() for character in key):
        return
    seen: set[str] = set()
    for place in _places_with_key(library, key):
        entry = library.entries[place]
        if entry.id not in seen:
            seen.add(entry.id)
            first = [citation for citation in places_of(library).entries[place].citations if citation.key == key]
            others = [citation for citation in entry.citations if citation not in first]
            # The citations of the other places of a note have other keys than the one that it states.
            yield replace(entry, citations=(*first, *others)) if first else replace(entry, key=key, citations=())
    parent = None if seen else next(_parents_with_key(library, key), None)
    if parent is not None:
        yield parent
    elif not seen and _DIGIT.search(key):
        yield from _entries_with_generated_key(library, key)


def with_key_first(entry: Entry, key: str) -> Entry:
    """Return `entry` with its citation of exactly this key first, unchanged where it has none."""
    first = [citation for citation in entry.citations if citation.key == key]
    if not first:
        return entry
    return replace(entry, citations=(*first, *(other for other in entry.citations if other not in first)))


def _places_with_key(library: Library, key: str) -> Iterator[int]:
    for place, entry in enumerate(places_of(library).entries):
        if entry.key == key or any(citation.key == key for citation in entry.citations):
            yield place


def _parents_with_key(library: Library, key: str) -> Iterator[Entry]:
    for entry in places_of(library).entries:
        for citation in entry.citations:
            context = citation.context
            for parent in context.parents if context else ():
                if parent.key == key:
                    own = replace(parent, context=context)
                    fields = fields_of(own)
                    yield Entry(
                        path=entry.path,
                        file=entry.file,
                        line=entry.line,
                        title=fields.title or fields.venue or key,
                        authors=fields.authors,
                        editors=fields.editors,
                        year=fields.year,
                        venue=fields.venue,
                        citations=(own,),
                        id=entry.id,
                    )


def _entries_with_generated_key(library: Library, key: str) -> Iterator[Entry]:
    for place, entry in enumerate(places_of(library).entries):
        # A generated key holds the year: most entries are told by it, at far less cost than their key.
        if str(entry.year or "") in key and citation_key(entry) == key:
            shown = library.entries[place]
            if not any(citation.key for citation in shown.citations) and citation_key(shown) == key:
                yield shown
