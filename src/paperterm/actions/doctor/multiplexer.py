"""tmux and screen: whether they answer, and the settings that copies, colors and keys depend on.

Source: tmux(1) for ``set-clipboard``, ``allow-passthrough``, ``terminal-features``, ``escape-time``; screen(1).
"""

import re
from collections.abc import Mapping
from typing import Final

from paperterm.actions.doctor.finding import Finding
from paperterm.actions.routes.child import feed
from paperterm.actions.routes.tmux import Outside, terminal_outside

TOPIC: Final = "multiplexer"
_WITH_FEATURES: Final = (3, 2)
"""The first tmux that has ``terminal-features`` and hands a buffer on (``load-buffer -w``)."""

_LONG_ESCAPE: Final = 100
"""Milliseconds after which a person feels that esc comes late."""


def multiplexer_findings(environ: Mapping[str, str]) -> list[Finding]:
    """Look at the multiplexers that the program runs in."""
    found: list[Finding] = []
    if environ.get("TMUX"):
        found += _tmux(environ)
    if environ.get("STY"):
        found += _screen(environ)
    if found:
        return found
    if environ.get("TERM", "").startswith(("tmux", "screen")):
        return [Finding(TOPIC, "kind", "one on another machine, as TERM says: it is not reached from here")]
    return [Finding(TOPIC, "kind", "none")]


def _tmux(environ: Mapping[str, str]) -> list[Finding]:
    said = feed(["tmux", "display-message", "-p", "#{version}"], "", environ, answers=True)
    if said is None:
        advice = "open another shell, or take TMUX out of this one: unset TMUX"
        return [Finding(TOPIC, "tmux", "the server that TMUX names does not answer", "wrong", advice)]
    version = said.strip()
    numbers = tuple(map(int, re.findall(r"\d+", version)[:2]))
    outside = terminal_outside(environ)
    found = [Finding(TOPIC, "tmux", version), _inside(environ)]
    if environ.get("STY"):
        words = "in screen: copies stay in the buffer of tmux, which screen hands on to nobody"
        return [*found, Finding(TOPIC, "nested", words, "note"), *_options(environ)]
    found += _outside(outside, new=numbers >= _WITH_FEATURES, remote_colors=environ.get("COLORTERM", ""))
    return [*found, *_options(environ)]


def _inside(environ: Mapping[str, str]) -> Finding:
    name = environ.get("TERM", "")
    if name.startswith(("tmux", "screen")):
        return Finding(TOPIC, "TERM inside", name)
    advice = 'in tmux.conf: set -g default-terminal "tmux-256color", and set no TERM in the files of your shell'
    return Finding(TOPIC, "TERM inside", f"{name}: tmux is something else", "wrong", advice)


def _outside(outside: Outside | None, *, new: bool, remote_colors: str) -> list[Finding]:
    if outside is None:
        return [Finding(TOPIC, "terminal outside", "nobody looks at this tmux now", "note")]
    found = [Finding(TOPIC, "terminal outside", outside.name)]
    capability = f'set -as terminal-features ",{outside.name}:clipboard"'
    if not new:
        capability = f"set -as terminal-overrides ',{outside.name}:Ms=\\E]52;%p1%s;%p2%s\\007'"
    if outside.name.startswith(("tmux", "screen")):
        advice = "in the tmux.conf of the outer one: set -s set-clipboard on"
        if not outside.takes_copies:
            advice = f"in the tmux.conf of the inner one: {capability}; {advice}"
        found.append(Finding(TOPIC, "nested", f"in another multiplexer ({outside.name})", "note", advice))
    elif outside.name == "linux":
        found.append(Finding(TOPIC, "copies outside", "they stay in tmux: the Linux console has no clipboard", "note"))
    elif not outside.takes_copies:
        words = "tmux keeps copies to itself: it does not know that the terminal takes them"
        found.append(Finding(TOPIC, "copies outside", words, "wrong", f"in tmux.conf: {capability}"))
    if remote_colors and not outside.takes_truecolor:
        advice = f'in tmux.conf: set -as terminal-features ",{outside.name}:RGB"'
        found.append(Finding(TOPIC, "colors outside", "256 at most", "note", advice))
    return found


def _options(environ: Mapping[str, str]) -> list[Finding]:
    clipboard = _option("set-clipboard", environ)
    advice = "" if clipboard == "on" else "to copy from an ssh that runs inside of this tmux: set -s set-clipboard on"
    found = [Finding(TOPIC, "set-clipboard", clipboard or "unknown", "ok" if clipboard == "on" else "note", advice)]
    passes = _option("allow-passthrough", environ, "-gw")
    found.append(Finding(TOPIC, "allow-passthrough", f"{passes or 'there is none'} (not needed)"))
    escape = _option("escape-time", environ)
    slow = escape.isdigit() and int(escape) > _LONG_ESCAPE
    words = f"{escape or 'unknown'} ms" + (": esc comes late" if slow else "")
    return [
        *found,
        Finding(TOPIC, "escape-time", words, "note" if slow else "ok", "in tmux.conf: set -sg escape-time 10" * slow),
    ]


def _option(name: str, environ: Mapping[str, str], table: str = "-s") -> str:
    return (feed(["tmux", "show-options", table, "-v", name], "", environ, answers=True) or "").strip()


def _screen(environ: Mapping[str, str]) -> list[Finding]:
    said = feed(["screen", "-S", environ["STY"], "-Q", "info"], "", environ, answers=True)
    if said is None:
        advice = "open another shell, or take STY out of this one: unset STY"
        return [Finding(TOPIC, "screen", "the session that STY names does not answer", "wrong", advice)]
    found = [Finding(TOPIC, "screen", environ["STY"])]
    if "UTF-8" not in said:
        words = "this window does not take UTF-8"
        found.append(
            Finding(TOPIC, "letters in screen", words, "wrong", "in .screenrc: defutf8 on; or start: screen -U")
        )
    if not environ.get("TERM", "").startswith(("screen", "tmux")):
        advice = "in .screenrc: term screen-256color"
        found.append(Finding(TOPIC, "TERM inside", environ.get("TERM", ""), "wrong", advice))
    elif "256color" not in environ.get("TERM", ""):
        advice = "in .screenrc: term screen-256color"
        found.append(Finding(TOPIC, "TERM inside", f"{environ['TERM']}: 16 colors", "note", advice))
    return found
