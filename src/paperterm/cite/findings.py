"""What `paperterm check` reports."""

from dataclasses import dataclass
from typing import Final

from paperterm.model import Entry

RULES: Final = {
    "no-bibtex": "No BibTeX",
    "broken-bibtex": "Broken BibTeX",
    "limited-bibtex": "BibTeX that only some programs take",
    "dangerous-bibtex": "Dangerous BibTeX",
    "accents": "Accents that BibTeX misreads",
    "key-of-two-papers": "One key for two papers",
    "paper-with-two-keys": "One paper with two keys",
    "id-of-two-papers": "One identifier for two papers",
    "title-differs": "Another title in the BibTeX",
    "year-differs": "Another year in the BibTeX",
    "arxiv-differs": "Another arXiv id in the BibTeX",
    "dead-link": "Link that leads nowhere",
    "broken-link": "Link with broken Markdown",
    "unsure-title": "Titles that may be read wrongly",
}
"""The rules in words, by the names that the command line gives them."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that a curator should fix.

    Attributes:
        rule: its name, one of `RULES`.
        entry: where it is.
        message: what is wrong, one clean line.
        right: what would be right, one clean line.
        at: the 1-based line, 0 for that of the entry.
    """

    rule: str
    entry: Entry
    message: str
    right: str
    at: int = 0

    @property
    def line(self) -> int:
        """The 1-based line in the entry's file."""
        return self.at or self.entry.line

    def __str__(self) -> str:
        return f"{self.message}; right: {self.right}"
