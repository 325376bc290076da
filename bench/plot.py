"""A plot as SVG: bars on a logarithmic scale, one group for each size."""

from html import escape
from pathlib import Path

from bench.measure import median
from bench.results import Results

WIDTH, BAR, GAP, LEFT = 760, 16, 6, 230
LOW, HIGH = 1.0, 100_000.0
"""Milliseconds at both ends of the scale."""

COLORS = {"first paint": "#7aa2f7", "takes keys": "#9ece6a", "filter key": "#e0af68"}


def draw(results: Results, path: Path) -> None:
    """Write the plot of `results` to `path`."""
    bars = _bars(results)
    height = 60 + len(bars) * (BAR + GAP)
    head = f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" font-family="sans-serif"'
    parts = [f'{head} font-size="12"><rect width="100%" height="100%" fill="white"/>']
    for number, (name, color) in enumerate(COLORS.items()):
        x = LEFT + number * 130
        parts.append(
            f'<rect x="{x}" y="8" width="12" height="12" fill="{color}"/><text x="{x + 18}" y="19">{name}</text>'
        )
    for power in range(6):
        x = _x(10.0**power)
        parts.append(f'<line x1="{x}" x2="{x}" y1="30" y2="{height - 22}" stroke="#ddd"/>')
        parts.append(f'<text x="{x}" y="{height - 8}" text-anchor="middle">{10**power:,} ms</text>')
    for number, (label, what, value) in enumerate(bars):
        y = 34 + number * (BAR + GAP)
        parts.append(f'<text x="{LEFT - 8}" y="{y + 12}" text-anchor="end">{escape(label)}</text>')
        width = max(2.0, _x(value) - LEFT)
        parts.append(f'<rect x="{LEFT}" y="{y}" width="{width:.0f}" height="{BAR}" fill="{COLORS[what]}"/>')
        parts.append(f'<text x="{LEFT + width + 5:.0f}" y="{y + 12}">{value:.0f}</text>')
    path.write_text("\n".join([*parts, "</svg>\n"]), encoding="utf-8")


def _bars(results: Results) -> list[tuple[str, str, float]]:
    bars: list[tuple[str, str, float]] = []
    for size, programs in results.starts.items():
        for name in programs:
            for what, attribute in (("first paint", "paint"), ("takes keys", "keys")):
                value = results.start(size, name, attribute)
                if value:
                    bars.append((f"{name}, {size:,}", what, value * 1000))
            use = results.uses.get(size, {}).get(name)
            key = median(use.filter_ms) if use else None
            if key:
                bars.append((f"{name}, {size:,}", "filter key", key))
    return bars


def _x(milliseconds: float) -> float:
    from math import log10

    share = (log10(max(milliseconds, LOW)) - log10(LOW)) / (log10(HIGH) - log10(LOW))
    return LEFT + share * (WIDTH - LEFT - 60)
