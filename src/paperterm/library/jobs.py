"""What is to be read, and in which portions processes get it: a way there and back costs as much as a small file."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from paperterm.library.files import MAX_BYTES
from paperterm.library.parts import Part
from paperterm.library.reading import FileState
from paperterm.library.sources import TEXT, ListFile, Source

_PORTION: Final = 16 << 10
"""Bytes that are given at once: some hundredths of a second of reading."""
_SMALLEST: Final = 512
"""Bytes that a file counts for at least."""


@dataclass(frozen=True, slots=True)
class Job:
    """A file of `source`, number `owner` of the arguments.

    Attributes:
        stdin: the bytes of standard input, where `file` is that.
        part: what is to be read of the file, None for all of it.
    """

    owner: int
    source: Source
    file: ListFile
    stdin: bytes | None = None
    part: Part | None = None

    @property
    def size(self) -> int:
        """The number of bytes to read; 0 where that is not known."""
        return self.file.size if self.stdin is None else len(self.stdin)

    @property
    def is_large(self) -> bool:
        """Whether the file is read in parts."""
        return self.stdin is None and self.file.limit > MAX_BYTES and self.size > MAX_BYTES

    @property
    def is_text(self) -> bool:
        """Whether it may be text that is no list."""
        return self.stdin is None and self.file.name.lower().endswith(TEXT)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a job gave.

    Attributes:
        part: whether these are only some entries of a long file, and all of them follow.
        seconds: how long it took.
        processor_seconds: how much of a processor it took, where that is known.
        bytes_read: of a file that is read in parts.
    """

    job: Job
    state: FileState
    part: bool = False
    seconds: float = 0.0
    processor_seconds: float = 0.0
    bytes_read: int = 0


Portion = tuple[Job, ...]
"""Jobs of one source that a process gets at once."""


def portions(jobs: Sequence[Job], sizes: Sequence[int]) -> Iterator[Portion]:
    """Yield `jobs`, of so many bytes each, in their order: small files together."""
    taken: list[Job] = []
    filled = 0
    for job, size in zip(jobs, sizes, strict=True):
        size = max(size, _SMALLEST)  # noqa: PLW2901
        if taken and (filled + size > _PORTION or job.source is not taken[0].source or job.stdin is not None):
            yield tuple(taken)
            taken, filled = [], 0
        taken.append(job)
        filled += size
    if taken:
        yield tuple(taken)
