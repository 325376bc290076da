"""OSC 52: the terminal is asked to put text into its clipboard, and never answers.

Source: xterm's control sequences ("Operating System Commands"), GNU screen's manual ("Device Control String").
"""

from base64 import b64encode
from collections.abc import Mapping
from typing import Final

LARGEST: Final = 74_994
"""Bytes of text: what fits into the 100,000 bytes of a sequence that terminals accept."""

_SCREEN_CHUNK: Final = 250
"""Bytes in one DCS: screen drops longer strings (from 700 on)."""


def terminal_takes_osc52(environ: Mapping[str, str]) -> bool:
    """Whether it makes sense to ask: not the Linux console, not a dumb terminal, not an unknown one."""
    return environ.get("TERM", "") not in ("", "dumb", "linux", "unknown", "cons25")


def osc52(text: str, environ: Mapping[str, str]) -> str | None:
    """Return the sequence that asks for `text`, wrapped for the multiplexer; None where it is too long."""
    data = text.encode()
    if len(data) > LARGEST:
        return None
    sequence = f"\x1b]52;c;{b64encode(data).decode()}\x07"
    terminal = environ.get("TERM", "")
    if environ.get("STY"):
        return _for_screen(sequence)
    if environ.get("TMUX"):
        return _for_tmux(sequence) if terminal.startswith(("tmux", "screen")) else sequence
    if terminal.startswith("screen"):
        # Over SSH from inside a multiplexer: tmux takes the first and ignores the second, screen the other way round.
        return sequence + _for_screen(sequence)
    return sequence


def _for_screen(sequence: str) -> str:
    chunks = [sequence[start : start + _SCREEN_CHUNK] for start in range(0, len(sequence), _SCREEN_CHUNK)]
    return "".join(f"\x1bP{chunk}\x1b\\" for chunk in chunks)


def _for_tmux(sequence: str) -> str:
    return "\x1bPtmux;" + sequence.replace("\x1b", "\x1b\x1b") + "\x1b\\"
