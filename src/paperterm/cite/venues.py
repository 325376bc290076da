"""What kind of publication a venue is, as far as its name tells."""

import re
from typing import Final, Literal

VenueKind = Literal["journal", "proceedings", "preprint", "thesis", "report", "unknown"]

_JOURNAL_WORDS: Final = (
    r"(?:journal|transactions?|trans|letters|magazine|annals|reviews?|surveys|communications|bulletin|nature|science|"
    r"pnas|plos|acta|j|J?MLR|TMLR|JAIR|TACL|PVLDB|PACMPL|TPAMI|PAMI|TOG|TIP|TNNLS|TKDE|TOIS|TOCS|TACO|TPDS|TSE|"
    r"TOSEM|TIST|TVCG|IJCV|IJRR|RA-L|CSUR|CACM|JACM|SIAM"
)
_JOURNALS: Final = (
    r"(?:acm |ieee )?(?:computational linguistics|machine (?:translation|learning)|computer speech (?:and|&) language|"
    r"pattern recognition(?! and| conference|\b.*\b(?:workshop|conference))|neural (?:computation|networks|computing)|"
    r"neuro(?:computing|image)|cell|cell reports|neuron|entropy|patterns|information (?:fusion|sciences|systems)|"
    r"artificial intelligence|autonomous robots|computer graphics forum|(?:bmc )?bioinformatics|cognition|elife|"
    r"(?:the )?lancet|bmj|jama|(?:the )?new england journal.*|physical review.*|knowledge-based systems|ai open|"
    r"expert systems.*|medical image analysis|robotics and autonomous systems|speech communication|"
    r"nucleic acids research|"
    r"chemical science|applied (?:physics|energy|intelligence|sciences|soft computing).*|automatica|econometrica|"
    r"ieee (?:micro|access|software|computer|spectrum|network)|cognitive science|psychometrika|biometrika)"
)
"""Names of journals without a word such as Journal; whole names, since other venues hold the same words."""

_CONFERENCES: Final = (
    r"neural information processing systems|computer vision and pattern recognition|"
    r"(?:chapter of the )?association for computational linguistics|web search and data mining|"
    r"knowledge discovery and data mining|(?:autonomous|adaptive) agents and multi-?agent systems|"
    r"international joint conferences?|eurographics|operating systems (?:principles|design)|"
    r"empirical methods in natural language|learning representations"
)
_KINDS: Final[tuple[tuple[VenueKind, re.Pattern[str]], ...]] = tuple(
    (kind, re.compile(rf"\b(?:{words})", re.IGNORECASE))  # type: ignore[misc]
    for kind, words in (
        ("preprint", r"(?:arxiv|corr|preprints?|biorxiv|medrxiv|openreview|ssrn|hal)\b"),
        ("unknown", r"(?:under review|in submission|submitted)\b"),
        ("thesis", r"(?:thesis|dissertation)\b"),
        ("report", r"technical report|tech\.? ?report|white ?paper|TR-\d"),
        (
            "proceedings",
            r"(?:proc|proceedings|conf|conference|symp|symposium|workshops?|meeting|congress|findings|advances in)\b",
        ),
        ("journal", _JOURNAL_WORDS + r")\b"),
        ("proceedings", rf"(?:{_CONFERENCES})\b"),
    )
)
_JOURNAL: Final = re.compile(_JOURNALS, re.IGNORECASE)
_ACRONYM: Final = re.compile(
    r"[A-Z0-9][A-Z0-9&*+-]{2,}|NeurIPS|NIPS|(?:ML|Euro|Sen|Sys|Hot|Mobi|Co|So|Inter|Ubi|Cog|Rec|Auto)[A-Z]\w+|Interspeech|"
    r"Recsys|PPoPP|FAccT|CaiSE|[A-Z]{3,}[a-z]{1,4}"
)
_SHORT: Final = re.compile(r"[A-Z]{2}[ '’_-]{0,2}(?:(?:19|20)\d\d|'?\d\d)\b")
"""An acronym of two letters says no venue without a year: SC 2023, MM'25."""

_NO_PUBLICATION: Final = re.compile(r"\b(?:blog|github|website|web|post|repo|repository|code|AI|PDF)\b", re.IGNORECASE)
_NAME_END: Final = re.compile(r"[\s(@/'’,]|[-_](?=\d|[A-Z][a-z]|\()")
_TRACK: Final = re.compile(
    r"[\s_,-]+\(?(?:main|papers?|findings|student|short|long|demos?|demonstrations?|system\W?s|posters?|datasets?|industry|"
    r"competitions?|tutorials?|track)\b.*$",
    re.IGNORECASE,
)
_YEAR_TAIL: Final = re.compile(r"[\s,.'’`(/_-]*(?<!\d)((?:19|20)?\d\d)\)?\s*$")
_AWARD: Final = re.compile(
    r"[\s,(_-]*(?:\b|(?<=_))(?:oral|spotlight|poster|highlight|best paper|outstanding paper)\b.*$", re.IGNORECASE
)


def venue_kind(venue: str) -> VenueKind:
    """Return what `venue` is; "unknown" rather than a guess."""
    for kind, pattern in _KINDS:
        if pattern.search(venue):
            return kind
    name = without_year(_TRACK.sub("", _AWARD.sub("", venue)))
    if _JOURNAL.fullmatch(name):
        return "journal"
    if _SHORT.match(venue):
        return "proceedings"
    if _NO_PUBLICATION.search(name):
        return "unknown"
    acronym = _NAME_END.split(name, maxsplit=1)[0]
    return "proceedings" if len(name.split()) <= 3 and _ACRONYM.fullmatch(acronym) else "unknown"


def without_year(venue: str, year: int | None = None) -> str:
    """Return `venue` without the year at its end ("OSDI '22"), any year or only the given one."""
    tail = _YEAR_TAIL.search(venue)
    if not tail or (year is not None and int(tail[1]) not in (year, year % 100)):
        return venue.strip()
    return venue[: tail.start()].strip() or venue.strip()


_BEFORE_NAME: Final = re.compile(
    r"(?:in:?|proceedings|proc\.?|of|the|on|annual|advances in|(?:inter|trans)?national|european|asian|joint|"
    r"conf(?:erence|\.)|\d+\s?(?:st|nd|rd|th)|(?:19|20)\d\d|(?:ieee|acm)(?:/(?:cvf|rsj|ieee|acm|cvpr))?)(?=[\s,]|$)[\s,]*",
    re.IGNORECASE,
)
_IN_BRACKETS: Final = re.compile(r"\(([A-Z][A-Za-z&+*-]{0,12}[A-Z][A-Za-z&+*-]{0,12})[\s'’,]{0,3}(?:\d{2,4})?\)")
_PREPRINT: Final = re.compile(
    r"(arxiv|corr|biorxiv|medrxiv)\b(?:\s+(?:e-?prints?|preprint)|[\s,]+(?:arxiv|abs)\b|[\s,:]+\d)", re.IGNORECASE
)


def short_venue(venue: str) -> str:
    """Return what tells one venue from others, for where there is little room.

    That is its acronym in brackets, or its name without what many begin with: "Proceedings of the 30th International
    Conference on", "Advances in".
    """
    if bracketed := _IN_BRACKETS.search(venue):
        return bracketed[1]
    if preprint := _PREPRINT.match(venue):
        return preprint[1]
    start = 0
    while (before := _BEFORE_NAME.match(venue, start)) and before.end() < len(venue):
        start = before.end()
    return venue[start:]
