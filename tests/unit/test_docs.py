"""What the pages say is so: links lead somewhere, commands are commands, keys are keys, and examples run."""

import re
import shlex
import shutil
import tomllib
from pathlib import Path
from urllib.parse import unquote

import pytest

from paperterm.actions.bookmark import keep_last_lists
from paperterm.cli import main
from paperterm.config.load import load_settings
from paperterm.library.sample import sample_folder
from paperterm.parsers import COMMANDS, build_parser, command_parser
from paperterm.ui.keys import ACTIONS, key_label

ROOT = Path(__file__).resolve().parent.parent.parent
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
EACH_PAGE = pytest.mark.parametrize(
    "page", PAGES, ids=lambda path: path.name if path.parent == ROOT else f"docs-{path.name}"
)
OPENS_SOMETHING = {"", "pick", "man", "open"}
"""Commands that take the terminal or a browser."""


def prose(page):
    """The text outside of fenced blocks."""
    return re.sub(r"^```.*?^```", "", page.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)


def blocks(page, language):
    return re.findall(rf"^```{language}\n(.*?)^```", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)


def anchors(page):
    """The headings as a forge names them."""
    titles = re.findall(r"^#+ (.+)$", prose(page), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


def fenced_commands():
    for page in PAGES:
        for block in blocks(page, "sh"):
            for line in block.splitlines():
                if line.startswith("paperterm "):
                    yield pytest.param(line, id=f"{page.name}: {line}")


def parsed(words):
    """The words of a command line behind ``paperterm``, as the program parses them."""
    if words and words[0] in COMMANDS:
        return command_parser(words[0]).parse_intermixed_args(words[1:])
    return build_parser(describe=False).parse_intermixed_args(words)


@EACH_PAGE
def test_every_link_and_picture_leads_to_a_file_and_a_heading(page):
    for target in re.findall(r"\]\((?!\w+:)([^)\s]+)\)", prose(page)):
        name, _, anchor = unquote(target).partition("#")
        path = page.parent / name if name else page
        assert path.exists(), target
        assert not anchor or anchor in anchors(path), target


def test_every_page_and_every_picture_is_linked():
    linked = {
        (page.parent / target).resolve()
        for page in PAGES
        for target in re.findall(r"\]\((?!\w+:)([^)#\s]+)", prose(page))
    }
    pictures = (ROOT / "docs" / "pictures").glob("*.svg")
    assert {*PAGES, *pictures} - {ROOT / "README.md"} <= linked


@EACH_PAGE
def test_every_command_that_is_named_in_the_text_is_one(page, capsys):
    for words in re.findall(r"`paperterm ([^`\n]+)`", prose(page)):
        try:
            parsed(shlex.split(words.replace("\\|", "|").partition(" | ")[0]))
        except SystemExit as stopped:
            error = capsys.readouterr().err
            is_only_begun = "expected" in error or "are required" in error
            assert stopped.code == 0 or is_only_begun, f"{words}: {error}"


@pytest.mark.parametrize("line", fenced_commands())
def test_every_example_runs(line, tmp_path, monkeypatch, capsys):
    words = shlex.split(line.partition(" >")[0])[1:]
    options = parsed(words)
    if (words[0] if words[0] in COMMANDS else "") in OPENS_SOMETHING or getattr(options, "edit", False):
        return
    shutil.copytree(sample_folder(), tmp_path / "lists" / "llms")
    (tmp_path / "thesis.tex").write_text("\\cite{vaswani2017attention}\\bibliography{refs}\n")
    (tmp_path / "refs.bib").touch()
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setattr("paperterm.commands.arguments._is_interactive", lambda: True)
    keep_last_lists([str(tmp_path / "lists" / "llms")])
    monkeypatch.chdir(tmp_path)
    code = main([word.replace("~", str(tmp_path), 1) if word.startswith("~/") else word for word in words])
    findings = words[0] in ("check", "cite-check")
    assert code == 0 or (findings and code == 1), capsys.readouterr().err


@EACH_PAGE
def test_every_key_of_a_table_is_one_of_the_program(page):
    labels = {key_label(key) for action in ACTIONS for key in action.keys}
    tables = re.findall(r"^\| (?:keys?|press) \|.*\n\|[-|]+\n((?:\|.*\n)+)", prose(page), re.MULTILINE)
    for row in "".join(tables).splitlines():
        cell = row.replace("\\|", "¦").replace("`|`", "`¦`").split("|")[1]
        for key in re.findall(r"`([^`]+)`", cell):
            assert key.replace("¦", "|") in labels, row


@EACH_PAGE
def test_every_example_of_settings_is_taken(page, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for block in blocks(page, "toml"):
        assert tomllib.loads(block)
        path = tmp_path / "config.toml"
        path.write_text(block, encoding="utf-8")
        assert load_settings(str(path)).problems == ()
