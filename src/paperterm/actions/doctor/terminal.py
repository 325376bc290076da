"""The terminal, as far as its variables, the system's database and its own answers tell."""

import os
from collections.abc import Mapping
from typing import Final

from paperterm.actions.doctor.answers import ask_terminal
from paperterm.actions.doctor.finding import Finding
from paperterm.actions.hyperlinks import shows_hyperlinks
from paperterm.actions.slowline import SlowLine, is_remote
from paperterm.terminal import takes_utf8
from paperterm.terminfo import terminal_colors

TOPIC: Final = "terminal"
_NARROW, _LOW = 40, 10
"""Columns and lines: with fewer there is not room for more than a few titles."""


def terminal_findings(environ: Mapping[str, str]) -> list[Finding]:
    """Look at the terminal, and ask it."""
    kind, size = _kind(environ), _size()
    asks = kind.state != "wrong" and size is not None
    if size is None:
        size = Finding(TOPIC, "size", "there is no terminal here: only commands without the interface work", "note")
    answers = [_answers()] if asks else []
    return [kind, size, *answers, _colors(environ), _letters(environ), _links(environ), _line(environ)]


def _kind(environ: Mapping[str, str]) -> Finding:
    name = environ.get("TERM", "")
    if name in ("", "dumb", "unknown"):
        value = f"TERM={name}: the interface cannot be shown"
        return Finding(
            TOPIC, "kind", value, "wrong", "use another terminal, or export TERM=xterm-256color if it is one"
        )
    if terminal_colors(name) is None:
        advice = "install ncurses-term (or copy its entry with infocmp and tic), else export TERM=xterm-256color"
        return Finding(TOPIC, "kind", f"TERM={name} is not known on this machine: more bytes are sent", "note", advice)
    return Finding(TOPIC, "kind", f"TERM={name}")


def _size() -> Finding | None:
    """Return what the controlling terminal has, None where there is none."""
    try:
        terminal = os.open("/dev/tty", os.O_RDWR | os.O_NOCTTY)
    except OSError:
        return None
    try:
        columns, lines = os.get_terminal_size(terminal)
    finally:
        os.close(terminal)
    if columns == 0 or lines == 0:
        return Finding(TOPIC, "size", "the terminal does not tell its size", "wrong", "stty columns 80 rows 24")
    small = columns < _NARROW or lines < _LOW
    advice = "make the window larger, or the letters smaller" if small else ""
    return Finding(TOPIC, "size", f"{columns} columns, {lines} lines", "note" if small else "ok", advice)


def _answers() -> Finding:
    answer = ask_terminal()
    if answer is None:
        return Finding(TOPIC, "answers", "it does not say what it is", "note")
    name = f"{answer.name}, " if answer.name else ""
    copies = ", takes copies (OSC 52)" if answer.takes_copies else ""
    return Finding(TOPIC, "answers", f"{name}in {answer.seconds * 1000:.0f} ms{copies}")


def _colors(environ: Mapping[str, str]) -> Finding:
    if environ.get("NO_COLOR"):
        return Finding(TOPIC, "colors", "none, as NO_COLOR says")
    if environ.get("COLORTERM", "").strip().lower() in ("truecolor", "24bit"):
        return Finding(TOPIC, "colors", "all (COLORTERM)")
    name = environ.get("TERM", "")
    if name.endswith("256color") or name == "xterm-kitty":
        return Finding(TOPIC, "colors", "256", "ok")
    advice = "export COLORTERM=truecolor, if the terminal has more (ssh does not bring it along)"
    return Finding(TOPIC, "colors", "16", "ok" if name == "linux" else "note", "" if name == "linux" else advice)


def _letters(environ: Mapping[str, str]) -> Finding:
    if takes_utf8(environ):
        return Finding(TOPIC, "letters", "UTF-8")
    advice = "export LC_ALL=C.UTF-8 (or another of: locale -a)"
    return Finding(TOPIC, "letters", "ASCII only, as the locale says: other letters are replaced", "wrong", advice)


def _links(environ: Mapping[str, str]) -> Finding:
    if shows_hyperlinks(environ):
        return Finding(TOPIC, "hyperlinks", "addresses are sent as such")
    return Finding(TOPIC, "hyperlinks", "not known to be taken here: addresses are plain text")


def _line(environ: Mapping[str, str]) -> Finding:
    if _is_mosh():
        return Finding(TOPIC, "line", "mosh, which brings copies home from version 1.4 on, on both sides")
    if not is_remote(environ):
        return Finding(TOPIC, "line", "this machine's own")
    saves = SlowLine(environ).saves
    return Finding(TOPIC, "line", f"SSH, {'bytes are saved' if saves else 'bytes are not saved'} (B in the interface)")


def _is_mosh() -> bool:
    """Whether one of the processes around us is mosh's server."""
    process = os.getpid()
    while process > 1:
        try:
            with open(f"/proc/{process}/stat", encoding="utf-8", errors="replace") as file:
                name, _, rest = file.read().partition("(")[2].rpartition(")")
        except OSError:
            return False
        if name == "mosh-server":
            return True
        process = int(rest.split()[1])
    return False
