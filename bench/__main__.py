"""Measures paperterm and its peers: ``python -m bench`` writes ``bench/RESULTS.md`` and ``bench/results.svg``.

    python -m bench                     1k, 10k and 100k entries, warm and cold
    python -m bench --million           also a million entries
    python -m bench --sizes 1000        only this size

Peers are measured where they are installed: fzf on the path, cobib and papis in environments of their own under
``$PAPERTERM_PEERS``. All runs of one size take turns, so that ratios hold where absolute times drift. Needs `pyte`.
"""

import argparse
import json
from pathlib import Path

from bench import libraries
from bench.measure import Bench, Start, Use, markdown_parse, python_pass
from bench.plot import draw
from bench.programs import FZF, HELLO, PANES, PAPERTERM, Program, installed
from bench.report import Results, write_report

HERE = Path(__file__).resolve().parent
TURNS = 5


def main() -> None:
    """Measure, and write the report."""
    parser = argparse.ArgumentParser(prog="python -m bench", description="Measure paperterm and its peers.")
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000, 100_000], metavar="ENTRIES")
    parser.add_argument("--million", action="store_true", help="also a library of a million entries")
    parser.add_argument("--work", type=Path, default=Path("/tmp/paperterm-bench"), help="for libraries and caches")
    parser.add_argument("--turns", type=int, default=TURNS, help="starts of each program and size")
    parser.add_argument("--no-cold", action="store_true", help="leave out starts without a cache")
    arguments = parser.parse_args()
    sizes = [*arguments.sizes, *([1_000_000] if arguments.million else [])]
    bench = Bench(arguments.work)
    results = Results(python=[python_pass() for _ in range(9)])
    for size in sizes:
        print(f"{size:,} entries")
        if not (bench.work / str(size)).exists():
            libraries.write(bench.work / str(size), size)
        measure_size(bench, results, size, arguments.turns, cold=not arguments.no_cold)
        # After each size: who ends a long run keeps what was measured.
        (bench.work / "results.json").write_text(json.dumps(results.plain(), indent=1))
        write_report(results, HERE / "RESULTS.md")
        draw(results, HERE / "results.svg")


def measure_size(bench: Bench, results: Results, size: int, turns: int, *, cold: bool) -> None:
    """Measure everything on the library of one size."""
    programs = [program for program in installed() if size <= program.most]
    if cold:
        results.parse[size] = markdown_parse(bench.work / str(size))
        results.cold[size] = []
        for _ in range(turns if size <= 10_000 else 1):
            bench.forget()
            results.cold[size].append(bench.start(PAPERTERM, size, 600))
            print("  cold", results.cold[size][-1])
    for _ in range(2):
        bench.warm(PAPERTERM, size)
    starts: dict[str, list[Start]] = {}
    for _ in range(turns):
        for program in [*programs, HELLO, PANES]:
            starts.setdefault(program.name, []).append(bench.start(program, size, 60))
            print("  start", program.name, starts[program.name][-1])
    results.starts[size] = starts
    results.uses[size] = {
        program.name: _use(bench, program, size) for program in programs if program in (PAPERTERM, FZF)
    }


def _use(bench: Bench, program: Program, size: int) -> Use:
    use = bench.use(program, size)
    print("  use", program.name, use)
    return use


if __name__ == "__main__":
    main()
