"""What one run measured."""

from dataclasses import asdict, dataclass, field
from typing import Any

from bench.measure import Start, Use, median


@dataclass(slots=True)
class Results:
    """What one run measured, by size and by name of the program.

    Attributes:
        python: seconds of ``python -c pass``.
        parse: seconds that markdown-it-py takes for the lists in a folder, by its name.
        cold: starts without a cache, by folder.
        beside: starts of the three empty panes, in turns with those on the one long list.
        engine: milliseconds of keys in the engine alone: ``typed`` and ``alone`` by what was typed so far.
        profiles: shares of the time, by what was done: names with parts of one.
    """

    python: list[float]
    parse: dict[str, float] = field(default_factory=dict)
    cold: dict[str, list[Start]] = field(default_factory=dict)
    beside: list[Start] = field(default_factory=list)
    starts: dict[int, dict[str, list[Start]]] = field(default_factory=dict)
    uses: dict[int, dict[str, Use]] = field(default_factory=dict)
    engine: dict[int, dict[str, dict[str, float]]] = field(default_factory=dict)
    profiles: dict[str, list[tuple[str, float]]] = field(default_factory=dict)

    def plain(self) -> dict[str, Any]:
        """Return everything as values for JSON."""
        return asdict(self)

    def start(self, size: int, name: str, what: str) -> float | None:
        """Return the median of an attribute of `Start`."""
        return median([getattr(start, what) for start in self.starts.get(size, {}).get(name, [])])
