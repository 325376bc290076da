"""Hyperlinks (OSC 8): only to the web, only where the terminal is known to take them."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperterm.actions.hyperlinks import hyperlink, shows_hyperlinks


@pytest.mark.parametrize(
    "environ",
    [
        {"TERM": "xterm-kitty"},
        {"TERM": "xterm-256color", "TERM_PROGRAM": "vscode"},
        {"TERM": "xterm-256color", "VTE_VERSION": "7200"},
        {"TERM": "xterm-256color", "WT_SESSION": "1"},
        {"TERM": "foot"},
        {"TERM": "tmux-256color"},
        {"TERM": "tmux-256color", "TMUX": "/s,1,0", "TERM_PROGRAM": "tmux", "TERM_PROGRAM_VERSION": "3.4"},
        {"TERM": "screen-256color", "TMUX": "/s,1,0", "TERM_PROGRAM": "tmux", "TERM_PROGRAM_VERSION": "3.10a"},
    ],
)
def test_terminals_that_take_them(environ: dict[str, str]) -> None:
    assert shows_hyperlinks(environ)


@pytest.mark.parametrize(
    "environ",
    [
        {},
        {"TERM": "xterm-256color"},
        {"TERM": "linux"},
        {"TERM": "dumb", "TERM_PROGRAM": "vscode"},
        {"TERM": "screen-256color"},
        {"TERM": "screen", "STY": "1.x", "TERM_PROGRAM": "vscode"},
        {"TERM": "xterm-256color", "VTE_VERSION": "4402"},
        {"TERM": "tmux-256color", "TMUX": "/s,1,0", "TERM_PROGRAM": "tmux", "TERM_PROGRAM_VERSION": "3.3a"},
        {"TERM": "tmux-256color", "TMUX": "/s,1,0", "VTE_VERSION": "7200"},
    ],
)
def test_terminals_that_are_not_known_to(environ: dict[str, str]) -> None:
    assert not shows_hyperlinks(environ)


@pytest.mark.parametrize(
    "url", ["javascript:x", "file:///etc/passwd", "https://a@b.org/", "https://x.org/\x1b]0;x\x07"]
)
def test_what_is_refused_is_plain(url: str) -> None:
    assert hyperlink(url, "text") == "text"


@given(st.text().map("https://example.org/".__add__))
def test_the_address_cannot_end_the_sequence(url: str) -> None:
    drawn = hyperlink(url, "text")
    if drawn != "text":
        assert re.fullmatch(r"\x1b\]8;id=[0-9a-f]{8};https://[!-~]+\x1b\\text\x1b\]8;;\x1b\\", drawn)
