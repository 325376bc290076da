"""What is new: since a visit, by identity, and from the Git history of lists, in which nothing is run."""

import os
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from paperterm.actions.added import added_states, added_times
from paperterm.actions.git.history import find_added
from paperterm.actions.git.repository import find_repository, git_program
from paperterm.actions.seen import look
from paperterm.library.load import load
from paperterm.library.papers.merged import merged
from paperterm.model import Library
from paperterm.search.since import since

SAGE = "- [A Study of the Growth of Sage in Clay Pots](https://arxiv.org/abs/2101.00001). 2021.\n"
MINT = "- [Mint Prompts for Gardens Made of Glass](https://arxiv.org/abs/2102.00002). 2021.\n"
DILL = "- [Dill Agents Walking Through the Garden](https://arxiv.org/abs/2103.00003). 2021.\n"
NOW = 1_800_000_000
DAY = 86_400


@pytest.fixture(autouse=True)
def homes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("STATE", "CACHE", "DATA"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.lower()))


def read(*paths: Path) -> Library:
    return merged(load([str(path) for path in paths]))


def titles(library: Library, ids: frozenset[str]) -> set[str]:
    return {entry.title.split()[0] for entry in library.entries if entry.id in ids}


def visit(library: Library, now: int) -> set[str]:
    return titles(library, look(library, remember=True, now=now).new)


def test_at_the_first_visit_nothing_is_new_later_what_was_added(tmp_path: Path) -> None:
    path = tmp_path / "list.md"
    path.write_text(f"# Herbs\n\n{SAGE}{MINT}")
    assert visit(read(path), NOW) == set()
    path.write_text(f"# Plants\n\nMoved, renamed.\n\n## Other\n\n{DILL}{MINT.replace('2021', '2022')}{SAGE}")
    assert visit(read(path), NOW + DAY) == {"Dill"}
    assert visit(read(path), NOW + DAY + 60) == {"Dill"}
    assert visit(read(path), NOW + 2 * DAY) == set()


def test_a_look_without_a_visit_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "list.md"
    path.write_text(f"# Herbs\n\n{SAGE}{MINT}")
    assert not look(read(path), remember=False, now=NOW).known
    assert not look(read(path), remember=False, now=NOW + DAY).known


def test_a_newer_state_beside_the_older_shows_its_additions(tmp_path: Path) -> None:
    older, newer = tmp_path / "older.md", tmp_path / "newer.md"
    older.write_text(f"# Herbs\n\n{SAGE}{MINT}")
    newer.write_text(f"# Herbs\n\n{DILL}{SAGE}{MINT}")
    assert visit(read(older), NOW) == set()
    assert visit(read(older, newer), NOW + DAY) == {"Dill"}


def test_what_is_damaged_counts_as_never_seen(tmp_path: Path) -> None:
    path = tmp_path / "list.md"
    path.write_text(f"# Herbs\n\n{SAGE}{MINT}")
    visit(read(path), NOW)
    (tmp_path / "state" / "paperterm" / "seen").write_bytes(b"\x00garbage")
    assert visit(read(path), NOW + DAY) == set()


def test_spans_and_dates() -> None:
    assert since("2w", NOW) == NOW - 14 * DAY
    assert since("2026-10-31") == 1_793_404_800
    assert since("2026-13") is None
    assert since("soon") is None


Commit = Callable[[str, int], None]


@pytest.fixture
def clone(tmp_path: Path) -> tuple[Path, Commit]:
    assert git_program(), "git is needed for this test"
    folder = tmp_path / "clone"
    folder.mkdir()

    def git(*arguments: str, when: int = NOW) -> None:
        dates = {"GIT_COMMITTER_DATE": f"{when} +0000", "GIT_AUTHOR_DATE": f"{when} +0000"}
        environment = os.environ | dates | {"GIT_CONFIG_GLOBAL": os.devnull}
        names = ("-c", "user.name=A", "-c", "user.email=a@example.org")
        subprocess.run(["git", "-C", str(folder), *names, *arguments], env=environment, check=True, capture_output=True)

    def commit(text: str, when: int) -> None:
        (folder / "README.md").write_text(text)
        git("add", ".")
        git("commit", "-qm", "x", when=when)

    git("init", "-q")
    return folder, commit


def test_the_history_tells_when_a_paper_came_not_when_its_line_changed(clone: tuple[Path, Commit]) -> None:
    folder, commit = clone
    commit(f"# Herbs\n\n{SAGE}", NOW)
    commit(f"# Herbs\n\n{MINT}{SAGE}", NOW + DAY)
    commit(f"# Herbs\n\n{SAGE.replace('2021.', '2021. [code](https://example.org/c).')}{MINT}", NOW + 2 * DAY)
    library = read(folder)
    added = added_times(library, lambda: False)
    assert [added[entry.id] for entry in library.entries] == [NOW, NOW + DAY]
    assert added_times(library, lambda: False) == added


def test_a_time_is_a_state_of_the_filter() -> None:
    now = int(time.time())
    states = added_states(["added:2w", "new"], {"a": now - DAY, "b": now - 30 * DAY})
    assert states == {"added:2w": frozenset({"a"})}


def test_nothing_of_a_hostile_repository_is_run(clone: tuple[Path, Commit], tmp_path: Path) -> None:
    folder, commit = clone
    commit(f"# Herbs\n\n{SAGE}", NOW)
    mark = tmp_path / "ran"
    script = tmp_path / "run"
    script.write_text(f"#!/bin/sh\ntouch {mark}\n")
    script.chmod(0o755)
    core = "".join(f"\t{name} = {script}\n" for name in ("fsmonitor", "pager", "sshCommand", "editor"))
    with (folder / ".git" / "config").open("a") as file:
        file.write(f"[core]\n{core}[gpg]\n\tprogram = {script}\n[diff]\n\texternal = {script}\n")
        file.write(f'[diff "evil"]\n\ttextconv = {script}\n\tcommand = {script}\n')
        file.write(f'[filter "evil"]\n\tclean = {script}\n\tsmudge = {script}\n')
        file.write("[log]\n\tshowSignature = true\n[include]\n\tpath = /dev/zero\n")
    (folder / ".gitattributes").write_text("*.md diff=evil filter=evil\n")
    for name in ("post-checkout", "post-merge", "pre-commit"):
        hook = folder / ".git" / "hooks" / name
        hook.write_text(script.read_text())
        hook.chmod(0o755)
    repository = find_repository(str(folder / "README.md"))
    assert repository is not None
    assert find_added(repository, enumerate(read(folder).entries), lambda: False) == {0: NOW}
    assert not mark.exists()


@pytest.mark.parametrize(
    "head", ["", "ref: ../../etc/passwd", "ref: refs/heads/none", "x" * 100, "ref: refs/heads/a\n" * 9]
)
def test_a_repository_without_a_commit_has_no_history(tmp_path: Path, head: str) -> None:
    (tmp_path / ".git" / "objects").mkdir(parents=True)
    (tmp_path / ".git" / "HEAD").write_text(head)
    repository = find_repository(str(tmp_path))
    assert repository is not None
    assert repository.head() == ""
    assert find_added(repository, (), lambda: False) == {}
