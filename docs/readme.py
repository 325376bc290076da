"""Write what is made from the program as text: ``python -m docs.readme``.

That is parts of the README and of the page of settings, between ``<!-- NAME -->`` and ``<!-- /NAME -->``, and the
manual page and the completions.
A test compares them with the program.
"""

import re
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from docs.shells.files import FOLDER, files
from paperterm.config.commented import markdown_table as settings_table
from paperterm.parsers import COMMANDS
from paperterm.ui.keys import markdown_table
from paperterm.ui.themes import COLORS

README = Path(__file__).resolve().parent.parent / "README.md"
SETTINGS = Path(__file__).resolve().parent / "settings.md"


def commands_table() -> str:
    """Return the headless commands with what they do."""
    rows = [f"| `paperterm {name}` | {import_module(module).SUMMARY} |" for name, module in COMMANDS.items()]
    return "\n".join(["| command | what it does |", "|---|---|", *rows])


PARTS: dict[str, Callable[[], str]] = {"keys": markdown_table, "commands": commands_table}


SETTINGS_PARTS: dict[str, Callable[[], str]] = {
    "settings": settings_table,
    "colors": lambda: f"{', '.join(f'`{name}`' for name in COLORS)}.",
}


def render(text: str, parts: dict[str, Callable[[], str]] = PARTS) -> str:
    """Return `text` with its generated parts made anew."""
    for name, make in parts.items():
        part = f"<!-- {name} -->\n{make().strip()}\n<!-- /{name} -->"
        text, count = re.subn(rf"<!-- {name} -->.*?<!-- /{name} -->", lambda _, part=part: part, text, flags=re.DOTALL)
        if count != 1:
            raise ValueError(f"{count} places for {name}")
    return text


if __name__ == "__main__":
    README.write_text(render(README.read_text(encoding="utf-8")), encoding="utf-8")
    SETTINGS.write_text(render(SETTINGS.read_text(encoding="utf-8"), SETTINGS_PARTS), encoding="utf-8")
    for name, content in files().items():
        (FOLDER / name).write_text(content, encoding="utf-8")
