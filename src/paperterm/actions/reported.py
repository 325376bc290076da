"""Which problems of lists were reported: those of a file once, until it or they change."""

import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from hashlib import blake2s
from typing import Final

from paperterm.actions.private import write_private
from paperterm.model import Problem
from paperterm.paths import state_folder
from paperterm.regular import read_regular

_NAME: Final = "reported.json"
_MOST: Final = 1000
"""Files that are remembered; the first ones are forgotten, and reported again."""


def unreported(arguments: Sequence[str], problems: Iterable[Problem]) -> dict[str, int]:
    """Return the files whose problems were not reported since they changed, each with their number; remember them.

    Where the state folder cannot be read or written, they are returned each time.

    Args:
        arguments: what was read, as the person named it.
        problems: of all the files in it.
    """
    digests = dict(_digests(arguments, list(problems)))
    known = _known()
    changed = {path: number for path, (number, digest) in digests.items() if known.get(path) != digest}
    if changed:
        for path in changed:
            known.pop(path, None)
            known[path] = digests[path][1]
        kept = dict(list(known.items())[-_MOST:])
        with suppress(OSError):
            write_private(state_folder() / _NAME, json.dumps(kept).encode())
    return changed


def _digests(arguments: Sequence[str], problems: Sequence[Problem]) -> Iterator[tuple[str, tuple[int, str]]]:
    for file, number in Counter(problem.file for problem in problems).items():
        path = _path_of(arguments, file)
        state = ""
        with suppress(OSError):
            status = os.stat(path)
            state = f"{status.st_size} {status.st_mtime_ns}"
        said = "\n".join(str(problem) for problem in problems if problem.file == file)
        digest = blake2s(f"{state}\n{said}".encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
        yield path, (number, digest)


def _path_of(arguments: Sequence[str], file: str) -> str:
    """Return the absolute path of a file that a problem names relative to one of the arguments."""
    folders = [place for argument in arguments for place in (argument, os.path.dirname(argument) or ".")]
    paths = [os.path.abspath(os.path.join(folder, file)) for folder in folders]
    return next(filter(os.path.exists, paths), file)


def _known() -> dict[str, str]:
    try:
        known = json.loads(read_regular(state_folder() / _NAME))
    except (OSError, ValueError):
        return {}
    return known if isinstance(known, dict) else {}
