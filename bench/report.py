"""The report of a run: tables in Markdown, with ratios to what was measured beside."""

import os
import platform
import shutil
import subprocess
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path

from bench.goals import goals, missed
from bench.measure import high, median
from bench.programs import BIG_LIST, HELLO, PANES, PAPERTERM
from bench.results import Results


def write_report(results: Results, path: Path) -> None:
    """Write the report of `results` to `path`."""
    parts = [_head(results)]
    for size in results.starts:
        parts += [f"## {size:,} entries\n", _starts(results, size), _keys(results, size)]
        if str(size) in results.cold:
            parts.append(_cold(results, str(size)))
        if size in results.engine:
            parts.append(_engine(results.engine[size]))
    if BIG_LIST in results.cold:
        parts += ["## One list of 1 MB\n", _cold(results, BIG_LIST)]
    parts += [_goals(results), _limits(results)]
    path.write_text("\n".join(parts), encoding="utf-8")


def _head(results: Results) -> str:
    fzf = (
        subprocess.run(["fzf", "--version"], check=True, capture_output=True, text=True).stdout.strip()
        if shutil.which("fzf")
        else "not installed"
    )
    return (
        "# Measurements\n\nWritten by `python -m bench`; medians, times since exec in a terminal of 120 columns and 40"
        " lines. Absolute times drift with the machine: compare within one table.\n\n"
        f"{platform.system()} on {os.cpu_count()} cores, Python {platform.python_version()}, Textual"
        f" {version('textual')}, fzf {fzf}. `python -c pass` takes {_ms(median(results.python))}.\n\n"
        "![Starts and keys by size](results.svg)\n"
    )


def _starts(results: Results, size: int) -> str:
    floors = [results.start(size, floor.name, "keys") for floor in (HELLO, PANES)]
    rows = []
    for name in results.starts[size]:
        paint, row, keys, every = (results.start(size, name, what) for what in ("paint", "row", "keys", "every"))
        sizes = results.start(size, name, "size")
        memory = results.start(size, name, "memory")
        warm = ", warm" if name == PAPERTERM.name else ""
        ratios = [f"{keys / floor:.2f}" if keys and floor else "–" for floor in floors]
        cells = [
            _ms(paint),
            _ms(row),
            _ms(keys),
            *ratios,
            _ms(every),
            f"{(sizes or 0) / 1000:.1f} kB",
            f"{memory or 0:.0f} MB",
        ]
        rows.append([name + warm, *cells])
    heads = [
        "start",
        "first paint",
        "first row",
        "takes keys",
        "÷ hello",
        "÷ three panes",
        "all rows",
        "sent",
        "memory",
    ]
    return _table(heads, rows)


def _keys(results: Results, size: int) -> str:
    rows = []
    for name, use in results.uses.get(size, {}).items():
        rows.append(
            [
                name,
                f"{_number(median(use.filter_ms))} / {_number(high(use.filter_ms))} ms",
                _bytes(use.filter_bytes),
                f"{_number(median(use.move_ms))} / {_number(high(use.move_ms))} ms",
                f"{_bytes(use.move_bytes)} / {_bytes(use.plain_move_bytes)}",
                f"{_number(median(use.page_ms))} ms",
                _bytes(use.page_bytes),
                f"{use.idle_bytes} / {use.idle_filter_bytes}",
                f"{use.memory:.0f} MB",
            ]
        )
    heads = ["keys", "filter (median / 95th)", "bytes", "move", "bytes (detail open / closed)", "page", "bytes"]
    return _table([*heads, "idle 10 s, bytes (list / filter)", "memory"], rows)


def _cold(results: Results, folder: str) -> str:
    starts, parse = results.cold[folder], results.parse.get(folder)
    row, every = (median([getattr(start, what) for start in starts]) for what in ("row", "every"))
    memory = median([start.memory for start in starts])
    ratio = f"{every / parse:.2f}" if every and parse else "–"
    cells = [_ms(row), _ms(every), _ms(parse), ratio, f"{memory or 0:.0f} MB"]
    return _table(["no cache", "first row", "all rows", "markdown-it-py alone", "÷", "memory"], [["paperterm", *cells]])


def _engine(measured: dict[str, dict[str, float]]) -> str:
    rows = []
    for name, words in (("typed", "after the keys before it"), ("alone", "by itself")):
        times = measured[name]
        slowest = max(times, key=lambda typed: times[typed])
        cells = [_number(median([*times.values()])), _number(high([*times.values()])), _number(times[slowest])]
        rows.append([words, f"{len(times)}", *cells, f"`{slowest}`"])
    return _table(["the engine alone: a key, ms", "keys", "median", "95th", "longest", "which"], rows)


def _goals(results: Results) -> str:
    return "## Goals\n\n" + _table(["what", "entries", "measured", "goal", "reached"], goals(results))


def _limits(results: Results) -> str:
    lines = ["## Where the time goes", ""]
    if left := missed(results):
        lines += ["Not reached in this run: " + "; ".join(left) + ".", ""]
    for what, shares in results.profiles.items():
        lines.append(f"- {what}: " + ", ".join(f"{name} {share:.0%}" for name, share in shares) + ".")
    return "\n".join(lines) + "\n"


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [heads, ["---", *["--:"] * (len(heads) - 1)], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"


def _ms(seconds: float | None) -> str:
    if seconds is None:
        return "–"
    return f"{seconds * 1000:.0f} ms" if seconds < 10 else f"{seconds:.1f} s"


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.1f}"


def _bytes(values: Sequence[int]) -> str:
    middle = median(values)
    return "–" if middle is None else f"{middle:,.0f}"
