"""BibTeX of a list that would damage a document: why it would, and how it reads repaired."""

import re
from dataclasses import replace
from typing import Final

from paperterm.bibtex.citations import fields_of
from paperterm.bibtex.fields import Fields
from paperterm.bibtex.keys import key_problem
from paperterm.bibtex.repair import repair
from paperterm.bibtex.toplevel import is_sound
from paperterm.bibtex.validity import is_taken
from paperterm.cite.generate import LONGEST_KEY, citation_key
from paperterm.model import Citation, Entry
from paperterm.text import clean_line

_NO_KEY_CHARACTER: Final = re.compile(r"[\s,{}\\%#~\"'()=@]+")
_LETTER: Final = re.compile(r"[^\W\d_]")
_KEY: Final = re.compile(r"(?m)^@[^{(]*[{(]\s*([^\s,]*)")


def why_broken(citation: Citation, fields: Fields | None = None) -> str:
    """Return why `citation` would damage a document, "" where it would not; `fields` are its own, if known."""
    if problem := key_problem(citation.key):
        return problem
    if is_sound(citation.text, citation.key) and is_taken(citation.text):
        return ""
    problem = (fields or fields_of(citation)).problem or ""
    return problem.partition("; ")[0] or "neither BibTeX nor biber can read it, or something is behind its end"


def repaired(citation: Citation, problem: str) -> Citation | None:
    """Return `citation` repaired, with a comment that says so; None where a program takes it, or nothing is certain.

    Only what stops both programs is edited (`paperterm.bibtex.repair`).
    """
    new_key = citable_key(citation)
    text = repair(citation.text, new_key)
    key = _KEY.search(text) if text else None
    if text is None or key is None:
        return None
    comment = clean_line(f"% Repaired by paperterm: {problem}").replace("@", "(at)")
    raw = repair(citation.raw, new_key)
    result = replace(citation, key=key[1], text=f"{comment}\n{text}", raw=f"{comment}\n{raw}" if raw else "")
    return None if why_broken(result) else result


def citable_key(citation: Citation) -> str:
    """Return the key of `citation` without what LaTeX, BibTeX or biber refuse in one.

    It keeps its letters; without any it is made of the first author, the year and the title.
    """
    key = _NO_KEY_CHARACTER.sub("", citation.key)[:LONGEST_KEY]
    if _LETTER.search(key):
        return key
    fields = fields_of(citation)
    return citation_key(Entry(file="", line=0, title=fields.title, authors=fields.authors, year=fields.year))
