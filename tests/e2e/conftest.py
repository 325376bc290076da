"""Drives the installed program in a real tmux server of its own."""

import os
import subprocess
import sys
import time
import uuid
from pathlib import Path

import pytest

from tests.tools import need

PROGRAM = str(Path(sys.executable).with_name("paperterm"))
PATIENCE = 30
"""Seconds until a screen that was waited for counts as missing."""


class Terminal:
    """A tmux server with one window, in which commands run as a person's shell would run them."""

    def __init__(self, width: int, height: int, home: Path) -> None:
        self.name = f"paperterm-{uuid.uuid4().hex[:12]}"
        self.home = home
        environment = {k: v for k, v in os.environ.items() if not k.startswith(("TMUX", "SSH_", "STY"))}
        environment |= {"HOME": str(home), "PS1": "$ ", "TERM": "xterm-256color", "LC_ALL": "C.UTF-8"}
        self._environment = environment
        self.tmux("new-session", "-d", "-x", str(width), "-y", str(height), "env", "PS1=$ ", "sh")
        self.wait_for("$")

    def tmux(self, *arguments: str) -> bytes:
        command = ["tmux", "-L", self.name, "-f", "/dev/null", *arguments]
        return subprocess.run(command, check=True, capture_output=True, env=self._environment, timeout=PATIENCE).stdout

    def run(self, *words: str) -> None:
        self.type(" ".join(words))
        self.press("Enter")

    def type(self, text: str) -> None:
        self.tmux("send-keys", "-l", "--", text)

    def press(self, *keys: str) -> None:
        self.tmux("send-keys", *keys)

    def screen(self) -> str:
        return self.tmux("capture-pane", "-p").decode()

    def wait_for(self, text: str, *, gone: bool = False) -> str:
        deadline = time.monotonic() + PATIENCE
        while True:
            screen = self.screen()
            if (text in screen) is not gone:
                return screen
            if time.monotonic() > deadline:
                pytest.fail(f"{text!r} {'still' if gone else 'not'} on the screen:\n{screen}")
            time.sleep(0.05)

    def wait_until_still(self) -> str:
        last = self.screen()
        while True:
            time.sleep(0.3)
            screen = self.screen()
            if screen == last:
                return screen
            last = screen

    def resize(self, width: int, height: int) -> None:
        self.tmux("resize-window", "-x", str(width), "-y", str(height))

    def buffer(self) -> bytes:
        """Return what the program copied by way of the multiplexer."""
        return self.tmux("show-buffer")

    def close(self) -> None:
        subprocess.run(["tmux", "-L", self.name, "kill-server"], check=False, capture_output=True, timeout=PATIENCE)


@pytest.fixture
def terminal(request, _own_home):
    """A terminal of 80x24, or of the size that an indirect parameter gives."""
    need("tmux")
    width, height = getattr(request, "param", (80, 24))
    opened = Terminal(width, height, _own_home)
    yield opened
    opened.close()
