"""Repositories of lists, and running git so that nothing in them is run.

A repository is a stranger's folder: its configuration may name programs (``core.fsmonitor``, ``core.sshCommand``,
filters, ``diff`` drivers, hooks). So history is read through an empty repository of our own that borrows the objects of
the other one: the stranger's configuration is never read. See git-config(1), gitattributes(5).
"""

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from paperterm.actions.processgroup import signal_group
from paperterm.regular import read_regular

_COMMIT: Final = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")
_MOST_LINKS: Final = 8
_LARGEST: Final = 1 << 24
_MOST_FOLDERS: Final = 60
PROTOCOLS: Final = "https:http:ssh:git"


@dataclass(frozen=True, slots=True)
class Repository:
    """A clone.

    Attributes:
        root: the folder with the files.
        folder: its ``.git``.
        common: the folder with the objects: another one only for a linked work tree.
    """

    root: Path
    folder: Path
    common: Path

    def head(self) -> str:
        """Return the commit that is checked out, "" where there is none."""
        reference = _read(self.folder / "HEAD").strip()
        for _ in range(_MOST_LINKS):
            if _COMMIT.fullmatch(reference):
                return reference
            name = reference.removeprefix("ref: ")
            if name == reference or ".." in name or not name.startswith("refs/"):
                return ""
            reference = _read(self.folder / name).strip() or _read(self.common / name).strip() or self._packed(name)
        return ""

    def branch(self) -> str:
        """Return the name of the branch that is checked out, "" for none."""
        return _read(self.folder / "HEAD").strip().partition("ref: refs/heads/")[2]

    def _packed(self, name: str) -> str:
        lines = _read(self.common / "packed-refs").splitlines()
        return next((line.partition(" ")[0] for line in lines if line.endswith(f" {name}")), "")


def find_repository(path: str) -> Repository | None:
    """Return the repository that the file or folder `path` is in, None for none."""
    folder = Path(os.path.realpath(path))
    for candidate in (folder, *folder.parents)[:_MOST_FOLDERS]:
        git = candidate / ".git"
        if git.is_dir():
            return Repository(candidate, git, git)
        if git.is_file():
            return _linked(candidate, git)
    return None


def _linked(root: Path, file: Path) -> Repository | None:
    """Return the repository of a linked work tree or submodule, whose ``.git`` is a file."""
    target = _read(file).strip().removeprefix("gitdir: ")
    folder = root / target
    if not folder.is_dir():
        return None
    common = _read(folder / "commondir").strip()
    return Repository(root, folder, folder / common if common else folder)


def git_program() -> str | None:
    """Return the path of git, None where it is not installed; one in the working directory is none."""
    return shutil.which("git", path=os.pathsep.join(part for part in os.get_exec_path() if os.path.isabs(part)))


def git_environment(more: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return the environment for git: nothing of ``GIT_*`` that is set, no question, no program that it could ask."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    own = {
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_ASKPASS": "true",
        "SSH_ASKPASS_REQUIRE": "never",
        "GIT_SSH_COMMAND": "ssh -oBatchMode=yes",
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_ALLOW_PROTOCOL": PROTOCOLS,
        "GIT_PAGER": "cat",
        "GIT_EDITOR": "true",
        "LC_ALL": "C",
    }
    return kept | own | dict(more or {})


HARMLESS: Final = (
    *("--no-pager", "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "-c", "core.pager=cat"),
    *(
        "-c",
        "protocol.ext.allow=never",
        "-c",
        "submodule.recurse=false",
        "-c",
        "gc.auto=0",
        "-c",
        "log.showSignature=false",
    ),
)
"""Options for each call."""


_ISOLATED: Final = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
    "GIT_ATTR_NOSYSTEM": "1",
    "GIT_ALLOW_PROTOCOL": "none",
}
"""For who only reads: not even the user's own configuration."""


@contextmanager
def reader(repository: Repository) -> Iterator[dict[str, str] | None]:
    """Give the environment in which git reads the history of `repository`; None where it has none."""
    with borrowed(repository) as environment:
        yield None if environment is None else environment | _ISOLATED


@contextmanager
def borrowed(repository: Repository) -> Iterator[dict[str, str] | None]:
    """Give the environment in which git works with the objects of `repository`, and no reference or setting of it.

    None where it has no commit.
    """
    objects = repository.common / "objects"
    head = repository.head()
    if not head or not objects.is_dir():
        yield None
        return
    with tempfile.TemporaryDirectory(prefix="paperterm-git-") as name:
        own = Path(name)
        for folder in ("objects", "refs"):
            (own / folder).mkdir()
        kind = "\tobjectformat = sha256\n" if len(head) == len("0" * 64) else ""
        version = 1 if kind else 0
        config = f"[core]\n\trepositoryformatversion = {version}\n\tbare = true\n"
        (own / "config").write_text(config + (f"[extensions]\n{kind}" if kind else ""))
        (own / "HEAD").write_text(head + "\n")
        environment = {
            "GIT_DIR": name,
            "GIT_OBJECT_DIRECTORY": str(objects),
            "GIT_NO_REPLACE_OBJECTS": "1",
            "GIT_NO_LAZY_FETCH": "1",
            "GIT_CEILING_DIRECTORIES": "/",
        }
        with suppress(OSError):
            shutil.copyfile(repository.common / "shallow", own / "shallow")
        yield git_environment(environment)


def boundary(repository: Repository) -> frozenset[str]:
    """Return the commits of a shallow clone that seem to add everything, because what was before them is missing."""
    return frozenset(_read(repository.common / "shallow").split())


def run_git(*arguments: str, environment: Mapping[str, str], folder: str = "/", limit: float = 30.0) -> tuple[int, str]:
    """Run git and return its exit code and output; 127 without git, 124 when it takes too long.

    Nothing may be read from standard input, what goes wrong stands in the output.
    """
    program = git_program()
    if program is None:
        return 127, "git is not installed"
    try:
        child = subprocess.Popen(
            [program, *HARMLESS, *arguments],
            cwd=folder,
            env=dict(environment),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    except OSError as error:
        return 127, f"git does not start: {error.strerror}"
    try:
        output, _ = child.communicate(timeout=limit)
    except BaseException as error:
        # The programs that git has started (ssh, a helper of a protocol) end with it.
        signal_group(child.pid)
        child.communicate()
        if isinstance(error, subprocess.TimeoutExpired):
            return 124, f"git needed more than {limit:.0f} seconds"
        raise
    return child.returncode, output.decode("utf-8", "replace")


def _read(path: Path) -> str:
    try:
        return read_regular(path, _LARGEST).decode("utf-8", "replace")
    except OSError:
        return ""
