"""tmux: its paste buffer, and from there the clipboard of the terminal that shows it."""

from collections.abc import Mapping
from typing import Final

from paperterm.actions.routes.child import feed

_NOT_HANDED_ON: Final = ("screen", "tmux", "linux", "dumb")
"""Terminals to which tmux sends no OSC 52: it finds no such capability in their terminfo entries."""


def copy_with_tmux(text: str, environ: Mapping[str, str]) -> str | None:
    """Put `text` into tmux's buffer; return in words where it went, None where tmux did not take it.

    ``$TMUX`` can be that of a server long gone, so only the exit code counts. ``-w`` (tmux 3.2) also sends the
    buffer on to the terminal as OSC 52, whatever ``set-clipboard`` says.
    """
    if not environ.get("TMUX"):
        return None
    argv = ["tmux", "load-buffer", "-w", "-", ";", "display-message", "-p", "#{client_termname}"]
    terminal = feed(argv, text, environ, answers=True)
    if terminal is None:
        return None if feed(["tmux", "load-buffer", "-"], text, environ) is None else "the tmux buffer"
    terminal = terminal.strip()
    if not terminal or terminal.startswith(_NOT_HANDED_ON):
        return "the tmux buffer"
    return "the tmux buffer, and sent to the terminal"
