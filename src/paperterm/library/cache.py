"""The cache: what was read from the files of a list, kept between runs.

One file for each argument of the command line::

    header      magic, lengths of the three parts, CRC-32 of the first two
    contents    JSON: the fingerprint of the program, the argument, and for each list file all but its entries
    columns     for each list file the bounds of its records (32 bits, native) and their ids
    records     of all files, one after the other, the signs of their papers behind those of each

The first two parts are read at once, a record when its entry is looked at, by `os.pread`: a mapping would kill the
program where another machine replaces the file on NFS. A cache is never changed, only replaced (a temporary file and a
rename): two programs that share one need no lock, the last one wins. Whatever is wrong with a cache costs only the
cache.
"""

import json
import os
import struct
import tempfile
import time
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from hashlib import blake2s
from pathlib import Path
from typing import Any, Final
from zlib import crc32

from paperterm.errors import UnreadableError
from paperterm.library.fingerprint import fingerprint
from paperterm.library.reading import FileState, from_plain, to_plain
from paperterm.library.records import ID_BYTES
from paperterm.paths import cache_folder
from paperterm.trouble import report

SUFFIX: Final = ".records"
MAX_BYTES: Final = 2 << 30
"""Of all caches together: beyond, those that were made first are removed."""

UNFINISHED: Final = ".part"
BROKEN: Final = ".broken"
_ABANDONED: Final = 3600.0
"""Seconds after which nobody still writes."""

_MAGIC: Final = b"paperterm cache\n"
_HEADER: Final = struct.Struct("<16sQQQI")
_CHUNK: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class Cached:
    """The cache of one argument.

    Attributes:
        contents: what the argument looked like: its names and files (`paperterm.library.load`).
        files: what was read, in the order of the files.
        intact: whether the records of a file are undamaged, by its number; reads all of them.
    """

    contents: dict[str, Any]
    files: tuple[FileState, ...]
    intact: Callable[[int], bool]


def cache_path(argument: str) -> Path:
    """Return where the cache of `argument`, an absolute path, lies or would lie."""
    name = blake2s(os.fsencode(argument), digest_size=16).hexdigest()
    return cache_folder() / f"{name}{SUFFIX}"


def load_cache(argument: str) -> Cached | None:
    """Return the cache of `argument`, None where there is none that can be used; a broken one is set aside."""
    path = cache_path(argument)
    try:
        descriptor = Descriptor(os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK))
    except OSError:
        return None
    try:
        return _load(argument, descriptor)
    except (OSError, ValueError, TypeError, KeyError, struct.error):
        set_aside(path)
        return None


def save_cache(argument: str, contents: dict[str, Any], files: Sequence[FileState]) -> None:
    """Replace the cache of `argument`.

    Raises:
        OSError, ValueError: it cannot be written, or what it takes over cannot be read; what was there before stays.
    """
    path = cache_path(argument)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(prefix=path.stem, suffix=UNFINISHED, dir=path.parent)
    try:
        with open(descriptor, "wb") as file:
            file.writelines(_pieces(argument, contents, files))
        os.replace(name, path)
    except BaseException:
        os.unlink(name)
        raise
    prune(path)


@dataclass(frozen=True, slots=True)
class CacheFile:
    """A file in the cache folder; `made` in seconds since the epoch."""

    path: Path
    size: int
    made: float


def cache_files() -> list[CacheFile]:
    """Return the files of the cache, those made first first."""
    found: list[CacheFile] = []
    with suppress(OSError), os.scandir(cache_folder()) as entries:
        for entry in entries:
            with suppress(OSError):
                if entry.is_file(follow_symlinks=False):
                    status = entry.stat(follow_symlinks=False)
                    found.append(CacheFile(Path(entry.path), status.st_size, status.st_mtime))
    return sorted(found, key=lambda file: file.made)


def clear_cache() -> None:
    """Remove all files of the cache.

    Raises:
        UnreadableError: one of them cannot be removed.
    """
    for file in cache_files():
        try:
            file.path.unlink(missing_ok=True)
        except OSError as error:
            raise UnreadableError(
                f"{file.path.name} cannot be removed: {(error.strerror or str(error)).lower()}"
            ) from error


def set_aside(path: Path) -> None:
    """Keep the broken file at `path` under another name, with the caches, and say so: it is made again."""
    kept = path.with_name(path.name + BROKEN)
    with suppress(OSError):
        os.replace(path, kept)
        report(f"{path} was broken: it is kept as {kept.name}, and the lists are read again")


class Descriptor:
    """An open file, closed with the last that reads from it."""

    def __init__(self, number: int) -> None:
        self.number = number

    def __del__(self) -> None:
        os.close(self.number)


def read_exactly(descriptor: Descriptor, base: int, start: int, stop: int) -> bytes:
    """Return the bytes from `start` to `stop`, both counted from `base`.

    Raises:
        ValueError: the file ends before.
    """
    data = os.pread(descriptor.number, stop - start, base + start)
    if len(data) != stop - start:
        raise ValueError("the cache is truncated")
    return data


def _load(argument: str, descriptor: Descriptor) -> Cached | None:
    magic, *lengths, crc = _HEADER.unpack(read_exactly(descriptor, 0, 0, _HEADER.size))
    if magic != _MAGIC or os.fstat(descriptor.number).st_size != _HEADER.size + sum(lengths):
        raise ValueError("the cache has another form")
    head = read_exactly(descriptor, _HEADER.size, 0, lengths[0] + lengths[1])
    if crc32(head) != crc:
        raise ValueError("the cache is damaged")
    contents = json.loads(head[: lengths[0]])
    if contents["program"] != fingerprint() or contents["argument"] != argument:
        return None
    base = _HEADER.size + lengths[0] + lengths[1]
    columns = memoryview(head)[lengths[0] :]
    files: list[FileState] = []
    checks: list[tuple[int, int, int]] = []
    for plain in contents["files"]:
        count = plain["count"]
        bounds = array("I", columns[: (count + 1) * 4].tobytes())
        ids = columns[(count + 1) * 4 : (count + 1) * 4 + count * ID_BYTES].tobytes()
        columns = columns[(count + 1) * 4 + count * ID_BYTES :]
        files.append(from_plain(plain, bounds, ids, partial(read_exactly, descriptor, base)))
        size = files[-1].records.size
        checks.append((base, base + size, plain["crc"]))
        base += size
    return Cached(contents, tuple(files), lambda number: _is_intact(descriptor, *checks[number]))


def _is_intact(descriptor: Descriptor, start: int, stop: int, expected: int) -> bool:
    try:
        return expected == _crc(
            read_exactly(descriptor, at, 0, min(_CHUNK, stop - at)) for at in range(start, stop, _CHUNK)
        )
    except (OSError, ValueError):
        return False


def _pieces(argument: str, contents: dict[str, Any], files: Sequence[FileState]) -> Iterator[bytes]:
    plain = [to_plain(state) | {"count": len(state.records), "crc": _crc(state.records.chunks())} for state in files]
    head = _json(contents | {"program": fingerprint(), "argument": argument}, plain)
    columns = b"".join(
        array("I", (bound - state.records.bounds[0] for bound in state.records.bounds)).tobytes() + state.records.ids
        for state in files
    )
    crc = crc32(columns, crc32(head))
    size = sum(state.records.size for state in files)
    yield _HEADER.pack(_MAGIC, len(head), len(columns), size, crc)
    yield head
    yield columns
    for state in files:
        yield from state.records.chunks()


def _crc(chunks: Iterable[bytes]) -> int:
    crc = 0
    for chunk in chunks:
        crc = crc32(chunk, crc)
    return crc


def _json(table: dict[str, Any], files: Sequence[dict[str, Any]]) -> bytes:
    """Return `table`, with `files` in it, as JSON; file by file, since nothing else runs while a text is made."""
    start = json.dumps(table, separators=(",", ":")).removesuffix("}")
    made = ",".join(json.dumps(file, separators=(",", ":")) for file in files)
    return f'{start},"files":[{made}]}}'.encode()


def prune(kept: Path) -> None:
    """Remove what programs left unfinished, then what was made first until the rest fits `MAX_BYTES`; `kept` stays."""
    found = cache_files()
    size = sum(file.size for file in found)
    now = time.time()
    for file in found:
        left_behind = file.path.suffix == UNFINISHED and file.made < now - _ABANDONED
        if file.path != kept and (left_behind or size > MAX_BYTES):
            size -= file.size
            with suppress(OSError):
                file.path.unlink(missing_ok=True)
