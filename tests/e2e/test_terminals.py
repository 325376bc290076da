"""What a terminal cannot show is not sent to it: colors, letters, sequences."""

import re

import pytest

from tests.e2e.test_slow_lines import shown
from tests.pty_program import Session

TRUECOLOR = re.compile(rb"\x1b\[[\d;]*[34]8;2;")
OF_256 = re.compile(rb"\x1b\[[\d;]*[34]8;5;")
OF_16 = re.compile(rb"\x1b\[(?:\d+;)*(?:3[0-7]|4[0-7]|9[0-7]|10[0-7])(?:;\d+)*m")
CONSOLE_HAS = set("│┃─━┌┐└┘█▀▄▌·«»×")


def drawn(home, keys="", **environ):
    """All that is sent while a person looks around: table, filter, detail, help, address, QR code."""
    session = Session(home=home, **environ)
    session.wait_for(b"Sections")
    session.read(1.0)
    for key in ("j", "?", "\x1b", "L", "r", "x", "i", keys):
        session.keys(key)
        session.read(0.2)
    screen = shown(session.sent, 120, 40)
    for key in ("\x1b", "\x1b", "q"):
        session.keys(key)
        session.read(0.2)
    assert session.exit_code() == 0
    return session.sent, ["".join(cell[0] for cell in row) for row in screen]


@pytest.mark.parametrize(
    ("environ", "some", "none"),
    [
        ({"TERM": "xterm-256color", "COLORTERM": "truecolor"}, [OF_256], []),
        ({"TERM": "xterm-256color", "COLORTERM": ""}, [OF_256], [TRUECOLOR]),
        ({"TERM": "screen-256color", "COLORTERM": ""}, [OF_256], [TRUECOLOR]),
        ({"TERM": "xterm", "COLORTERM": ""}, [OF_16], [TRUECOLOR, OF_256]),
        ({"TERM": "screen", "COLORTERM": ""}, [OF_16], [TRUECOLOR, OF_256]),
        ({"TERM": "linux", "COLORTERM": ""}, [OF_16], [TRUECOLOR, OF_256]),
        ({"TERM": "xterm-256color", "COLORTERM": "truecolor", "NO_COLOR": "1"}, [], [TRUECOLOR, OF_256, OF_16]),
    ],
    ids=["all", "256", "screen 256", "16", "screen", "console", "NO_COLOR"],
)
def test_colors_are_those_that_the_terminal_has(_own_home, environ, some, none):
    sent, screen = drawn(_own_home, **environ)
    assert all(pattern.search(sent) for pattern in some)
    assert not [found[0] for pattern in none if (found := pattern.search(sent))]
    assert any("Attention Is All You Need" in line for line in screen)


@pytest.mark.parametrize("environ", [{"LC_ALL": "C"}, {"LC_ALL": "POSIX"}, {"LC_ALL": "", "LC_CTYPE": "", "LANG": "C"}])
def test_without_utf_8_all_is_ascii(_own_home, environ):
    sent, screen = drawn(_own_home, keys="/erdos", **environ)
    assert sent.isascii()
    text = "\n".join(screen)
    assert "Erdos" in text
    assert "|" in text


def test_the_linux_console_gets_only_signs_that_its_fonts_have(_own_home):
    sent, _ = drawn(_own_home, TERM="linux")
    signs = {char for char in sent.decode() if not char.isascii() and not char.isalpha()}
    assert signs <= CONSOLE_HAS
    assert b"\x1b]" not in sent.replace(b"\x1b]22;default\x07", b"")
