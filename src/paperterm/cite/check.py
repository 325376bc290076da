"""A linter for curators: what is wrong with the citations and links of a list."""

import html
import os
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from pathlib import Path
from typing import Final
from urllib.parse import unquote

from paperterm.bibtex.citations import fields_of
from paperterm.bibtex.danger import dangerous_commands
from paperterm.bibtex.escape import accents
from paperterm.bibtex.fields import Fields
from paperterm.bibtex.values import read_values
from paperterm.cite.generate import citation_key
from paperterm.cite.mend import mend, why_broken
from paperterm.cite.verdicts import same_paper
from paperterm.model import Citation, Entry
from paperterm.model.ids import arxiv_id
from paperterm.text import clean_line, fold_key

_SCHEME: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//|#|$")
_BARE_ACCENT: Final = re.compile(r"\\[`'^~=.\"]\s*\{?\\?[A-Za-z]|\\[uvHcdbkr]\s*\{")
_SPLIT_LETTER: Final = re.compile(r"(?<![^\s~{-])[\u00c0-\u024f]")
_ENTITY: Final = re.compile(r"&(?:[A-Za-z]{2,8}|#\d{2,5});")


RULES: Final = {
    "no-bibtex": "No BibTeX",
    "broken-bibtex": "Broken BibTeX",
    "dangerous-bibtex": "Dangerous BibTeX",
    "accents": "Accents that BibTeX misreads",
    "key-of-two-papers": "One key for two papers",
    "paper-with-two-keys": "One paper with two keys",
    "title-differs": "Another title in the BibTeX",
    "year-differs": "Another year in the BibTeX",
    "arxiv-differs": "Another arXiv id in the BibTeX",
    "dead-link": "Link that leads nowhere",
    "broken-link": "Link with broken Markdown",
}
"""The rules in words, by the names that the command line gives them."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that a curator should mend.

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


@dataclass(frozen=True, slots=True)
class _Cited:
    entry: Entry
    citation: Citation
    fields: Fields


def check(entries: Sequence[Entry], exists: Callable[[Entry, str], bool] | None = None) -> list[Finding]:
    """Return all findings in the order of the lists.

    `exists` tells whether a relative link of an entry leads to something, by default by a look at the disk.
    """
    entries = list(entries)
    cited = [_Cited(entry, c, fields_of(c)) for entry in entries for c in entry.citations]
    findings = [*_without_bibtex(entries), *_dead_links(entries, exists or _is_on_disk), *_read_faults(entries)]
    for item in cited:
        findings += _in_citation(item)
    findings += [*_keys_of_two_papers(cited), *_papers_with_two_keys(cited)]
    order = {id(entry): number for number, entry in enumerate(entries)}
    return sorted(findings, key=lambda finding: order[id(finding.entry)])


def _without_bibtex(entries: Iterable[Entry]) -> Iterator[Finding]:
    """Only where most papers of the file have BibTeX: a list without any does not miss it."""
    papers: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.kind == "paper":
            papers[entry.file].append(entry)
    for of_file in papers.values():
        bare = [entry for entry in of_file if not entry.citations]
        if len(bare) * 2 < len(of_file):
            for entry in bare:
                right = f"a block in ```bibtex fences, with a key such as {citation_key(entry)}"
                yield Finding("no-bibtex", entry, "no BibTeX, unlike most papers of this file", right)


def _in_citation(item: _Cited) -> Iterator[Finding]:
    entry, citation, fields = item.entry, item.citation, item.fields
    name = citation.key or "the BibTeX"
    if broken := why_broken(citation, fields):
        yield Finding("broken-bibtex", entry, f"{name}: {broken}", _mended(citation, broken))
    if commands := dangerous_commands(citation.text):
        words = ", ".join(commands)
        yield Finding("dangerous-bibtex", entry, f"{name}: {words} can run code in a document", f"text without {words}")
    if misread := _misread_accent(citation.text):
        wrong, right = misread
        yield Finding("accents", entry, clean_line(f"{name}: {wrong}"), clean_line(right))
    taken_over = {field for field, source in entry.inferred if source == "bibtex"}
    if fields.title and not _titles_agree(entry.title, fields.title) and "title" not in taken_over:
        yield Finding("title-differs", entry, f"{name}: its title is {fields.title}", f"the list says {entry.title}")
    if fields.year and entry.year and fields.year != entry.year and "year" not in taken_over:
        right = f"{entry.year} as the list says, or {fields.year} there too"
        yield Finding("year-differs", entry, f"{name}: its year is {fields.year}", right)
    linked = {arxiv for link in entry.links if link.kind in ("paper", "pdf") and (arxiv := arxiv_id(link.url))}
    if fields.arxiv and linked and fields.arxiv not in linked:
        right = f"{min(linked)} as the link says, or a link to {fields.arxiv}"
        yield Finding("arxiv-differs", entry, f"{name}: its arXiv id is {fields.arxiv}", right)


def _titles_agree(ours: str, theirs: str) -> bool:
    """Whether titles are equal, or one is the beginning of the other: lists leave out subtitles."""
    short, long = sorted((fold_key(ours), fold_key(theirs)), key=len)
    return not short or long.startswith(short) or long.endswith(short)


def _misread_accent(text: str) -> tuple[str, str] | None:
    """Return what BibTeX gets wrong and how it is right: it sorts and shortens names, but for accents in braces."""
    values = read_values(text, {}).values
    names = " ".join(filter(None, (values.get("author"), values.get("editor"))))
    for accent in _BARE_ACCENT.finditer(names):
        if names[accent.start() - 1 : accent.start()] != "{":
            written = accent[0] + ("}" if accent[0].count("{") else "")
            return f"BibTeX sorts and shortens a name with {accent[0]} wrongly", f"braces around it: {{{written}}}"
    if letter := _SPLIT_LETTER.search(names):
        return f"BibTeX cuts the {letter[0]} that begins a name in half where it shortens names", accents(letter[0])
    if entity := _ENTITY.search(text):
        return f"{entity[0]} is HTML", accents(html.unescape(entity[0]))
    return _mojibake(text)


def _mojibake(text: str) -> tuple[str, str] | None:
    for word in re.findall(r"\S*[\u00c2\u00c3\u00e2]\S+", text):
        try:
            meant = word.encode("cp1252").decode("utf-8")
        except (UnicodeEncodeError, UnicodeDecodeError):
            continue
        return f"{word} was read in the wrong encoding", meant
    return None


def _keys_of_two_papers(cited: Iterable[_Cited]) -> Iterator[Finding]:
    first: dict[str, _Cited] = {}
    for item in cited:
        if not item.citation.key:
            continue
        other = first.setdefault(item.citation.key.lower(), item)
        if (
            other is not item
            and item.citation.text != other.citation.text
            and not same_paper(item.fields, other.fields)
        ):
            message = f"{item.citation.key}: {_place(other.entry)} has the same key for another paper"
            yield Finding("key-of-two-papers", item.entry, message, f"a key of its own, such as {_own_key(item)}")


def _papers_with_two_keys(cited: Iterable[_Cited]) -> Iterator[Finding]:
    first: dict[tuple[str, str], _Cited] = {}
    for item in cited:
        fields = item.fields
        for identity in (("arxiv", fields.arxiv), ("doi", fields.doi.lower()), ("title", fold_key(fields.title))):
            if not identity[1]:
                continue
            other = first.setdefault(identity, item)
            if other.citation.key != item.citation.key and same_paper(fields, other.fields):
                message = f"{item.citation.key}: {_place(other.entry)} cites the same paper as {other.citation.key}"
                yield Finding("paper-with-two-keys", item.entry, message, f"{other.citation.key} in both places")
                break


def _dead_links(entries: Iterable[Entry], exists: Callable[[Entry, str], bool]) -> Iterator[Finding]:
    for entry in entries:
        for link in entry.links:
            if not link.target and not _SCHEME.match(link.url) and not exists(entry, link.url):
                yield Finding("dead-link", entry, f"{link.label}: {link.url} leads nowhere", _nearest(entry, link.url))


def _read_faults(entries: Iterable[Entry]) -> Iterator[Finding]:
    """Yield what the readers found wrong."""
    for entry in entries:
        for problem in entry.problems:
            if problem.rule:
                yield Finding(problem.rule, entry, problem.message, problem.right, problem.line)


def _is_on_disk(entry: Entry, url: str) -> bool:
    """Whether a relative address leads to a file, a folder, or a page written without its ending."""
    if not os.path.isabs(entry.path):
        return True
    try:
        path = Path(entry.path).parent / unquote(re.split(r"[?#]", url)[0])
        return path.exists() or path.with_name(path.name + ".md").exists()
    except (OSError, ValueError):
        return False


def _nearest(entry: Entry, url: str) -> str:
    """Return the file that a relative address most likely means, in words."""
    path = Path(entry.path).parent / unquote(re.split(r"[?#]", url)[0])
    try:
        near = get_close_matches(path.name, os.listdir(path.parent), n=1)
    except (OSError, ValueError):
        near = []
    return f"perhaps {clean_line(os.path.join(os.path.dirname(url), near[0]))}" if near else "a file that is there"


def _mended(citation: Citation, broken: str) -> str:
    """Return the BibTeX as it reads when it is written properly, on one line."""
    mended = mend(citation, broken)
    return clean_line(" ".join(mended.text.split("\n")[1:])) if mended else "a block that BibTeX can read"


def _own_key(item: _Cited) -> str:
    made = citation_key(replace(item.entry, authors=item.entry.authors or item.fields.authors))
    return made if made.lower() != item.citation.key.lower() else f"{made}b"


def _place(entry: Entry) -> str:
    return f"{entry.file}:{entry.line}"
