"""The snippets of docs/editors.md as they stand there, in the real editors, shells and tmux."""

import os
import re
from pathlib import Path

import pytest

from tests.e2e.conftest import PROGRAM, Terminal
from tests.tools import need

PAGE = (Path(__file__).parents[2] / "docs" / "editors.md").read_text(encoding="utf-8")
LIST = "# Kettles\n" + "".join(
    f"\n## {name} kettles boil\n\npaper link: [here](https://example.org/{name}.pdf)\n\n"
    f"```bibtex\n@misc{{{name.lower()}1999, title={{{name} kettles boil}}}}\n```\n"
    for name in ("Amber", "Brass", "Copper")
)
INTERFACE = "Copper kettles boil"
SHELLS = {
    "bash": "bash --norc --noprofile -i\nPS1='$ '",
    "zsh": "zsh -f\nPS1='$ '",
    "fish": "fish --no-config\nfunction fish_prompt; echo '$ '; end",
}


def snippet(name: str) -> str:
    found = re.search(rf"<!-- snippet {name} -->\n```\w+\n(.*?)```\n", PAGE, re.DOTALL)
    assert found, f"docs/editors.md has no snippet {name}"
    return found[1]


@pytest.fixture
def place(terminal: Terminal, tmp_path: Path) -> Path:
    """A folder with a list that is the user's library; the terminal stands in it and finds the program."""
    (tmp_path / "kettles.md").write_text(LIST)
    settings = tmp_path / "config.toml"
    settings.write_text(f'libraries = {{kettles = "{tmp_path}/kettles.md"}}\n')
    path = f"{os.path.dirname(PROGRAM)}:{os.environ['PATH']}"
    terminal.run(f"cd {tmp_path}; export PATH={path} PAPERTERM_CONFIG={settings}; clear")
    terminal.wait_until_still()
    return tmp_path


def pick(terminal: Terminal, words: str) -> None:
    terminal.wait_for(INTERFACE)
    terminal.wait_for("enter pick")
    terminal.type(words)
    terminal.wait_for("1 of 3")
    terminal.press("Enter")
    terminal.wait_for(INTERFACE, gone=True)


@pytest.fixture
def vim(terminal: Terminal, place: Path) -> Terminal:
    need("vim")
    (place / "vimrc").write_text(snippet("vim"))
    (place / "paper.tex").write_text("As in\n")
    terminal.tmux("set-option", "-s", "escape-time", "0")
    terminal.run("vim -N -n -u vimrc paper.tex; printf 'vim %s\\n' left")
    terminal.wait_for("As in")
    return terminal


def written(terminal: Terminal, place: Path) -> str:
    terminal.press("Escape")
    terminal.run(":wq")
    terminal.wait_for("vim left")
    return (place / "paper.tex").read_text()


def test_vim_inserts_a_cite_command_while_one_types_and_behind_the_cursor(vim, place):
    vim.type("A ")
    vim.press("C-x", "c")
    pick(vim, "brass")
    vim.wait_for("in \\cite{brass1999}")
    vim.wait_for("-- INSERT --")
    vim.type(" and")
    vim.press("Escape")
    vim.type("\\c")
    pick(vim, "amber")
    vim.wait_for("and\\cite{amber1999}")
    assert written(vim, place) == "As in \\cite{brass1999} and\\cite{amber1999}\n"


def test_vim_goes_on_where_nothing_is_picked(vim, place):
    vim.type("A ")
    vim.press("C-x", "c")
    vim.wait_for(INTERFACE)
    vim.wait_for("enter pick")
    vim.press("Escape")
    vim.wait_for("-- INSERT --")
    vim.type("others.")
    assert written(vim, place) == "As in others.\n"


@pytest.mark.parametrize("command", [":r !paperterm pick", ":r !paperterm pick 2>/dev/null"])
def test_vim_reads_a_key_below_the_line(vim, place, command):
    vim.run(command)
    pick(vim, "copper")
    vim.wait_for("copper1999")
    assert written(vim, place) == "As in\ncopper1999\n"


@pytest.mark.parametrize("name", SHELLS)
def test_a_shell_inserts_keys_into_its_command_line(terminal, place, name):
    need(name)
    for line in SHELLS[name].split("\n"):
        terminal.run(line)
        terminal.wait_until_still()
    (place / "snippet").write_text(snippet(name))
    terminal.run("source ./snippet; clear")
    terminal.wait_until_still()
    terminal.type("echo got ")
    terminal.press("C-x", "p")
    terminal.wait_for(INTERFACE)
    terminal.wait_for("enter pick")
    terminal.press("Tab", "Space", "Space", "Enter")
    terminal.wait_for(INTERFACE, gone=True)
    terminal.wait_for("echo got amber1999 brass1999")
    terminal.press("Enter")
    terminal.wait_for("\ngot amber1999 brass1999")


def test_a_function_opens_the_pdf(terminal, place):
    (place / "snippet").write_text(snippet("sh"))
    opener = place / "xdg-open"
    opener.write_text("#!/bin/sh\necho opened $1\n")
    opener.chmod(0o755)
    terminal.run("PATH=.:$PATH; . ./snippet; clear; pdf copper")
    terminal.wait_for("opened https://example.org/Copper.pdf")
    terminal.run("clear; pdf")
    pick(terminal, "amber")
    terminal.wait_for("opened https://example.org/Amber.pdf")


def test_tmux_opens_it_over_the_pane_and_types_what_is_picked(terminal, place):
    """The popup belongs to a client of tmux: a second tmux shows it."""
    (place / "tmux.conf").write_text(snippet("tmux"))
    inner = f"tmux -L {terminal.name}-inner -f tmux.conf"
    try:
        terminal.run(f"env -u TMUX PS1='$ ' {inner} new-session sh")
        terminal.wait_for("sh*")
        terminal.type("echo got ")
        terminal.press("C-b", "P")
        pick(terminal, "brass")
        terminal.wait_for("echo got \\cite{brass1999}")
    finally:
        terminal.press("Escape")
        os.system(f"{inner.partition(' -f')[0]} kill-server")  # noqa: S605
