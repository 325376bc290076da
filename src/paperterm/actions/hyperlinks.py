"""Links that the terminal itself can open (OSC 8), where it is known to.

Source: https://gist.github.com/egmontkob/eb114294efbcd5adb1944c9f3cb5feda ("Hyperlinks in Terminal Emulators").
"""

import re
from collections.abc import Mapping
from typing import Final
from zlib import crc32

from paperterm.actions.links import RefusedUrlError, check_url

_KNOWN_PROGRAMS: Final = frozenset({"iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper", "mintty", "rio"})
_KNOWN_TERMS: Final = ("xterm-kitty", "alacritty", "foot", "wezterm", "xterm-ghostty", "contour", "tmux", "mintty")
_OLDEST_TMUX: Final = (3, 4)
_OLDEST_VTE: Final = 5000
"""VTE 0.50, as it stands in ``$VTE_VERSION``."""


def shows_hyperlinks(environ: Mapping[str, str]) -> bool:
    """Whether the terminal is known to take OSC 8: not screen, no console, nothing that is only called xterm."""
    terminal = environ.get("TERM", "")
    if environ.get("TMUX") and not environ.get("STY"):
        version = re.findall(r"\d+", environ.get("TERM_PROGRAM_VERSION", ""))[:2]
        return environ.get("TERM_PROGRAM") == "tmux" and tuple(map(int, version)) >= _OLDEST_TMUX
    if environ.get("STY") or terminal.startswith(("screen", "linux", "dumb", "vt")):
        return False
    if terminal.startswith(_KNOWN_TERMS) or environ.get("TERM_PROGRAM") in _KNOWN_PROGRAMS:
        return True
    vte = environ.get("VTE_VERSION", "")
    known = ("WT_SESSION", "KONSOLE_VERSION", "KITTY_WINDOW_ID", "ALACRITTY_WINDOW_ID", "DOMTERM")
    return (vte.isdigit() and int(vte) >= _OLDEST_VTE) or any(environ.get(name) for name in known)


def hyperlink(url: str, text: str) -> str:
    """Return `text` as a hyperlink to `url`, plain where `url` is no address of the web.

    The id, by which terminals know parts of one link, is made from the address and holds only hexadecimal digits.
    """
    try:
        safe = check_url(url)
    except RefusedUrlError:
        return text
    return f"\x1b]8;id={crc32(safe.encode()):08x};{safe}\x1b\\{text}\x1b]8;;\x1b\\"
