"""Papers like one paper, by what they share with it, and what that is.

Each thing that two papers may share is a term: a word of the title or of remarks and abstract, a tag, an author, a
heading. A term counts the more, the fewer papers have it, by the weight of Robertson and Spärck Jones as BM25 has it
("The Probabilistic Relevance Framework", 2009), times the weight of its kind; words count less in long titles. What a
paper's own page names as similar comes first. Nothing is prepared: each term is one scan of the rows that the filter
has anyway, a few milliseconds for 100,000 papers.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, nlargest
from math import log
from typing import Final

from paperterm.model import Entry, Library
from paperterm.search.columns import Columns
from paperterm.search.engine import Rows, never
from paperterm.search.words import VALUE, words

_WEIGHTS: Final = {"named by its page": 100.0, "tag": 1.0, "word": 1.0, "author": 0.6, "section": 0.6, "text": 0.4}
"""The kinds of terms, in the order in which they are told."""

_B: Final = 0.5
"""How much a title that is longer than others lowers the weight of its words: ``b`` of BM25."""

_MOST_TEXT: Final = 24
"""Words of remarks and abstract that are looked for: those that stand there most often, the longest of them."""

_SMALL_WORDS: Final = frozenset(
    ("an", "and", "are", "as", "at", "be", "by", "can", "do", "does", "for", "from", "has", "have", "how", "in", "into")
    + (
        "is",
        "it",
        "its",
        "more",
        "not",
        "of",
        "on",
        "or",
        "our",
        "than",
        "that",
        "the",
        "their",
        "these",
        "they",
        "this",
    )
    + ("to", "toward", "towards", "via", "was", "we", "what", "when", "which", "while", "why", "with", "without", "you")
    + ("paper", "propose", "show", "using", "based", "new", "such", "both", "also", "et", "al", "all", "your")
)
_MOST_AUTHORS: Final = 8
_COMMON: Final = 0.25
"""The part of a large library's papers from which on a term says nothing."""

_LARGE: Final = 200
_PAIR: Final = 2
"""Papers of which each may share all with the other; of more than two, what all share says nothing."""

_TOLD: Final = 4
"""Terms of a kind that are told."""


@dataclass(frozen=True, slots=True)
class Similar:
    """A paper that is like another one.

    Attributes:
        place: its index in the library's entries.
        score: comparable only among answers for one paper.
        why: what they share, in words.
    """

    place: int
    score: float
    why: str


@dataclass(frozen=True, slots=True)
class _Term:
    kind: str
    said: str
    hits: Sequence[int]
    weight: float


def similar_to(
    library: Library, columns: Columns, place: int, limit: int = 20, stopped: Callable[[], bool] = never
) -> list[Similar]:
    """Return the papers of `library` that are most like the one at `place`, best first; each once, that one not.

    Args:
        library: with the entries that `columns` were made from.
        columns: of the index.
        place: an index into its entries.
        limit: how many are wanted.
        stopped: whether nobody wants them any more.

    Raises:
        Stopped: when `stopped` says so.
    """
    terms = list(_terms(library.entries[place], columns, stopped))
    scores = _scores(terms, columns)
    own = {place} if library.papers is None else set(library.papers.of_place(place))
    ranked = [(-score, at) for at, score in scores.items()]
    heapify(ranked)
    found: dict[int, Similar] = {}
    while ranked and len(found) < limit:
        score, at = heappop(ranked)
        other = columns.order[at]
        paper = other if library.papers is None else library.papers.leaders[other]
        if other not in own:
            found.setdefault(paper, Similar(paper, -score, _why(terms, at)))
    return list(found.values())


def _terms(entry: Entry, columns: Columns, stopped: Callable[[], bool]) -> Iterator[_Term]:
    """Yield what `entry` may share with others, with the positions of all that have it."""
    title = [word for word in dict.fromkeys(words(entry.title).split()) if _tells(word)]
    for named in entry.similar:
        squeezed = words(named).replace(" ", "")
        yield from _weighed("named by its page", "", columns.squeezed.with_value(squeezed), len(columns))
    for tag in entry.tags:
        yield from _term("tag", tag, columns, columns.others, f"{VALUE} {words(tag)} {VALUE}", stopped)
    for word in title:
        yield from _term("word", word, columns, columns.titles, f" {word} ", stopped)
    for author in map(str, entry.authors[:_MOST_AUTHORS]):
        yield from _term("author", author, columns, columns.others, f"{VALUE} {words(author)} {VALUE}", stopped)
    for heading in entry.section:
        yield from _headed(heading, columns)
    for word in dict.fromkeys((*title, *_text_words(entry))):
        yield from _term("text", word, columns, columns.texts, f" {word} ", stopped)


def _term(  # noqa: PLR0913, PLR0917 - the parts of a term
    kind: str, said: str, columns: Columns, rows: Rows, needle: str, stopped: Callable[[], bool]
) -> Iterator[_Term]:
    if needle.strip(f"{VALUE} "):
        yield from _weighed(kind, said, rows.containing(needle, None, stopped), len(columns))


def _headed(heading: str, columns: Columns) -> Iterator[_Term]:
    """Yield what stands under a heading, in whichever list; a year is no subject."""
    folded = words(heading)
    if folded and not folded.isdecimal():
        wanted = {number for number, row in enumerate(columns.places) if f"{VALUE} {folded} {VALUE}" in row}
        hits = [at for at, number in enumerate(columns.place) if number in wanted]
        yield from _weighed("section", heading, hits, len(columns))


def _weighed(kind: str, said: str, hits: Sequence[int], total: int) -> Iterator[_Term]:
    is_common = len(hits) > total * _COMMON if total >= _LARGE else len(hits) == total > _PAIR
    if hits and not is_common:
        yield _Term(kind, said, hits, _WEIGHTS[kind] * log(1 + (total - len(hits) + 0.5) / (len(hits) + 0.5)))


def _text_words(entry: Entry) -> Iterable[str]:
    counts = Counter(word for word in words(f"{entry.remarks} {entry.abstract}").split() if _tells(word))
    return nlargest(_MOST_TEXT, counts, key=lambda word: (counts[word], len(word), word))


def _tells(word: str) -> bool:
    return len(word) > 1 and not word.isdecimal() and word not in _SMALL_WORDS


def _scores(terms: Iterable[_Term], columns: Columns) -> dict[int, float]:
    """Return the score of each position that shares a term."""
    scores: dict[int, float] = defaultdict(float)
    spoken: dict[int, float] = defaultdict(float)
    for term in terms:
        of_kind, weight = spoken if term.kind == "word" else scores, term.weight
        for at in term.hits:
            of_kind[at] += weight
    average = max(1.0, len(columns.titles.text) / max(1, len(columns)))
    for at, score in spoken.items():
        scores[at] += score / (1 - _B + _B * columns.titles.length(at) / average)
    return scores


def _why(terms: Sequence[_Term], at: int) -> str:
    """Return what the paper at a position shares, the rarest first."""
    shared: dict[str, list[_Term]] = {kind: [] for kind in _WEIGHTS}
    for term in sorted(terms, key=lambda term: -term.weight):
        found = bisect_left(term.hits, at)
        if found < len(term.hits) and term.hits[found] == at:
            shared["word" if term.kind == "text" else term.kind].append(term)
    return "; ".join(_told(kind, found) for kind, found in shared.items() if found)


def _told(kind: str, terms: Sequence[_Term]) -> str:
    said = list(dict.fromkeys(term.said for term in terms))
    name = kind if len(said) == 1 or not said[0] else f"{kind}s"
    more = f" +{len(said) - _TOLD}" if len(said) > _TOLD else ""
    return f"{name} {', '.join(said[:_TOLD])}{more}".strip()
