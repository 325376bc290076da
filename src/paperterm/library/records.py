"""What was read from one file, kept as records that become entries only when somebody looks at them.

A record is an entry as a JSON array, without what all entries of the file share (path, file), what a run of them shares
(section) and the id, which stands in a column of its own. Records travel between processes and lie in the cache as
they are; JSON cannot run code.
"""

import json
from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, fields, replace
from functools import lru_cache
from hashlib import blake2s
from itertools import accumulate, chain, groupby
from operator import attrgetter
from typing import Any, Final

from paperterm.library.papers.names import SIGN_BYTES, signs_of
from paperterm.library.summary import Page
from paperterm.model import Citation, CitationContext, Entry, Link, Name, Problem

ID_BYTES: Final = 6
_CHUNK: Final = 1 << 20
_APART: Final = frozenset({"path", "file", "section", "id"})
_NAMES: Final = tuple(field.name for field in fields(Entry) if field.name not in _APART)
_VALUES: Final = attrgetter(*_NAMES)
_NAMED: Final = frozenset({"authors", "editors"})
_NAMED_AT: Final = tuple(number for number, name in enumerate(_NAMES) if name in _NAMED)
_PARTS: Final = (Link, Citation, CitationContext, Problem)
_PART_VALUES: Final = {made: attrgetter(*(field.name for field in fields(made))) for made in _PARTS}


def _plain(part: Any) -> Any:
    return _PART_VALUES[type(part)](part)


def _plain_name(name: Name) -> str | Name:
    """Return the text of a name that is divided at its last space, as most are, else its parts."""
    last, first, von, jr, literal = name
    if von or jr or " " in last or literal is bool(first):
        return name
    return f"{first} {last}" if first else last


@lru_cache(maxsize=1 << 14)
def _name(text: str) -> Name:
    first, space, last = text.rpartition(" ")
    return Name(last, first, literal=not space)


_ENCODER: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=_plain, check_circular=False)


def encode(entry: Entry) -> bytes:
    """Return the record of `entry`."""
    values = list(_VALUES(entry))
    for at in _NAMED_AT:
        values[at] = [_plain_name(name) for name in values[at]]
    return _ENCODER.encode(values).encode("utf-8", "surrogatepass")


def decode(record: bytes, path: str, file: str, section: tuple[str, ...], entry_id: str) -> Entry:
    """Return the entry of `record`, with what stands apart from it.

    Raises:
        ValueError: `record` is none.
    """
    values = json.loads(record.decode("utf-8", "surrogatepass"))
    if not isinstance(values, list):
        raise ValueError("no record")  # noqa: TRY004 - the value of the JSON text, no type of an argument
    given = dict(zip(_NAMES, values, strict=True))
    for name, value in given.items():
        if isinstance(value, list):
            made = _MADE.get(name)
            if name in _NAMED:
                given[name] = tuple([_name(name) if isinstance(name, str) else Name._make(name) for name in value])
            else:
                given[name] = tuple(made(*part) for part in value) if made else _tuples(value)
    return Entry(path=path, file=file, section=section, id=entry_id, **given)


def _tuples(values: list[Any]) -> tuple[Any, ...]:
    return tuple(_tuples(value) if isinstance(value, list) else value for value in values)


def _citation(key: str, kind: str, text: str, context: list[Any] | None, raw: str) -> Citation:
    if context is None:
        return Citation(key, kind, text, None, raw)
    macros, parents, missing = context
    around = CitationContext(_tuples(macros), tuple(_citation(*one) for one in parents), tuple(missing))
    return Citation(key, kind, text, around, raw)


_MADE: Final[dict[str, Callable[..., Any]]] = {"links": Link, "citations": _citation, "problems": Problem}


@dataclass(frozen=True, slots=True)
class Run:
    """Entries of one section that stand beside each other; `line` is that of the first."""

    section: tuple[str, ...]
    count: int
    line: int


Read = Callable[[int, int], bytes]
"""From a start and a stop to the bytes between; may raise OSError."""


@dataclass(frozen=True, slots=True)
class Records:
    """The entries of one file.

    Attributes:
        path, name: of the file (`paperterm.library.sources.ListFile`).
        title: of the file, "" where it has none.
        problems: what could not be read in it, that of its entries too.
        pages: its table of contents, where it is a ``SUMMARY.md``.
        runs: sections in the order of the lines.
        bounds: where each record starts in what `read` gives, and where the last one stops.
        ids: `ID_BYTES` for each entry.
        resources: the numbers of the entries that are resources, ascending.
        signs_size: bytes behind the records that hold the signs of the papers, 0 where they are not known.
        mark: a hash of the entries.
    """

    path: str
    name: str
    title: str = ""
    problems: tuple[Problem, ...] = ()
    pages: tuple[Page, ...] = ()
    runs: tuple[Run, ...] = ()
    bounds: Sequence[int] = (0,)
    ids: bytes = b""
    resources: tuple[int, ...] = ()
    signs_size: int = 0
    mark: bytes = b""
    read: Read = lambda _start, _stop: b""
    _ends: list[int] = field(default_factory=list, init=False, repr=False, compare=False)

    def __len__(self) -> int:
        return len(self.bounds) - 1

    def entries(self, start: int, stop: int) -> Iterator[Entry]:
        """Yield the entries from number `start` on, up to `stop`.

        Raises:
            OSError, ValueError: the records cannot be read, or are damaged.
        """
        if start >= stop:
            return
        first = self.bounds[start]
        data = self.read(first, self.bounds[stop])
        if not self._ends:
            self._ends.extend(accumulate(run.count for run in self.runs))
        run = bisect_right(self._ends, start)
        for number in range(start, stop):
            while number >= self._ends[run]:
                run += 1
            record = data[self.bounds[number] - first : self.bounds[number + 1] - first]
            yield decode(record, self.path, self.name, self.runs[run].section, self.entry_id(number))

    def entry_id(self, number: int) -> str:
        """Return the id of an entry."""
        return self.ids[number * ID_BYTES : (number + 1) * ID_BYTES].hex()

    def first(self, count: int) -> "Records":
        """Return the records of the first `count` entries."""
        runs: list[Run] = []
        left = count
        for run in self.runs:
            if left:
                runs.append(replace(run, count=min(left, run.count)))
                left -= runs[-1].count
        bounds, ids = self.bounds[: count + 1], self.ids[: count * ID_BYTES]
        resources = tuple(number for number in self.resources if number < count)
        return replace(self, runs=tuple(runs), bounds=bounds, ids=ids, resources=resources, signs_size=0)

    def signs(self) -> Iterator[bytes]:
        """Yield for each entry the signs of its paper (`paperterm.library.papers.names`), one after the other.

        Raises:
            OSError, ValueError: they cannot be read.
        """
        if not self.signs_size:
            yield from (b"" for _ in range(len(self)))
            return
        data = self.read(self.bounds[-1], self.bounds[-1] + self.signs_size)
        at = len(self)
        for count in data[:at]:
            yield data[at : at + count * SIGN_BYTES]
            at += count * SIGN_BYTES

    @property
    def size(self) -> int:
        """The number of bytes of `payload`."""
        return self.bounds[-1] - self.bounds[0] + self.signs_size

    def payload(self) -> bytes:
        """Return all records, and the signs behind them."""
        return self.read(self.bounds[0], self.bounds[0] + self.size)

    def chunks(self) -> Iterator[bytes]:
        """Yield what `payload` returns, piece by piece."""
        start, stop = self.bounds[0], self.bounds[0] + self.size
        for at in range(start, stop, _CHUNK):
            yield self.read(at, min(at + _CHUNK, stop))


def from_memory(data: bytes) -> Read:
    """Return what reads from `data`."""
    return lambda start, stop: data[start:stop]


def make_records(  # noqa: PLR0913 - the parts of a file
    path: str,
    name: str,
    *,
    title: str = "",
    problems: tuple[Problem, ...] = (),
    pages: tuple[Page, ...] = (),
    entries: Sequence[Entry] = (),
    ids: Sequence[str] = (),
) -> Records:
    """Return the records of `entries`, known by `ids`, all of the file `name`, in the order of their lines."""
    encoded = [encode(entry) for entry in entries]
    data, runs = b"".join(encoded), tuple(_runs(entries))
    signs = [signs_of(entry) for entry in entries]
    packed = bytes(map(len, signs)) + b"".join(chain.from_iterable(signs))
    return Records(
        path=path,
        name=name,
        title=title,
        problems=problems,
        pages=pages,
        runs=runs,
        bounds=array("I", accumulate(map(len, encoded), initial=0)),
        ids=bytes.fromhex("".join(ids)),
        resources=tuple(number for number, entry in enumerate(entries) if entry.kind == "resource"),
        signs_size=len(packed),
        mark=blake2s(repr((path, name, runs)).encode("utf-8", "surrogatepass") + data).digest(),
        read=from_memory(data + packed),
    )


def join_records(path: str, name: str, parts: Sequence[Records]) -> Records:
    """Return the records of all `parts` of the file `name`, one after the other; their bytes stay where they are."""
    bounds, runs, ids = array("I", (0,)), list[Run](), bytearray()
    known: set[bytes] = set()
    resources: list[int] = []
    for part in parts:
        resources += (number + len(bounds) - 1 for number in part.resources)
        shift = bounds[-1] - part.bounds[0]
        bounds.extend(bound + shift for bound in part.bounds[1:])
        for run in part.runs:
            if runs and runs[-1].section == run.section:
                runs[-1] = replace(runs[-1], count=runs[-1].count + run.count)
            else:
                runs.append(run)
        for at in range(0, len(part.ids), ID_BYTES):
            ids += (one := unlike(part.ids[at : at + ID_BYTES], known))
            known.add(one)
    mark = blake2s(b"".join(part.mark for part in parts))
    mark.update(bytes(ids))
    return Records(
        path=path,
        name=name,
        title=next((part.title for part in parts if part.title), ""),
        problems=tuple(problem for part in parts for problem in part.problems),
        runs=tuple(runs),
        bounds=bounds,
        ids=bytes(ids),
        resources=tuple(resources),
        signs_size=sum(part.signs_size for part in parts),
        mark=mark.digest(),
        read=_JoinedRead(parts, bounds[-1]),
    )


class _JoinedRead:
    """Reads the records of several parts, and behind them what `Records.signs` expects."""

    def __init__(self, parts: Sequence[Records], size: int) -> None:
        self._parts = [part for part in parts if len(part)]
        self._ends = list(accumulate(part.bounds[-1] - part.bounds[0] for part in self._parts))
        self._size = size

    def __call__(self, start: int, stop: int) -> bytes:
        pieces = []
        at = bisect_right(self._ends, start)
        while start < min(stop, self._size):
            part = self._parts[at]
            first = part.bounds[0] - (self._ends[at - 1] if at else 0)
            end = min(stop, self._ends[at])
            pieces.append(part.read(start + first, end + first))
            start, at = end, at + 1
        if stop > self._size:
            pieces.append(self._signs()[start - self._size : stop - self._size])
        return b"".join(pieces)

    def _signs(self) -> bytes:
        counts, signs = [], []
        for part in self._parts:
            packed = part.read(part.bounds[-1], part.bounds[-1] + part.signs_size)
            counts.append(packed[: len(part)])
            signs.append(packed[len(part) :])
        return b"".join((*counts, *signs))


def unlike(entry_id: bytes, known: set[bytes]) -> bytes:
    """Return `entry_id`, or another id made of it where it is among the `known` ones."""
    while entry_id in known:
        entry_id = blake2s(entry_id, digest_size=ID_BYTES).digest()
    return entry_id


def _runs(entries: Sequence[Entry]) -> Iterator[Run]:
    for section, group in groupby(entries, attrgetter("section")):
        run = list(group)
        yield Run(section, len(run), run[0].line)
