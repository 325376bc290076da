"""How well places of one paper are found: ``python -m bench.merges PATH ...``.

What was merged is judged by evidence that had no part in it:

held back   what merges                  what judges
ids         titles, authors, years       identifiers that both places have: one equal is right, else wrong
titles      identifiers                  an author in common is right, else wrong; without authors, titles alike

*Found* are the pairs of places with the same arXiv id or DOI that are one paper in the end, without the identifiers
that `paperterm.model.identity` calls junk. All pairs that are wrong, that are not found, and that differ in the DOI are
printed, each with its places and names, to be judged by hand.
"""

import argparse
import random
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from paperterm.cite.evidence import evidence_of_entry
from paperterm.library.load import load
from paperterm.library.papers.find import Finder
from paperterm.library.papers.names import KINDS, names_of, sign
from paperterm.model import Entry, Papers
from paperterm.model.identity import same_paper

Pair = tuple[int, int]


def main() -> None:
    """Print the shares, and the pairs to look at."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("paths", nargs="+", metavar="PATH")
    parser.add_argument("--sample", type=int, default=20, help="merged pairs to print (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    entries = list(load(options.paths).entries)
    random.seed(options.seed)
    found = _find(entries, KINDS)
    pairs = _pairs(found.papers)
    sys.stdout.write(f"{len(entries)} places, {len(entries) - len(found.papers.repeats)} papers, {len(pairs)} pairs\n")
    by_title = _find([_without_ids(entry) for entry in entries], ("title",))
    _held_back("ids", by_title.papers, entries, _same_ids)
    _held_back("titles", _find(entries, KINDS[1:]).papers, entries, _same_title)
    _shared(entries, found)
    _other_dois(entries, found.papers)
    _show("merged, a sample", random.sample(pairs, min(options.sample, len(pairs))), entries)


def _find(entries: Sequence[Entry], kinds: Sequence[str]) -> Finder:
    found = Finder(entries.__getitem__)
    found.find(len(entries), ((number, _signs(entry, kinds)) for number, entry in enumerate(entries)))
    return found


def _signs(entry: Entry, kinds: Sequence[str]) -> bytes:
    return b"".join(sign(name) for name in names_of(entry) if name.partition(":")[0] in kinds)


def _without_ids(entry: Entry) -> Entry:
    return replace(entry, ids=(), links=(), citations=())


def _pairs(papers: Papers) -> list[Pair]:
    return [pair for places in papers.places.values() for pair in combinations(places, 2)]


def _held_back(
    name: str, papers: Papers, entries: Sequence[Entry], judge: Callable[[Entry, Entry], bool | None]
) -> None:
    judged = [(pair, judge(entries[pair[0]], entries[pair[1]])) for pair in _pairs(papers)]
    right = [pair for pair, verdict in judged if verdict]
    wrong = [pair for pair, verdict in judged if verdict is False]
    share = len(right) / max(1, len(right) + len(wrong))
    without = len(judged) - len(right) - len(wrong)
    words = f"{name} held back: {len(right)} right, {len(wrong)} wrong ({share:.2%} right), {without} without evidence"
    sys.stdout.write(f"\n{words}\n")
    _show("wrong", wrong, entries)


def _same_ids(one: Entry, other: Entry) -> bool | None:
    """Whether two places have an identifier in common; None where they have no kind of it in common."""
    mine, theirs = (dict(name.split(":", 1) for name in names_of(entry)) for entry in (one, other))
    kinds = [kind for kind in KINDS[2:] if kind in mine and kind in theirs]
    return any(mine[kind] == theirs[kind] for kind in kinds) if kinds else None


def _same_title(one: Entry, other: Entry) -> bool | None:
    """Whether titles or authors agree; None where one place has only a name of two words or fewer, and no authors."""
    mine, theirs = evidence_of_entry(one), evidence_of_entry(other)
    if mine.families and theirs.families:
        return bool(mine.families & theirs.families)
    if mine.title in theirs.title or theirs.title in mine.title:
        return True
    if min(mine.length, theirs.length) <= 2:
        return None
    return len(mine.words & theirs.words) * 3 >= min(len(mine.words), len(theirs.words))


def _shared(entries: Sequence[Entry], found: Finder) -> None:
    """Print which pairs with the same arXiv id or DOI are one paper."""
    groups: dict[str, list[int]] = defaultdict(list)
    for number, entry in enumerate(entries):
        for name in names_of(entry):
            if name.startswith(("arxiv:", "doi:")):
                groups[name].append(number)
    junk = {name: places for name, places in groups.items() if name in found.junk}
    pairs = sorted({pair for name in groups.keys() - junk.keys() for pair in combinations(groups[name], 2)})
    missed = [pair for pair in pairs if found.papers.leaders[pair[0]] != found.papers.leaders[pair[1]]]
    links = [pair for pair in missed if _same_title(entries[pair[0]], entries[pair[1]]) is False]
    count = len(pairs) - len(missed)
    sys.stdout.write(f"\nsame arXiv id or DOI: {len(pairs)} pairs, {count} found ({count / max(1, len(pairs)):.2%}); ")
    sys.stdout.write(f"{len(links)} of the {len(missed)} others have other titles and no author in common\n")
    sys.stdout.writelines(f"  junk: {name} in {len(places)} places\n" for name, places in sorted(junk.items()))
    _show("not found", missed, entries)


def _other_dois(entries: Sequence[Entry], papers: Papers) -> None:
    """Print the pairs that have the same title or identifier, and another DOI, merged or not."""
    groups: dict[str, list[int]] = defaultdict(list)
    for number, entry in enumerate(entries):
        for name in names_of(entry):
            groups[name].append(number)
    pairs = {pair for places in groups.values() for pair in combinations(places[:50], 2)}
    conflicts = sorted(pair for pair in pairs if _has_other_doi(entries[pair[0]], entries[pair[1]]))
    merged = [pair for pair in conflicts if papers.leaders[pair[0]] == papers.leaders[pair[1]]]
    sys.stdout.write(f"\nanother DOI: {len(conflicts)} pairs with the same title or identifier, {len(merged)} merged\n")
    _show("merged", merged, entries)
    _show("not merged", sorted(set(conflicts) - set(merged)), entries)


def _has_other_doi(one: Entry, other: Entry) -> bool:
    mine, theirs = (evidence_of_entry(entry, names_of(entry)) for entry in (one, other))
    return same_paper(mine, theirs).reason == "another DOI"


def _show(heading: str, pairs: Sequence[Pair], entries: Sequence[Entry]) -> None:
    sys.stdout.writelines(f"{line}\n" for line in (f"  {heading}:", *_lines(pairs, entries)) if pairs)


def _lines(pairs: Sequence[Pair], entries: Sequence[Entry]) -> Iterator[str]:
    for pair in pairs:
        yield "    " + "  |  ".join(_place(entries[place]) for place in pair)


def _place(entry: Entry) -> str:
    names = " ".join(name for name in names_of(entry) if not name.startswith("title:"))
    return f"{entry.title[:60]} ({entry.year}; {names}; {entry.file}:{entry.line})"


if __name__ == "__main__":
    main()
