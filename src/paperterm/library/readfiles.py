"""Reading the files of lists: which kind of file is read in which way."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing

from paperterm.library.depends import NotingResolver
from paperterm.library.jobs import Answer, Job, portions
from paperterm.library.largefile import read_large
from paperterm.library.pool import Pool, worker_count
from paperterm.library.reading import read_plain_text, read_state


def read_jobs(jobs: Sequence[Job], stopped: Callable[[], bool], *, wants_heads: bool) -> Iterator[Answer]:
    """Yield what the jobs give, about in their order; end early when `stopped`.

    Large ``.bib`` files come behind the others. Texts that are no lists come last, and without a process. Where no
    process can be started the files are read in this one, without a bound on time and memory.

    Args:
        wants_heads: whether the first entries of a long file are worth an answer of their own.
    """
    large = [job for job in jobs if job.is_large]
    lists = [job for job in jobs if not job.is_text and not job.is_large]
    if lists:
        yield from _read_in_workers(lists, stopped, wants_heads=wants_heads)
    for job in large:
        yield from read_large(job, stopped)
    pages: list[Job] = []
    for job in jobs:
        if not job.is_text:
            continue
        if stopped():
            return
        if state := read_plain_text(job.file):
            yield Answer(job, state)
        else:
            pages.append(job)
    if pages:
        yield from _read_in_workers(pages, stopped, wants_heads=wants_heads)


def _read_in_workers(jobs: Sequence[Job], stopped: Callable[[], bool], *, wants_heads: bool) -> Iterator[Answer]:
    waiting = {id(job): job for job in jobs}
    sizes = [job.size for job in jobs]
    try:
        with closing(Pool(min(len(jobs), worker_count(sum(sizes))))) as pool:
            for answer in pool.read(portions(jobs, sizes), stopped, wants_heads=wants_heads):
                if not answer.part:
                    del waiting[id(answer.job)]
                yield answer
    except OSError:
        resolvers: dict[int, NotingResolver] = {}
        for job in waiting.values():
            if stopped():
                return
            resolver = resolvers.setdefault(job.owner, NotingResolver(job.source))
            yield Answer(job, read_state(job.file, resolver, job.stdin))
