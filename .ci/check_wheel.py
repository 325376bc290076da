"""Build the sdist, from it the wheel, install the wheel into a clean environment, and start it in a pseudo-terminal."""

import fcntl
import os
import pty
import struct
import subprocess
import sys
import tempfile
import termios
import time
from pathlib import Path
from zipfile import ZipFile

ROOT = Path(__file__).resolve().parent.parent
PATIENCE = 60
"""Seconds until the program counts as not started."""

NEEDED = ("paperterm/styles/", "paperterm/sample/", "paperterm/py.typed")


def build(folder: Path) -> Path:
    """Return the wheel that is built from the sdist of the checkout."""
    subprocess.run([sys.executable, "-m", "build", "--outdir", str(folder), str(ROOT)], check=True)
    (wheel,) = folder.glob("*.whl")
    names = ZipFile(wheel).namelist()
    for needed in NEEDED:
        if not any(name.startswith(needed) for name in names):
            raise SystemExit(f"{wheel.name} holds no {needed}")
    return wheel


def install(wheel: Path, folder: Path) -> Path:
    """Return the console script of `wheel`, installed into an environment without anything else."""
    subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
    subprocess.run([str(folder / "bin" / "pip"), "install", "-q", str(wheel)], check=True)
    return folder / "bin" / "paperterm"


def start(program: Path, folder: Path) -> None:
    """Start `program` on its sample in a terminal, wait for an entry, leave with ``q``, and look at the exit code."""
    child, descriptor = pty.fork()
    if child == 0:
        os.chdir(folder)
        os.execve(program, [str(program)], {**os.environ, "TERM": "xterm-256color", "HOME": str(folder)})
    fcntl.ioctl(descriptor, termios.TIOCSWINSZ, struct.pack("HHHH", 45, 160, 0, 0))
    seen, deadline, left = b"", time.monotonic() + PATIENCE, False
    while time.monotonic() < deadline:
        try:
            seen += os.read(descriptor, 65536)
        except OSError:
            break
        if b"Attention Is All You Need" in seen and not left:
            os.write(descriptor, b"q")
            left = True
    _, status = os.waitpid(child, 0)
    if not left or os.waitstatus_to_exitcode(status) != 0:
        raise SystemExit(f"the installed program did not start (exit status {status}):\n{seen[-2000:]!r}")


def main() -> None:
    """Check the wheel; exit with a message where it is not whole."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        program = install(build(folder / "dist"), folder / "environment")
        listed = subprocess.run([program, "list", "-q", "attention"], check=True, capture_output=True, cwd=folder)
        if b"Attention Is All You Need" not in listed.stdout:
            raise SystemExit("the installed program does not list its sample")
        start(program, folder)
    sys.stdout.write("The wheel is whole: built, installed, listed and opened its sample.\n")


if __name__ == "__main__":
    main()
