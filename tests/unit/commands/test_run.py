"""``paperterm run``: the user's own commands without the interface."""

import pytest

from paperterm.cli import main

LIST = "# Kettles\n\n- [Boiling Without Haste](https://arxiv.org/abs/2401.00001), Ann Doe, 2024\n"


@pytest.fixture
def kettles(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    folder = tmp_path / "config" / "paperterm"
    folder.mkdir(parents=True)
    (folder / "config.toml").write_text(
        """[commands]\nZ = "sh -c 'echo \\"$1\\"; cat; exit 3' sh {title} {bibtex}"\nX = "sh -c 'echo {title}'"\n"""
        """D = "get {doi}"\n"""
    )
    path = tmp_path / "kettles.md"
    path.write_text(LIST, encoding="utf-8")
    return str(path)


def test_it_runs_with_the_fields_and_gives_the_exit_code(capfd, kettles):
    assert main(["run", "Z", "boiling", kettles]) == 3
    out, err = capfd.readouterr()
    assert out.startswith("Boiling Without Haste\n")
    assert "@misc{doe2024boiling," in out
    assert "commands.X: what a list says would become code" in err


@pytest.mark.parametrize("key", ["X", "nope", "D"])
def test_what_is_not_to_be_run_is_an_error(capfd, kettles, key):
    assert main(["run", key, "boiling", kettles]) == 2
    assert capfd.readouterr().err


def test_nothing_found_is_1(kettles):
    assert main(["run", "Z", "zzzqqq", kettles]) == 1
