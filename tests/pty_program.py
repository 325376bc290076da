"""Runs the installed program in a pseudo-terminal and keeps every byte that it sends."""

import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
import time
from pathlib import Path

PROGRAM = str(Path(sys.executable).with_name("paperterm"))
PATIENCE = 60


class Session:
    """One run of the program; `sent` is all that reached the terminal."""

    def __init__(
        self,
        *arguments: str,
        home: Path,
        width: int = 120,
        height: int = 40,
        program: tuple[str, ...] = (PROGRAM,),
        **environ: str,
    ) -> None:
        self.sent = b""
        self.child, self.descriptor = pty.fork()
        if self.child == 0:
            signal.signal(signal.SIGHUP, signal.SIG_DFL)
            environment = {**os.environ, "TERM": "xterm-256color", "HOME": str(home), "LC_ALL": "C.UTF-8", **environ}
            os.execve(program[0], [*program, *arguments], environment)
        self.resize(width, height)

    def keys(self, text: str) -> None:
        os.write(self.descriptor, text.encode())

    def read(self, quiet: float = 0.4) -> bytes:
        """Take what the program sends until it is quiet for so many seconds, and return it."""
        before = len(self.sent)
        while self.descriptor >= 0 and select.select([self.descriptor], [], [], quiet)[0]:
            try:
                self.sent += os.read(self.descriptor, 65536)
            except OSError:
                break
        return self.sent[before:]

    def wait_for(self, text: bytes) -> None:
        deadline = time.monotonic() + PATIENCE
        while text not in self.sent:
            if time.monotonic() > deadline:
                raise AssertionError(f"{text!r} was not sent: {self.sent[-2000:]!r}")
            self.read(0.05)

    def exit_code(self, *, reading: bool = True) -> int:
        """Wait for the program to leave and return its exit code; without `reading` its terminal is stalled."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            if reading:
                self.read(0.1)
            ended, status = os.waitpid(self.child, os.WNOHANG)
            if ended:
                self.read(0)
                self.hang_up()
                return os.waitstatus_to_exitcode(status)
            time.sleep(0.02)
        os.kill(self.child, signal.SIGKILL)
        raise AssertionError("the program did not leave")

    def resize(self, width: int, height: int) -> None:
        fcntl.ioctl(self.descriptor, termios.TIOCSWINSZ, struct.pack("HHHH", height, width, 0, 0))

    def hang_up(self) -> None:
        """Take the terminal away."""
        if self.descriptor >= 0:
            os.close(self.descriptor)
            self.descriptor = -1
