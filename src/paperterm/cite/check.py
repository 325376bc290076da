"""A linter for curators: what is wrong with the citations and links of a list."""

import html
import os
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Final
from urllib.parse import unquote

from paperterm.bibtex.citations import fields_of
from paperterm.bibtex.danger import dangerous_commands
from paperterm.bibtex.escape import accents
from paperterm.bibtex.keys import key_problem, remark_on
from paperterm.bibtex.validity import is_taken
from paperterm.bibtex.values import read_values
from paperterm.cite.crosscheck import Cited, ids_of_two_papers, keys_of_two_papers, papers_with_two_keys
from paperterm.cite.findings import Finding
from paperterm.cite.generate import citation_key
from paperterm.cite.repairs import citable_key, repaired, why_broken
from paperterm.model import Citation, Entry
from paperterm.model.ids import arxiv_id
from paperterm.text import clean_line, fold_key

_SCHEME: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//|#|$")
_BARE_ACCENT: Final = re.compile(r"\\[`'^~=.\"]\s*\{?\\?[A-Za-z]|\\[uvHcdbkr]\s*\{")
_SPLIT_LETTER: Final = re.compile(r"(?<![^\s~{-])[\u00c0-\u024f]")
_ENTITY: Final = re.compile(r"&(?:[A-Za-z]{2,8}|#\d{2,5});")


def check(entries: Sequence[Entry], exists: Callable[[Entry, str], bool] | None = None) -> list[Finding]:
    """Return all findings in the order of the lists.

    `exists` tells whether a relative link of an entry leads to something, by default by a look at the disk.
    """
    entries = list(entries)
    cited = [Cited(entry, c, fields_of(c)) for entry in entries for c in entry.citations]
    findings = [*_without_bibtex(entries), *_dead_links(entries, exists or _is_on_disk), *_read_faults(entries)]
    for item in cited:
        findings += _in_citation(item)
    findings += [*keys_of_two_papers(cited), *papers_with_two_keys(cited), *ids_of_two_papers(entries)]
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


def _in_citation(item: Cited) -> Iterator[Finding]:
    entry, citation, fields = item.entry, item.citation, item.fields
    name = citation.key or "the BibTeX"
    if broken := why_broken(citation, fields):
        yield Finding("broken-bibtex", entry, f"{name}: {broken}", _repaired(citation, broken))
    elif remark := remark_on(citation.key, fields):
        yield Finding("limited-bibtex", entry, f"{name}: {remark}", "what LaTeX, BibTeX and biber all take")
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


def _dead_links(entries: Iterable[Entry], exists: Callable[[Entry, str], bool]) -> Iterator[Finding]:
    for entry in entries:
        ids = {value for _, value in entry.ids}
        for link in entry.links:
            relative = not link.target and not _SCHEME.match(link.url) and link.url not in ids
            if relative and not exists(entry, link.url):
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


def _repaired(citation: Citation, broken: str) -> str:
    """Return the BibTeX as it reads when it is repaired, on one line."""
    if key_problem(citation.key) and is_taken(citation.text):
        return f"a key such as {citable_key(citation)}"
    result = repaired(citation, broken)
    return clean_line(" ".join(result.text.split("\n")[1:])) if result else "a block that BibTeX or biber can read"
