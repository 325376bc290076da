"""Which program made a cache: another one may read lists in another way."""

import os
import sys
from collections.abc import Iterator
from functools import cache
from hashlib import blake2s
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from paperterm import __version__

_ROOMS: Final = ("bibtex", "cite", "library", "model", "readers", "search")
_LIBRARIES: Final = ("chardet", "markdown_it", "yaml")


@cache
def fingerprint() -> str:
    """Return a hash that is another one for every version of the code that reads lists, and of its libraries.

    The files of the code are told by place, size and time of their last change: looking into them takes longer than
    all else at a warm start.
    """
    made = blake2s("\n".join((__version__, sys.version, sys.byteorder, *_states())).encode("utf-8", "surrogatepass"))
    return made.hexdigest()


def _states() -> Iterator[str]:
    package = Path(__file__).resolve().parent.parent
    yield _state(str(package / "text.py"))
    for room in _ROOMS:
        yield from sorted(_code_files(str(package / room)))
    for name in _LIBRARIES:
        spec = find_spec(name)
        if spec and spec.origin:
            yield _state(spec.origin)


def _code_files(folder: str) -> Iterator[str]:
    with os.scandir(folder) as found:
        for entry in found:
            if entry.is_dir():
                if entry.name != "__pycache__":
                    yield from _code_files(entry.path)
            elif entry.name.endswith((".py", ".json")):
                yield _state(entry.path)


def _state(path: str) -> str:
    status = os.stat(path)
    return f"{path} {status.st_size} {status.st_mtime_ns}"
