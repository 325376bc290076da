"""The clipboard of this machine's desktop, through pyperclip in a child process."""

import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

from paperterm.actions.routes.child import feed
from paperterm.actions.slowline import is_remote

_CHILD: Final = """
import subprocess, sys
class Checked(subprocess.Popen):
    def communicate(self, *args, **kwargs):
        answer = super().communicate(*args, **kwargs)
        if self.returncode:
            raise SystemExit(1)
        return answer
    def __init__(self, argv, *args, **kwargs):
        kwargs.setdefault("stdout", subprocess.DEVNULL)
        super().__init__(argv, *args, **kwargs)
subprocess.Popen = Checked
import pyperclip
text = sys.stdin.buffer.read().decode()
pyperclip.copy(text)
"""
"""pyperclip ignores the exit codes of its tools, so the child looks at them; xclip must not keep our pipe open."""

_READING_CHILD: Final = """
import sys, pyperclip
sys.stdout.buffer.write(pyperclip.paste().encode())
"""


def native_clipboard_is_near(environ: Mapping[str, str]) -> bool:
    """Whether the user sits in front of this machine's own clipboard: no SSH, and a display or a desktop platform."""
    if is_remote(environ):
        return False
    return sys.platform in ("darwin", "win32") or is_wsl() or has_display(environ)


def has_display(environ: Mapping[str, str]) -> bool:
    """Whether the environment names an X or Wayland display."""
    return bool(environ.get("WAYLAND_DISPLAY") or environ.get("DISPLAY"))


@cache
def is_wsl() -> bool:
    """Whether this is the Windows Subsystem for Linux."""
    try:
        return "microsoft" in Path("/proc/version").read_text(encoding="utf-8", errors="replace").lower()
    except OSError:
        return False


def copy_natively(text: str, environ: Mapping[str, str]) -> bool:
    """Put `text` into the desktop's clipboard; True only where the tool confirmed it by its exit code."""
    return feed([sys.executable, "-P", "-c", _CHILD], text, environ) is not None


def read_natively(environ: Mapping[str, str]) -> str | None:
    """Return the text in the desktop's clipboard, None where no tool gives it."""
    return feed([sys.executable, "-P", "-c", _READING_CHILD], "", environ, answers=True)
