"""The report of a run: tables in Markdown, with ratios to what was measured beside."""

import os
import platform
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import Any

from bench.measure import Start, Use, high, median
from bench.programs import FZF, PANES, PAPERTERM


@dataclass(slots=True)
class Results:
    """What one run measured, by size and by name of the program.

    Attributes:
        python: seconds of ``python -c pass``.
        parse: seconds that markdown-it-py takes for the same lists.
        cold: starts without a cache.
    """

    python: list[float]
    parse: dict[int, float] = field(default_factory=dict)
    cold: dict[int, list[Start]] = field(default_factory=dict)
    starts: dict[int, dict[str, list[Start]]] = field(default_factory=dict)
    uses: dict[int, dict[str, Use]] = field(default_factory=dict)

    def plain(self) -> dict[str, Any]:
        """Return everything as values for JSON."""
        return asdict(self)

    def start(self, size: int, name: str, what: str) -> float | None:
        """Return the median of an attribute of `Start`."""
        return median([getattr(start, what) for start in self.starts.get(size, {}).get(name, [])])


def write_report(results: Results, path: Path) -> None:
    """Write the report of `results` to `path`."""
    parts = [_head(results)]
    for size in results.starts:
        parts += [f"## {size:,} entries\n", _starts(results, size), _keys(results, size)]
        if size in results.cold:
            parts.append(_cold(results, size))
    parts.append(_goals(results))
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
    floor = results.start(size, PANES.name, "keys")
    rows = []
    for name in results.starts[size]:
        paint, row, keys, every = (results.start(size, name, what) for what in ("paint", "row", "keys", "every"))
        sizes = results.start(size, name, "size")
        memory = results.start(size, name, "memory")
        warm = ", warm" if name == PAPERTERM.name else ""
        ratio = f"{keys / floor:.2f}" if keys and floor else "–"
        cells = [
            _ms(paint),
            _ms(row),
            _ms(keys),
            ratio,
            _ms(every),
            f"{(sizes or 0) / 1000:.1f} kB",
            f"{memory or 0:.0f} MB",
        ]
        rows.append([name + warm, *cells])
    heads = ["start", "first paint", "first row", "takes keys", "÷ three panes", "all rows", "sent", "memory"]
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


def _cold(results: Results, size: int) -> str:
    starts, parse = results.cold[size], results.parse[size]
    row, every = (median([getattr(start, what) for start in starts]) for what in ("row", "every"))
    memory = median([start.memory for start in starts])
    ratio = f"{every / parse:.2f}" if every else "–"
    cells = [_ms(row), _ms(every), _ms(parse), ratio, f"{memory or 0:.0f} MB"]
    return _table(["no cache", "first row", "all rows", "markdown-it-py alone", "÷", "memory"], [["paperterm", *cells]])


def _goals(results: Results) -> str:
    rows: list[list[str]] = []

    def goal(what: str, size: int, measured: float | None, other: float | None, most: float) -> None:
        if measured is None or other is None:
            return
        ratio = measured / other
        rows.append([what, f"{size:,}", f"{ratio:.2f}", f"at most {most}", "yes" if ratio <= most else "no"])

    def bound(what: str, size: int, measured: float | None, most: float) -> None:
        if measured is not None:
            rows.append([what, f"{size:,}", f"{measured:.0f}", f"at most {most}", "yes" if measured <= most else "no"])

    for size in results.starts:
        mine, panes = PAPERTERM.name, results.start(size, PANES.name, "keys")
        if size <= 100_000:
            goal(
                "first paint ÷ fzf's",
                size,
                results.start(size, mine, "paint"),
                results.start(size, FZF.name, "paint"),
                1.5,
            )
            goal(
                "takes keys ÷ three panes",
                size,
                results.start(size, mine, "keys"),
                panes,
                1.3 if size > 10_000 else 1.15,
            )
        if size in results.cold:
            cold = results.cold[size]
            if size <= 2_000:
                goal("cold first row ÷ three panes", size, median([start.row for start in cold]), panes, 1.4)
            goal("cold all rows ÷ markdown-it-py", size, median([s.every for s in cold]), results.parse[size], 1.0)
        use, peer = (results.uses.get(size, {}).get(name) for name in (mine, FZF.name))
        if use and peer:
            most = 1.5 if size <= 100_000 else 0.25
            goal("filter key ÷ fzf's", size, median(use.filter_ms), median(peer.filter_ms), most)
        if use:
            bound("cursor move, ms", size, median(use.move_ms), 10)
            bound("bytes a move, detail open", size, median(use.move_bytes), 1500)
            bound("bytes a move, detail closed", size, median(use.plain_move_bytes), 600)
            bound("bytes a filter key", size, median(use.filter_bytes), 5000)
            bound("bytes a page", size, median(use.page_bytes), 5000)
            bound("bytes idle", size, use.idle_bytes + use.idle_filter_bytes, 0)
            if size == 100_000:
                bound("memory, MB", size, max(use.memory, results.start(size, mine, "memory") or 0), 200)
    return "## Goals\n\n" + _table(["what", "entries", "measured", "goal", "reached"], rows)


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
