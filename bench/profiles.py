"""Where the time goes: ``python -m bench.profiles reading|search FOLDER`` prints shares as JSON.

reading   one process reads the lists in FOLDER without a cache: own time by room of the program
search    the slowest of the typed keys in the index of FOLDER: own time by function
"""

import cProfile
import json
import pstats
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path

SHOWN, PROFILED = 8, 2


def start_shares(processor: float) -> list[tuple[str, float]]:
    """Return the parts of the processor time of a warm start until it takes keys: what comes before each next step."""
    python, ours = _seconds("pass"), _seconds("import paperterm.start, paperterm.cli, paperterm.ui.app")
    parts = {
        "Python itself": python,
        "imports, Textual's and ours": ours - python,
        "the application: entries from the cache, style sheet, layout, first frame": max(0.0, processor - ours),
    }
    return [(name, part / processor) for name, part in parts.items()]


def _seconds(code: str, turns: int = 5) -> float:
    """Return the processor time of a Python process that does `code`, the least of some turns."""
    timed = f"{code}\nimport resource\nprint(sum(resource.getrusage(resource.RUSAGE_SELF)[:2]))"
    runs = [
        subprocess.run([sys.executable, "-c", timed], check=True, capture_output=True, text=True).stdout
        for _ in range(turns)
    ]
    return min(map(float, runs))


def measured(what: str, folder: Path, environment: Mapping[str, str]) -> list[tuple[str, float]]:
    """Return the shares that another process finds out, with the caches of `environment`."""
    command = [sys.executable, "-m", "bench.profiles", what, str(folder)]
    run = subprocess.run(command, check=True, capture_output=True, text=True, env=dict(environment))
    return [(str(name), float(share)) for name, share in json.loads(run.stdout)]


def _shares(work: Callable[[], object], named: Callable[[str, int, str], str]) -> list[tuple[str, float]]:
    profile = cProfile.Profile()
    profile.runcall(work)
    times: Counter[str] = Counter()
    for where, (_, _, own, _, _) in pstats.Stats(profile).stats.items():  # type: ignore[attr-defined]
        times[named(*where)] += own
    total = sum(times.values())
    return [(name, own / total) for name, own in times.most_common(SHOWN)]


def _room(file: str, _line: int, name: str) -> str:
    _, found, path = file.rpartition("/paperterm/")
    if found:
        parts = path.removesuffix(".py").split("/")
        return "/".join(parts[: 2 if len(parts) > 2 else 1]) if len(parts) > 1 else parts[0]
    _, installed, package = file.rpartition("/site-packages/")
    if installed:
        return package.split("/")[0]
    return "regular expressions" if "re.Pattern" in name or "/re/" in file else "Python's built-ins and library"


def _function(file: str, _line: int, name: str) -> str:
    _, found, path = file.rpartition("/paperterm/")
    return f"{path.removesuffix('.py')}: {name}" if found else name.strip("{}")


def _reading(folder: Path) -> list[tuple[str, float]]:
    from paperterm.library.depends import NotingResolver
    from paperterm.library.reading import read_state
    from paperterm.library.sources import find_sources

    (source,) = find_sources([str(folder)])
    resolver = NotingResolver(source)
    files = source.files[:PROFILED]
    return _shares(lambda: [read_state(file, resolver) for file in files], _room)


def _search(folder: Path) -> list[tuple[str, float]]:
    from bench.search import BEST, stored_index, typed_keys

    index = stored_index(folder)
    times = typed_keys(index, alone=True)
    slowest = max(times, key=lambda typed: times[typed])

    def search() -> None:
        for _ in range(3):
            index.forget()
            index.search(slowest, limit=BEST)

    return [(f"`{slowest}`: {name}", share) for name, share in _shares(search, _function)]


def main() -> None:
    """Print the shares."""
    what, folder = sys.argv[1:]
    print(json.dumps({"reading": _reading, "search": _search}[what](Path(folder))))


if __name__ == "__main__":
    main()
