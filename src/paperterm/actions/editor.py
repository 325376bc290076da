"""The user's editor at a line of a file."""

import os
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from paperterm.actions.words import split_command

_PLUS_LINE: Final = {
    *("vi", "vim", "nvim", "view", "vimx", "gvim", "mvim", "vis", "kak", "nano", "pico", "micro"),
    *("emacs", "emacsclient", "xemacs", "mg", "jove", "zile", "ne", "joe", "jed", "amp"),
    *("gedit", "gnome-text-editor", "xed", "pluma", "mousepad"),
}
_COLON_LINE: Final = frozenset({"hx", "helix", "subl", "sublime_text", "zed", "zeditor", "atom", "lapce", "fresh"})
_GOTO: Final = frozenset({"code", "code-insiders", "codium", "vscodium", "cursor", "windsurf", "code-server"})
_LINE_OPTION: Final = {"kate": "--line", "kwrite": "--line", "mate": "--line", "idea": "--line", "pycharm": "--line"}
_WINDOWED: Final = (
    _GOTO
    | frozenset(_LINE_OPTION)
    | frozenset({"gvim", "mvim", "subl", "sublime_text", "zed", "zeditor", "atom", "lapce", "gedit", "xed", "pluma"})
    | frozenset({"gnome-text-editor", "mousepad"})
)


@dataclass(frozen=True, slots=True)
class EditorCommand:
    """How to open the file.

    Attributes:
        argv: the command line; the path in it is absolute, so never an option.
        in_terminal: whether the editor needs the terminal, which the interface must give up meanwhile.
    """

    argv: list[str]
    in_terminal: bool


def editor_command(
    path: str | Path,
    line: int = 1,
    *,
    environ: Mapping[str, str] | None = None,
    which: Callable[[str], str | None] | None = None,
) -> EditorCommand | None:
    """Return how ``$VISUAL``, else ``$EDITOR``, else ``vi`` or ``nano`` opens `path` at `line`; None without any.

    Of an editor that is not known the file is opened without the line.
    """
    environ = os.environ if environ is None else environ
    which = which or partial(shutil.which, path=environ.get("PATH"))
    for name in (environ.get("VISUAL", ""), environ.get("EDITOR", ""), "vi", "nano"):
        argv = split_command(name)
        if argv and which(argv[0]):
            program = Path(argv[0]).name.removesuffix(".exe")
            return EditorCommand([*argv, *_place(program, str(Path(path).absolute()), line)], program not in _WINDOWED)
    return None


def _place(program: str, path: str, line: int) -> list[str]:
    line = max(1, line)
    if program in _PLUS_LINE:
        return [f"+{line}", path]
    if program in _COLON_LINE:
        return [f"{path}:{line}"]
    if program in _GOTO:
        return ["--goto", f"{path}:{line}"]
    if program in _LINE_OPTION:
        return [_LINE_OPTION[program], str(line), path]
    return [path]
