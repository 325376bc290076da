"""Readers for tests of loading, here and in worker processes: a bullet is an entry, some words misbehave."""

import os
import re
import signal
import time
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from paperterm import readers
from paperterm.library import process
from paperterm.model import Entry, Link


@dataclass(frozen=True, slots=True)
class Reading:
    title: str
    entries: tuple
    problems: tuple = ()


def read(text, file, layout=""):
    misbehave(text)
    entries, section, title = [], (), ""
    for number, line in enumerate(text.splitlines(), start=1):
        if line.startswith("# "):
            title = line[2:]
        elif line.startswith("## "):
            section = (title, line[3:])
        elif line.startswith("- "):
            links = tuple(Link("bib", "other", url) for url in re.findall(r"<(.*?)>", line))
            name = re.sub(r" <.*", "", line[2:])
            entries.append(Entry(file=file, line=number, title=name, links=links, section=section))
    return Reading(title, tuple(entries))


def misbehave(text):
    while "RUN AWAY" in text:
        pass
    end = time.process_time() + len(text) / 2_000_000
    while "SLOW" in text and time.process_time() < end:
        pass
    if "EAT MEMORY" in text:
        raise MemoryError
    if "CRASH" in text:
        os.kill(os.getpid(), signal.SIGKILL)
    if "RAISE" in text:
        raise IndexError


def install(monkeypatch):
    """Use these readers in this process and in the workers that it starts."""
    monkeypatch.setattr(readers, "read", read, raising=False)
    monkeypatch.setattr(readers, "Reading", Reading, raising=False)
    here = str(Path(__file__).parent)
    boot = f"import sys; sys.path[:] = [*sys.argv[1:], {here!r}]; import stub_readers; stub_readers.work('{{module}}')"
    monkeypatch.setattr(process, "_BOOT", boot)


def work(module):
    """Run `main` of a module of the program, with these readers, and the budget that a test gives them."""
    readers.read, readers.Reading = read, Reading
    from paperterm.library import worker

    worker.SECONDS = float(os.environ.get("STUB_SECONDS", "30"))
    import_module(module).main()
