"""A real sshd on loopback, run by the user of the tests: its own port, keys and configuration."""

import getpass
import os
import shlex
import shutil
import socket
import subprocess
import time
from pathlib import Path

from tests.e2e.conftest import PROGRAM
from tests.pty_program import Session
from tests.tools import need

PATIENCE = 20
_CONFIG = """
ListenAddress 127.0.0.1:{port}
HostKey {folder}/host
AuthorizedKeysFile {folder}/user.pub
PidFile none
StrictModes no
UsePAM no
PasswordAuthentication no
PermitRootLogin yes
PermitUserEnvironment no
AcceptEnv *
"""


def _sshd() -> str:
    """sshd has to be called by its whole path, and stands where users' PATH does not look."""
    path = os.pathsep.join((os.environ["PATH"], "/usr/sbin", "/usr/local/sbin"))
    return shutil.which("sshd", path=path) or "sshd"


class Server:
    """The server, and what it takes to log in."""

    def __init__(self, folder: Path) -> None:
        need("ssh", "ssh-keygen", _sshd())
        for name in ("host", "user"):
            subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", folder / name], check=True)
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.folder = folder
        (folder / "config").write_text(_CONFIG.format(port=self.port, folder=folder))
        if os.getuid() == 0:
            Path("/run/sshd").mkdir(exist_ok=True)  # its privilege separation wants it
        self._log = (folder / "log").open("wb")
        self._process = subprocess.Popen(
            [_sshd(), "-D", "-e", "-f", folder / "config"], stderr=self._log, start_new_session=True
        )
        self._wait()

    def _wait(self) -> None:
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            time.sleep(0.05)
        raise AssertionError(f"sshd did not start: {(self.folder / 'log').read_text()}")

    def client(self, command: str) -> tuple[str, ...]:
        """Return the command line of a client that logs in with a terminal and runs `command` there."""
        options = ["-F", "none", "-t", "-p", str(self.port), "-i", str(self.folder / "user"), "-o", "LogLevel=ERROR"]
        options += ["-o", "StrictHostKeyChecking=no", "-o", "UserKnownHostsFile=/dev/null"]
        return (shutil.which("ssh") or "ssh", *options, f"{getpass.getuser()}@127.0.0.1", command)

    def close(self) -> None:
        self._process.terminate()
        self._process.wait(PATIENCE)
        self._log.close()


def remote_command(home: Path, *, before: str = "", words: str = PROGRAM) -> str:
    """Return what a person would type on the other machine: the program, with folders of the test's own."""
    names = ("CONFIG", "DATA", "STATE", "CACHE")
    folders = " ".join(f"XDG_{name}_HOME={shlex.quote(str(home / name.lower()))}" for name in names)
    return f"env HOME={shlex.quote(str(home))} {folders} LC_ALL=C.UTF-8 {before} {words}"


def log_in(server: Server, home: Path, command: str, **options: int) -> Session:
    return Session(home=home, program=server.client(command), **options)
