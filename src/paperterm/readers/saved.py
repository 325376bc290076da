"""The layout of a paper's web page that was saved as text: labels on lines of their own, values below them.

Only what stands below a known label is read; everything else is the page's furniture and is left out.
"""

import re
from typing import Final

from paperterm.readers.draft import Draft
from paperterm.readers.fields.dates import whole_date
from paperterm.readers.fields.names import clean_name

_LABELS: Final = {
    "title": "title",
    "authors": "authors",
    "author": "authors",
    "abstract": "abstract",
    "categories": "categories",
    "subjects": "categories",
    "keywords": "categories",
    "published": "date",
    "published date": "date",
    "submitted": "date",
    "date": "date",
    "venue": "venue",
    "journal": "venue",
    "similar papers": "similar",
    "related papers": "similar",
    "doi": "doi",
}
_END: Final = re.compile(
    r"^(arxiv link|pdf link|replies \(\d+\)|comments?( \(\d+\))?|comment rejected"
    r"|references|cite|download|share|similar|paper info|this website uses.*"
    r"|sign (in|up).*|log ?in|cookie.*|learn more|back to top|view pdf|bibtex)$",
    re.IGNORECASE,
)
_FOUND: Final = re.compile(r"^Found \d+ (?:similar )?papers?\s*", re.IGNORECASE)
_DATE: Final = re.compile(r"^(?:19|20)\d\d-\d\d-\d\d$")
_CATEGORY: Final = re.compile(r"[a-z-]+(?:\.[A-Za-z-]+)?")


def is_saved_page(lines: list[str]) -> bool:
    """Whether the labels of a paper page stand on lines of their own: Title, Authors and Abstract in this order."""
    at: dict[str, int] = {}
    for number, line in enumerate(lines[:400]):
        at.setdefault(line.strip().lower().rstrip(":"), number)
    order = [at.get("title"), at.get("authors", at.get("author")), at.get("abstract")]
    return all(place is not None for place in order) and order == sorted(order, key=lambda place: place or 0)


def read_saved_page(lines: list[str]) -> Draft:
    """Return the paper that the page shows."""
    draft = Draft(1, len(lines))
    part = ""
    held: list[str] = []
    start = 0
    for number, line in enumerate([*lines, "Paper info"], 1):
        text = line.strip()
        label = _LABELS.get(text.lower().rstrip(":"))
        if label is not None or _END.match(text):
            if part:
                _take(draft, part, held, start)
            part, held, start = ("" if label is None or label in draft.sources else label), [], number + 1
            if label is not None and part:
                draft.sources[label] = f"label {text}"
        elif part:
            held.append(text)
    return draft


def _take(draft: Draft, part: str, held: list[str], start: int) -> None:
    lines = [line for line in held if line]
    if not lines:
        return
    if part == "title":
        draft.title, draft.line = " ".join(lines), start + next(index for index, line in enumerate(held) if line)
    elif part == "authors":
        names = [clean_name(name) for line in lines for name in re.split(r"[,;]", line)]
        draft.authors = tuple(name for name in names if name)
    elif part == "abstract":
        draft.abstract = " ".join(lines)
    elif part == "categories":
        draft.tags = [word for word in _CATEGORY.findall(" ".join(lines)) if "." in word or len(word) > 2]
    elif part == "date":
        draft.year = next((year for year in map(whole_date, lines) if year), None)
    elif part == "venue":
        draft.venue = lines[0]
    elif part == "doi":
        draft.ids["doi"] = lines[0]
    elif part == "similar":
        draft.similar = _similar(lines)


def _similar(lines: list[str]) -> list[str]:
    """Titles of similar papers: the first line of each group of title, authors, date."""
    lines[0] = _FOUND.sub("", lines[0])
    titles, fresh = [], True
    for line in lines:
        if _DATE.match(line):
            fresh = True
        elif fresh and line:
            titles.append(line)
            fresh = False
    return titles
