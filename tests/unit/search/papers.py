"""A small library of well-known papers, whose titles, authors, years and venues are facts, to rank.

``papers.tsv`` has a line for each: title, authors, year, venue, tags, citation key, words of an abstract.
"""

from pathlib import Path

from paperterm.model import Citation, Entry, Library, Link, Name, Section


def _entry(line: int, facts: str) -> Entry:
    title, authors, year, venue, tags, key, abstract = facts.split("\t")
    return Entry(
        file="reading/papers.md",
        line=line,
        section=("Inference", "KV cache") if "kv-cache" in tags else ("Models",),
        title=title,
        authors=tuple(map(Name.of, authors.split(", "))),
        year=int(year),
        venue=venue or None,
        tags=tuple(tag for tag in tags.split("|") if tag),
        links=(Link("code", "code", "https://example.org"),) if "efficiency" in tags else (),
        abstract=abstract,
        citations=(Citation(key, "article", f"@article{{{key}}}"),) if tags != "kv-cache" else (),
        ids=(("arxiv", "1706.03762"),) if title == "Attention Is All You Need" else (),
    )


_LINES = Path(__file__).with_suffix(".tsv").read_text(encoding="utf-8").splitlines()
LIBRARY = Library(
    tuple(_entry(line, facts) for line, facts in enumerate(_LINES, 1)),
    Section("Library", "library", 0, len(_LINES), (Section("Reading list", "file", 0, len(_LINES)),)),
)
