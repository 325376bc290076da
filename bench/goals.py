"""What the measurements are held against: each goal, what was measured, and whether it was reached."""

from bench.measure import Use, high, median
from bench.programs import BIG_LIST, FZF, PANES, PAPERTERM
from bench.results import Results

START_GOALS = {10_000: 1.15, 100_000: 1.3}
"""Until keys are taken, as a multiple of a nearly empty application of three panes."""

ENGINE_GOALS = {100_000: (25, 80), 1_000_000: (150, 400)}
"""Milliseconds of one key in the engine alone: the median, and the longest."""

FILTER_GOALS = {10_000: 1.5, 100_000: 1.5, 1_000_000: 0.25}
"""Key to filtered table, as a multiple of fzf's median."""

DRAWN = (100, 10_000, 100_000)
"""Sizes at which drawing is judged."""


def goals(results: Results) -> list[list[str]]:
    """Return a row for each goal that was measured: what, entries, measured, goal, reached."""
    rows: list[list[str]] = []
    for size in sorted(results.starts):
        rows += _starts(results, size) + _filters(results, size)
        if size in DRAWN:
            rows += _drawing(results, size)
    rows += _cold(results) + _engine(results)
    moves = [_use(results, size, PAPERTERM.name) for size in (100, 100_000)]
    if moves[0] and moves[1]:
        few, many = (median(use.move_ms) for use in moves if use)
        rows += _ratio("cursor move, at 100,000 ÷ at 100", "", many, few, 1.2)
    return rows


def missed(results: Results) -> list[str]:
    """Return the goals that were not reached, each with what was measured."""
    return [
        f"{what}{f' at {size}' if size else ''}: {measured}, {goal}"
        for what, size, measured, goal, reached in goals(results)
        if reached == "no"
    ]


def _starts(results: Results, size: int) -> list[list[str]]:
    most = START_GOALS.get(size)
    if most is None:
        return []
    at, mine = f"{size:,}", PAPERTERM.name
    paint, other = (results.start(size, name, "paint") for name in (mine, FZF.name))
    keys, panes = (results.start(size, name, "keys") for name in (mine, PANES.name))
    rows = _ratio("warm start: first paint ÷ fzf's", at, paint, other, 1.5)
    rows += _ratio("warm start: takes keys ÷ three panes", at, keys, panes, most)
    if size == 100_000:
        use = _use(results, size, mine)
        peak = max(results.start(size, mine, "memory") or 0.0, use.memory if use else 0.0)
        rows += _bound("memory, peak, MB", at, peak, 200)
    return rows


def _cold(results: Results) -> list[list[str]]:
    first = median([start.row for start in results.cold.get(BIG_LIST, [])])
    panes = median([start.row for start in results.beside])
    rows = _ratio("cold start: first row ÷ three panes", "1 MB", first, panes, 1.4)
    every = median([start.every for start in results.cold.get("100000", [])])
    parse = results.parse.get("100000")
    return rows + _ratio("cold start: all rows ÷ markdown-it-py", "100,000", every, parse, 1.0)


def _engine(results: Results) -> list[list[str]]:
    rows: list[list[str]] = []
    for size, (middle, most) in ENGINE_GOALS.items():
        typed = list(results.engine.get(size, {}).get("typed", {}).values())
        if typed:
            rows += _bound("engine: a key, median, ms", f"{size:,}", median(typed), middle)
            rows += _bound("engine: a key, longest, ms", f"{size:,}", max(typed), most)
    return rows


def _filters(results: Results, size: int) -> list[list[str]]:
    use, peer = (_use(results, size, name) for name in (PAPERTERM.name, FZF.name))
    most = FILTER_GOALS.get(size)
    if not use or not peer or most is None:
        return []
    at = f"{size:,}"
    rows = _ratio("filter key ÷ fzf's", at, median(use.filter_ms), median(peer.filter_ms), most)
    if size == 100_000:
        rows += _ratio("filter key, 95th percentile ÷ fzf's", at, high(use.filter_ms), high(peer.filter_ms), 0.5)
    return rows


def _drawing(results: Results, size: int) -> list[list[str]]:
    use = _use(results, size, PAPERTERM.name)
    if use is None:
        return []
    at = f"{size:,}"
    return [
        *_bound("cursor move, ms", at, median(use.move_ms), 10),
        *_bound("bytes a move, detail closed", at, median(use.plain_move_bytes), 600),
        *_bound("bytes a move, detail open", at, median(use.move_bytes), 1500),
        *_bound("bytes a filter key", at, median(use.filter_bytes), 5000),
        *_bound("bytes a page", at, median(use.page_bytes), 5000),
        *_bound("bytes in ten idle seconds, in the table and in the filter", at, use.idle, 0),
    ]


def _use(results: Results, size: int, name: str) -> Use | None:
    return results.uses.get(size, {}).get(name)


def _ratio(what: str, at: str, measured: float | None, other: float | None, most: float) -> list[list[str]]:
    if measured is None or not other:
        return []
    ratio = measured / other
    return [[what, at, f"{ratio:.2f}", f"at most {most}", "yes" if ratio <= most else "no"]]


def _bound(what: str, at: str, measured: float | None, most: float) -> list[list[str]]:
    if measured is None:
        return []
    number = f"{measured:,.1f}" if isinstance(measured, float) else f"{measured:,}"
    return [[what, at, number, f"at most {most:,}", "yes" if measured <= most else "no"]]
