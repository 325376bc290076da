"""What is wrong with citations compared with each other: keys and identifiers of two papers, papers with two keys."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from paperterm.bibtex.fields import Fields
from paperterm.cite.evidence import evidence_of_entry, evidence_of_fields
from paperterm.cite.findings import Finding
from paperterm.cite.generate import citation_key
from paperterm.cite.verdicts import paper_names
from paperterm.model import Citation, Entry
from paperterm.model.evidence import Evidence
from paperterm.model.identity import may_be_later, same_paper

_LOOKS: Final = 8
"""Papers of one name that a paper is compared with."""

_SCHEMES: Final = {"doi": "DOI", "arxiv": "arXiv id"}


@dataclass(frozen=True)
class Cited:
    """A citation of an entry, and what it says."""

    entry: Entry
    citation: Citation
    fields: Fields

    @cached_property
    def evidence(self) -> Evidence:
        """What it says about which paper it is of."""
        return evidence_of_fields(self.fields)


def keys_of_two_papers(cited: Iterable[Cited]) -> Iterator[Finding]:
    """Yield each citation whose key another paper has before it."""
    first: dict[str, Cited] = {}
    for item in cited:
        key = item.citation.key
        other = first.setdefault(key.lower(), item) if key else item
        if item.citation.text == other.citation.text:
            continue
        if not same_paper(item.evidence, other.evidence, same_key=True).is_same:
            message = f"{key}: {_place(other.entry)} has the same key for another paper"
            yield Finding("key-of-two-papers", item.entry, message, f"a key of its own, such as {_own_key(item)}")


def papers_with_two_keys(cited: Iterable[Cited]) -> Iterator[Finding]:
    """Yield each citation of a paper that is cited before it with another key."""
    known: dict[str, list[Cited]] = {}
    for item in cited:
        others = [known.setdefault(name, []) for name in paper_names(item.fields)]
        same = next(
            (other for each in others for other in each if same_paper(item.evidence, other.evidence).is_same), None
        )
        if same is None:
            for each in others:
                if len(each) < _LOOKS:
                    each.append(item)
        elif same.citation.key != item.citation.key:
            message = f"{item.citation.key}: {_place(same.entry)} cites the same paper as {same.citation.key}"
            yield Finding("paper-with-two-keys", item.entry, message, f"{same.citation.key} in both places")


def ids_of_two_papers(entries: Iterable[Entry]) -> Iterator[Finding]:
    """Yield each entry with a DOI or arXiv id that only another paper has before it."""
    known: dict[str, list[tuple[Entry, Evidence]]] = {}
    for entry in entries:
        ids = [pair for pair in entry.ids if pair[0] in _SCHEMES]
        if not ids:
            continue
        found = evidence_of_entry(entry)
        for scheme, value in ids:
            others = known.setdefault(f"{scheme}:{value.lower()}", [])
            if others and all(_are_two(found, other) for _, other in others):
                message = f"{_place(others[0][0])} has the {_SCHEMES[scheme]} {value} for another paper"
                yield Finding("id-of-two-papers", entry, message, f"the {_SCHEMES[scheme]} of this paper")
            if len(others) < _LOOKS:
                others.append((entry, found))


def _are_two(one: Evidence, other: Evidence) -> bool:
    """Whether two papers with one identifier are different ones, and not only called by other words."""
    if same_paper(one, other).is_same:
        return False
    return bool(one.authors and other.authors) or not may_be_later(one, other, "id")


def _own_key(item: Cited) -> str:
    made = citation_key(replace(item.entry, authors=item.entry.authors or item.fields.authors))
    return made if made.lower() != item.citation.key.lower() else f"{made}b"


def _place(entry: Entry) -> str:
    return f"{entry.file}:{entry.line}"
