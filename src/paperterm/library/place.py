"""Placing entries: what a reader found in a text, with the citations of other files and where its links lead."""

from dataclasses import replace
from operator import is_

from paperterm.library.citations import with_linked_citations, with_sibling_citation
from paperterm.library.links import Resolver
from paperterm.library.sources import ListFile
from paperterm.model import Entry, Link
from paperterm.readers import Reading

_PAGES = ("index.md", "readme.md")


def place_entries(reading: Reading, file: ListFile, resolver: Resolver) -> list[Entry]:
    """Return the entries of `reading` as they stand in the library, but for their ids."""
    entries = reading.entries
    is_page = len(entries) == 1 and not entries[0].citations and file.name.rpartition("/")[2].lower() in _PAGES
    return [_place(entry, resolver, is_page=is_page) for entry in entries]


def _place(entry: Entry, resolver: Resolver, *, is_page: bool) -> Entry:
    placed = with_linked_citations(entry, resolver)
    if is_page:
        placed = with_sibling_citation(placed, resolver)
    links = tuple([_resolve(link, entry.file, resolver) for link in entry.links])
    return placed if all(map(is_, links, entry.links)) else replace(placed, links=links)


def _resolve(link: Link, file: str, resolver: Resolver) -> Link:
    if "://" in link.url or link.url.startswith(("#", "mailto:")):
        return link
    target = resolver.target(link.url, file)
    return replace(link, target=target.name) if target else link
