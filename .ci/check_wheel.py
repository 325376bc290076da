"""Build the sdist and from it the wheel, and use the wheel as people do.

It is installed into clean environments: by pip with the Python that runs this, by uv with each Python that the project
names, and by ``uv tool install``, ``uvx`` and ``pipx``. Each installed program lists its sample, completes, has its
manual page, and opens in a pseudo-terminal.
"""

import fcntl
import os
import pty
import struct
import subprocess
import sys
import tarfile
import tempfile
import termios
import time
import tomllib
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

ROOT = Path(__file__).resolve().parent.parent
PATIENCE = 60
"""Seconds until the program counts as not started."""

PACKAGED = ("paperterm/styles/", "paperterm/sample/", "paperterm/shell/", "paperterm/py.typed")
SHARED = (
    "share/man/man1/paperterm.1",
    "share/bash-completion/completions/paperterm",
    "share/zsh/site-functions/_paperterm",
    "share/fish/vendor_completions.d/paperterm.fish",
)
SOURCES = ("README.md", "CHANGELOG.md", "LICENSE", "pyproject.toml", "src", "styles", "tests", "docs", "bench")
"""What the sdist holds at its top, besides hidden files and its own PKG-INFO."""


def build(folder: Path) -> Path:
    """Return the wheel that is built from the sdist of the checkout."""
    run(sys.executable, "-m", "build", "--outdir", folder, ROOT)
    (sdist,), (wheel,) = folder.glob("*.tar.gz"), folder.glob("*.whl")
    names = ZipFile(wheel).namelist()
    for needed in PACKAGED:
        if not any(name.startswith(needed) for name in names):
            raise SystemExit(f"{wheel.name} holds no {needed}")
    with tarfile.open(sdist) as archive:
        tops = {name.split("/")[1] for name in archive.getnames() if "/" in name}
    others = {top for top in tops if not top.startswith(".")} - {*SOURCES, "CONTRIBUTING.md", "PKG-INFO"}
    if others or not tops.issuperset(SOURCES):
        raise SystemExit(f"{sdist.name} holds {sorted(tops)}")
    return wheel


def run(*command: str | Path, **variables: str) -> bytes:
    """Run a command, with more variables in its environment, and return what it prints; stop where it fails."""
    print("$", *command, flush=True)
    environment = {name: text for name, text in os.environ.items() if name not in ("VIRTUAL_ENV", "PYTHONPATH")}
    ran = subprocess.run(list(map(str, command)), check=False, stdout=subprocess.PIPE, env=environment | variables)
    if ran.returncode:
        raise SystemExit(f"exit code {ran.returncode}: {' '.join(map(str, command))}")
    return ran.stdout


def pythons(uv: Path) -> Iterator[str]:
    """Yield each Python that the project names and this machine has; in CI, it has to have all."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    # The shims of pyenv refuse what is not chosen; its own folders come before them.
    path = os.pathsep.join([*map(str, Path.home().glob(".pyenv/versions/*/bin")), os.environ["PATH"]])
    for classifier in project["classifiers"]:
        minor = classifier.rpartition(" :: ")[2]
        if "Python :: 3." not in classifier:
            continue
        command = [uv, "python", "find", "--no-python-downloads", "--no-project", "--system", minor]
        found = subprocess.run(command, check=False, capture_output=True, text=True, env=os.environ | {"PATH": path})
        if found.returncode == 0:
            yield found.stdout.strip()
        elif os.environ.get("CI"):
            raise SystemExit(f"there is no Python {minor} here")
        else:
            print(f"NOT CHECKED: there is no Python {minor} here", file=sys.stderr)


def installed(wheel: Path, folder: Path) -> Iterator[tuple[str, Path]]:
    """Install `wheel` in each way and yield the way, and the folder of the environment that it is in."""
    tools = folder / "tools"
    run(sys.executable, "-m", "venv", tools)
    run(tools / "bin" / "pip", "install", "-q", "uv", "pipx")
    uv, pipx = tools / "bin" / "uv", tools / "bin" / "pipx"

    run(sys.executable, "-m", "venv", folder / "pip")
    run(folder / "pip" / "bin" / "pip", "install", "-q", wheel)
    yield "pip", folder / "pip"

    for number, python in enumerate(pythons(uv)):
        environment = folder / f"python{number}"
        run(uv, "venv", "-q", "--python", python, environment)
        run(uv, "pip", "install", "-q", "--python", environment / "bin" / "python", wheel)
        yield run(environment / "bin" / "python", "--version").decode().strip(), environment

    own = {"UV_TOOL_DIR": str(folder / "uvtools"), "UV_TOOL_BIN_DIR": str(folder / "uvbin")}
    run(uv, "tool", "install", "-q", "--python", sys.executable, wheel, **own)
    version = run(folder / "uvbin" / "paperterm", "--version")
    yield "uv tool install", folder / "uvtools" / "paperterm"

    if (
        run(tools / "bin" / "uvx", "-q", "--python", sys.executable, "--from", wheel, "paperterm", "--version")
        != version
    ):
        raise SystemExit("uvx runs another version")

    own = {
        "PIPX_HOME": str(folder / "pipx"),
        "PIPX_BIN_DIR": str(folder / "pipxbin"),
        "PIPX_MAN_DIR": str(folder / "man"),
    }
    run(pipx, "install", "--quiet", "--python", sys.executable, wheel, **own)
    if run(folder / "pipxbin" / "paperterm", "--version") != version or not (folder / "man/man1/paperterm.1").exists():
        raise SystemExit("pipx has not brought the program and its manual page")
    yield "pipx install", folder / "pipx" / "venvs" / "paperterm"


def check(environment: Path, home: Path) -> None:
    """Use the program of `environment` in the folder `home`, as its user for the first time."""
    for shared in SHARED:
        if not (environment / shared).is_file():
            raise SystemExit(f"{environment} has no {shared}")
    program = environment / "bin" / "paperterm"
    own = {"HOME": str(home)} | {f"XDG_{name}_HOME": str(home / name) for name in ("CONFIG", "DATA", "STATE", "CACHE")}
    if b"Attention Is All You Need" not in run(program, "list", "--sample", "-q", "attention", **own):
        raise SystemExit("the installed program does not list its sample")
    if run(program, "completion", "bash", **own) != (environment / SHARED[1]).read_bytes():
        raise SystemExit("the installed program prints other completions than it has installed")
    start(program, home, own)


def start(program: Path, home: Path, own: dict[str, str]) -> None:
    """Start `program` on its sample in a terminal, wait for an entry, leave with ``q``, and look at the exit code."""
    child, descriptor = pty.fork()
    if child == 0:
        os.chdir(home)
        os.execve(program, [str(program)], {**os.environ, **own, "TERM": "xterm-256color"})
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
    ways = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for number, (way, environment) in enumerate(installed(build(folder / "dist"), folder)):
            home = folder / f"home{number}"
            home.mkdir()
            check(environment, home)
            ways.append(way)
    print(f"The wheel is whole: built from the sdist, installed, and used by way of {', '.join(ways)}.")


if __name__ == "__main__":
    main()
