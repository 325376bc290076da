"""How large .bib files open: ``python -m bench.large_bib``.

In a terminal, without a cache, in turns: the first row of a generated file of 100,000 entries beside that of one of 10
entries. Then all rows of the large one, the processor time and the memory that they take, and the same with a cache.
Last a file four times as large, and how soon ``esc`` stops its reading.
"""

import argparse
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from bench.libraries import papers
from bench.measure import Bench, median
from bench.programs import PAPERTERM
from bench.terminal import Terminal

ENTRIES = 100_000
FEW = 10
TIMES = 4
"""How many times as many entries the largest file has."""

_PATIENCE = 300.0
_ROW = "Adaptation"
"""A word of the first entry's title."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A start: seconds to the first and to all rows, seconds of processor time, and megabytes at most."""

    row: float | None
    every: float | None
    processor: float
    memory: float


class LargeBib(Bench):
    """Opens generated ``.bib`` files in a folder."""

    def file(self, count: int) -> Path:
        """Return a file of so many entries; made once."""
        path = self.work / f"{count}.entries.bib"
        if not path.exists():
            with path.open("w", encoding="utf-8") as file:
                file.writelines(f"{paper.bibtex()}\n\n" for paper in papers(count))
        return path

    def terminal(self, path: Path) -> Terminal:
        """Start the program on `path`."""
        return Terminal([sys.executable, "-m", "paperterm", str(path)], self.environment(PAPERTERM))

    def first_row(self, path: Path) -> float | None:
        """Return when the first row was on the screen of a cold start."""
        self.forget()
        terminal = self.terminal(path)
        try:
            return terminal.wait_for(_ROW, _PATIENCE)
        finally:
            terminal.close()

    def open_whole(self, path: Path, count: int) -> Opened:
        """Open `path` until all rows are there and what is kept for the next start is written."""
        terminal = self.terminal(path)
        try:
            row = terminal.wait_for(_ROW, _PATIENCE)
            every = terminal.wait_for_count(PAPERTERM.every, count, _PATIENCE)
            processor = terminal.processor_time(children=True)
            self._settle(terminal)
            return Opened(row, every, processor, terminal.peak_memory())
        finally:
            terminal.close()

    def stop(self, path: Path) -> float:
        """Return the seconds from ``esc`` until nothing is read any more."""
        self.forget()
        terminal = self.terminal(path)
        try:
            terminal.wait_for(_ROW, _PATIENCE)
            terminal.listen(3.0, 3.0)
            sent = time.monotonic()
            terminal.send("\x1b")
            while terminal.has_children() and time.monotonic() - sent < _PATIENCE:
                terminal.listen(0.05, 0.05)
            return time.monotonic() - sent
        finally:
            terminal.close()


def main() -> None:
    """Print what was measured."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--work", type=Path, default=Path("/tmp/paperterm-bench"))
    parser.add_argument("--turns", type=int, default=5)
    options = parser.parse_args()
    bench = LargeBib(options.work)
    few, many, most = bench.file(FEW), bench.file(ENTRIES), bench.file(ENTRIES * TIMES)
    rows: dict[Path, list[float | None]] = {few: [], many: []}
    for _ in range(options.turns):
        for path, seen in rows.items():
            seen.append(bench.first_row(path))
    small, large = median(rows[few]) or 0.0, median(rows[many]) or 0.0
    sys.stdout.write(f"first row: {large:.2f} s of {ENTRIES:,} entries, {small:.2f} s of {FEW}: {large / small:.2f}\n")
    for path, times in ((many, 1), (most, TIMES)):
        bench.forget()
        for state in ("cold", "warm"):
            opened = bench.open_whole(path, ENTRIES * times)
            size = path.stat().st_size / 2**20
            sys.stdout.write(
                f"{size:.0f} MB, {state}: all rows {opened.every or 0:.1f} s, "
                f"processor {opened.processor:.1f} s, memory {opened.memory:.0f} MB\n"
            )
    sys.stdout.write(f"esc stops the reading of {most.stat().st_size / 2**20:.0f} MB after {bench.stop(most):.2f} s\n")


if __name__ == "__main__":
    main()
