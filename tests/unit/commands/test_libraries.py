"""Libraries: added from a Git address or a path, and opened by their names."""

import subprocess
import tomllib

import pytest

from paperterm.actions.listaddress import clone_address, is_list, name_of
from paperterm.cli import main
from paperterm.errors import UsageError

LIST = "# Kettles\n\n- [Boiling Without Haste](https://arxiv.org/abs/2401.00001), Ann Doe, 2024\n"


@pytest.fixture
def home(tmp_path, monkeypatch):
    for name in ("CONFIG", "DATA", "STATE", "CACHE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.lower()))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "kettles").mkdir()
    (tmp_path / "kettles" / "README.md").write_text(LIST)
    return tmp_path


def config(home):
    return (home / "config" / "paperterm" / "config.toml").read_text()


def test_a_path_is_registered_and_opened_by_its_name(home, capsys):
    assert main(["add", "./kettles"]) == 0
    out, err = capsys.readouterr()
    assert out == f"{home}/kettles\n"
    assert "paperterm -l kettles" in err
    assert tomllib.loads(config(home))["libraries"] == {"kettles": f"{home}/kettles"}
    for arguments in (["-l", "kettles"], ["-l", "all"], []):
        assert main(["list", *arguments]) == 0
        assert "Boiling Without Haste" in capsys.readouterr().out
    assert main(["add", "kettles/"]) == 2
    assert "already" in capsys.readouterr().err


def test_a_git_address_is_cloned(home, capsys, monkeypatch):
    monkeypatch.setattr("paperterm.actions.git.repository.PROTOCOLS", "file")
    monkeypatch.setattr("paperterm.actions.listaddress._SCHEMES", ("file",))
    monkeypatch.setattr("paperterm.actions.registering.clone_address", lambda given: given)
    git = ("git", "-C", "kettles", "-c", "user.name=a", "-c", "user.email=a@example.org")
    for arguments in (("init", "-q"), ("add", "."), ("commit", "-qm", "Kettles")):
        subprocess.run([*git, *arguments], check=True)
    address = f"file://{home}/kettles"
    assert main(["add", address, "--name", "pots"]) == 0
    assert (home / "data" / "paperterm" / "lists" / "pots" / "README.md").read_text() == LIST
    assert main(["list", "-l", "pots"]) == 0
    assert main(["add", address]) == 0
    assert main(["add", f"{address}-not-there"]) == 2
    assert "cannot be cloned" in capsys.readouterr().err
    assert set(tomllib.loads(config(home))["libraries"]) == {"pots", "kettles"}


def test_a_name_that_is_none_is_an_error(home, capsys):
    assert main(["add", "./kettles"]) == 0
    assert main(["list", "-l", "kettle"]) == 2
    assert "did you mean kettles" in capsys.readouterr().err


def test_what_cannot_be_read_becomes_no_library(home, capsys):
    assert main(["add", "/dev/null"]) == 2
    assert "no regular file" in capsys.readouterr().err
    assert not (home / "config" / "paperterm" / "config.toml").exists()


def test_the_settings_are_left_where_they_cannot_be_changed(home, capsys):
    path = home / "config" / "paperterm" / "config.toml"
    path.parent.mkdir(parents=True)
    path.write_text("libraries = {one = 'x'}\n")
    assert main(["add", "./kettles"]) == 2
    assert path.read_text() == "libraries = {one = 'x'}\n"
    assert 'add "kettles" =' in capsys.readouterr().err


def test_a_file_that_is_a_link_stays_one(home):
    path = home / "config" / "paperterm" / "config.toml"
    path.parent.mkdir(parents=True)
    (home / "dotfiles.toml").write_text("watch = true\n")
    path.symlink_to(home / "dotfiles.toml")
    assert main(["add", "./kettles"]) == 0
    assert path.is_symlink()
    assert "kettles" in (home / "dotfiles.toml").read_text()


@pytest.mark.parametrize(
    ("given", "listed"),
    [
        ("https://github.com/owner/name", True),
        ("git@example.org:owner/name.git", True),
        ("https://arxiv.org/abs/1706.03762", False),
        ("./kettles", True),
        ("kettles", False),
        ("./missing", False),
        ("vaswani2017attention", False),
        ("attention is all", False),
        ("--upload-pack=x@example.org:y", False),
    ],
)
def test_what_is_a_list_and_what_a_paper(home, given, listed):
    assert is_list(given) == listed


@pytest.mark.parametrize(
    ("given", "address", "name"),
    [
        ("https://example.org/owner/name", "https://example.org/owner/name", "name"),
        ("https://example.org/o/name.git/", "https://example.org/o/name.git", "name"),
        ("https://example.org/o/name/blob/main/README.md?x#y", "https://example.org/o/name", "name"),
        ("https://example.org/o/name/-/tree/main/papers", "https://example.org/o/name", "name"),
        ("git@example.org:o/na.me.git", "git@example.org:o/na.me.git", "na.me"),
    ],
)
def test_the_address_of_a_page_is_that_of_its_repository(given, address, name):
    assert clone_address(given) == address
    assert name_of(clone_address(given)) == name


@pytest.mark.parametrize("given", ["https://me:secret@example.org/o/n", "https://-oProxyCommand=x/o/n", "ssh://-x/y"])
def test_harmful_addresses_are_refused(given):
    with pytest.raises(UsageError):
        clone_address(given)
