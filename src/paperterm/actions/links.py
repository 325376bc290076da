"""Opening a link: only the web, never over our screen, never waiting."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from functools import partial
from typing import Final
from urllib.parse import quote, urlsplit

from paperterm.actions.clipboard import Write, copy
from paperterm.actions.outcome import Outcome
from paperterm.actions.routes.native import has_display, is_wsl
from paperterm.actions.words import split_command

LONGEST_URL: Final = 2048

_CONSOLE_BROWSERS: Final = frozenset(
    {"w3m", "lynx", "links", "links2", "elinks", "browsh", "carbonyl", "chawan", "cha", "www-browser"}
)
_FORBIDDEN: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\\]")
_ASCII_HOST: Final = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9._-]*[A-Za-z0-9_])?\.?|\[[0-9A-Fa-f:.]+\]")
_STRAY_PERCENT: Final = re.compile(r"%(?![0-9A-Fa-f]{2})")

_started: list[subprocess.Popen[bytes]] = []


class RefusedUrlError(ValueError):
    """An address that is not opened; the message says why."""


def check_url(url: str) -> str:
    """Return `url` in printable ASCII, ready for a browser: host by IDNA, the rest percent-encoded.

    Raises:
        RefusedUrlError: not http or https, a user name in it, control characters, a backslash, no host, too long.
    """
    url = url.strip()
    if _FORBIDDEN.search(url):
        raise RefusedUrlError("it holds control characters or a backslash")
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError as error:
        raise RefusedUrlError("it is malformed") from error
    if parts.scheme not in ("http", "https"):
        raise RefusedUrlError("only http and https are opened")
    if "@" in parts.netloc:
        raise RefusedUrlError("it holds a user name")
    try:
        host = f"[{host}]" if ":" in host else host if host.isascii() else host.encode("idna").decode()
    except UnicodeError as error:
        raise RefusedUrlError("its host is malformed") from error
    if not _ASCII_HOST.fullmatch(host):
        raise RefusedUrlError("its host is malformed")
    safe = f"{parts.scheme}://{host}{f':{port}' if port else ''}{_encode(parts.path)}"
    safe += f"?{_encode(parts.query)}" if parts.query else ""
    safe += f"#{_encode(parts.fragment)}" if parts.fragment else ""
    if len(safe) > LONGEST_URL:
        raise RefusedUrlError(f"it is longer than {LONGEST_URL:,} characters")
    return safe


def _encode(text: str) -> str:
    return quote(_STRAY_PERCENT.sub("%25", text), safe="%/:=&?~#+!$,;@()*[]-._")


def find_opener(
    environ: Mapping[str, str], which: Callable[[str], str | None] | None = None
) -> Callable[[str], list[str]] | None:
    """Return what makes the command line that opens a checked URL, None where only a console browser could.

    ``$BROWSER`` is honored also without a display (editors set it to a helper that reaches the user's machine).
    """
    which = which or partial(shutil.which, path=environ.get("PATH"))
    for command in environ.get("BROWSER", "").split(os.pathsep):
        argv = split_command(command)
        if argv and os.path.basename(argv[0]) not in _CONSOLE_BROWSERS and which(argv[0]):
            return lambda url, argv=argv: _with_url(argv, url)  # type: ignore[misc]
    for argv in _platform_openers(environ):
        if which(argv[0]):
            return lambda url, argv=argv: [*argv, url]  # type: ignore[misc]
    return None


def _with_url(argv: list[str], url: str) -> list[str]:
    if any("%s" in word for word in argv[1:]):
        return [argv[0], *(word.replace("%s", url) for word in argv[1:])]
    return [*argv, url]


def _platform_openers(environ: Mapping[str, str]) -> list[list[str]]:
    if sys.platform == "darwin":
        return [["open"]]
    if is_wsl():
        return [["wslview"], ["explorer.exe"]]
    return [["xdg-open"], ["gio", "open"], ["x-www-browser"]] if has_display(environ) else []


def open_url(
    url: str,
    write: Write | None = None,
    *,
    environ: Mapping[str, str] | None = None,
    route: str = "auto",
) -> Outcome:
    """Hand `url` to the user's browser and return at once; without one it is copied and shown.

    The browser gets no terminal: its input and output are closed, and it runs in a session of its own, so that
    nothing can draw over the interface. `write` and `route` are those of `paperterm.actions.clipboard.copy`.
    """
    environ = os.environ if environ is None else environ
    try:
        safe = check_url(url)
    except RefusedUrlError as refusal:
        return Outcome("failed", f"not opened, {refusal}")
    opener = find_opener(environ)
    if opener is None:
        copied = copy(safe, "the address", write, route=route, environ=environ)
        return Outcome(
            "failed" if copied.level == "failed" else "warning", f"no browser here; {copied.message}: {safe}"
        )
    argv = opener(safe)
    _started[:] = [child for child in _started if child.poll() is None]
    try:
        _started.append(
            subprocess.Popen(
                argv,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env=dict(environ),
                start_new_session=True,
            )
        )
    except OSError as error:
        return Outcome("failed", f"{argv[0]} did not start ({error.strerror}): {safe}")
    return Outcome("done", f"handed to {os.path.basename(argv[0])}: {safe}")
