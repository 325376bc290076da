"""What is left as it was while lists are read again: files that somebody writes to, and lists that are gone."""

import os

from paperterm.library.reading import FileState
from paperterm.library.report import SourceState
from paperterm.library.sources import GONE, STDIN, Look, Mark, Source, mark_of
from paperterm.model import Problem

UNSEEN = Mark(-2, 0, 0)
"""What a file looks like that was not read yet: like nothing that it may look like later."""


def hold(state: SourceState, shown: SourceState | None, source: Source, settled: Look) -> None:
    """Give `state` what was `shown` of the files that do not look as in `settled`; those not shown yet wait."""
    files = shown.files if shown else {}
    waiting: set[str] = set()
    for file in source.files:
        known = files.get(file.name)
        if file.name in state.files or file.path == STDIN:
            continue
        if _is_settled(file.path, settled) and (known is None or _needs_settled(known, source, settled)):
            continue
        if known:
            state.files[file.name] = known
        else:
            waiting.add(file.name)
    state.names = tuple(name for name in state.names if name not in waiting)
    if shown:
        _put_back(state, shown, settled)


def take_back(state: SourceState, name: str, shown: SourceState | None) -> None:
    """Give `state` what was `shown` of the file `name`, which changed while it was read."""
    known = shown.files.get(name) if shown else None
    if known:
        state.files[name] = known
    else:
        state.files.pop(name, None)
        state.names = tuple(other for other in state.names if other != name)


def is_lost(source: Source, shown: SourceState | None) -> bool:
    """Whether nothing is left of a list that was `shown`: moved away, or on a disk that is not there now."""
    return shown is not None and bool(shown.files) and (source.is_refused or not source.files)


def as_shown(shown: SourceState) -> tuple[SourceState, Problem]:
    """Return a list that is gone as it was `shown`, with the problem that says so."""
    problem = Problem(shown.name, 0, "is gone: what was read last is shown")
    return SourceState(shown.argument, shown.name, shown.names, (problem,), shown.files), problem


def marks_of(argument: str, source: Source, state: SourceState | None) -> dict[str, Mark]:
    """Return what everything that was read of a list looked like then, by path."""
    if argument == STDIN:
        return {}
    marks = {argument: GONE} if source.is_refused else dict(source.folders)
    files = state.files if state else {}
    marks |= {file.path: UNSEEN for file in source.files if file.path != STDIN}
    for known in files.values():
        marks[known.records.path] = known.stamp.mark
        for name, stamp in known.needs.texts.items():
            marks.setdefault(os.path.join(source.root, name), stamp.mark)
    return marks


def _is_settled(path: str, settled: Look) -> bool:
    return settled.get(path) == mark_of(path)


def _needs_settled(known: FileState, source: Source, settled: Look) -> bool:
    return all(_is_settled(os.path.join(source.root, name), settled) for name in known.needs.texts)


def _put_back(state: SourceState, shown: SourceState, settled: Look) -> None:
    """Give `state` the files that are not there, in their places, unless they are known to be gone for good."""
    names = list(state.names)
    there = set(names)
    at = 0
    for name in shown.names:
        if name in there:
            at = names.index(name) + 1
        elif name in shown.files and settled.get(shown.files[name].records.path) != GONE:
            names.insert(at, name)
            state.files[name] = shown.files[name]
            at += 1
    state.names = tuple(names)
