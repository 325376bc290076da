"""Updating a clone: forward only, never over somebody's changes, and nothing that the clone's settings name is run."""

import shutil
import subprocess

import pytest

from paperterm.actions.git.repository import find_repository
from paperterm.actions.git.update import update

pytestmark = pytest.mark.skipif(not shutil.which("git"), reason="git is not installed")


@pytest.fixture(autouse=True)
def local(monkeypatch, tmp_path):
    monkeypatch.setattr("paperterm.actions.git.repository.PROTOCOLS", "file")
    monkeypatch.setattr("paperterm.actions.git.update.PROTOCOLS", "file")
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / ".gitconfig").write_text("[user]\nname = a\nemail = a@example.org\n[init]\ndefaultBranch = main\n")


def git(folder, *arguments):
    done = subprocess.run(["git", "-C", str(folder), *arguments], check=True, capture_output=True, text=True)
    return done.stdout.strip()


def commit(folder, text, name="list.md"):
    (folder / name).write_text(text)
    git(folder, "add", ".")
    git(folder, "commit", "-qm", text.strip()[:20] or "empty")


@pytest.fixture
def upstream(tmp_path):
    folder = tmp_path / "upstream"
    folder.mkdir()
    git(folder, "init", "-q")
    commit(folder, "# One\n")
    return folder


@pytest.fixture
def clone(tmp_path, upstream):
    subprocess.run(["git", "clone", "-q", f"file://{upstream}", str(tmp_path / "clone")], check=True)
    return tmp_path / "clone"


def updated(clone):
    return update(find_repository(str(clone)))


def test_what_came_is_checked_out_and_git_agrees(upstream, clone):
    assert (updated(clone).level, updated(clone).words) == ("done", "is up to date")
    commit(upstream, "# Two\n")
    commit(upstream, "# More\n", "more.md")
    done = updated(clone)
    assert (done.level, done.commits) == ("done", 2)
    assert (clone / "list.md").read_text() == "# Two\n"
    assert (clone / "more.md").exists()
    assert git(clone, "rev-parse", "HEAD", "origin/main") == "\n".join([git(upstream, "rev-parse", "HEAD")] * 2)
    assert git(clone, "status", "--porcelain") == ""
    assert updated(clone).words == "is up to date"


def test_changes_in_the_way_are_left(upstream, clone):
    (clone / "list.md").write_text("mine\n")
    before = git(clone, "rev-parse", "HEAD")
    commit(upstream, "# Two\n")
    done = updated(clone)
    assert done.level == "failed"
    assert "changes of your own" in done.words
    assert (clone / "list.md").read_text() == "mine\n"
    assert git(clone, "rev-parse", "HEAD") == before


def test_a_file_that_git_does_not_know_is_never_overwritten(upstream, clone):
    (clone / "more.md").write_text("mine\n")
    commit(upstream, "theirs\n", "more.md")
    assert updated(clone).level == "failed"
    assert (clone / "more.md").read_text() == "mine\n"


def test_changes_elsewhere_stay(upstream, clone):
    commit(upstream, "# A\n", "other.md")
    updated(clone)
    (clone / "other.md").write_text("mine\n")
    commit(upstream, "# Two\n")
    assert updated(clone).level == "done"
    assert (clone / "other.md").read_text() == "mine\n"
    assert (clone / "list.md").read_text() == "# Two\n"


def test_a_clone_with_commits_of_its_own_is_left(upstream, clone):
    commit(clone, "# Mine\n")
    assert "commits of its own" in updated(clone).words
    commit(upstream, "# Two\n")
    assert "another way" in updated(clone).words
    assert (clone / "list.md").read_text() == "# Mine\n"


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("core.fsmonitor", "touch {proof}"),
        ("core.sshCommand", "touch {proof} #"),
        ("core.gitProxy", "touch {proof}"),
        ("core.hooksPath", "{folder}"),
        ("core.askPass", "touch {proof}"),
        ("core.pager", "touch {proof}"),
        ("core.alternateRefsCommand", "touch {proof} #"),
        ("credential.helper", "!touch {proof}"),
        ("filter.evil.smudge", "touch {proof}; cat"),
        ("filter.evil.process", "touch {proof}"),
        ("remote.origin.uploadpack", "touch {proof}; git-upload-pack"),
        ("uploadpack.packObjectsHook", "touch {proof}; git"),
        ("diff.external", "touch {proof}"),
        ("include.path", "{folder}/evil"),
    ],
)
def test_nothing_that_the_clone_names_is_run(tmp_path, upstream, clone, setting, value):
    proof, folder = tmp_path / "proof", tmp_path / "hooks"
    folder.mkdir()
    (folder / "evil").write_text(f'[core]\n\tfsmonitor = "touch {proof}"\n')
    for name in ("post-checkout", "post-merge", "reference-transaction", "post-index-change", "pre-auto-gc"):
        for hooks in (folder, clone / ".git" / "hooks"):
            hooks.mkdir(exist_ok=True)
            (hooks / name).write_text(f"#!/bin/sh\ntouch {proof}\n")
            (hooks / name).chmod(0o755)
    commit(upstream, "* filter=evil diff=evil\n", ".gitattributes")
    commit(upstream, "# Two\n")
    with (clone / ".git" / "config").open("a") as file:
        section, _, name = setting.rpartition(".")
        first, dot, rest = section.partition(".")
        head = f'[{first} "{rest}"]' if dot else f"[{first}]"
        file.write(f'{head}\n\t{name} = "{value.format(proof=proof, folder=folder)}"\n')
    assert updated(clone).level == "done"
    assert (clone / "list.md").read_text() == "# Two\n"
    assert not proof.exists()


@pytest.mark.parametrize(
    "address", ["ext::sh -c id", "/srv/list", "--upload-pack=id", "fd::1", "http::x://y", "evil://x/y"]
)
def test_an_address_of_another_kind_is_not_fetched_from(clone, address):
    git(clone, "config", "remote.origin.url", address)
    done = updated(clone)
    assert done.level == "failed"
    assert "not fetched" in done.words


def test_what_is_no_full_clone_says_so(upstream, clone):
    git(clone, "checkout", "-q", "--detach")
    assert "no branch" in updated(clone).words
    git(upstream, "checkout", "-q", "main")
    assert "no remote" in updated(upstream).words


def test_a_remote_that_is_gone_says_so(upstream, clone):
    shutil.rmtree(upstream)
    done = updated(clone)
    assert done.level == "failed"
    assert "cannot be fetched" in done.words
