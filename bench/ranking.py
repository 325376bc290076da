"""Is the paper that a person means the first hit? ``python -m bench.ranking [PATH ...]``.

Known-item queries are drawn from the papers of each PATH, a list or a folder of lists; without PATH from the invented
library, the only one with many abstracts. A hit is right where the query describes it fully: any paper of that author
and year is. Where a list has its truth beside it (``_truth/NAME.jsonl.gz``), queries and answers come from the truth's
fields, and only papers that were read are asked for: this measures ranking, not reading. Prints for each kind of
query the share of right first hits and the mean reciprocal rank over ten hits, with fzf on the same rows beside it
where fzf is on the path.
"""

import argparse
import gzip
import json
import random
import re
import shutil
import subprocess
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from bench.libraries import library as invented_library
from paperterm.library.load import load
from paperterm.model import Entry, Library
from paperterm.search import Index

HITS = 10
INVENTED = 5_000
GOAL, KIND_GOAL = 0.95, 0.90

_PARTICLES: Final = re.compile(r"(?:^| )((?:(?:van|von|de|der|den|del|della|di|da|la|le|dos|ter|ten|el|al) )+\S+)$")
_SHORT_NAME: Final = re.compile(r"([A-Za-z][\w+.-]{2,14}):\s")
_ACRONYM: Final = re.compile(r"\W*([A-Z]{3,8}|NeurIPS)(?:\W|$)")
_RARE_FROM: Final = 5


def _fold(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    return "".join(character for character in decomposed if not unicodedata.combining(character))


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", _fold(text))


class Paper:
    """What is truly known of a paper, in the forms that queries are made of."""

    def __init__(self, facts: dict[str, Any]) -> None:
        names = list(map(str, facts.get("authors") or ()))
        self.title: list[str] = _words(facts["title"])
        self.families = [words[-1] for name in names if (words := _words(name))]
        self.particles = [_fold(found[1]) for name in names if (found := _PARTICLES.search(name))]
        self.year = str(facts.get("year") or "")
        self.venue = _words(facts.get("venue") or "")
        self.tags = [" ".join(_words(tag)) for tag in facts.get("tags") or ()]
        self.abstract = _words(facts.get("abstract") or "")
        short = _SHORT_NAME.match(facts["title"])
        self.short = _fold(short[1]) if short else ""
        acronym = _ACRONYM.match(facts.get("venue") or "")
        self.acronym = _fold(acronym[1]) if acronym else ""


@dataclass(frozen=True, slots=True)
class Question:
    """A query of one kind, and whether a paper is what it describes."""

    kind: str
    query: str
    describes: Callable[[Paper], bool]


def _questions(paper: Paper, commonness: Counter[str]) -> Iterator[Question]:
    """Yield what a person who means `paper` may type."""
    title, year = paper.title, paper.year
    rare = sorted({word for word in title if len(word) >= _RARE_FROM}, key=lambda word: (commonness[word], word))[:2]
    if paper.families and year and len(family := paper.families[0]) > 1:
        yield Question("author year", f"{family} {year}", lambda p: p.year == year and family in p.families)
    if paper.particles and year:
        name = paper.particles[0]
        yield Question("particles", f"{name} {year}", lambda p: p.year == year and name in p.particles)
    if short := paper.short:
        yield Question("short name", short, lambda p: p.short == short or " ".join(p.title).startswith(short))
    if len(title) > 4:
        yield Question("title start", " ".join(title[:3]), lambda p: p.title[:3] == title[:3])
    if len(rare) == 2:
        yield Question("two words", " ".join(rare), lambda p: set(rare) <= set(p.title))
    if (acronym := paper.acronym) and rare:
        yield Question("venue word", f"{acronym} {rare[0]}", lambda p: acronym in p.venue and rare[0] in p.title)
    if paper.tags and rare:
        tag = paper.tags[0]
        yield Question("tag word", f"{tag} {rare[0]}", lambda p: tag in p.tags and rare[0] in p.title)
    said = sorted({word for word in paper.abstract if len(word) >= _RARE_FROM}, key=lambda w: (commonness[w], w))[:3]
    if len(said) == 3:
        yield Question("abstract", " ".join(said), lambda p: set(said) <= {*p.abstract, *p.title})


class Peer:
    """fzf on a row for each entry."""

    def __init__(self, entries: Sequence[Entry], *, abstracts: bool = False) -> None:
        rows = [_row(entry, abstracts=abstracts) for entry in entries]
        self._table = "\n".join(rows)
        self._numbers = {row: number for number, row in reversed(list(enumerate(rows)))}

    def hits(self, query: str) -> list[int]:
        """Return the entries of the first rows that fzf gives."""
        run = subprocess.run(["fzf", "--filter", query], input=self._table, capture_output=True, text=True, check=False)
        return [self._numbers[row] for row in run.stdout.split("\n")[:HITS] if row in self._numbers]


def _row(entry: Entry, *, abstracts: bool) -> str:
    parts = [
        entry.title,
        ", ".join(map(str, entry.authors)),
        str(entry.year or ""),
        entry.venue or "",
        " ".join(entry.tags),
    ]
    if abstracts:
        parts.append(entry.abstract)
    return " · ".join(parts).replace("\n", " ")


def _truths(path: Path) -> dict[tuple[str, str], dict[str, Any]]:
    """Return the truth of the lists in `path`, by file and folded title."""
    single = path.parent / "_truth" / f"{path.name}.jsonl.gz"
    files = [("", single)] if single.is_file() else []
    files += [(f"{file.name.partition('.jsonl')[0]}/", file) for file in sorted(path.glob("_truth/*.jsonl.gz"))]
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for folder, file in files:
        if folder and not (path / folder).is_dir():
            continue
        with gzip.open(file, "rt", encoding="utf-8") as lines:
            for facts in map(json.loads, lines):
                if facts.get("kind", "paper") == "paper":
                    found[folder + facts["file"], "".join(_words(facts["title"]))] = facts
    return found


def _papers(library: Library, path: Path | None) -> tuple[dict[int, Paper], list[Paper]]:
    """Return what is known of each entry that is a paper, and those to ask for: with a truth where there is one."""
    truths = _truths(path) if path else {}
    papers, asked = {}, []
    for number, entry in enumerate(library.entries):
        if entry.kind == "paper":
            truth = truths.get((entry.file, "".join(_words(entry.title))))
            papers[number] = Paper(truth or _fields(entry))
            if truth or not truths:
                asked.append(papers[number])
    return papers, asked


def _fields(entry: Entry) -> dict[str, Any]:
    """Return the fields of an entry as the truth has them."""
    return {name: getattr(entry, name) for name in ("title", "authors", "year", "venue", "tags", "abstract")}


def _drawn(papers: Sequence[Paper], count: int, seed: int) -> dict[str, list[Question]]:
    commonness = Counter(word for paper in papers for word in {*paper.title, *paper.abstract})
    pool = list(papers)
    random.Random(seed).shuffle(pool)
    drawn: dict[str, list[Question]] = defaultdict(list)
    for paper in pool:
        for question in _questions(paper, commonness):
            if len(drawn[question.kind]) < count:
                drawn[question.kind].append(question)
    return drawn


def reciprocal(hits: Sequence[int], papers: dict[int, Paper], question: Question) -> float:
    """Return one divided by the place of the first right hit, 0 where there is none."""
    places = (place for place, at in enumerate(hits, 1) if at in papers and question.describes(papers[at]))
    return next((1 / place for place in places), 0.0)


def first(scores: Sequence[float]) -> float:
    """Return the share of right first hits."""
    return sum(score == 1 for score in scores) / len(scores) if scores else 0.0


def _shares(scores: Sequence[float]) -> str:
    return f"first {first(scores):6.1%}  MRR {sum(scores) / len(scores):.3f}" if scores else ""


def _measure(library: Library, path: Path | None, options: argparse.Namespace) -> bool:
    """Print a line for each kind of query; return whether the goals are reached."""
    papers, asked = _papers(library, path)
    index = Index.build(library)
    peers = [Peer(library.entries), Peer(library.entries, abstracts=True)] if shutil.which("fzf") else []
    mine: dict[str, list[float]] = defaultdict(list)
    others: dict[str, list[float]] = defaultdict(list)
    for seed in options.seeds:
        for kind, questions in sorted(_drawn(asked, options.queries, seed).items()):
            for question in questions:
                hits = index.search(question.query, limit=HITS).entries
                mine[kind].append(reciprocal(hits, papers, question))
                if options.verbose and mine[kind][-1] < 1:
                    best = library.entries[hits[0]].title[:70] if hits else "nothing"
                    print(f"  {kind}: {question.query}: {mine[kind][-1]:.2f}, first {best}")
                if peers:
                    others[kind].append(reciprocal(peers[kind == "abstract"].hits(question.query), papers, question))
    print(f"{path or 'invented'}: {len(library.entries)} entries, queries from {len(asked)} papers")
    for kind, scores in mine.items():
        print(f"  {kind:12} n {len(scores):4}  {_shares(scores)}   fzf {_shares(others[kind])}")
    every = [score for scores in mine.values() for score in scores]
    theirs = [score for scores in others.values() for score in scores]
    print(f"  {'all':12} n {len(every):4}  {_shares(every)}   fzf {_shares(theirs)}", flush=True)
    return first(every) >= GOAL and all(
        first(scores) >= max(KIND_GOAL, first(others[kind])) for kind, scores in mine.items()
    )


def main() -> None:
    """Print the table of each path; exit with 1 where a goal is missed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("paths", nargs="*", type=Path, metavar="PATH")
    parser.add_argument("--queries", type=int, default=200, help="of each kind and seed (default: %(default)s)")
    parser.add_argument("--seeds", type=int, nargs="+", default=[1, 2, 3])
    parser.add_argument("--verbose", action="store_true", help="print the queries whose first hit is wrong")
    options = parser.parse_args()
    if not shutil.which("fzf"):
        print("fzf is not on the path: no comparison")
    reached = [_measure(load([str(path)]), path.resolve(), options) for path in options.paths]
    if not options.paths:
        reached.append(_measure(invented_library(INVENTED), None, options))
    sys.exit(not all(reached))


if __name__ == "__main__":
    main()
