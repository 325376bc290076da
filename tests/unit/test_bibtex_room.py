"""Only `paperterm.bibtex` reads BibTeX; what else looks for braces behind a sign of it does so for a listed reason."""

import ast
import re
from pathlib import Path

import paperterm

ROOT = Path(paperterm.__file__).parent
CALLS = ("compile", "search", "match", "fullmatch", "sub", "split", "findall", "finditer")
READS = re.compile(r"^(?:\\n\(\?=)?(?:\[ \\t\][*{},0-9]+)?@|=(?:\\s[*+]+)?(?:\\\{|\[\{)")
"""A regular expression that begins with ``@``, or has a brace behind an equals sign, reads an entry or a field."""

NO_BIBTEX = ("bibtex", "project", "readers", "search")
"""Rooms apart: BibTeX itself, and those that read TeX, Markdown and queries."""

REASONS = {
    "library/papers/names.py": "addresses in the text of a citation, found before it is read",
    "library/papers/unite.py": "whether a citation is of a journal, found before it is read",
    "library/parts.py": "where a line of bytes begins an entry, so that a large file is cut between entries",
}


def expressions(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and getattr(node.func, "attr", "") in CALLS and node.args:
            for each in ast.walk(node.args[0]):
                if isinstance(each, ast.Constant) and isinstance(each.value, str | bytes):
                    yield each.value if isinstance(each.value, str) else each.value.decode("latin-1")


def test_nothing_else_reads_entries_or_fields():
    found = {
        str(path.relative_to(ROOT)): [text for text in expressions(path) if READS.search(text)]
        for path in ROOT.rglob("*.py")
        if path.relative_to(ROOT).parts[0] not in NO_BIBTEX
    }
    assert {name for name, texts in found.items() if texts} == set(REASONS)
