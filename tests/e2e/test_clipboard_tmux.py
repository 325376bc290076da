"""The tmux route against a real tmux server of the test's own."""

import os
import re
import subprocess
from base64 import b64decode
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest

from paperterm.actions.clipboard import copy
from tests.tools import need

pytestmark = pytest.mark.tmux


class Tmux:
    """A server without a client, and what a program inside it finds in its environment."""

    def __init__(self) -> None:
        self.name = f"paperterm-test-{uuid4().hex[:8]}"
        self.run("-f", "/dev/null", "new-session", "-d", "-x", "80", "-y", "24", "sleep 600")
        socket = self.run("display-message", "-p", "#{socket_path},#{pid},0").decode().strip()
        self.environ = {"PATH": os.environ["PATH"], "TERM": "screen", "TMUX": socket, "SSH_CONNECTION": "x"}

    def run(self, *arguments: str) -> bytes:
        environ = {name: value for name, value in os.environ.items() if name != "TMUX"}
        return subprocess.run(
            ["tmux", "-L", self.name, *arguments], env=environ, check=True, stdout=subprocess.PIPE, timeout=20
        ).stdout


@pytest.fixture
def tmux(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Tmux]:
    need("tmux")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    server = Tmux()
    try:
        yield server
    finally:
        server.run("kill-server")


@pytest.mark.parametrize(
    "text",
    [
        "x",
        "@misc{müller,\n\ttitle = {\\'E \"q\" 'q' $HOME `x` #{pid} %; 王},\n}",
        "\n\nlines\n\n",
        "-w",
        "x" * 100_000,
        "é\n" * 350_000,
    ],
    ids=["one byte", "BibTeX", "newlines", "option", "100 kB", "1 MB"],
)
def test_the_buffer_holds_the_same_bytes(tmux: Tmux, text: str) -> None:
    outcome = copy(text, "the text", environ=tmux.environ)
    assert outcome.level == "done"
    assert outcome.message.startswith("copied the text (the tmux buffer")
    assert tmux.run("show-buffer") == text.encode()


def test_a_server_that_is_gone_has_copied_nothing(tmux: Tmux) -> None:
    sent: list[str] = []
    outcome = copy("x", "the text", sent.append, environ={**tmux.environ, "TMUX": "/no/such/socket,1,0"})
    assert "copied" not in outcome.message
    assert len(sent) == 1


def test_the_terminal_outside_gets_the_text(tmux: Tmux, tmp_path: Path) -> None:
    """A client on a pseudo-terminal: what tmux writes to it is the outer terminal's stream."""
    need("script")
    stream = tmp_path / "stream"
    attach = f"tmux -L {tmux.name} attach-session"
    environ = {"PATH": os.environ["PATH"], "TERM": "xterm-256color", "LANG": "C.UTF-8"}
    with subprocess.Popen(
        ["script", "-qfc", attach, str(stream)], env=environ, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL
    ) as client:
        try:
            for _ in range(200):
                if tmux.run("list-clients"):
                    break
            text = "@misc{one, title = {Grüße}}"
            outcome = copy(text, "the text", environ=tmux.environ)
            assert outcome.message == "copied the text (the tmux buffer, and sent to the terminal)"
        finally:
            tmux.run("detach-client", "-s", "0")
            client.wait(timeout=20)
    found = re.findall(rb"\x1b\]52;[a-z]*;([A-Za-z0-9+/=]+)(?:\x07|\x1b\\)", stream.read_bytes())
    assert [b64decode(data).decode() for data in found] == [text]


def test_over_ssh_from_inside_tmux_the_buffer_gets_the_text_once(tmux: Tmux, tmp_path: Path) -> None:
    """The far side knows ``TERM`` alone; tmux takes OSC 52 where ``set-clipboard`` is on."""
    tmux.run("set-option", "-s", "set-clipboard", "on")
    text = "@misc{one, title = {Grüße " + "x" * 2000 + "}}"
    sent: list[str] = []
    copy(text, "the text", sent.append, environ={"PATH": "", "TERM": "screen-256color", "SSH_CONNECTION": "x"})
    (tmp_path / "sequence").write_text(sent[0])
    tmux.run("new-window", f"cat {tmp_path}/sequence; tmux -L {tmux.name} wait-for -S done; sleep 600")
    tmux.run("wait-for", "done")
    for _ in range(200):
        if tmux.run("list-buffers"):
            break
    assert tmux.run("list-buffers").count(b"\n") == 1
    assert tmux.run("show-buffer") == text.encode()
    assert b"52;c" not in tmux.run("capture-pane", "-p")
