"""Copying: which way leads to the user's clipboard, and how sure that is.

==============  =========================================================  ==========================
route           when `auto` takes it                                       what it can promise
==============  =========================================================  ==========================
``tmux``        ``$TMUX`` is set and its server takes the text             in tmux's buffer: certain
``native``      no SSH, and a display or a desktop platform                confirmed by the tool
``osc52``       neither of them, and a terminal that may understand it     sent, never answered
``file``        nothing else                                               in the file: certain
==============  =========================================================  ==========================

In a local tmux both of the first two are taken: many terminals do not let tmux reach the desktop's clipboard.
"""

import os
from collections.abc import Callable, Mapping

from paperterm.actions.last import keep_last
from paperterm.actions.outcome import Outcome
from paperterm.actions.routes.child import feed
from paperterm.actions.routes.native import copy_natively, native_clipboard_is_near
from paperterm.actions.routes.osc52 import LARGEST, osc52, terminal_takes_osc52
from paperterm.actions.routes.tmux import copy_with_tmux
from paperterm.actions.words import split_command
from paperterm.text import clean_block

Write = Callable[[str], None]
"""Hands a control sequence to the terminal that shows the interface."""


def copy(
    text: str,
    what: str,
    write: Write | None = None,
    *,
    route: str = "auto",
    environ: Mapping[str, str] | None = None,
) -> Outcome:
    """Bring `text` to the user's clipboard; the message says by which route, "copied" only where that is confirmed.

    The text is made safe to paste: no control character but newline and tab, so that nothing in it can end a
    bracketed paste. It is kept as the last copy whatever happens.

    Args:
        text: what to copy.
        what: what it is, for the message ("BibTeX of sage2021").
        write: for OSC 52; None where no terminal shows the interface.
        route: ``auto``, ``tmux``, ``native``, ``osc52``, ``file`` or ``command:ARGV``.
        environ: the environment of the terminal, that of the process by default.
    """
    environ = os.environ if environ is None else environ
    text = clean_block(text)
    kept = keep_last(text)
    if not text:
        return Outcome("warning", f"{what}: nothing to copy")
    copied_to = confirmed_places(text, route, environ)
    if copied_to:
        return Outcome("done", f"copied {what} ({', '.join(copied_to)})")
    if route in ("auto", "osc52") and write and (route == "osc52" or terminal_takes_osc52(environ)):
        sequence = osc52(text, environ)
        if sequence:
            write(sequence)
            return Outcome("done", f"{what}: sent to the terminal (OSC 52), which never confirms it")
        reason = f"larger than the {LARGEST:,} bytes that terminals take"
    else:
        reason = _why_not(route)
    if kept is None:
        return Outcome("failed", f"{what}: {reason}, and the state folder cannot be written")
    return Outcome("done" if route == "file" else "warning", f"{what}: {reason}: written to {kept}")


def confirmed_places(text: str, route: str, environ: Mapping[str, str]) -> list[str]:
    """Bring `text` where a tool confirms it, and return in words where that is; see `copy` for the arguments."""
    places: list[str] = []
    if route == "native" or (route == "auto" and native_clipboard_is_near(environ)):
        places += ["the clipboard"] if copy_natively(text, environ) else []
    if route in ("auto", "tmux"):
        places += filter(None, [copy_with_tmux(text, environ)])
    if route.startswith("command:"):
        argv = split_command(route.removeprefix("command:"))
        places += [argv[0]] if argv and feed(argv, text, environ) is not None else []
    return places


def _why_not(route: str) -> str:
    if route == "file":
        return "as set"
    return "no route to a clipboard" if route == "auto" else f"the route {route} did not take it"
