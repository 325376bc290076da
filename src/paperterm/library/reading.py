"""Reading one file of a list: from its bytes to records, with what they depend on."""

from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any, Final

from paperterm.errors import UnreadableError
from paperterm.library.citations import definitions_beside, definitions_in_parts, lack_definitions
from paperterm.library.depends import Needs, NotingResolver, Stamp
from paperterm.library.encodings import SAMPLE_BYTES
from paperterm.library.files import decode, limited, read_file
from paperterm.library.identity import Identifier
from paperterm.library.parts import Part, read_bytes, unusual_lines
from paperterm.library.records import Read, Records, Run, make_records
from paperterm.library.sources import ListFile
from paperterm.library.summary import SUMMARY, Page, read_summary
from paperterm.model import Problem

_MARK_OF_PAGE: Final = b"abstract"
"""Stands in every saved web page (`paperterm.readers.saved`)."""

NO_FILE: Final = Stamp(-1, 0, 0)
_MEGA: Final = 1 << 20
_HEAD: Final = 1 << 15
"""Bytes at the start of a long file that are read before all of it."""


@dataclass(frozen=True, slots=True)
class FileState:
    """What was read from a file, and when that is out of date.

    Attributes:
        records: the entries.
        stamp: of the file when it was read; `NO_FILE` for standard input.
        needs: what the entries depend on beside it.
        layout: what the settings decided when it was read (`ListFile.layout`).
    """

    records: Records
    stamp: Stamp = NO_FILE
    needs: Needs = field(default_factory=Needs)
    layout: str = ""

    def still(self, resolver: NotingResolver) -> "FileState | None":
        """Return this, its stamp brought up to date, if reading the file now gives the same; else None."""
        stamp = self.stamp.renewed(self.records.path)
        if stamp is None or not resolver.holds(self.needs):
            return None
        return self if stamp is self.stamp else replace(self, stamp=stamp)


def read_state(
    file: ListFile, resolver: NotingResolver, stdin: bytes | None = None, reach: int | None = None
) -> FileState:
    """Return what `file` holds now; what cannot be read is among the problems.

    Args:
        resolver: of the source that the file is in.
        stdin: the bytes of standard input, where `file` is that.
        reach: how many bytes are read, None for all; that not all are is a problem.
    """
    stamp = NO_FILE if stdin is not None else Stamp.of(file.path)
    try:
        data = read_file(file.path) if stdin is None else limited(stdin)
    except UnreadableError as error:
        return FileState(failed(file, str(error)), stamp)
    if stdin is None:
        stamp = stamp.with_content(data)
    resolver.needs = Needs()
    if reach is None or reach >= len(data):
        return FileState(_records(file, data, resolver), stamp, resolver.needs)
    cut = data.rfind(b"\n", reach // 2, reach) + 1 or reach
    some = _records(file, data[:cut], resolver)
    words = f"is too much to read: only its first {cut / _MEGA:.1f} of {len(data) / _MEGA:.1f} MB are shown"
    # The last entry may go on behind the cut.
    some = replace(some.first(max(len(some) - 1, 0)), problems=(*some.problems, Problem(file.name, 0, words)))
    return FileState(some, stamp, resolver.needs)


def read_part(file: ListFile, part: Part, resolver: NotingResolver) -> FileState:
    """Return what `part` of `file` holds now; what cannot be read is among the problems."""
    resolver.needs = Needs()
    try:
        data = read_bytes(file.path, file.limit, part)
    except UnreadableError as error:
        return FileState(failed(file, str(error)))
    return FileState(_records(file, data, resolver, part), needs=resolver.needs)


def read_plain_text(file: ListFile) -> FileState | None:
    """Return the state of a ``.txt`` in which no saved web page can stand, None where it has to be read.

    Folders of data hold tens of thousands of them: one look here costs much less than handing each to a worker.
    """
    stamp = Stamp.of(file.path)
    try:
        data = read_file(file.path)
    except UnreadableError:
        return None
    if not data.isascii() or b"\0" in data or _MARK_OF_PAGE in data.lower():
        return None
    return FileState(make_records(file.path, file.name), stamp.with_content(data))


def read_head(file: ListFile, resolver: NotingResolver) -> Records | None:
    """Return the first entries of `file` if it is so long that they come much sooner than all; else None."""
    try:
        data = read_file(file.path)
    except UnreadableError:
        return None
    cut = data.rfind(b"\n\n", 0, _HEAD)
    if len(data) < 4 * _HEAD or cut < 0:
        return None
    head = _records(file, data[:cut], resolver)
    # The last entry may go on behind the cut; problems are those of the whole file.
    return replace(head.first(len(head) - 1), problems=()) if len(head) > 1 else None


def failed(file: ListFile, reason: str, line: int = 0) -> Records:
    """Return the records of a file that cannot be read, from `line` on: none, and the problem."""
    return make_records(file.path, file.name, problems=(Problem(file.name, line, reason),))


def _records(file: ListFile, data: bytes, resolver: NotingResolver, part: Part | None = None) -> Records:
    try:
        return _read(file, data, resolver, part)
    except UnreadableError as error:
        return failed(file, str(error))
    except RecursionError:
        return failed(file, "is nested too deeply: skipped")
    except MemoryError:
        raise
    except Exception as error:  # one file must not cost the others
        return failed(file, f"stopped its reader ({type(error).__name__}): skipped; please report this")


def _read(file: ListFile, data: bytes, resolver: NotingResolver, part: Part | None) -> Records:
    from paperterm.library.place import place_entries
    from paperterm.readers import read

    text, encoding = decode(data, partial(unusual_lines, file.path, file.limit, SAMPLE_BYTES) if part else None)
    problems = [Problem(file.name, 0, f"is not UTF-8: read as {encoding}")] if encoding else []
    if part:
        others = [] if part.is_preview else [definitions_in_parts(file)]
        found = read(text, file.name, others, file.layout, part.line)
    else:
        found = read(text, file.name, layout=file.layout)
        if lack_definitions(found.entries) and (others := definitions_beside(file.name, resolver)):
            found = read(text, file.name, others, file.layout)
    entries = place_entries(found, file, resolver)
    ids = list(map(Identifier().identify, entries))
    problems += found.problems
    problems += (problem for entry in entries for problem in entry.problems if not problem.rule)
    pages = read_summary(text) if file.name == SUMMARY else ()
    return make_records(
        file.path, file.name, title=found.title, problems=tuple(problems), pages=pages, entries=entries, ids=ids
    )


def to_plain(state: FileState) -> dict[str, Any]:
    """Return all of `state` but the bytes of the records and the columns beside them, as plain values for JSON."""
    records, stamp = state.records, state.stamp
    return {
        "path": records.path,
        "name": records.name,
        "title": records.title,
        "problems": [[problem.file, problem.line, problem.message] for problem in records.problems],
        "pages": [[page.depth, page.title, page.file] for page in records.pages],
        "runs": [[run.section, run.count, run.line] for run in records.runs],
        "resources": records.resources,
        "stamp": [stamp.size, stamp.modified, stamp.changed, stamp.settled, stamp.digest],
        "needs": state.needs.to_json(),
        "mark": records.mark.hex(),
        "signs": records.signs_size,
        "layout": state.layout,
    }


def from_plain(plain: dict[str, Any], bounds: Any, ids: bytes, read: Read) -> FileState:
    """Return the state that `to_plain` gave, with its columns and what reads its records."""
    records = Records(
        path=plain["path"],
        name=plain["name"],
        title=plain["title"],
        problems=tuple(Problem(*problem) for problem in plain["problems"]),
        pages=tuple(Page(*page) for page in plain["pages"]),
        runs=tuple(Run(tuple(section), count, line) for section, count, line in plain["runs"]),
        bounds=bounds,
        ids=ids,
        resources=tuple(plain["resources"]),
        signs_size=plain["signs"],
        mark=bytes.fromhex(plain["mark"]),
        read=read,
    )
    return FileState(records, Stamp(*plain["stamp"]), Needs.from_json(plain["needs"]), plain["layout"])
