"""BibTeX of a list that would break a document: why it would, and how it reads when it is written properly."""

import re
from typing import Final

from paperterm.bibtex.citations import fields_of
from paperterm.bibtex.escape import accents
from paperterm.bibtex.fields import Fields, unescape
from paperterm.bibtex.keys import key_problem
from paperterm.bibtex.names import names_problem, read_names
from paperterm.bibtex.specials import escape_bare
from paperterm.bibtex.toplevel import is_sound
from paperterm.bibtex.values import MONTHS, read_values
from paperterm.cite.generate import LONGEST_KEY, bibtex_names, citation_key
from paperterm.model import Citation, Entry
from paperterm.text import clean_line, fold

_HARMLESS: Final = "stands twice"
"""The one problem of a block that BibTeX only warns about."""

_NO_KEY_CHARACTER: Final = re.compile(r"[^A-Za-z0-9:._/+-]+")
_FIELD_NAME: Final = re.compile(r"[a-z][a-z0-9_-]*")


def why_broken(citation: Citation, fields: Fields | None = None) -> str:
    """Return why `citation` would damage a document, "" where it would not; `fields` are its own, if known."""
    if problem := key_problem(citation.key):
        return problem
    if not is_sound(citation.text, citation.key):
        return "its BibTeX is broken and would damage what follows it"
    problems = ((fields or fields_of(citation)).problem or "").split("; ")
    return next((problem for problem in problems if problem and not problem.endswith(_HARMLESS)), "")


def mend(citation: Citation, problem: str) -> Citation | None:
    """Return `citation` written properly, with a comment line that says so; None where too little can be read.

    Each value stays as it was written, but for names that BibTeX cannot split and braces without a partner. What
    belongs to no field is lost, which is why the result is offered and never taken unasked.
    """
    raw = read_values(citation.text, dict(citation.context.macros) if citation.context else {}, broken=True)
    fields = [
        f"  {name} = {value if value in raw.unknown else _value(name, value)},"
        for name, value in raw.values.items()
        if _FIELD_NAME.fullmatch(name)
    ]
    if not fields or not re.fullmatch(r"[a-z]+", citation.type):
        return None
    key = _key(citation, fields_of(citation))
    comment = clean_line(f"% Mended by paperterm: {problem}").replace("@", "(at)")
    text = "\n".join([comment, f"@{citation.type}{{{key},", *fields, "}"])
    mended = Citation(key, citation.type, text, citation.context)
    return None if why_broken(mended) else mended


def _key(citation: Citation, fields: Fields) -> str:
    if not key_problem(citation.key):
        return citation.key
    key = _NO_KEY_CHARACTER.sub("", fold(citation.key) if not citation.key.isascii() else citation.key)
    entry = Entry(file="", line=0, title=fields.title, authors=fields.authors, year=fields.year)
    return key[:LONGEST_KEY] or citation_key(entry)


def _value(name: str, value: str) -> str:
    if name == "month" and value[:3].lower() in MONTHS and MONTHS[value[:3].lower()] == value:
        return value[:3].lower()
    if name in ("author", "editor") and names_problem(value):
        names, complete = read_names(value)
        value = bibtex_names(names, complete=complete)
    value = value if _is_balanced(value) else re.sub(r"[{}]", "", value)
    return f"{{{escape_bare(name, accents(unescape(value)) if '&' in value else value)}}}"


def _is_balanced(value: str) -> bool:
    depth = 0
    for brace in re.findall(r"[{}]", value):
        depth += 1 if brace == "{" else -1
        if depth < 0:
            return False
    return not depth
