"""Where the time goes: shares of the own time, as JSON.

    python -m bench.profiles reading FOLDER         one process reads lists without a cache: by room of the program
    python -m bench.profiles search FOLDER QUERY    the cached index of lists answers a query: by function

The shares of a warm start come from processor times of whole processes.
"""

import cProfile
import json
import pstats
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path

SHOWN = 8
_IMPORTS = "import gc; gc.disable(); import paperterm.start, paperterm.cli, paperterm.ui.app"
"""As the program does it: it collects no garbage until it takes keys."""


def start_shares(processor: float) -> list[tuple[str, float]]:
    """Return the parts of the processor time of a warm start until it takes keys: what comes before each next step."""
    python, ours = _seconds("pass"), _seconds(_IMPORTS)
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


def measured(what: str, *about: str, environment: Mapping[str, str]) -> list[tuple[str, float]]:
    """Return the shares that another process finds out, with the caches of `environment`."""
    command = [sys.executable, "-m", "bench.profiles", what, *about]
    root = Path(__file__).resolve().parents[1]
    run = subprocess.run(command, check=True, capture_output=True, text=True, env=dict(environment), cwd=root)
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


def _reading(folder: str) -> list[tuple[str, float]]:
    from paperterm.library.depends import NotingResolver
    from paperterm.library.reading import read_state
    from paperterm.library.sources import find_sources

    (source,) = find_sources([folder])
    resolver = NotingResolver(source)
    return _shares(lambda: [read_state(file, resolver) for file in source.files], _room)


def _search(folder: str, query: str) -> list[tuple[str, float]]:
    from bench.search import BEST, stored_index

    index = stored_index(Path(folder))

    def search() -> None:
        for _ in range(3):
            index.forget()
            index.search(query, limit=BEST)

    return _shares(search, _function)


def main() -> None:
    """Print the shares."""
    what, *about = sys.argv[1:]
    print(json.dumps(_reading(*about) if what == "reading" else _search(*about)))


if __name__ == "__main__":
    main()
