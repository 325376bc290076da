"""The files and where they are kept."""

from pathlib import Path

from docs.shells.bash import bash
from docs.shells.fish import fish
from docs.shells.manual import manual
from docs.shells.parsers import commands
from docs.shells.zsh import zsh
from paperterm.commands.completion import SHELLS
from paperterm.commands.man import PAGE

FOLDER = Path(__file__).resolve().parent.parent.parent / "src" / "paperterm" / "shell"


def files() -> dict[str, str]:
    """Return the name and text of each."""
    known = commands()
    made = {"bash": bash(known), "zsh": zsh(known), "fish": fish(known)}
    return {PAGE: manual(known)} | {SHELLS[shell]: text for shell, text in made.items()}
