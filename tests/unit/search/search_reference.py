"""What a search must find, said slowly: one entry and one word at a time, without rows, masks or a matcher."""

from functools import cache

from paperterm.model import Entry, Library
from paperterm.search.columns import venue_spellings
from paperterm.search.match import (
    BEGIN,
    BEGIN_START,
    FAMILY,
    INITIALS,
    INSIDE,
    KEY,
    OTHER_INSIDE,
    OTHER_START,
    OTHER_TYPO,
    OTHER_WORD,
    START,
    SUBSEQUENCE,
    TEXT,
    TYPO,
    WORD,
)
from paperterm.search.query import parse
from paperterm.search.terms import Choice, Place, Term, Years
from paperterm.search.words import other_number, words
from tests.people import shown

FUNCTION_WORDS = set("a an and as at by for from in is of on the to via with".split())  # noqa: SIM905


def values(entry: Entry, field: str) -> list[str]:
    return {
        "title": [entry.name, entry.title],
        "name": [entry.name],
        "author": list(shown(entry.people)),
        "first": [name.family for name in entry.people[:1]],
        "venue": list(venue_spellings(entry)),
        "tag": list(entry.tags) + [tag.replace("-", "").replace(" ", "") for tag in entry.tags],
        "key": [c.key for c in entry.citations] + [value for _, value in entry.ids],
        "abstract": [text for text in (entry.remarks, entry.abstract) if text],
        "rest": [str(entry.year or ""), *entry.institutions],
    }[field]


def rung(term: Term, text: str) -> int:
    """WORD, START, INSIDE or 0 for one value."""
    spoken = words(text)
    there, wanted = spoken.split(), term.text.split()
    runs = [there[at:] for at in range(len(there))]
    if term.form in ("start", "whole"):
        runs = runs[:1]
    at_end = term.form in ("end", "whole")
    whole = any(run[: len(wanted)] == wanted and (not at_end or len(run) == len(wanted)) for run in runs)
    if whole:
        return WORD
    goes_on = term.open or term.form in ("any", "exact", "start")
    if goes_on and any(" ".join(run).startswith(term.text) for run in runs):
        return START
    if term.form == "any" and other_number(term.text) in there:
        return START
    if term.form == "end":
        return INSIDE if spoken.endswith(term.text) else 0
    if term.form == "exact" or (term.form == "any" and (len(term.text) >= 3 or not term.text.isascii())):
        return INSIDE if term.text in spoken else 0
    return 0


def letters(row: list[str]) -> str:
    """First letters and digits; of words of other scripts, whatever has no small form."""
    return "".join(c.lower() for word in row for c in word.title() if not ("a" <= c <= "z"))


def has_initials(needle: str, title: str) -> bool:
    there = words(title).split()
    short = [word for at, word in enumerate(there) if word not in FUNCTION_WORDS]
    return needle in letters(there) + (letters(short) if short != there else "")


def is_joined(needle: str, title: str) -> bool:
    there = words(title).split()
    return any("".join(there[at:]).startswith(needle) for at in range(len(there)))


def is_close(needle: str, text: str) -> bool:
    row = f" {words(text)} "
    for at in range(1, len(row)):
        if row[at - 1] == " " and row[at] == needle[0]:
            window, place = row[at : at + 3 * len(needle)], 0
            for letter in window:
                if place < len(needle) and letter == needle[place]:
                    place += 1
            if place == len(needle):
                return True
    return False


@cache
def osa(a: str, b: str) -> int:
    """Optimal string alignment distance, by its definition."""
    if not a or not b:
        return len(a) + len(b)
    best = min(osa(a[1:], b) + 1, osa(a, b[1:]) + 1, osa(a[1:], b[1:]) + (a[0] != b[0]))
    if len(a) > 1 and len(b) > 1 and a[0] == b[1] and a[1] == b[0]:
        best = min(best, osa(a[2:], b[2:]) + 1)
    return best


def nearest(typed: str, vocabulary: set[str]) -> set[str]:
    most = 0 if len(typed) < 4 else 1 if len(typed) < 8 else 2
    found: dict[int, set[str]] = {}
    for word in vocabulary:
        if word[0] == typed[0]:
            distance = min(osa(typed, word[:end]) for end in range(len(word) + 1))
            if distance <= most:
                found.setdefault(distance, set()).add(word)
    return found[min(found)] if found and most else set()


def in_title(entry: Entry, term: Term) -> list[int]:
    squeezed = term.text.replace(" ", "")
    found = []
    for value in values(entry, "title"):
        got = rung(term, value)
        begun = Term(term.text, "start") if term.form in ("any", "start") else Term(term.text, "whole", negated=True)
        at_start = rung(begun, value) if begun.form == "start" else 0
        if got == WORD and at_start == WORD:
            got = BEGIN
        elif at_start == START and got == START:
            got = BEGIN_START
        found.append(got)
    if term.form == "any":
        if len(squeezed) >= 3 and not any(found):
            found += [joined_tier(squeezed, value) for value in values(entry, "title")]
        if len(squeezed) >= 2 and any(has_initials(squeezed, value) for value in values(entry, "title")):
            found.append(INITIALS)
    return found


def joined_tier(needle: str, title: str) -> int:
    there = words(title).split()
    runs = ["".join(there[at:stop]) for at in range(len(there)) for stop in range(at + 1, len(there) + 1)]
    if len(needle) >= 4 and needle in runs:
        return START
    return INITIALS if any(run.startswith(needle) for run in runs) else 0


OTHER_TIERS = {INSIDE: OTHER_INSIDE, START: OTHER_START, WORD: OTHER_WORD}


def in_others(entry: Entry, term: Term) -> list[int]:
    found = []
    for field in ("author", "first", "venue", "tag", "name", "rest", "key", "abstract"):
        got = [OTHER_TIERS.get(rung(term, value), 0) for value in values(entry, field)]
        if field == "first":
            got = [FAMILY if one == OTHER_WORD else one for one in got]
        if term.field == field or (term.field == "author" and field == "first"):
            found += got
        elif not term.field and field == "key":
            found += [one if one in (0, OTHER_INSIDE) else KEY for one in got]
        elif not term.field and field == "abstract":
            found += [TEXT for one in got if one and (one != OTHER_INSIDE or term.form in ("exact", "end"))]
        elif not term.field:
            found += got
    return found


def close_in(entry: Entry, term: Term) -> list[int]:
    squeezed = term.text.replace(" ", "")
    places = {"": ("title", "key"), "title": ("title",), "key": ("key",)}.get(term.field, ())
    if term.form != "any" or len(squeezed) < 4:
        return []
    return [SUBSEQUENCE for place in places for value in values(entry, place) if is_close(squeezed, value)]


def with_typos(entry: Entry, term: Term, vocabulary: set[str]) -> list[int]:
    if term.form != "any" or term.field in ("abstract", "key") or " " in term.text:
        return []
    meant = nearest(term.text, vocabulary)
    fields = {"": ("title", "author", "venue", "tag", "rest", "name", "first")}.get(term.field, (term.field,))
    return [
        TYPO if field == "title" else OTHER_TYPO
        for field in fields
        for value in values(entry, field)
        if meant & set(words(value).split())
    ]


def tier(entry: Entry, term: Term, stage: int, vocabulary: set[str]) -> int:
    """The best tier of one term in one entry, 0 for none."""
    found = in_title(entry, term) if term.field in ("", "title") else []
    found += in_others(entry, term)
    if stage >= 1:
        found += close_in(entry, term)
    if stage >= 2:
        found += with_typos(entry, term, vocabulary)
    return min((got for got in found if got), default=0)


def passes(entry: Entry, item: Years | Choice | Place, names: list[str]) -> bool:
    match item:
        case Years(first, last, negated):
            return (entry.year is not None and first <= entry.year <= last) != negated
        case Choice("is", kinds, negated):
            return (entry.kind in kinds) != negated
        case Choice(_, things, negated):
            return any(_has(entry, thing) for thing in things) != negated
        case Place(text, negated):
            spots = [*entry.section, entry.file, *names]
            return any(f" {text}" in f" {words(spot)}" for spot in spots) != negated
    raise AssertionError(item)


def _has(entry: Entry, thing: str) -> bool:
    if thing == "bibtex":
        return bool(entry.citations)
    if thing == "key":
        return any(citation.key for citation in entry.citations)
    if thing == "link":
        return bool(entry.links)
    if any(thing == scheme for scheme, _ in entry.ids) or any(thing == link.kind for link in entry.links):
        return True
    return bool(getattr(entry, thing, None))


def is_year(term: Term) -> bool:
    return term.field == "" and len(term.text) == 4 and term.text[:2] in ("19", "20") and term.text.isdecimal()


def one_cited(tier: int) -> int:
    return {FAMILY: 1, BEGIN: 2, WORD: 3, OTHER_WORD: 4}.get(tier, tier)


def one_of_year(tier: int) -> int:
    return {OTHER_WORD: 1, BEGIN: 2, WORD: 3, FAMILY: 4}.get(tier, tier)


def search(library: Library, query: str, within: range | None = None) -> list[int]:
    """All hits, best first."""
    parsed = parse(query)
    scope = range(len(library.entries)) if within is None else range(len(library.entries))[within.start : within.stop]
    if not parsed.terms and not parsed.filters:
        return list(scope)
    nodes = [node for _, node in library.root.walk()]
    vocabulary = {
        word
        for entry in library.entries
        for field in ("title", "author", "venue", "tag", "name", "first")
        for value in values(entry, field)
        for word in words(value).split()
    }
    wanted = [term for term in parsed.terms if not term.negated]
    unwanted = [term for term in parsed.terms if term.negated]
    open_to = [
        at
        for at in scope
        if all(
            passes(library.entries[at], item, [n.name for n in nodes if n.start <= at < n.stop])
            for item in parsed.filters
        )
        and not any(tier(library.entries[at], term, 0, vocabulary) for term in unwanted)
    ]
    known = [any(tier(entry, term, 0, vocabulary) for entry in library.entries) for term in wanted]
    hits: dict[int, list[int]] = {}
    for stage in range(3):
        stages = [0 if one else stage for one in known]
        tiers = {
            at: [tier(library.entries[at], term, one, vocabulary) for term, one in zip(wanted, stages, strict=True)]
            for at in open_to
        }
        hits = {at: got for at, got in tiers.items() if all(got)}
        if hits:
            break
    spoken = " ".join(t.text for t in wanted if t.field in ("", "title") and t.form in ("any", "phrase", "exact"))

    has_year = len(wanted) > 1 and any(map(is_year, wanted))

    def rank(at: int) -> tuple[object, ...]:
        entry = library.entries[at]
        titles = [words(value) for value in (*([entry.name] if entry.name else []), entry.title)]
        length = sum(len(title.split()) + 1 for title in titles)
        names = [*titles, *([words(entry.title.partition(":")[0])] if ":" in entry.title else [])]
        several = spoken if " " in spoken else ""
        grades = [
            spoken and any(name.replace(" ", "") == spoken.replace(" ", "") for name in names),
            several and any(f"{title} ".startswith(f"{several} ") for title in titles),
            several and any(f" {several} " in f" {title} " for title in titles),
            several and any(title.startswith(several) for title in titles),
            several and any(f" {several}" in f" {title}" for title in titles),
            True,
        ]
        grade = next(number for number, holds in enumerate(grades) if holds)
        got = hits[at]
        if has_year:
            got = [one_of_year(t) if is_year(term) else one_cited(t) for t, term in zip(got, wanted, strict=True)]
        is_begun = grade in (0, 1, 3) or (grade == 5 and got == [BEGIN])
        year = -max(entry.year or 0, 0)
        return (grade, sorted(got, reverse=True), length if is_begun else 0, year, at)

    return sorted(hits, key=rank)


def all_prefixes(query: str) -> list[str]:
    return [query[:end] for end in range(1, len(query) + 1)]
