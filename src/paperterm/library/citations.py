"""Citations that stand in other files of the repository, and what an entry inherits from its citation."""

import re
from dataclasses import replace
from functools import cached_property
from typing import Final

from paperterm.bibtex.blocks import Block, split_blocks
from paperterm.bibtex.fields import Fields, read_fields
from paperterm.library.links import CITATION_SUFFIXES, Resolver, Target
from paperterm.model import Citation, Entry, Problem
from paperterm.text import fold_key

_MAY_CITE: Final = re.compile("|".join(map(re.escape, ("%", *CITATION_SUFFIXES))), re.IGNORECASE)
"""What an address holds that leads to a file of citations: few have to be looked for."""


def with_linked_citations(entry: Entry, resolver: Resolver) -> Entry:
    """Return `entry` with the citations of the BibTeX files that it links to, and the fields they give it."""
    blocks: list[Block] = []
    for link in entry.links:
        if _MAY_CITE.search(link.url) is None:
            continue
        target = resolver.target(link.url, entry.file)
        if target and target.name.lower().endswith(CITATION_SUFFIXES):
            blocks.extend(_blocks_of(target, entry, resolver))
    return _with_blocks(entry, blocks)


def with_sibling_citation(entry: Entry, resolver: Resolver) -> Entry:
    """Return `entry`, alone in its page, with the citation that stands alone in a ``.bib`` beside the page."""
    for name in resolver.siblings(entry.file, ".bib"):
        blocks = split_blocks(resolver.text(name))
        if len(blocks) == 1:
            return _with_blocks(entry, blocks)
    return entry


class _File:
    """The blocks of a file of citations that many entries may link to."""

    def __init__(self, text: str) -> None:
        self.blocks = split_blocks(text)

    @cached_property
    def by_title(self) -> dict[str, list[Block]]:
        """The blocks by their folded titles."""
        found: dict[str, list[Block]] = {}
        for block in self.blocks:
            found.setdefault(fold_key(read_fields(block.text).title), []).append(block)
        return found


def _blocks_of(target: Target, entry: Entry, resolver: Resolver) -> list[Block]:
    file = resolver.made(target.name, _File)
    blocks = file.blocks
    if target.lines:
        first, last = target.lines
        return [b for b in blocks if b.line <= last and b.line + b.text.count("\n") >= first]
    if len(blocks) <= 1:
        return blocks
    return file.by_title.get(fold_key(entry.title), [])


def _with_blocks(entry: Entry, blocks: list[Block]) -> Entry:
    known = {citation.text for citation in entry.citations}
    fresh = [b for b in blocks if b.text not in known]
    if not fresh:
        return entry
    citations = tuple(Citation(b.key, b.type, b.text) for b in fresh)
    problems = tuple(Problem(entry.file, entry.line, b.problem) for b in fresh if b.problem)
    entry = replace(entry, citations=entry.citations + citations, problems=entry.problems + problems)
    return complete(entry, read_fields(citations[0].text))


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
