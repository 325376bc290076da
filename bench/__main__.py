"""Measures paperterm and its peers: ``python -m bench`` writes ``bench/RESULTS.md`` and ``bench/results.svg``.

    python -m bench                     a hundred to a million entries, warm and cold
    python -m bench --quick             a hundred to 10,000, fewer turns: to see that it works
    python -m bench --sizes 1000        only this size

Peers are measured where they are installed: fzf on the path; cobib, papis and bibtui in environments of their own
under ``$PAPERTERM_PEERS`` (``python3.12 -m venv PEERS/bibtui && PEERS/bibtui/bin/pip install bibtui``). All starts on
one size take turns, so that ratios hold where absolute times drift. Libraries stay in ``--work`` for the next run.
"""

import argparse
import json
import subprocess
import sys
import time
from pathlib import Path

from bench import libraries
from bench.measure import Bench, Start, Use, markdown_parse, python_pass
from bench.plot import draw
from bench.profiles import measured, start_shares
from bench.programs import BIG_LIST, FZF, HELLO, PANES, PAPERTERM, Program, installed
from bench.report import write_report
from bench.results import Results

HERE = Path(__file__).resolve().parent
SIZES, QUICK_SIZES = [100, 1_000, 10_000, 100_000, 1_000_000], [100, 1_000, 10_000]
TURNS, QUICK_TURNS = 5, 2
PEER_SIZE = 1_000
"""The size at which peers that hold all in widgets are measured: on more they take minutes to start."""
MEGABYTE = 1_000_000


def main() -> None:
    """Measure, and write the report."""
    parser = argparse.ArgumentParser(prog="python -m bench", description="Measure paperterm and its peers.")
    parser.add_argument("--sizes", type=int, nargs="+", metavar="ENTRIES")
    parser.add_argument("--quick", action="store_true", help="small libraries and few turns")
    parser.add_argument("--work", type=Path, default=Path("/tmp/paperterm-bench"), help="for libraries and caches")
    parser.add_argument("--into", type=Path, default=HERE, help="the folder of the report and the plot")
    arguments = parser.parse_args()
    begun = time.monotonic()
    sizes = arguments.sizes or (QUICK_SIZES if arguments.quick else SIZES)
    turns = QUICK_TURNS if arguments.quick else TURNS
    bench = Bench(arguments.work)
    results = Results(python=[python_pass() for _ in range(9)])
    for size in sizes:
        print(f"{size:,} entries", flush=True)
        if not (bench.work / str(size)).exists():
            libraries.write(bench.work / str(size), size)
        measure_size(bench, results, size, turns)
        # After each size: who ends a long run keeps what was measured.
        _write(bench, results, arguments.into)
    if results.starts:
        _profile_uses(bench, results, max(results.starts))
    _measure_list(bench, results, turns)
    _write(bench, results, arguments.into)
    print(f"{(time.monotonic() - begun) / 60:.0f} minutes")


def _write(bench: Bench, results: Results, folder: Path) -> None:
    (bench.work / "results.json").write_text(json.dumps(results.plain(), indent=1))
    write_report(results, folder / "RESULTS.md")
    draw(results, folder / "results.svg")


def measure_size(bench: Bench, results: Results, size: int, turns: int) -> None:
    """Measure everything on the library of one size."""
    everyday = (PAPERTERM, FZF)
    programs = [program for program in installed() if size == PEER_SIZE or program in everyday]
    folder = str(size)
    if size <= 100_000:
        results.parse[folder] = markdown_parse(bench.work / folder)
    results.cold[folder] = []
    for _ in range(turns if size <= 10_000 else 1):
        bench.forget()
        results.cold[folder].append(bench.start(PAPERTERM, folder, 900))
        print("  cold", results.cold[folder][-1], flush=True)
    if results.cold[folder][-1].every is None:
        print("  not read in time: nothing else is measured on it")
        return
    bench.warm(PAPERTERM, size)
    starts: dict[str, list[Start]] = {}
    for _ in range(turns if size <= 100_000 else QUICK_TURNS):
        for program in [*programs, HELLO, PANES]:
            starts.setdefault(program.name, []).append(bench.start(program, folder, 60))
            print("  start", program.name, starts[program.name][-1], flush=True)
    results.starts[size] = starts
    results.uses[size] = {program.name: _use(bench, program, size) for program in programs}
    if size >= 1_000:
        command = [sys.executable, "-m", "bench.search", "--folder", str(bench.work / folder)]
        environment = bench.environment(PAPERTERM)
        run = subprocess.run(command, check=True, capture_output=True, text=True, env=environment, cwd=HERE.parent)
        results.engine[size] = json.loads(run.stdout)


def _measure_list(bench: Bench, results: Results, turns: int) -> None:
    """Measure how soon something of one long list is there."""
    if not (bench.work / BIG_LIST).exists():
        libraries.write_list(bench.work / BIG_LIST, MEGABYTE)
    results.parse[BIG_LIST] = markdown_parse(bench.work / BIG_LIST)
    results.cold[BIG_LIST], results.beside = [], []
    for _ in range(turns):
        bench.forget()
        results.cold[BIG_LIST].append(bench.start(PAPERTERM, BIG_LIST))
        results.beside.append(bench.start(PANES, BIG_LIST))
        print("  cold, one list", results.cold[BIG_LIST][-1], flush=True)
    name = "own time of reading the list of 1 MB without a cache"
    folder = str(bench.work / BIG_LIST)
    results.profiles[name] = measured("reading", folder, environment=bench.environment(PAPERTERM))


def _profile_uses(bench: Bench, results: Results, largest: int) -> None:
    """Find out where the time of a start and of a key goes, with what is in the cache."""
    size = 10_000 if 10_000 in results.starts else largest
    if processor := results.start(size, PAPERTERM.name, "processor"):
        name = f"processor time of a warm start until it takes keys, {size:,} entries"
        results.profiles[name] = start_shares(processor)
    keys = results.engine.get(largest, {}).get("alone", {})
    if keys:
        slowest = max(keys, key=lambda typed: keys[typed])
        name = f"own time of the slowest key in the engine, `{slowest}`, {largest:,} entries"
        folder = str(bench.work / str(largest))
        results.profiles[name] = measured("search", folder, slowest, environment=bench.environment(PAPERTERM))


def _use(bench: Bench, program: Program, size: int) -> Use:
    use = bench.use(program, size)
    print("  use", program.name, use, flush=True)
    return use


if __name__ == "__main__":
    main()
