"""Formatted references to paste: plain, after APA 7, after IEEE, and as Markdown.

No citation style language: what a list says is seldom complete, so a part that is missing leaves no trace, and
nothing is invented.
"""

import re
from dataclasses import dataclass
from typing import Final

from paperterm.bibtex.citations import fields_of
from paperterm.bibtex.fields import Fields
from paperterm.bibtex.math import shown
from paperterm.cite.urls import doi_url, paper_url
from paperterm.model import Entry, Name
from paperterm.model.name import ET_AL, editors_word, listed

_MARKDOWN: Final = re.compile(r"([\\`*_\[\]<>])")


@dataclass(frozen=True, slots=True)
class Reference:
    """What a reference is made of: the list's words first, then those of its BibTeX.

    Attributes:
        editors: of the work itself where there are no authors, else of the book or proceedings that it is part of.
    """

    title: str
    authors: tuple[Name, ...]
    authors_complete: bool
    editors: tuple[Name, ...]
    year: int | None
    venue: str
    url: str
    fields: Fields

    @property
    def people(self) -> tuple[Name, ...]:
        """The authors; where there are none, the editors."""
        return self.authors or self.editors

    @property
    def editor_note(self) -> str:
        """The word after the people where they are editors."""
        return f"({editors_word(len(self.editors))})" if self.editors and not self.authors else ""

    @property
    def byline(self) -> str:
        """The people with commas between."""
        return " ".join(filter(None, (listed(self.people, complete=self.authors_complete), self.editor_note)))


def reference_of(entry: Entry) -> Reference:
    """Return what the list and the first citation of `entry` say."""
    fields = fields_of(entry.citations[0]) if entry.citations else Fields()
    return Reference(
        title=shown(entry.title) or fields.title,
        authors=entry.authors or fields.authors,
        authors_complete=entry.authors_complete if entry.authors else fields.authors_complete,
        editors=entry.editors or fields.editors,
        year=entry.year or fields.year,
        venue=entry.venue or fields.venue or "",
        url=doi_url(fields.doi) if fields.doi else paper_url(entry) or fields.url,
        fields=fields,
    )


def plain(entry: Entry) -> str:
    """Return ``Ann Salt, Ben Pepper. Title. Venue, 2021. https://…``."""
    ref = reference_of(entry)
    place = ", ".join(filter(None, (ref.venue, str(ref.year or ""))))
    return " ".join(filter(None, (_stop(ref.byline), _stop(ref.title), _stop(place), ref.url)))


def apa(entry: Entry) -> str:
    """Return ``Salt, A., & Pepper, B. (2021). Title. Venue, 3(4), 1–12. https://…``."""
    ref = reference_of(entry)
    names = [_last_initials(name) for name in ref.people]
    if not ref.authors_complete:
        authors = ", ".join((*names[:20], ET_AL)) if names else ""
    elif len(names) > 20:
        authors = ", ".join(names[:19]) + f", … {names[-1]}"
    else:
        authors = ", & ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))
    volume = ref.fields.volume + (f"({ref.fields.number})" if ref.fields.volume and ref.fields.number else "")
    place = ", ".join(filter(None, (ref.venue, volume, ref.fields.pages)))
    year = f"({ref.year or 'n.d.'})."
    if authors:
        if ref.editor_note:
            authors = f"{authors} ({editors_word(len(names)).capitalize()})"
        return " ".join(filter(None, (_stop(authors), year, _stop(ref.title), _stop(place), ref.url)))
    return " ".join(filter(None, (_stop(ref.title), year, _stop(place), ref.url)))


def ieee(entry: Entry) -> str:
    """Return ``A. Salt and B. Pepper, “Title,” Venue, vol. 3, no. 4, pp. 1–12, 2021. https://…``."""
    ref = reference_of(entry)
    names = [_initials_last(name) for name in ref.people]
    if len(names) > 6 or (len(names) == 1 and not ref.authors_complete):
        authors = f"{names[0]} {ET_AL}"
    elif names and not ref.authors_complete:
        authors = ", ".join((*names, ET_AL))
    elif len(names) > 2:
        authors = f"{', '.join(names[:-1])}, and {names[-1]}"
    else:
        authors = " and ".join(names)
    if ref.editor_note:
        authors = f"{authors}, {editors_word(len(names)).capitalize()}"
    fields = ref.fields
    parts = (
        ref.venue,
        fields.volume and f"vol. {fields.volume}",
        fields.number and f"no. {fields.number}",
        fields.pages and f"pp. {fields.pages}",
        str(ref.year or ""),
    )
    title = f"“{ref.title}{'' if ref.title[-1:] in ('?', '!') else ','}”" if any(parts) else f"“{ref.title}.”"
    rest = " ".join(filter(None, (title, _stop(", ".join(filter(None, parts))), ref.url)))
    return f"{authors}, {rest}" if authors else rest


def markdown(entry: Entry) -> str:
    """Return ``Ann Salt, Ben Pepper. [Title](https://…). *Venue*, 2021.``."""
    ref = reference_of(entry)
    venue = f"*{_escape(ref.venue)}*" if ref.venue else ""
    place = ", ".join(filter(None, (venue, str(ref.year or ""))))
    authors = _escape(ref.byline)
    return " ".join(filter(None, (_stop(authors), _stop(markdown_link(entry)), _stop(place))))


def markdown_link(entry: Entry) -> str:
    """Return ``[Title](https://…)``, the title alone where there is no address."""
    ref = reference_of(entry)
    url = ref.url.replace("(", "%28").replace(")", "%29").replace("<", "%3C").replace(">", "%3E").replace(" ", "%20")
    return f"[{_escape(ref.title)}]({url})" if url else _escape(ref.title)


def _stop(text: str) -> str:
    return text + "." if text and text[-1] not in ".?!…" else text


def _escape(text: str) -> str:
    return _MARKDOWN.sub(r"\\\1", text)


def _initials(given: str) -> str:
    words = ["-".join(part[0].upper() + "." for part in word.split("-") if part) for word in given.split()]
    return " ".join(filter(None, words))


def _last_initials(name: Name) -> str:
    return ", ".join(filter(None, (name.family, _initials(name.first), name.jr)))


def _initials_last(name: Name) -> str:
    return " ".join(filter(None, (_initials(name.first), name.family, name.jr)))
