"""What kind of publication a venue is, as far as its name tells."""

import re
from typing import Final, Literal

VenueKind = Literal["journal", "proceedings", "preprint", "thesis", "report", "unknown"]

_JOURNAL_WORDS: Final = (
    r"(?:journal|transactions|trans|letters|magazine|annals|reviews?|surveys|communications|bulletin|nature|science|"
    r"pnas|plos|acta|j|J?MLR|TMLR|JAIR|TACL|PVLDB|PACMPL|TPAMI|PAMI|TOG|TIP|TNNLS|TKDE|TOIS|TOCS|TACO|TPDS|TSE|"
    r"TOSEM|TIST|TVCG|IJCV|IJRR|RA-L|CSUR|CACM|JACM|SIAM"
)
_KINDS: Final[tuple[tuple[VenueKind, re.Pattern[str]], ...]] = tuple(
    (kind, re.compile(rf"\b(?:{words})", re.IGNORECASE))  # type: ignore[misc]
    for kind, words in (
        ("preprint", r"(?:arxiv|corr|preprints?|biorxiv|medrxiv|openreview|ssrn|hal)\b"),
        ("thesis", r"(?:thesis|dissertation)\b"),
        ("report", r"technical report|tech\.? ?report|white ?paper|TR-\d"),
        (
            "proceedings",
            r"(?:proc|proceedings|conf|conference|symp|symposium|workshops?|meeting|congress|findings|advances in)\b",
        ),
        ("journal", _JOURNAL_WORDS + r")\b"),
    )
)
_ACRONYM: Final = re.compile(
    r"[A-Z0-9][A-Z0-9&/*+-]{2,}|NeurIPS|NIPS|(?:ML|Euro|Sen|Sys|Hot|Mobi|Co|So|Inter|Ubi)[A-Z]\w+|Interspeech|[A-Z]{3,}[a-z]{1,4}"
)
_NO_PUBLICATION: Final = re.compile(
    r"\b(?:blog|github|website|web|post|repo|repository|submitted|under review|code|AI|PDF)\b", re.IGNORECASE
)
_YEAR_TAIL: Final = re.compile(r"[\s,.'’`(/_-]*(?<!\d)((?:19|20)?\d\d)\)?\s*$")
_AWARD: Final = re.compile(
    r"[\s,(-]*\b(?:oral|spotlight|poster|highlight|best paper|outstanding paper)\b.*$", re.IGNORECASE
)


def venue_kind(venue: str) -> VenueKind:
    """Return what `venue` is; "unknown" rather than a guess."""
    for kind, pattern in _KINDS:
        if pattern.search(venue):
            return kind
    name = without_year(_AWARD.sub("", venue))
    if _NO_PUBLICATION.search(name):
        return "unknown"
    words = name.split()
    return "proceedings" if words and len(words) <= 3 and _ACRONYM.fullmatch(words[0]) else "unknown"


def without_year(venue: str, year: int | None = None) -> str:
    """Return `venue` without the year at its end ("OSDI '22"), any year or only the given one."""
    tail = _YEAR_TAIL.search(venue)
    if not tail or (year is not None and int(tail[1]) not in (year, year % 100)):
        return venue.strip()
    return venue[: tail.start()].strip() or venue.strip()
