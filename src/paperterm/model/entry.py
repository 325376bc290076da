"""An entry of a curated list, and what it is made of."""

from dataclasses import dataclass
from typing import Literal

from paperterm.model.name import Name, editors_word, listed
from paperterm.model.problem import Problem

EntryKind = Literal["paper", "resource", "note"]
"""``resource`` is a course, tool or talk; ``note`` a page of notes about one paper."""

LinkKind = Literal[
    "paper", "pdf", "code", "project", "blog", "data", "model", "video", "slides", "notes", "docs", "demo", "other"
]


@dataclass(frozen=True, slots=True)
class Link:
    """A link of an entry.

    Attributes:
        label: as the list writes it (``paper`` for ``paper link: [here](…)``).
        kind: what the link leads to, from its label and address.
        url: as the list writes it; not safe to open without `paperterm.actions.links`.
        target: for a relative link to a file that exists, its path relative to the list's root, else None.
    """

    label: str
    kind: LinkKind
    url: str
    target: str | None = None


@dataclass(frozen=True, slots=True)
class CitationContext:
    """What a BibTeX block takes from the file or the repository that it is in.

    Attributes:
        macros: the ``@string`` macros that the block and its parents use: name in lower case, value as LaTeX text.
        parents: the entries that its ``crossref``, ``xref``, ``xdata`` and ``entryset`` name, and theirs, nearest
            first, without a context of their own.
        missing: the macros and parents that are not found, or not only once, in words.
    """

    macros: tuple[tuple[str, str], ...] = ()
    parents: tuple["Citation", ...] = ()
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Citation:
    """One BibTeX block.

    Attributes:
        key: the citation key as written, "" where the block has none.
        type: the entry type in lower case (``article``), "" where the block has none.
        text: the block as the list has it, from ``@`` to its closing brace, clean.
        context: what it takes from around it; None where it is complete by itself.
        raw: the block with characters that `text` has not, since they do no harm in a file only, else "".
    """

    key: str
    type: str
    text: str
    context: CitationContext | None = None
    raw: str = ""

    @property
    def file_text(self) -> str:
        """The block as it is written to a file."""
        return self.raw or self.text


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A paper, resource or note in a list: one place, not one paper (a paper may stand in several).

    All text is clean (`paperterm.text`). An entry is identified by `id`, never by a citation key.

    Attributes:
        id: stable across runs and reordering of the list; "" until the library has placed the entry.
        path: absolute path of the file, or ``-`` for standard input.
        file: the path relative to the argument that it was found under.
        line: 1-based line of the title.
        end_line: 1-based last line of the entry's source, at least `line`.
        section: headings from the outermost to the entry's own section.
        key: the citation key that a note states (``citekey:``, a file ``@key.md``) where it has no BibTeX; else "".
        name: the paper's short name where the list gives one beside the title ("ViT"), else "".
        editors: of the work itself, or of the book or proceedings that it is part of.
        authors_complete: False where the source says that there are more authors (*et al.*, ``and others``).
        ids: identifiers as (scheme, value) pairs: ``arxiv``, ``doi`` …, without version.
        inferred: (field, where it comes from) for fields that do not stand in the entry itself.
        similar: titles that a paper page lists as similar.
    """

    kind: EntryKind = "paper"
    path: str = ""
    file: str
    line: int
    end_line: int = 0
    section: tuple[str, ...] = ()
    title: str
    key: str = ""
    name: str = ""
    authors: tuple[Name, ...] = ()
    editors: tuple[Name, ...] = ()
    authors_complete: bool = True
    year: int | None = None
    venue: str | None = None
    institutions: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    remarks: str = ""
    abstract: str = ""
    citations: tuple[Citation, ...] = ()
    ids: tuple[tuple[str, str], ...] = ()
    inferred: tuple[tuple[str, str], ...] = ()
    similar: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    id: str = ""

    @property
    def people(self) -> tuple[Name, ...]:
        """The authors; where there are none, the editors."""
        return self.authors or self.editors

    @property
    def byline(self) -> str:
        """The people in words, with *et al.* where they are not all, and a word that they are editors."""
        if self.authors or not self.editors:
            return listed(self.authors, complete=self.authors_complete)
        return f"{listed(self.editors)} ({editors_word(len(self.editors))})"
