"""Which ways to the clipboard there are, tried with a line that the person can look for."""

import os
import secrets
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Final

from paperterm.actions.clipboard import confirmed_places
from paperterm.actions.doctor.finding import Finding
from paperterm.actions.routes.child import feed
from paperterm.actions.routes.native import native_clipboard_is_near, read_natively
from paperterm.actions.routes.osc52 import osc52, terminal_takes_osc52

TOPIC: Final = "clipboard"
_NO_WAY: Final = 'another terminal, tmux, or the setting clipboard = "command:…"'


def copying_findings(route: str, environ: Mapping[str, str], *, tries: bool) -> list[Finding]:
    """Tell the ways that `route` (the setting) takes, and try them.

    Args:
        route: as `paperterm.actions.clipboard.copy` takes it.
        environ: the environment of the terminal.
        tries: whether to copy a line; a desktop's clipboard gets back its text, tmux keeps its buffers.
    """
    found = [Finding(TOPIC, "setting", route)]
    if route == "file":
        return [*found, Finding(TOPIC, "way", "a file, as set: paperterm last prints it")]
    if not tries:
        return [*found, Finding(TOPIC, "way", _expected(route, environ), "note", "without --no-copy it is tried")]
    line = f"paperterm doctor {secrets.token_hex(3)}"
    uses_desktop = route == "native" or (route == "auto" and native_clipboard_is_near(environ))
    before = read_natively(environ) if uses_desktop else None
    places = confirmed_places(line, route, environ)
    checks = [_back(place, line, environ) for place in places]
    if uses_desktop and before and "the clipboard" in places:
        confirmed_places(before, "native", environ)
    if any("sent to the terminal" in place for place in places):
        checks.append(_paste(line, "tmux sent a line to the terminal outside"))
    if checks:
        return [*found, *checks]
    return [*found, _by_terminal(line, route, environ)]


def _expected(route: str, environ: Mapping[str, str]) -> str:
    if route != "auto":
        return f"{route}, as set"
    ways = ["the desktop's clipboard"] if native_clipboard_is_near(environ) else []
    ways += ["tmux"] if environ.get("TMUX") else []
    ways += ["the terminal (OSC 52)"] if terminal_takes_osc52(environ) and not ways else []
    return ", ".join(ways) or "none: copies are written to a file"


def _back(place: str, line: str, environ: Mapping[str, str]) -> Finding:
    """Return whether what was copied can be read back from `place`."""
    readers: dict[str, Callable[[], str | None]] = {
        "the clipboard": lambda: read_natively(environ),
        "the tmux buffer": lambda: feed(["tmux", "show-buffer"], "", environ, answers=True),
    }
    name = place.partition(",")[0]
    read = readers.get(name)
    if read is None:
        return Finding(TOPIC, name, "took the line and said that all is well")
    same = read() == line
    if same and name == "the tmux buffer":
        feed(["tmux", "delete-buffer"], "", environ)
    if same:
        return Finding(TOPIC, name, "took a line, and gave the same back")
    return Finding(TOPIC, name, "said that it took a line, but gives another back", "wrong", _NO_WAY)


def _by_terminal(line: str, route: str, environ: Mapping[str, str]) -> Finding:
    if route not in ("auto", "osc52"):
        return Finding(
            TOPIC, "way", f"{route} did not take a line", "wrong", "mend the setting clipboard, or take auto"
        )
    sequence = osc52(line, environ)
    if sequence is None or (route == "auto" and not terminal_takes_osc52(environ)):
        words = "none: this terminal takes no copies; they are written to a file that paperterm last prints"
        return Finding(TOPIC, "way", words, "wrong", _NO_WAY)
    if not _write_terminal(sequence):
        return Finding(TOPIC, "way", "no terminal here to send a line to", "note")
    return _paste(line, "a line was sent to the terminal (OSC 52), which never confirms it")


def _paste(line: str, what: str) -> Finding:
    advice = f"paste now, outside of the terminal: “{line}” should come; if it does not, allow OSC 52 there"
    return Finding(TOPIC, "terminal", what, "note", advice)


def _write_terminal(sequence: str) -> bool:
    with suppress(OSError):
        terminal = os.open("/dev/tty", os.O_WRONLY | os.O_NOCTTY | os.O_CLOEXEC)
        try:
            os.write(terminal, sequence.encode())
        finally:
            os.close(terminal)
        return True
    return False
