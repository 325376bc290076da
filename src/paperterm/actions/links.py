"""Opening a link: only the web, never over our screen, never waiting."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Collection, Mapping
from functools import partial
from typing import Final
from urllib.parse import quote, urlsplit

from paperterm.actions.clipboard import Write, copy
from paperterm.actions.outcome import Outcome
from paperterm.actions.routes.native import has_display, is_wsl
from paperterm.actions.words import split_command
from paperterm.config.settings import Settings

WEB: Final = ("http", "https")
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


def check_url(url: str, schemes: Collection[str] = WEB) -> str:
    """Return `url` in printable ASCII, ready for a browser: host by IDNA, the rest percent-encoded.

    Args:
        url: any text.
        schemes: those that are allowed; of one that is not of the web only the characters are looked at.

    Raises:
        RefusedUrlError: a scheme that is not allowed, a user name in it, control characters, a backslash, no host,
            too long.
    """
    url = url.strip()
    if _FORBIDDEN.search(url):
        raise RefusedUrlError("it holds control characters or a backslash")
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError as error:
        raise RefusedUrlError("it is malformed") from error
    if parts.scheme not in schemes:
        raise RefusedUrlError(f"only {' and '.join(schemes)} are opened")
    if parts.scheme not in WEB:
        return _short(f"{parts.scheme}:{_encode(url.partition(':')[2])}")
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
    return _short(safe)


def _short(url: str) -> str:
    if len(url) > LONGEST_URL:
        raise RefusedUrlError(f"it is longer than {LONGEST_URL:,} characters")
    return url


def _encode(text: str) -> str:
    return quote(_STRAY_PERCENT.sub("%25", text), safe="%/:=&?~#+!$,;@()*[]-._")


def spellings(url: str) -> tuple[str, str] | None:
    """Return the host of `url` as it is written and as the network knows it, where these differ; else None.

    Letters of one script look like those of another: the two spellings side by side show it (UTS 39).
    """
    try:
        host = urlsplit(url.strip()).hostname or ""
        return None if host.isascii() else (host, host.encode("idna").decode())
    except (UnicodeError, ValueError):
        return None


def find_opener(
    environ: Mapping[str, str], which: Callable[[str], str | None] | None = None, chosen: str = ""
) -> Callable[[str], list[str]] | None:
    """Return what makes the command line that opens a checked URL, None where only a console browser could.

    The `chosen` program comes first. ``$BROWSER`` is honored also without a display (editors set it to a helper that
    reaches the user's machine).
    """
    which = which or partial(shutil.which, path=environ.get("PATH"))
    for command in (chosen, *environ.get("BROWSER", "").split(os.pathsep)):
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
    url: str, write: Write | None = None, *, environ: Mapping[str, str] | None = None, settings: Settings | None = None
) -> Outcome:
    """Hand `url` to the user's browser and return at once; without one it is copied and shown, which is a warning.

    The browser gets no terminal: its input and output are closed, and it runs in a session of its own, so that
    nothing can draw over the interface. `write` is that of `paperterm.actions.clipboard.copy`.
    """
    environ = os.environ if environ is None else environ
    settings = settings or Settings()
    try:
        safe = check_url(url, settings.schemes)
    except RefusedUrlError as refusal:
        return Outcome("failed", f"not opened, {refusal}")
    opener = find_opener(environ, chosen=settings.opener)
    if opener is None:
        copied = copy(safe, "the address", write, route=settings.clipboard, environ=environ)
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
