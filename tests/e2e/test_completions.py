"""What the tab key completes in the shells themselves."""

import os
import re
from pathlib import Path

import pytest

from tests.e2e.conftest import PROGRAM
from tests.tools import need

PAGE = Path(__file__).parent.parent.parent / "docs" / "getting-started.md"
SHELLS = {
    "bash": ["bash --norc --noprofile -i", "PS1='$ '"],
    "zsh": ["zsh -f", "PS1='$ '", "autoload -U compinit; compinit -u -D"],
    "fish": ["fish --no-config", "function fish_prompt; echo '$ '; end"],
}
SETTINGS = """\
[libraries]
llmpapers = "of-llms.bib"
[cite.templates]
mycite = '\\mycite{{keys}}'
"""
COMPLETED = {
    "a command": ("cite-c", "cite-check "),
    "a long option": ("list --mer", "list --merged "),
    "a choice of an option": ("export --format csl", "export --format csl-json "),
    "a choice behind an equal sign": ("export --format=csl", "export --format=csl-json "),
    "a choice of a short option": ("check -f git", "check -f github "),
    "a choice of an argument": ("yours unst", "yours unstar "),
    "a citation key": ("bibtex vasw", "bibtex vaswani:2017 "),
    "a citation key behind an option": ("bibtex --all vasw", "bibtex --all vaswani:2017 "),
    "a cite command of one's own": ("cite -c myc", "cite -c mycite "),
    "a library": ("list llmp", "list llmpapers "),
    "a library behind the value of an option": ("list -q words llmp", "list -q words llmpapers "),
    "a library without a command": ("llmp", "llmpapers "),
    "a file": ("list notes-o", "list notes-on.md "),
    "a file behind a citation key": ("bibtex vaswani:2017 notes-o", "bibtex vaswani:2017 notes-on.md "),
    "the file of an option": ("add --bib notes-o", "add --bib notes-on.md "),
}


@pytest.fixture(params=SHELLS)
def shell(request, terminal, tmp_path):
    need(request.param)
    settings = tmp_path / "config.toml"
    settings.write_text(SETTINGS)
    (tmp_path / "of-llms.bib").write_text("@book{vaswani:2017, title={A Title of Words}, year=2017}")
    (tmp_path / "notes-on.md").write_text("# L\n")
    terminal.run(f"cd {tmp_path}; export PATH={os.path.dirname(PROGRAM)}:$PATH PAPERTERM_CONFIG={settings}")
    [documented] = re.findall(rf"^\| {request.param} \|.*\| `(.*)` \|$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    for line in [*SHELLS[request.param], documented.replace("\\|", "|")]:
        terminal.run(line)
        terminal.wait_until_still()
    terminal.run("printf '%s%s\\n' rea dy")
    terminal.wait_for("ready")
    return terminal


@pytest.mark.parametrize("terminal", [(110, 40)], indirect=True)
def test_tab_completes(shell):
    for number, (what, (typed, completed)) in enumerate(COMPLETED.items()):
        mark = f"END{number}"
        shell.type(f"paperterm {typed}")
        shell.press("Tab")
        shell.type(mark)
        assert f"paperterm {completed}{mark}" in shell.wait_for(mark), what
        shell.press("C-u")
