"""Adding to a ``.bib`` under fire, at length: ``python -m bench.saving [--random N] [--rival SECONDS]``.

Kills at every system call (Linux's ptrace), at random moments, a full filesystem, eight writers, a rival editor, files
of every kind. Prints what was damaged in each; exit code 1 if anything was. `tests/hostile/test_bib_saving.py` has the
short versions.
"""

import argparse
import ctypes
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from paperterm.actions.bibfile import append, missing_from
from paperterm.actions.recovery import recover
from paperterm.bibtex.toplevel import scan
from paperterm.model import Citation

BEFORE = b"% mine\r\n@string{a = {b}}\n\n@misc{one,\n  title = a # {\xc3\xa9}\n}\n% no newline at the end"
TRACEME, SYSCALL, STEP_LIMIT = 0, 24, 5000
WRITERS, EACH = 8, 50


@dataclass
class Count:
    """What a scenario did: `runs`, entries `reported` as added, and what was `damaged`, in words."""

    name: str
    runs: int = 0
    reported: int = 0
    damaged: list[str] = field(default_factory=list)

    def check(self, path: Path, told: Sequence[str], before: bytes = BEFORE) -> None:
        """Note where old bytes are changed, a reported entry is missing or doubled, or one is torn."""
        self.runs += 1
        self.reported += len(told)
        data = path.read_bytes()
        problems = [] if data.startswith(before) else ["old bytes changed"]
        text = data.decode("utf-8", "surrogateescape").replace("\r\n", "\n")
        problems += ["an entry is not closed"] if scan(text).open_line else []
        problems += [f"{key} is not there once" for key in told if text.count(cited(key).text) != 1]
        keys = [key for key in scan(text).keys if key != "one"]
        problems += [f"{key} is torn" for key in keys if cited(key).text not in text]
        problems += ["a key is doubled"] if len(set(keys)) != len(keys) else []
        self.note(*problems)

    def note(self, *problems: str) -> None:
        """Note damage."""
        self.damaged += problems

    def __str__(self) -> str:
        damaged = self.damaged
        first = f" ({damaged[0]})" if damaged else ""
        return f"{self.name}: {self.runs:,} runs, {self.reported:,} entries reported, {len(damaged)} damaged{first}"


def cited(key: str) -> Citation:
    """Return an entry of some lines."""
    return Citation(key, "misc", f"@misc{{{key},\n  title = {{Title of {key}}},\n}}")


def child(work: Callable[[], None]) -> int:
    """Run `work` in a forked process and return its pid."""
    sys.stdout.flush()
    pid = os.fork()
    if pid:
        return pid
    try:
        work()
    finally:
        os._exit(0)


def add_and_report(path: Path, report: Path, keys: Sequence[str]) -> None:
    """Add entries one by one, and tell each that was reported in a file."""
    with report.open("ab", buffering=0) as file:
        for key in keys:
            file.write("".join(f"{added}\n" for added in append(path, [cited(key)]).added).encode())


def told_in(report: Path) -> list[str]:
    """Return what was reported, whole lines only."""
    return report.read_text().splitlines() if report.exists() else []


def every_call(folder: Path) -> Count:
    """Kill an addition at the entry and at the return of each of its system calls."""
    libc = ctypes.CDLL(None, use_errno=True)
    libc.ptrace.argtypes = [ctypes.c_long, ctypes.c_long, ctypes.c_void_p, ctypes.c_void_p]
    count, path, report = Count("kill -9 at every system call"), folder / "refs.bib", folder / "told"

    def traced() -> None:
        libc.ptrace(TRACEME, 0, None, None)
        os.kill(os.getpid(), signal.SIGSTOP)
        add_and_report(path, report, ["two"])

    for number in range(1, STEP_LIMIT):
        path.write_bytes(BEFORE)
        report.unlink(missing_ok=True)
        pid = child(traced)
        os.waitpid(pid, 0)
        ended = False
        for _ in range(number):
            libc.ptrace(SYSCALL, pid, None, None)
            ended = not os.WIFSTOPPED(os.waitpid(pid, 0)[1])
            if ended:
                break
        if not ended:
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)
        recover()
        told = told_in(report)
        count.check(path, told)
        count.check(path, append(path, [cited("two")]).added or ["two"])
        if ended:
            break
    return count


def random_moments(folder: Path, runs: int) -> Count:
    """Kill a program that adds fifty entries at a random moment, `runs` times."""
    count, path, report = Count("kill -9 at a random moment"), folder / "refs.bib", folder / "told"
    for _ in range(runs):
        path.write_bytes(BEFORE)
        report.unlink(missing_ok=True)
        pid = child(lambda: add_and_report(path, report, [f"k{number}" for number in range(50)]))
        time.sleep(random.uniform(0, 0.4))
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        recover()
        count.check(path, told_in(report))
    return count


def full_disk(folder: Path) -> Count:
    """Add to a file on a filesystem of 64 kB with 0 to 4 kB left; needs root for the mount."""
    count, disk = Count("a full filesystem"), folder / "disk"
    disk.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", disk], check=False).returncode:
        print("no filesystem can be mounted here: see the tests for RLIMIT_FSIZE")
        return count
    try:
        path, filler = disk / "refs.bib", disk / "filler"
        for size in range(64):
            filler.unlink(missing_ok=True)
            before = BEFORE + b"\n%" + b"x" * (4096 * (size % 3) + 64 * size)
            path.write_bytes(before)
            with filler.open("wb", buffering=0) as file:
                try:
                    while file.write(b"x" * 512):
                        pass
                except OSError:
                    pass
            addition = append(path, [cited(f"k{number}") for number in range(size % 5 * 20 + 1)])
            if addition.outcome.level == "failed" and path.read_bytes() != before:
                count.note("a refused addition changed the file")
            count.check(path, addition.added, before)
    finally:
        subprocess.run(["umount", disk], check=True)
    return count


def many_writers(folder: Path) -> Count:
    """Eight programs add fifty entries each at once."""
    count, path = Count(f"{WRITERS} writers of {EACH} entries"), folder / "refs.bib"
    path.write_bytes(BEFORE)
    reports = [folder / f"told{writer}" for writer in range(WRITERS)]
    pids = [
        child(lambda w=writer, r=report: add_and_report(path, r, [f"w{w}n{n}" for n in range(EACH)]))  # type: ignore[misc]
        for writer, report in enumerate(reports)
    ]
    for pid in pids:
        os.waitpid(pid, 0)
    told = [key for report in reports for key in told_in(report)]
    count.check(path, told)
    if len(told) != WRITERS * EACH:
        count.note(f"only {len(told)} were added")
    return count


def rival_editor(folder: Path, seconds: float) -> Count:
    """Add while an editor saves the file again and again, by a new file and in place; it looks before it saves."""
    count, path, log = Count(f"a rival editor for {seconds:.0f} s"), folder / "refs.bib", folder / "edits"
    path.write_bytes(BEFORE)
    log.touch()

    def edit() -> None:
        number, deadline = 0, time.monotonic() + seconds
        while time.monotonic() < deadline:
            seen = path.stat()
            data = path.read_bytes().replace(b"% mine", b"% mine\n% edit " + str(number).encode(), 1)
            now = path.stat()
            if (now.st_ino, now.st_size, now.st_mtime_ns) == (seen.st_ino, seen.st_size, seen.st_mtime_ns):
                if number % 2:
                    path.write_bytes(data)
                else:
                    draft = path.with_name("draft")
                    draft.write_bytes(data)
                    draft.replace(path)
                with log.open("a") as file:
                    file.write(f"% edit {number}\n")
                number += 1
            time.sleep(0.03)

    pid, told, number = child(edit), [], 0
    while os.waitpid(pid, os.WNOHANG) == (0, 0):
        number += 1
        told += append(path, [cited(f"k{number}")]).added
        time.sleep(0.01)
    edits = log.read_text().splitlines()
    count.check(path, told, b"% mine")
    lines = set(path.read_bytes().decode().splitlines())
    count.note(*missing_from(path, told), *(edit for edit in edits if edit not in lines))
    count.name += f", {len(edits):,} saves of its own"
    return count


def kinds_of_files(folder: Path) -> Count:
    """Add to files of every line end, encoding and kind; what cannot be added to stays untouched."""
    count = Count("CRLF, BOM, Latin-1, links, no newline")
    contents = (
        BEFORE,
        b"",
        b"\xef\xbb\xbf@misc{one}\r\n",
        b"@misc{one,\r\n title={x}}\r\n",
        b"@misc{one, note={\xe9}}\n",
    )
    for number, before in enumerate(contents):
        path, link, hard = (folder / f"{name}{number}.bib" for name in ("file", "link", "hard"))
        path.write_bytes(before)
        path.chmod(0o640)
        link.symlink_to(path)
        os.link(path, hard)
        added = append(link, [cited("two")]).added
        status = path.stat()
        count.check(path, added, before)
        kept = link.is_symlink() and hard.read_bytes() == path.read_bytes() and status.st_mode & 0o777 == 0o640
        if not kept or missing_from(path, ["two"]):
            count.note(f"file {number}: link, mode or entry")
    fifo = folder / "fifo.bib"
    os.mkfifo(fifo)
    for path in (fifo, folder, Path("/dev/null")):
        if append(path, [cited("two")]).outcome.level != "failed":
            count.note(f"{path} was written")
    return count


def main() -> int:
    """Run all, print a line each; return 1 if anything was damaged."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--random", type=int, default=2000, metavar="N", help="kills at random moments")
    parser.add_argument("--rival", type=float, default=60.0, metavar="SECONDS", help="how long an editor saves")
    options = parser.parse_args()
    scenarios: list[Callable[[Path], Count]] = [
        kinds_of_files,
        full_disk,
        many_writers,
        every_call,
        lambda folder: random_moments(folder, options.random),
        lambda folder: rival_editor(folder, options.rival),
    ]
    damaged = 0
    for scenario in scenarios:
        folder = Path(tempfile.mkdtemp(prefix="paperterm-saving-"))
        os.environ["XDG_STATE_HOME"] = str(folder / "state")
        count = scenario(folder)
        print(count, flush=True)
        damaged += len(count.damaged)
        shutil.rmtree(folder)
    return int(damaged > 0)


if __name__ == "__main__":
    raise SystemExit(main())
