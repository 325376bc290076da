"""What a library of curated lists holds: frozen values, cleaned text only, nothing that knows where it is shown."""

from paperterm.model.entry import Citation, CitationContext, Entry, EntryKind, Link, LinkKind
from paperterm.model.library import EMPTY_LIBRARY, Library, Progress
from paperterm.model.name import Name
from paperterm.model.papers import Papers
from paperterm.model.problem import Problem
from paperterm.model.section import Section, SectionKind

__all__ = [
    "EMPTY_LIBRARY",
    "Citation",
    "CitationContext",
    "Entry",
    "EntryKind",
    "Library",
    "Link",
    "LinkKind",
    "Name",
    "Papers",
    "Problem",
    "Progress",
    "Section",
    "SectionKind",
]
