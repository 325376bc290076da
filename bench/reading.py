"""What reading costs beside markdown-it-py's own parsing of the same text: ``python -m bench.reading PATH ...``.

Both run in one process, one after the other on each file, and count the seconds of the processor; a round's sum is
what a round cost, and the least of the rounds is taken for each side, since load on the machine only adds.
"""

import argparse
import os
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from markdown_it import MarkdownIt

from paperterm.readers import read

Costs = dict[str, tuple[float, float]]
"""Seconds by name of a list: markdown-it-py's, paperterm's."""


def main() -> None:
    """Print a line for each list, the costliest first, and one for all of them."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="a list, or a folder of Markdown files")
    parser.add_argument("--rounds", type=int, default=5, help="default: %(default)s")
    options = parser.parse_args()
    texts = [(path.name or str(path), text) for path in options.paths for text in _texts(path)]
    sizes: dict[str, int] = defaultdict(int)
    for name, text in texts:
        sizes[name] += len(text)
    rounds = [_round(texts) for _ in range(options.rounds)]
    best = {name: tuple(min(costs[name][side] for costs in rounds) for side in (0, 1)) for name in sizes}
    sys.stdout.write(f"{'list':<34}{'kB':>7}{'markdown-it-py':>16}{'paperterm':>11}{'ratio':>7}\n")
    for name in sorted(best, key=lambda name: best[name][1] / best[name][0], reverse=True):
        _show(name, sizes[name], *best[name])
    _show("all", sum(sizes.values()), sum(cost[0] for cost in best.values()), sum(cost[1] for cost in best.values()))


def _texts(path: Path) -> Iterator[str]:
    files = (
        [path]
        if path.is_file()
        else (
            Path(folder, name)
            for folder, inner, names in sorted(os.walk(path))
            if inner.sort() is None and ".git" not in Path(folder).parts
            for name in sorted(names)
            if name.endswith((".md", ".markdown"))
        )
    )
    for file in files:
        yield file.read_text(encoding="utf-8", errors="replace")


def _round(texts: list[tuple[str, str]]) -> Costs:
    costs: Costs = defaultdict(lambda: (0.0, 0.0))
    parser = MarkdownIt("commonmark").enable("table")
    for name, text in texts:
        start = time.process_time()
        parser.parse(text)
        parsed = time.process_time()
        read(text, name)
        done = time.process_time()
        before = costs[name]
        costs[name] = (before[0] + parsed - start, before[1] + done - parsed)
    return costs


def _show(name: str, size: int, markdown: float, paperterm: float) -> None:
    sys.stdout.write(
        f"{name:<34}{size / 1000:>7.0f}{markdown:>14.3f} s{paperterm:>9.3f} s{paperterm / markdown:>7.2f}\n"
    )


if __name__ == "__main__":
    main()
