"""Worker processes end with the program, however it ends."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

PROGRAM = """
import sys
sys.path.insert(0, {here!r})
import stub_readers
from paperterm.library.load import Loader

class Patch:
    setattr = staticmethod(lambda owner, name, value, raising=True: setattr(owner, name, value))

stub_readers.install(Patch)
print("reading", flush=True)
Loader([{page!r}]).load()
"""


def children(process):
    """Return the processes that `process` has started, and that still run."""
    found = []
    for entry in Path("/proc").iterdir():
        try:
            state, parent = (entry / "stat").read_text().rpartition(")")[2].split()[:2]
        except (OSError, ValueError):
            continue
        if entry.name.isdigit() and int(parent) == process and state != "Z":
            found.append(int(entry.name))
    return found


def is_running(process):
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def wait_until(condition):
    deadline = time.monotonic() + 20
    while not (result := condition()):
        assert time.monotonic() < deadline
        time.sleep(0.02)
    return result


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks at processes through /proc")
@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
def test_a_worker_that_reads_ends_with_a_killed_program(tmp_path, number):
    page = tmp_path / "a.md"
    page.write_text("RUN AWAY")
    code = PROGRAM.format(here=str(Path(__file__).parent), page=str(page))
    environment = os.environ | {"STUB_SECONDS": "600"}
    program = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, env=environment)
    try:
        assert program.stdout.readline() == b"reading\n"
        (reader,) = wait_until(lambda: children(program.pid))
        os.kill(program.pid, number)
        program.wait(20)
        wait_until(lambda: not is_running(reader))
    finally:
        program.kill()
        program.stdout.close()
