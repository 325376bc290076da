"""What docs/citing.md, docs/editors.md and docs/curators.md say is what the program does."""

import json
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from paperterm.cite.commands import CITE_COMMANDS
from paperterm.cite.exports import formats
from paperterm.cite.findings import RULES
from paperterm.cite.references import STYLES
from paperterm.cite.template import FIELDS
from paperterm.cli import main
from paperterm.commands.check import _FORMATS as CHECK_FORMATS
from paperterm.commands.pick import FORMATS as PICK_FORMATS
from paperterm.configured import load_checked
from paperterm.ui.keys import ACTIONS

DOCS = Path(__file__).parents[2] / "docs"
CITING, EDITORS, CURATORS = (
    (DOCS / f"{name}.md").read_text(encoding="utf-8") for name in ("citing", "editors", "curators")
)


def snippet(page: str, name: str) -> str:
    found = re.search(rf"<!-- snippet {name} -->\n```\w+\n(.*?)```\n", page, re.DOTALL)
    assert found, name
    return found[1]


def test_every_field_of_a_template_is_named_with_what_it_is() -> None:
    assert re.findall(r"^\| `\{(\w+)\}` \| (.*) \|$", CITING, re.MULTILINE)[1:] == list(FIELDS.items())


@pytest.mark.parametrize("command", [c.label.partition("{")[0] for c in CITE_COMMANDS.values() if c.id != "keys"])
def test_every_cite_command_is_named(command: str) -> None:
    assert f"`{command}`" in CITING.replace("\n", " ").replace("' ", "'")


def test_every_format_rule_and_style_is_named() -> None:
    assert re.findall(r"^\| `([a-z-]+)` \|", CURATORS, re.MULTILINE) == list(RULES)
    assert re.findall(r"^\| `--format (\w+)` \|", CURATORS, re.MULTILINE) == list(CHECK_FORMATS)
    assert re.findall(r"^\| `--format (\w+)` \|", EDITORS, re.MULTILINE) == list(PICK_FORMATS)
    for word in (*STYLES, *formats()):
        assert f"`{word}`" in CITING, word


def test_the_keys_are_those_of_the_program() -> None:
    known = {key for action in ACTIONS for key in action.keys}
    rows = re.findall(r"^\| (`[^|]*`) \| [^|]* \| `paperterm", CITING, re.MULTILINE)
    keys = [key for row in rows for key in re.findall(r"`([^`]*)`", row)]
    assert len(keys) > 5
    assert set(keys) <= known


def test_the_settings_are_taken_as_they_stand_there(tmp_path: Path) -> None:
    text = re.search(r"```toml\n(.*?)```", CITING, re.DOTALL)
    assert text
    file = tmp_path / "config.toml"
    file.write_text(text[1])
    loaded = load_checked(str(file))
    assert not loaded.problems
    assert loaded.settings.cite_templates == tomllib.loads(text[1])["cite"]["templates"]
    assert loaded.settings.cite_reference == "nature"


def test_the_task_of_vs_code_starts_the_program() -> None:
    (task,) = json.loads(snippet(EDITORS, "vscode"))["tasks"]
    assert task["command"] == "paperterm"


def test_the_check_in_continuous_integration_and_the_hook_say_what_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "list.md").write_text("# Herbs\n\n## Sage\n\n```bibtex\n@misc{sage, title={Mint}}\n```\n")
    command = re.findall(r"- run: paperterm (.*)", snippet(CURATORS, "github"))[-1].split()
    environ = os.environ | {"PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"}
    paper = subprocess.run(
        ["paperterm", *command], cwd=tmp_path, env=environ, capture_output=True, text=True, check=False
    )
    assert (paper.returncode, paper.stdout[:34]) == (1, "::warning file=list.md,line=3,titl")
    hook = tmp_path / "hook"
    hook.write_text(snippet(CURATORS, "hook"))
    hook.chmod(0o755)
    assert subprocess.run([hook], cwd=tmp_path, env=environ, capture_output=True, check=False).returncode == 1
    (tmp_path / "list.md").write_text("# Herbs\n\n## Sage\n\n```bibtex\n@misc{sage, title={Sage}}\n```\n")
    assert subprocess.run([hook], cwd=tmp_path, env=environ, capture_output=True, check=False).returncode == 0


def test_the_commands_beside_the_keys_work(capsys: pytest.CaptureFixture[str]) -> None:
    commands = re.findall(r"\| `paperterm ([^`]*)` \|$", CITING, re.MULTILINE)
    assert len(commands) > 5
    for command in commands:
        assert main(command.replace("KEY", "hu2022lora").split() + ["--sample"]) == 0, command
        assert "LoRA" in (out := capsys.readouterr().out) or "hu2022lora" in out
