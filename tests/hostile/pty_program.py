"""Runs the installed program in a pseudo-terminal and keeps every byte that it sends."""

import fcntl
import os
import pty
import select
import struct
import sys
import termios
import time
from pathlib import Path

PROGRAM = str(Path(sys.executable).with_name("paperterm"))
PATIENCE = 60


class Session:
    """One run of the program; `sent` is all that reached the terminal."""

    def __init__(self, *arguments: str, home: Path, width: int = 120, height: int = 40) -> None:
        self.sent = b""
        self.child, self._descriptor = pty.fork()
        if self.child == 0:
            environment = {**os.environ, "TERM": "xterm-256color", "HOME": str(home), "LC_ALL": "C.UTF-8"}
            os.execve(PROGRAM, [PROGRAM, *arguments], environment)
        fcntl.ioctl(self._descriptor, termios.TIOCSWINSZ, struct.pack("HHHH", height, width, 0, 0))

    def keys(self, text: str) -> None:
        os.write(self._descriptor, text.encode())

    def read(self, quiet: float = 0.4) -> bytes:
        """Take what the program sends until it is quiet for so many seconds, and return it."""
        before = len(self.sent)
        while select.select([self._descriptor], [], [], quiet)[0]:
            try:
                self.sent += os.read(self._descriptor, 65536)
            except OSError:
                break
        return self.sent[before:]

    def wait_for(self, text: bytes) -> None:
        deadline = time.monotonic() + PATIENCE
        while text not in self.sent:
            if time.monotonic() > deadline:
                raise AssertionError(f"{text!r} was not sent: {self.sent[-2000:]!r}")
            self.read(0.05)

    def exit_code(self) -> int:
        """Wait for the program to leave and return its exit code."""
        self.read(2)
        os.close(self._descriptor)
        return os.waitstatus_to_exitcode(os.waitpid(self.child, 0)[1])
