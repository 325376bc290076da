"""The search engine alone: what one key costs, typed letter by letter, and what the index costs.

    python -m bench.search [--plain] [--markdown FILE] [SIZE ...]        1000, 10000 and 100000 by default

Each query of `QUERIES` is typed from its first letter on, each key answered with the best 300 entries. *Typed* keeps
what the keys before found, as the interface does; *alone* forgets it before each key. The floor is frizbee itself on
prepared rows of title, authors and year, the best 200 of one fuzzy pass, for the same keys: no fields, no tiers,
no rank that a person chose. ``--plain`` measures the fallback without frizbee. ``--folder FOLDER`` takes the index of
its lists from the cache and prints what each key cost, as JSON.
"""

import argparse
import gc
import json
from collections.abc import Callable
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter

import frizbee

from bench.libraries import library
from paperterm.library.attachment import load_attachment
from paperterm.library.load import Loader
from paperterm.search import Index

QUERIES = (
    "attention",
    "kv cache compression",
    "language models reasoning",
    "gpt3",
    "vaswani",
    "transfomer efficient",
    "a:greta rlhf",
    '"long context" 2024-',
    "flshattn",
    "!survey quantization has:code",
)
BEST = 300


def _memory() -> float:
    """Return the resident memory in MB."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * 4096 / 1e6


def _timed(work: Callable[[], object]) -> float:
    start = perf_counter()
    work()
    return (perf_counter() - start) * 1000


def _floor(rows: list[str]) -> list[float]:
    haystacks = frizbee.Haystacks(rows)
    times = []
    for query in QUERIES:
        for end in range(1, len(query) + 1):
            matcher = frizbee.Matcher(query[:end], max_items=200)
            times.append(_timed(lambda matcher=matcher: matcher.match_list(haystacks)))
    return times


def stored_index(folder: Path) -> Index:
    """Return the index of the lists in `folder` as the last start left it; made again where it did not."""
    papers = Loader([str(folder)]).load()
    read = load_attachment(papers, "index")
    return Index.restore(papers, read) if read else Index.build(papers)


def typed_keys(index: Index, *, alone: bool) -> dict[str, float]:
    """Return the milliseconds of each key, by what was typed so far."""
    times = {}
    for query in QUERIES:
        index.forget()
        for end in range(1, len(query) + 1):
            if alone:
                index.forget()
            typed = query[:end]
            times[typed] = _timed(lambda typed=typed: index.search(typed, limit=BEST))
    return times


def measure(size: int, *, native: bool) -> list[str]:
    """Return a row of the table for one size, and the slowest keys."""
    papers = library(size)
    rows = [f"{entry.title} {' '.join(map(str, entry.authors))} {entry.year}" for entry in papers.entries]
    gc.collect()
    gc.freeze()
    before = _memory()
    start = perf_counter()
    index = Index.build(papers, native=native)
    build = perf_counter() - start
    held = _memory() - before
    typed, alone = typed_keys(index, alone=False), typed_keys(index, alone=True)
    floor = median(_floor(rows))
    cells = [f"{size:,}", f"{build:.2f} s", f"{held:.0f} MB", f"{floor:.1f}"]
    for times in (typed, alone):
        values = list(times.values())
        high = quantiles(values, n=20)[-1]
        cells.append(f"{median(values):.1f} / {high:.1f} / {max(values):.1f}")
        cells.append(f"{median(values) / floor:.1f}")
    slowest = sorted(typed.items(), key=lambda pair: -pair[1])[:5]
    return ["| " + " | ".join(cells) + " |", ", ".join(f"`{key}` {value:.0f}" for key, value in slowest)]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description="Measure the search engine alone.")
    parser.add_argument("sizes", type=int, nargs="*", default=[1000, 10_000, 100_000])
    parser.add_argument("--plain", action="store_true", help="without frizbee")
    parser.add_argument("--markdown", type=Path, help="write the table there as well")
    parser.add_argument("--folder", type=Path, help="take the cached index of these lists, and print JSON")
    arguments = parser.parse_args()
    if arguments.folder:
        index = stored_index(arguments.folder)
        gc.collect()
        gc.freeze()
        print(json.dumps({"typed": typed_keys(index, alone=False), "alone": typed_keys(index, alone=True)}))
        return
    lines = [
        "| entries | build | memory | floor, ms | typed key, ms: median / 95 % / most | ratio | alone, ms | ratio |",
        "|--:|--:|--:|--:|--:|--:|--:|--:|",
    ]
    print("\n".join(lines))
    slow = []
    for size in arguments.sizes:
        row, slowest = measure(size, native=not arguments.plain)
        print(row, flush=True)
        lines.append(row)
        slow.append(f"{size:,}: {slowest}")
    lines += ["", "Slowest keys, ms: " + "; ".join(slow)]
    print("\n".join(lines[-2:]))
    if arguments.markdown:
        arguments.markdown.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
