"""Opening a file in the user's editor, over the interface or beside it."""

import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from paperterm.actions.outcome import Outcome
from paperterm.terminal import interrupts_left_to_child

if TYPE_CHECKING:
    from paperterm.model import Entry
    from paperterm.ui.screens.library import LibraryScreen


def entry_in_file(screen: "LibraryScreen", verb: str, without_file: str) -> "Entry | None":
    """Return the current entry if it stands in a file; else None, and why it cannot be done is said."""
    entry = screen.view.current
    if entry is None:
        screen.say(Outcome("warning", f"There is no entry to {verb}."))
        return None
    if entry.path in ("", "-"):
        screen.say(Outcome("warning", f"The list came from standard input: {without_file}."))
        return None
    return entry


def open_editor(screen: "LibraryScreen", path: str, line: int, back: Callable[[str], object]) -> None:
    """Open `path` at `line`; of an editor in the terminal `back` is called with its name when it has ended."""
    from paperterm.actions.editor import editor_command

    command = editor_command(path, line)
    if command is None:
        screen.say(Outcome("warning", f"No editor found: set $VISUAL or $EDITOR. The file is {path}"))
        return
    name = Path(command.argv[0]).name
    try:
        if command.in_terminal:
            with screen.app.suspend(), interrupts_left_to_child():
                subprocess.run(command.argv, check=False)
            back(name)
        else:
            subprocess.Popen(
                command.argv,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
            screen.say(Outcome("done", f"Opened in {name}."))
    except OSError as error:
        screen.say(Outcome("failed", f"{name} did not start: {error.strerror}"))
