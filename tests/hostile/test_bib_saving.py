"""A thesis's ``.bib`` under fire: killed at every call, many writers, a full disk, a rival editor.

What was there is there byte for byte, what was reported as added is there once and whole.
"""

import fcntl
import os
import resource
import signal
import sys
import time
import warnings
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from paperterm.actions import bibfile
from paperterm.actions.bibfile import append, missing_from
from paperterm.actions.journal import Journal, journal_folder
from paperterm.actions.recovery import recover
from paperterm.bibtex.toplevel import scan
from paperterm.model import Citation, CitationContext

BEFORE = b"% mine\r\n@string{a = {b}}\n\n@misc{one,\n  title = a # {\xc3\xa9}\n}\n% no newline at the end"
CALLS: list[tuple[ModuleType, str]] = [
    *((os, name) for name in ("open", "close", "read", "write", "fsync", "stat", "fstat", "lseek", "ftruncate")),
    *((os, name) for name in ("unlink", "replace", "rename", "mkdir", "ftruncate", "stat")),
    (fcntl, "flock"),
]


def cited(key: str) -> Citation:
    return Citation(key, "misc", f"@misc{{{key},\n  title = {{Title of {key}}},\n}}")


def child(key: str, parent: str) -> Citation:
    """Return a citation that brings a macro and its parent along."""
    text = f"@inbook{{{key},\n  crossref = {{{parent}}},\n  publisher = pot,\n}}"
    return Citation(key, "inbook", text, CitationContext((("pot", "Pot Press"),), (cited(parent),)))


@pytest.fixture
def bib(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setattr(bibfile, "_LATE_LOOK", 0.001)
    monkeypatch.setattr(bibfile, "_BETWEEN_LOOKS", 0.001)
    path = tmp_path / "refs.bib"
    path.write_bytes(BEFORE)
    return path


def in_child(work: Callable[[], None]) -> int:
    """Run `work` in a forked process; return its pid."""
    sys.stdout.flush()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # a test runner's threads hold no lock that is needed here
        pid = os.fork()
    if pid:
        return pid
    try:
        work()
        os._exit(0)
    finally:
        os._exit(70)


def ended(pid: int) -> int:
    """Wait for a child; return its exit status, the negative signal number where it was killed."""
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def kill_at(number: int, *, torn: int | None = None) -> None:
    """Make this process kill itself at its `number`-th call of the system, a write after `torn` bytes of it."""
    seen = 0

    def watched(name: str, real: Callable[..., object]) -> Callable[..., object]:
        def call(*arguments: object, **options: object) -> object:
            nonlocal seen
            seen += 1
            if seen == number:
                if name == "write" and torn is not None:
                    real(arguments[0], bytes(arguments[1])[:torn])  # type: ignore[call-overload]
                os.kill(os.getpid(), signal.SIGKILL)
            return real(*arguments, **options)

        return call

    for module, name in dict.fromkeys(CALLS):
        setattr(module, name, watched(name, getattr(module, name)))


def check(path: Path, keys: list[str], *, before: bytes = BEFORE) -> None:
    """Assert that the old bytes are there, and each of `keys` once and whole."""
    data = path.read_bytes()
    assert data.startswith(before)
    top = scan(data.decode())
    assert not top.open_line
    assert sorted(top.keys) == sorted(["one", *keys])
    for key in keys:
        assert data.count((child(key, "four") if key == "three" else cited(key)).text.encode()) == 1
    assert data.count(b"@string{pot = {Pot Press}}") == ("three" in keys)


@pytest.mark.parametrize("torn", [None, 0, 1, 20, -1])
def test_killed_at_every_call(bib: Path, tmp_path: Path, torn: int | None) -> None:
    reported = tmp_path / "reported"
    number = 0
    while True:
        number += 1
        bib.write_bytes(BEFORE)
        reported.unlink(missing_ok=True)

        def add(number: int = number) -> None:
            report = os.open(reported, os.O_CREAT | os.O_WRONLY)
            write = os.write
            kill_at(number, torn=torn)
            write(report, " ".join(append(bib, [cited("two"), child("three", "four")]).added).encode())

        status = ended(in_child(add))
        assert status in (0, -signal.SIGKILL)
        assert bib.read_bytes().startswith(BEFORE)
        told = reported.read_text().split() if reported.exists() else []
        if told:
            check(bib, told)
        recover()
        assert scan(bib.read_text()).open_line == 0
        append(bib, [cited("two"), child("three", "four")])
        check(bib, ["two", "three", "four"])
        assert not list(journal_folder().glob("*.json"))
        if status == 0:
            break
    assert number > 20


def test_killed_at_every_call_of_the_recovery(bib: Path) -> None:
    number = 0
    while True:
        number += 1
        bib.write_bytes(BEFORE)

        def tear() -> None:
            real = os.write

            def write(descriptor: int, data: bytes) -> int:
                if not bytes(data).startswith(b"\n\n@misc{two"):
                    return real(descriptor, data)
                real(descriptor, data[:30])
                os.kill(os.getpid(), signal.SIGKILL)
                return 30

            os.write = write  # type: ignore[assignment]
            append(bib, [cited("two")])

        def mend(number: int = number) -> None:
            kill_at(number, torn=3)
            recover()

        assert ended(in_child(tear)) == -signal.SIGKILL
        assert len(bib.read_bytes()) == len(BEFORE) + 30
        status = ended(in_child(mend))
        assert recover() == [] or status != 0
        check(bib, ["two"])
        if status == 0:
            break
    assert number > 5


def test_killed_at_random_moments(bib: Path) -> None:
    for attempt in range(60):
        bib.write_bytes(BEFORE)
        pid = in_child(lambda: [append(bib, [cited(f"k{number}")]) for number in range(50)] and None)
        time.sleep(attempt / 4000)
        os.kill(pid, signal.SIGKILL)
        ended(pid)
        assert bib.read_bytes().startswith(BEFORE)
        recover()
        check(bib, [key for key in scan(bib.read_text()).keys if key != "one"])


def test_a_tail_that_is_not_ours_is_left_alone(bib: Path) -> None:
    for tail in (b"", b"\nother text", b"\r\n\r\n@misc{two,} and more"):
        bib.write_bytes(BEFORE + tail)
        Journal(bib.resolve(), len(BEFORE), b"\r\n\r\n@misc{two,}").write()
        assert recover() == []
        assert bib.read_bytes() == BEFORE + tail
        assert not list(journal_folder().glob("*.json"))


def test_eight_writers(bib: Path) -> None:
    each = 12

    def work(writer: int) -> None:
        for number in range(each):
            addition = append(bib, [cited(f"w{writer}n{number}"), cited(f"shared{number}")])
            if f"w{writer}n{number}" not in addition.added:
                os._exit(1)

    pids = [in_child(lambda writer=writer: work(writer)) for writer in range(8)]  # type: ignore[misc]
    assert [ended(pid) for pid in pids] == [0] * 8
    check(bib, [f"w{w}n{n}" for w in range(8) for n in range(each)] + [f"shared{n}" for n in range(each)])


@pytest.mark.parametrize("room", [0, 1, 10, 40])
def test_a_full_disk_leaves_the_file_as_it_was(bib: Path, room: int) -> None:
    """``RLIMIT_FSIZE`` refuses bytes beyond a size, as a full disk does: some of a write may fit."""
    big = BEFORE + b"\n%" + b"x" * 5000
    bib.write_bytes(big)

    def work() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (len(big) + room, resource.RLIM_INFINITY))
        os._exit(0 if append(bib, [cited("two")]).outcome.level == "failed" else 1)

    assert ended(in_child(work)) == 0
    assert bib.read_bytes() == big
    assert not list(journal_folder().glob("*.json"))
    assert append(bib, [cited("two")]).added == ("two",)
    check(bib, ["two"], before=big)


def save_by_renaming(path: Path, data: bytes) -> None:
    draft = path.with_name(f"{path.name}~new")
    draft.write_bytes(data)
    draft.replace(path)


def save_in_place(path: Path, data: bytes) -> None:
    with path.open("wb", buffering=0) as file:
        file.write(data[: len(data) // 2])
        time.sleep(0.002)
        file.write(data[len(data) // 2 :])


@pytest.mark.parametrize("save", [save_by_renaming, save_in_place])
def test_a_rival_editor_that_looks_before_it_saves(
    bib: Path, tmp_path: Path, save: Callable[[Path, bytes], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """An editor that reads again when the file has changed, as vim and emacs do."""
    monkeypatch.undo()
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    log = tmp_path / "edits"
    log.touch()

    def rival() -> None:
        number = 0
        deadline = time.monotonic() + 3
        while time.monotonic() < deadline:
            seen = bib.stat()
            data = bib.read_bytes().replace(b"% mine", b"% mine\n% edit " + str(number).encode(), 1)
            now = bib.stat()
            if (now.st_ino, now.st_size, now.st_mtime_ns) == (seen.st_ino, seen.st_size, seen.st_mtime_ns):
                save(bib, data)
                with log.open("a") as file:
                    file.write(f"% edit {number}\n")
                number += 1
            time.sleep(0.02)

    pid = in_child(rival)
    reported: list[str] = []
    number = 0
    while os.waitpid(pid, os.WNOHANG) == (0, 0):
        number += 1
        reported += append(bib, [cited(f"k{number}")]).added
    data = bib.read_bytes()
    assert len(reported) > 5
    assert missing_from(bib, reported) == ()
    assert all(data.count(cited(key).text.encode()) == 1 for key in reported)
    edits = log.read_text().splitlines()
    assert len(edits) > 5
    assert sorted(line for line in data.decode().splitlines() if line.startswith("% edit")) == sorted(edits)
