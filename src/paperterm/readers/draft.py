"""An entry while it is read: fields are set once, with where they come from, and cleaned at the end."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from paperterm.model import Citation, Entry, EntryKind, Link, LinkKind, Name, Problem
from paperterm.model.ids import clean_id
from paperterm.readers.fields.authors import Names
from paperterm.readers.fields.dates import arxiv_year
from paperterm.readers.fields.links import identifiers, link_kind
from paperterm.readers.front.blocks import Run
from paperterm.text import clean_block, clean_line

MAX_LINKS = 500
"""Links kept of one entry."""


@dataclass(slots=True)
class Draft:
    """The fields of an entry as they are found.

    Attributes:
        sources: field -> the rule that set it, for `explain` and, where the source is no part of the entry, for
            `Entry.inferred`.
        authors: as the list writes them, or with the parts that BibTeX gives them.
        maybe_author: a line below the title that is one name or a remark: the siblings tell.
        evidence: what speaks for an entry.
        doubts: what speaks against it.
        name: the paper's short name, where the list gives one beside the title.
        key: the citation key that a note or a column states.
        findings: what `paperterm check` reports: (rule, what is wrong, what would be right).
        broken_links: links of the entry whose Markdown is broken.
    """

    line: int
    end: int = 0
    title: str = ""
    kind: EntryKind = "paper"
    key: str = ""
    name: str = ""
    section: tuple[str, ...] = ()
    authors: tuple[str | Name, ...] = ()
    authors_complete: bool = True
    editors: tuple[Name, ...] = ()
    year: int | None = None
    venue: str | None = None
    institutions: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    links: list[tuple[str, str, LinkKind]] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    abstract: str = ""
    citations: list[Citation] = field(default_factory=list)
    ids: dict[str, str] = field(default_factory=dict)
    similar: list[str] = field(default_factory=list)
    maybe_author: str = ""
    sources: dict[str, str] = field(default_factory=dict)
    inferred: dict[str, str] = field(default_factory=dict)
    evidence: list[str] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    problems: list[tuple[int, str]] = field(default_factory=list)
    findings: list[tuple[str, str, str]] = field(default_factory=list)
    broken_links: list[Run] = field(default_factory=list)

    def set(self, name: str, value: Any, source: str, inferred: str = "") -> None:
        """Set the field `name` where it is still empty; `inferred` names what outside of the entry says so."""
        if value and not getattr(self, name):
            setattr(self, name, value)
            self.sources[name] = source
            if inferred:
                self.inferred[name] = inferred

    def set_authors(self, names: Names, source: str, inferred: str = "") -> None:
        """Set the authors where there are none yet, and whether they are all."""
        if names.names and not self.authors:
            self.authors_complete = not names.et_al
            self.set("authors", names.names, source, inferred)

    def add_link(self, label: str, url: str, kind: LinkKind | None = None) -> None:
        """Add a link, once."""
        url = url.strip()
        if url.lower().startswith(("javascript:", "data:", "about:", "vbscript:")):
            return
        if url and len(self.links) < MAX_LINKS and url not in [old for _, old, _ in self.links]:
            label = label.strip(" []:：\t\n")
            self.links.append((label, url, kind or link_kind(label, url)))

    def add(self, name: str, values: list[str], source: str) -> None:
        """Add to a list of texts, each once."""
        kept: list[str] = getattr(self, name)
        for value in values:
            if value and value not in kept:
                kept.append(value)
        if values:
            self.sources.setdefault(name, source)

    def finish(self, file: str) -> Entry:
        """Return the entry, all text clean."""
        ids = self._ids()
        if self.year is None and "arxiv" in ids:
            self.set("year", arxiv_year(ids["arxiv"]), "arXiv id", "arxiv")
        return Entry(
            kind=self.kind,
            file=file,
            line=self.line,
            end_line=max(self.end, self.line),
            section=_section(self.section),
            title=clean_line(self.title) or "?",
            key=clean_line(self.key),
            name=clean_line(self.name),
            authors=tuple(filter(None, map(_name, self.authors))),
            editors=self.editors,
            authors_complete=self.authors_complete,
            year=self.year,
            venue=clean_line(self.venue) or None if self.venue else None,
            institutions=_lines(self.institutions),
            tags=_lines(self.tags),
            links=tuple([Link(clean_line(label), kind, clean_line(url)) for label, url, kind in self.links]),
            remarks=clean_block("\n".join(filter(None, self.remarks))).strip() if self.remarks else "",
            abstract=clean_block(self.abstract).strip() if self.abstract else "",
            citations=tuple(self.citations),
            ids=tuple((scheme, clean_line(value)) for scheme, value in ids.items()) if ids else (),
            inferred=tuple(self.inferred.items()),
            similar=_lines(self.similar),
            problems=tuple(self._problems(file)) if self._has_problems() else (),
        )

    def _ids(self) -> dict[str, str]:
        """Return the identifiers by scheme: those that were found as such, then those in links and in the venue."""
        ids = {scheme: known for scheme, value in self.ids.items() if (known := clean_id(scheme, value))}
        text = self.venue or ""
        if "rxiv" in text or (self.remarks and "rxiv" in self.remarks[0]):
            text = f"{text} {' '.join(self.remarks[:3])[:400]}"
        if (self.links or text) and len(self.links) <= 50:
            for scheme, value in identifiers([url for _, url, _ in self.links], text):
                ids.setdefault(scheme, value)
        return ids

    def _has_problems(self) -> bool:
        return bool(self.problems or self.findings or self.broken_links or self.citations)

    def _problems(self, file: str) -> Iterator[Problem]:
        for line, message in self.problems:
            yield Problem(file, line, clean_line(message))
        for citation in self.citations:
            for words in citation.context.missing if citation.context else ():
                yield Problem(file, self.line, clean_line(f"BibTeX: {words}"))
        for rule, message, right in self.findings:
            yield Problem(file, self.line, clean_line(message), rule, right)
        for link in self.broken_links:
            label, right = clean_line(link.text), clean_line(f"[{link.text}]({link.url})")
            yield Problem(file, link.line, f"broken link [{label}]: {link.fault}", "broken-link", right)


def _lines(values: "list[str] | tuple[str, ...]") -> tuple[str, ...]:
    return tuple(filter(None, map(clean_line, values))) if values else ()


def _name(name: str | Name) -> Name | None:
    if isinstance(name, Name):
        return name
    line = clean_line(name)
    return Name.of(line) if line else None


@lru_cache(maxsize=64)
def _section(names: tuple[str, ...]) -> tuple[str, ...]:
    return _lines(names)
