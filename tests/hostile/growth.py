"""How reading time grows with the text, for every trap and layout: ``python -m tests.hostile.growth``.

The exponent is the slope of processor time over size, both in logarithms, by least squares: 1 is linear, 2 quadratic.
A busy machine makes single figures jump by a third or so. Garbage is collected between readings only, as in the
processes that read for the program (`paperterm.library.worker`): collecting meanwhile looks through all objects again.
"""

import gc
import math
import time
from collections.abc import Callable

from paperterm.readers import read
from tests.hostile.test_readers_input import SHAPES, UNITS

SIZES = (30_000, 60_000, 120_000, 240_000)
SHOWN = 15
PAGE = "# A Title of Words\n\n- **Authors:** Ann Author\n- "
LAYOUTS: dict[str, tuple[str, Callable[[str], str]]] = {
    **{name: ("list.md", shape) for name, shape in SHAPES.items()},
    "lines": ("list.md", lambda text: "# L\n\n" + text.replace(" ", "\n")),
    "page": ("index.md", lambda text: PAGE + text),
    "front matter": ("page.md", lambda text: f"---\ntitle: {text}\n---\n"),
    "saved page": ("page.txt", lambda text: f"Title\nA\nAuthors\nAnn\nAbstract\n{text}"),
    "bib": ("refs.bib", lambda text: f"@misc{{a, title = {{{text}}}}}\n"),
}


def seconds(text: str, name: str) -> float:
    """Return the shortest of three readings."""
    found = []
    for _ in range(3):
        gc.collect()
        start = time.process_time()
        read(text, name)
        found.append(time.process_time() - start)
    return min(found)


def exponent(times: list[float]) -> float:
    """Return the slope of `times` over `SIZES`."""
    x, y = [math.log(size) for size in SIZES], [math.log(max(spent, 1e-6)) for spent in times]
    middle, level = sum(x) / len(x), sum(y) / len(y)
    return sum((a - middle) * (b - level) for a, b in zip(x, y, strict=True)) / sum((a - middle) ** 2 for a in x)


def main() -> None:
    """Print the traps of the steepest growth."""
    rows = []
    gc.disable()
    for layout, (name, shape) in LAYOUTS.items():
        for unit, text in UNITS.items():
            times = [seconds(shape(text * (size // len(text))), name) for size in SIZES]
            rows.append((exponent(times), times[-1], layout, unit))
    rows.sort(reverse=True)
    print(f"{len(rows)} traps, sizes {SIZES[0]:,} to {SIZES[-1]:,} bytes; exponent, seconds at the largest")  # noqa: T201
    for slope, spent, layout, unit in rows[:SHOWN]:
        print(f"{slope:5.2f}  {spent:6.2f}  {unit} in {layout}")  # noqa: T201


if __name__ == "__main__":
    main()
