"""``paperterm man``: the manual page, with the keys that hold."""

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from paperterm.commands.completion import shell_file
from paperterm.commands.output import FOUND
from paperterm.text import clean_line
from paperterm.ui.keymap import make_keymap
from paperterm.ui.keys import GROUPS, Action, key_label

SUMMARY = "show the manual page, with your keys"
PAGE: Final = "paperterm.1"
BEFORE_KEYS, AFTER_KEYS = '.\\" keys\n', '.\\" end of keys\n'
"""What stands around the keys in the page that comes with the package."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare no arguments."""
    del parser


def run(options: argparse.Namespace) -> int:
    """Show the page with ``man`` at a terminal; elsewhere, or where there is no ``man``, print it as roff."""
    before, _, rest = shell_file(PAGE).read_text(encoding="utf-8").partition(BEFORE_KEYS)
    keymap, _ = make_keymap(options.settings.keys, options.settings.commands)
    page = before + BEFORE_KEYS + roff_keys(keymap.actions) + AFTER_KEYS + rest.partition(AFTER_KEYS)[2]
    if not (sys.stdout.isatty() and _show(page)):
        sys.stdout.write(page)
    return FOUND


def _show(page: str) -> bool:
    man = shutil.which("man")
    if man is None:
        return False
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / PAGE
        path.write_text(page, encoding="utf-8")
        return subprocess.run([man, str(path)], check=False).returncode == 0


def roff_keys(actions: Iterable[Action]) -> str:
    """Return the keys by group as the source of a manual page, man(7)."""
    actions = tuple(actions)
    lines = []
    for group in GROUPS:
        lines.append(f".SS {roff(group)}")
        for action in actions:
            if action.group == group:
                keys = ", ".join(f"\\fB{roff(key_label(key))}\\fR" for key in action.keys)
                lines += [".TP", keys or f"\\(lq{roff(action.words)}\\(rq in the palette", roff(action.sentence)]
    return "\n".join(lines) + "\n"


def roff(text: str) -> str:
    """Return `text` so that roff prints it as it is: no escape, no request, no other hyphens and quotes."""
    escaped = re.sub(r"[^\x00-\x7f]", lambda found: f"\\[u{ord(found[0]):04X}]", clean_line(text).translate(_ESCAPES))
    return f"\\&{escaped}" if escaped.startswith(".") else escaped


_ESCAPES: Final = str.maketrans(
    {"\\": "\\e", "-": "\\-", "'": "\\(aq", "`": "\\(ga", "^": "\\(ha", "~": "\\(ti", '"': "\\(dq"}
)
