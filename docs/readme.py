"""Write what is made from the program as text: ``python -m docs.readme``.

That is parts of the README, between ``<!-- NAME -->`` and ``<!-- /NAME -->``, and the manual page and the completions.
A test compares them with the program.
"""

import re
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from docs.shells.files import FOLDER, files
from paperterm.cli import COMMANDS
from paperterm.ui.keys import markdown_table

README = Path(__file__).resolve().parent.parent / "README.md"


def commands_table() -> str:
    """Return the headless commands with what they do."""
    rows = [f"| `paperterm {name}` | {import_module(module).SUMMARY} |" for name, module in COMMANDS.items()]
    return "\n".join(["| command | what it does |", "|---|---|", *rows])


PARTS: dict[str, Callable[[], str]] = {"keys": markdown_table, "commands": commands_table}


def render(text: str) -> str:
    """Return `text` with its generated parts made anew."""
    for name, make in PARTS.items():
        part = f"<!-- {name} -->\n{make().strip()}\n<!-- /{name} -->"
        text, count = re.subn(rf"<!-- {name} -->.*?<!-- /{name} -->", lambda _, part=part: part, text, flags=re.DOTALL)
        if count != 1:
            raise ValueError(f"{README.name} has {count} places for {name}")
    return text


if __name__ == "__main__":
    README.write_text(render(README.read_text(encoding="utf-8")), encoding="utf-8")
    for name, content in files().items():
        (FOLDER / name).write_text(content, encoding="utf-8")
