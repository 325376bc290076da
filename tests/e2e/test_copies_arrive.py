"""Every citation, and texts of every size, by each way to a clipboard: the same bytes, or the truth about them."""

import json
import os
import re
import shutil
import subprocess
import sys
import uuid
from base64 import b64decode

import pytest

from paperterm.actions.clipboard import copy
from paperterm.actions.last import last_copy, last_copy_path
from paperterm.actions.routes.osc52 import LARGEST
from paperterm.library.load import Loader
from paperterm.library.sample import sample_folder
from paperterm.ui.copies import bibtex
from tests.e2e.conftest import PROGRAM
from tests.pty_program import Session
from tests.tools import need

SIZES = (1, 500, 5_000, LARGEST, LARGEST + 1, 1_000_000)
OSC52 = re.compile(rb"\x1b\]52;c;([A-Za-z0-9+/=]*)\x07")
CHILD = """
import json, sys
from pathlib import Path
from paperterm.actions.clipboard import copy
folder = Path(sys.argv[1])
def write(sequence):
    sys.stdout.write(sequence)
    sys.stdout.flush()
said = [copy(text, "it", write).message for text in json.loads((folder / "texts").read_text())]
(folder / "said").write_text(json.dumps(said))
"""


def citations():
    """The BibTeX that `b` copies for each entry of the sample, the list's own and what is made for the others."""
    entries = Loader([str(sample_folder())]).load().entries
    return [bibtex([entry]).text for entry in entries]


@pytest.fixture(scope="module")
def texts():
    own = citations()
    assert len(own) == len(set(own)) > 30
    return [*own, *("é" * (size // 2) + "x" * (size % 2) for size in SIZES)]


def environ(**more):
    return {"PATH": os.environ["PATH"], "TERM": "xterm-256color", **more}


@pytest.fixture
def tool(tmp_path):
    """A clipboard tool that keeps what it gets."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for name in ("xclip", "keeper"):
        (folder / name).write_text(f"#!/bin/sh\ncat > {tmp_path}/kept\n")
        (folder / name).chmod(0o755)
    return tmp_path / "kept", f"{folder}:{os.environ['PATH']}"


def test_by_a_tool_of_the_desktop(texts, tool):
    kept, path = tool
    for text in texts:
        outcome = copy(text, "it", environ=environ(PATH=path, DISPLAY=":9"))
        assert outcome.message == "copied it (the clipboard)"
        assert kept.read_bytes() == text.encode()


def test_by_a_command_of_the_users(texts, tool):
    kept, path = tool
    for text in texts:
        outcome = copy(text, "it", route="command:keeper --now", environ=environ(PATH=path, SSH_CONNECTION="x"))
        assert outcome.message == "copied it (keeper)"
        assert kept.read_bytes() == text.encode()


def test_by_a_file_and_the_last_command(texts):
    for text in texts:
        outcome = copy(text, "it", route="file", environ=environ())
        assert outcome.message == f"it: as set: written to {last_copy_path()}"
        assert last_copy() == text
    printed = subprocess.run([PROGRAM, "last"], capture_output=True, check=True, timeout=30).stdout
    assert printed == texts[-1].encode() + b"\n"


@pytest.mark.tmux
def test_by_tmux(texts):
    need("tmux")
    tmux = ["tmux", "-L", f"paperterm-{uuid.uuid4().hex[:12]}"]
    start = [*tmux, "-f", "/dev/null", "new-session", "-d", "-P", "-F", "#{socket_path},#{pid},0", "sleep 600"]
    try:
        socket = subprocess.run(start, check=True, capture_output=True, text=True, timeout=20).stdout.strip()
        for text in texts:
            outcome = copy(text, "it", environ=environ(TMUX=socket, SSH_CONNECTION="x"))
            assert outcome.message == "copied it (the tmux buffer)"
            shown = subprocess.run([*tmux, "show-buffer"], check=True, capture_output=True, timeout=20).stdout
            assert shown == text.encode()
    finally:
        subprocess.run([*tmux, "kill-server"], check=False, capture_output=True)


def through(texts, folder, home, *around, **more):
    """Copy all in a process of its own on a terminal; return what reached the terminal, and what was said."""
    (folder / "texts").write_text(json.dumps(texts))
    (folder / "child.py").write_text(CHILD)
    program = (*around, sys.executable, str(folder / "child.py"), str(folder))
    session = Session(home=home, program=program, SSH_CONNECTION="x", **more)
    assert session.exit_code() == 0
    return [b64decode(found).decode() for found in OSC52.findall(session.sent)], json.loads(
        (folder / "said").read_text()
    )


@pytest.mark.parametrize("screen", [False, True], ids=["plain", "in screen"])
def test_by_the_terminal_as_far_as_it_takes_them(texts, tmp_path, _own_home, screen):
    more = {}
    around = ()
    if screen:
        need("screen")
        sockets = tmp_path / "sockets"
        sockets.mkdir(mode=0o700)
        more = {"SCREENDIR": str(sockets)}
        around = (shutil.which("screen"), "-c", "/dev/null")
    arrived, said = through(texts, tmp_path, _own_home, *around, **more)
    fits = [len(text.encode()) <= LARGEST for text in texts]
    assert arrived == [text for text, it_fits in zip(texts, fits, strict=True) if it_fits]
    for message, it_fits in zip(said, fits, strict=True):
        if it_fits:
            assert message == "it: sent to the terminal (OSC 52), which never confirms it"
        else:
            assert message == f"it: larger than the 74,994 bytes that terminals take: written to {last_copy_path()}"
    assert last_copy() == texts[-1]


@pytest.mark.tmux
def test_from_a_tmux_in_a_tmux_that_lets_programs_copy_all_the_way_out(tmp_path, _own_home):
    need("tmux")
    outer, inner = (f"paperterm-{uuid.uuid4().hex[:12]}" for _ in range(2))
    text = citations()[0]
    (tmp_path / "texts").write_text(json.dumps([text]))
    (tmp_path / "child.py").write_text(CHILD)
    child = f"{sys.executable} {tmp_path}/child.py {tmp_path}; tmux -L {outer} wait-for -S done; sleep 60"
    command = f"env -u TMUX tmux -L {inner} -f /dev/null new-session '{child}'"

    def tmux(name, *arguments):
        command = ["tmux", "-L", name, "-f", "/dev/null", *arguments]
        return subprocess.run(command, check=True, capture_output=True, timeout=30).stdout

    try:
        tmux(outer, "new-session", "-d", "sleep 600", ";", "set", "-s", "set-clipboard", "on")
        tmux(outer, "new-window", command)
        tmux(outer, "wait-for", "done")
        assert tmux(inner, "show-buffer") == text.encode()
        [said] = json.loads((tmp_path / "said").read_text())
        if "sent to the terminal" in said:
            tmux(outer, "run-shell", "sleep 0.3")
            assert tmux(outer, "show-buffer") == text.encode()
        else:  # the terminfo entry for tmux has no way to copy: it is not said that it was sent
            assert said == "copied it (the tmux buffer)"
            assert not tmux(outer, "list-buffers")
    finally:
        for name in (inner, outer):
            subprocess.run(["tmux", "-L", name, "kill-server"], check=False, capture_output=True)


def test_over_mosh(_own_home):
    need("mosh-server", "mosh-client")
    there = {**os.environ, "LC_ALL": "C.UTF-8", "TERM": "xterm-256color", "SSH_CONNECTION": "x"}
    start = ["mosh-server", "new", "-i", "127.0.0.1", "--", PROGRAM, str(sample_folder()), "-q", "lora low rank"]
    said = subprocess.run(start, env=there, check=True, capture_output=True, text=True, timeout=30).stdout
    port, key = re.search(r"MOSH CONNECT (\d+) (\S+)", said).groups()
    session = Session("127.0.0.1", port, home=_own_home, program=(shutil.which("mosh-client"),), MOSH_KEY=key)
    session.wait_for(b"LoRA")
    session.read(1.0)
    session.keys("b")
    session.wait_for(b"\x1b]52;c;")
    session.read()
    assert [b64decode(found).decode() for found in OSC52.findall(session.sent)] == [
        text for text in citations() if "hu2022lora" in text
    ]
    session.keys("q")
    assert session.exit_code() == 0
