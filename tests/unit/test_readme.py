"""What the README says is what the program does."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from docs.readme import README, SETTINGS, SETTINGS_PARTS, render
from docs.shells.files import FOLDER, files
from paperterm.cli import main
from paperterm.parsers import COMMANDS
from paperterm.search.query import FIELD_NAMES
from paperterm.search.terms import HAS, KINDS
from paperterm.ui.themefiles import read_theme

TEXT = README.read_text(encoding="utf-8")


def test_the_generated_parts_are_those_of_the_program():
    assert render(TEXT) == TEXT, "run: python -m docs.readme"


@pytest.mark.parametrize("name", files())
def test_the_file_of_the_package_is_made_from_the_program(name):
    assert (FOLDER / name).read_text(encoding="utf-8") == files()[name], "run: python -m docs.readme"


def test_the_page_of_settings_names_all_that_there_are():
    page = SETTINGS.read_text(encoding="utf-8")
    assert render(page, SETTINGS_PARTS) == page, "run: python -m docs.readme"


def test_the_theme_on_the_page_of_settings_can_be_read(tmp_path):
    block = SETTINGS.read_text(encoding="utf-8").partition("```\nbase")[2].partition("```")[0]
    (tmp_path / "sea.toml").write_text(f"base{block}")
    colors, problems = read_theme(tmp_path / "sea.toml")
    assert problems == []
    assert colors["cursor"] == "#00005f"


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_has_help(name, capsys):
    with pytest.raises(SystemExit) as stopped:
        main([name, "--help"])
    assert stopped.value.code == 0
    assert capsys.readouterr().out.startswith(f"usage: paperterm {name}")


def test_the_index_names_every_page():
    index = (README.parent / "docs" / "README.md").read_text(encoding="utf-8")
    for page in (README.parent / "docs").glob("*.md"):
        assert page.name == "README.md" or f"]({page.name})" in index, f"docs/README.md does not link {page.name}"


def test_the_commands_to_install_and_test_name_this_project():
    for marker in ("install command", "test command"):
        block = TEXT.partition(f"<!-- {marker} -->")[2].partition("```\n")[0]
        assert ".venv/bin/pip install" in block


def test_the_search_page_names_every_field_and_value():
    page = (Path(README).parent / "docs" / "search.md").read_text(encoding="utf-8")
    for word in (*(f"{name}:" for name in FIELD_NAMES), *HAS, *KINDS):
        assert re.search(rf"`[^`]*\b{re.escape(word)}", page), word


def test_the_module_starts_the_program_too():
    run = subprocess.run([sys.executable, "-m", "paperterm", "--version"], capture_output=True, check=True, text=True)
    assert re.fullmatch(r"paperterm \d+\.\d+\.\d+\n", run.stdout)
