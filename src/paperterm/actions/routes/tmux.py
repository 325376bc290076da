"""tmux: its paste buffer, and from there the clipboard of the terminal that shows it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from paperterm.actions.routes.child import feed

_CAPABILITY: Final = re.compile(r"^ *\d+: (Ms|RGB|Tc|setrgbf): (?!\[missing\])", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Outside:
    """The terminal that shows a tmux, as tmux knows it.

    Attributes:
        name: its ``$TERM``.
        takes_copies: tmux hands buffers on to it as OSC 52 (the capability ``Ms``).
        takes_truecolor: tmux sends it colors of 24 bits.
    """

    name: str
    takes_copies: bool
    takes_truecolor: bool


def copy_with_tmux(text: str, environ: Mapping[str, str]) -> str | None:
    """Put `text` into tmux's buffer; return in words where it went, None where tmux did not take it.

    ``$TMUX`` can be that of a server long gone, so only the exit code counts. ``-w`` (tmux 3.2) also sends the
    buffer on to the terminal as OSC 52, whatever ``set-clipboard`` says.
    """
    if not environ.get("TMUX"):
        return None
    if feed(["tmux", "load-buffer", "-w", "-"], text, environ) is None:
        return None if feed(["tmux", "load-buffer", "-"], text, environ) is None else "the tmux buffer"
    outside = terminal_outside(environ)
    if outside is None or not outside.takes_copies:
        return "the tmux buffer"
    return "the tmux buffer, and sent to the terminal"


def terminal_outside(environ: Mapping[str, str]) -> Outside | None:
    """Return the terminal that shows this tmux, None where nobody looks at it or tmux does not answer."""
    shown = feed(["tmux", "display-message", "-p", "#{client_tty}"], "", environ, answers=True)
    known = feed(["tmux", "show-messages", "-T"], "", environ, answers=True)
    if not shown or not shown.strip() or not known:
        return None
    header = re.compile(rf"^Terminal \d+: (\S+) for {re.escape(shown.strip())}, .*\n((?: .*\n?)*)", re.MULTILINE)
    found = header.search(known)
    if found is None:
        return None
    abilities = set(_CAPABILITY.findall(found[2]))
    return Outside(found[1], "Ms" in abilities, bool(abilities & {"RGB", "Tc", "setrgbf"}))
