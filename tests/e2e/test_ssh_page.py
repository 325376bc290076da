"""What the page about SSH tells to set is taken by the real tmux and screen, and does what it says."""

import json
import re
import shutil
import subprocess
import uuid
from base64 import b64decode
from pathlib import Path

import pytest

from tests.pty_program import PROGRAM, Session
from tests.tools import need

PAGE = Path(__file__).resolve().parent.parent.parent / "docs" / "ssh.md"


def block(language):
    [found] = re.findall(rf"^```{language}\n(.*?)^```", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    return found


@pytest.mark.tmux
def test_with_the_lines_for_tmux_a_copy_reaches_a_terminal_that_tmux_does_not_know(tmp_path, _own_home):
    need("tmux")
    configuration = tmp_path / "tmux.conf"
    configuration.write_text(block("tmux"))
    name = f"paperterm-{uuid.uuid4().hex[:12]}"
    found = tmp_path / "found"
    inside = f"{PROGRAM} doctor -f json >{found}; tmux wait-for -S done; sleep 60"
    tmux = (shutil.which("tmux"), "-L", name)
    session = Session(home=_own_home, program=(*tmux, "-f", str(configuration), "new", inside), TERM="vt220")
    try:
        session.read(1.0)
        subprocess.run([*tmux, "wait-for", "done"], check=True, timeout=30)
        session.read()
    finally:
        subprocess.run([*tmux, "kill-server"], check=False, capture_output=True)
    session.exit_code()
    findings = [json.loads(line) for line in found.read_text().splitlines()]
    of_tmux = [finding for finding in findings if finding["topic"] == "multiplexer"]
    assert {finding["state"] for finding in of_tmux} == {"ok"}
    [sent] = re.findall(rb"\x1b\]52;[a-z]*;([A-Za-z0-9+/=]+)(?:\x07|\x1b\\)", session.sent)
    assert any(b64decode(sent).decode() in finding["advice"] for finding in findings)


def test_with_the_lines_for_screen_all_is_well_in_it(tmp_path, _own_home):
    need("screen")
    configuration = tmp_path / "screenrc"
    configuration.write_text(f"{block('screenrc')}startup_message off\n")
    (tmp_path / "sockets").mkdir(mode=0o700)
    found = tmp_path / "found"
    inside = ("/bin/sh", "-c", f"{PROGRAM} doctor -f json >{found}")
    program = (shutil.which("screen"), "-c", str(configuration), *inside)
    session = Session(home=_own_home, program=program, SCREENDIR=str(tmp_path / "sockets"))
    session.exit_code()
    findings = [json.loads(line) for line in found.read_text().splitlines()]
    of_screen = [finding for finding in findings if finding["topic"] == "multiplexer"]
    assert [finding["name"] for finding in of_screen] == ["screen"]
    assert {finding["state"] for finding in of_screen} == {"ok"}
    assert b"\x1b]52;c;" in session.sent
