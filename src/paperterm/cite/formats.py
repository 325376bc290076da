"""Formatted references to paste: plain, after APA 7, after IEEE, and as Markdown.

No citation style language: what a list says is seldom complete, so a part that is missing leaves no trace, and
nothing is invented.
"""

import re
from dataclasses import dataclass
from typing import Final

from paperterm.bibtex.fields import Fields, read_fields
from paperterm.cite.urls import paper_url
from paperterm.model import Entry

_INSTITUTION: Final = re.compile(
    r"\b(?:AI|Team|Group|Labs?|Laborator\w+|Research|Universit\w+|Institute|Consortium|Collaboration|Inc|Corporation|"
    r"Foundation|Committee|Project|Community|Authors|Contributors)\b"
)
_SUFFIX: Final = re.compile(r"(?:Jr|Sr)\.?|I{2,3}|IV")
_MARKDOWN: Final = re.compile(r"([\\`*_\[\]<>])")


@dataclass(frozen=True, slots=True)
class Reference:
    """What a reference is made of: the list's words first, then those of its BibTeX."""

    title: str
    authors: tuple[str, ...]
    year: int | None
    venue: str
    url: str
    fields: Fields


def reference_of(entry: Entry) -> Reference:
    """Return what the list and the first citation of `entry` say."""
    fields = read_fields(entry.citations[0].text) if entry.citations else Fields()
    return Reference(
        title=entry.title or fields.title,
        authors=entry.authors or fields.authors,
        year=entry.year or fields.year,
        venue=entry.venue or fields.venue or "",
        url=f"https://doi.org/{fields.doi}" if fields.doi else paper_url(entry) or fields.url,
        fields=fields,
    )


def plain(entry: Entry) -> str:
    """Return ``Ann Salt, Ben Pepper. Title. Venue, 2021. https://…``."""
    ref = reference_of(entry)
    place = ", ".join(filter(None, (ref.venue, str(ref.year or ""))))
    return " ".join(filter(None, (_stop(", ".join(ref.authors)), _stop(ref.title), _stop(place), ref.url)))


def apa(entry: Entry) -> str:
    """Return ``Salt, A., & Pepper, B. (2021). Title. Venue, 3(4), 1–12. https://…``."""
    ref = reference_of(entry)
    names = [_last_initials(name) for name in ref.authors]
    if len(names) > 20:
        authors = ", ".join(names[:19]) + f", … {names[-1]}"
    else:
        authors = ", & ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))
    volume = ref.fields.volume + (f"({ref.fields.number})" if ref.fields.volume and ref.fields.number else "")
    place = ", ".join(filter(None, (ref.venue, volume, ref.fields.pages)))
    year = f"({ref.year or 'n.d.'})."
    if authors:
        return " ".join(filter(None, (_stop(authors), year, _stop(ref.title), _stop(place), ref.url)))
    return " ".join(filter(None, (_stop(ref.title), year, _stop(place), ref.url)))


def ieee(entry: Entry) -> str:
    """Return ``A. Salt and B. Pepper, “Title,” Venue, vol. 3, no. 4, pp. 1–12, 2021. https://…``."""
    ref = reference_of(entry)
    names = [_initials_last(name) for name in ref.authors]
    if len(names) > 6:
        authors = f"{names[0]} et al."
    elif len(names) > 2:
        authors = f"{', '.join(names[:-1])}, and {names[-1]}"
    else:
        authors = " and ".join(names)
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
    authors = _escape(", ".join(ref.authors))
    return " ".join(filter(None, (_stop(authors), _stop(markdown_link(entry)), _stop(place))))


def markdown_link(entry: Entry) -> str:
    """Return ``[Title](https://…)``, the title alone where there is no address."""
    ref = reference_of(entry)
    url = ref.url.replace("(", "%28").replace(")", "%29").replace("<", "%3C").replace(">", "%3E").replace(" ", "%20")
    return f"[{_escape(ref.title)}]({url})" if url else _escape(ref.title)


def is_institution(name: str) -> bool:
    """Whether `name` is that of a group rather than a person: one word, or a word such as Team or University."""
    return len(name.split()) < 2 or _INSTITUTION.search(name) is not None


def split_name(name: str) -> tuple[str, str, str]:
    """Return given names, last name with its particles, suffix; an institution is all last name."""
    words = name.split()
    suffix = words.pop() if len(words) > 2 and _SUFFIX.fullmatch(words[-1]) else ""
    if is_institution(name):
        return "", name, ""
    start = len(words) - 1
    while start > 1 and words[start - 1][:1].islower():
        start -= 1
    return " ".join(words[:start]), " ".join(words[start:]), suffix


def _stop(text: str) -> str:
    return text + "." if text and text[-1] not in ".?!…" else text


def _escape(text: str) -> str:
    return _MARKDOWN.sub(r"\\\1", text)


def _initials(given: str) -> str:
    words = ["-".join(part[0].upper() + "." for part in word.split("-") if part) for word in given.split()]
    return " ".join(filter(None, words))


def _last_initials(name: str) -> str:
    given, last, suffix = split_name(name)
    return ", ".join(filter(None, (last, _initials(given), suffix)))


def _initials_last(name: str) -> str:
    given, last, suffix = split_name(name)
    return " ".join(filter(None, (_initials(given), last, suffix)))
