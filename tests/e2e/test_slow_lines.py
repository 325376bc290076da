"""What goes over the line: few bytes for each key, none without one, and the screen is right."""

import random
import re

import pyte
import pytest

from tests.pty_program import Session

WORDS = "attention memory agents retrieval graphs tokens planning diffusion alignment reasoning caches".split()  # noqa: SIM905
NAMES = ("Ann Salt", "Ben Pepper", "Carla Thyme", "Dov Basil", "Eve Mint", "Finn Dill", "Gil Sage", "Hal Cumin")
_PRIVATE = re.compile(rb"\x1b\[[<=>][0-9;]*[a-z]")
"""Sequences that the emulator would show as letters."""


def paper(number: int) -> str:
    chance = random.Random(number)
    title = f"{' '.join(chance.sample(WORDS, 6)).title()} {number}"
    authors = chance.sample(NAMES, 4)
    year = 2000 + chance.randrange(25)
    key = f"{authors[0].split()[1].lower()}{year}n{number}"
    return (
        f"#### {title}\n\ntag: {' | '.join(chance.sample(WORDS, 3))}\n\n"
        f"paper link: [here](https://arxiv.org/abs/{year % 100:02d}01.{number:05d})\n\n"
        f"github link: [here](https://github.com/{authors[1].split()[0].lower()}/paper-{number})\n\n"
        f"citation:\n\n```bibtex\n@article{{{key},\n  title={{{title}}},\n  author={{{' and '.join(authors)}}},\n"
        f"  journal={{arXiv preprint arXiv:{year % 100:02d}01.{number:05d}}},\n  year={{{year}}}\n}}\n```\n\n"
    )


@pytest.fixture(scope="module")
def papers(tmp_path_factory):
    path = tmp_path_factory.mktemp("lists") / "papers.md"
    sections = (
        f"## {word.title()}\n\n" + "".join(paper(20 * place + number) for number in range(20))
        for place, word in enumerate(WORDS)
    )
    path.write_text("# Papers of the laboratory\n\n" + "".join(sections))
    return path


def open_remotely(papers, home, **environ):
    session = Session(
        str(papers), home=home, SSH_CONNECTION="192.0.2.1 5 192.0.2.2 22", COLORTERM="truecolor", **environ
    )
    session.wait_for(b"2024")
    session.read(1.0)
    return session


def costs(session, keys):
    sent = []
    for key in keys:
        session.keys(key)
        sent.append(len(session.read(0.3)))
    return sent


def test_keys_cost_little_at_120_by_40(papers, _own_home):
    session = open_remotely(papers, _own_home)
    moving = costs(session, "j" * 8)
    session.keys("G")
    session.read()
    costs(session, "k" * 20)
    scrolling = costs(session, "k" * 10)
    paging = costs(session, ["\x1b[5~"] * 3)
    session.keys("/")
    session.read()
    filtering = costs(session, "memory ag")
    session.keys("\x1b\x1b__")
    session.read()
    closed = costs(session, "j" * 8)
    session.keys("G")
    session.read()
    costs(session, "k" * 40)
    scrolling_closed = costs(session, "k" * 8)
    session.keys("q")
    assert session.exit_code() == 0
    assert 0 < max(moving) <= 1500
    assert 0 < max(scrolling) <= 1500
    assert 0 < max(paging) <= 5000
    assert 0 < max(filtering) <= 5000
    assert 0 < max(closed) <= 600
    assert 0 < max(scrolling_closed) <= 600


@pytest.mark.parametrize("keys", ["", "/memory"], ids=["the table", "a filter"])
def test_nothing_is_sent_while_nothing_happens(papers, _own_home, keys):
    session = open_remotely(papers, _own_home)
    session.keys(keys)
    session.read(1.0)
    assert session.read(10) == b""
    session.keys("\x1b\x1bq")
    assert session.exit_code() == 0


def test_nothing_blinks(papers, _own_home):
    session = open_remotely(papers, _own_home)
    session.keys("/x")
    session.read()
    session.keys("\x1b\x1bq")
    assert session.exit_code() == 0
    styles = re.findall(rb"\x1b\[([0-9;]*)m", session.sent)
    assert len(styles) > 100
    plain = [re.sub(rb"[34]8;(5;\d+|2;\d+;\d+;\d+)", b"", style).split(b";") for style in styles]
    assert not [style for style in plain if b"5" in style or b"6" in style]
    assert b"\x1b[?12h" not in session.sent
    assert session.sent.count(b"\x1b[?25h") == session.sent.count(b"\x1b[?25l") == 1


def shown(sent, width, height):
    """What a person sees: of a blank only its ground."""
    screen = pyte.Screen(width, height)
    pyte.ByteStream(screen).feed(_PRIVATE.sub(b"", sent))
    cells = ([screen.buffer[y][x] for x in range(width)] for y in range(height))
    return [
        [(cell.data, cell.bg) if cell.data == " " else (cell.data, cell.bg, cell.fg, cell.bold) for cell in row]
        for row in cells
    ]


MOVES = (
    "j",
    "k",
    "\x1b[6~",
    "\x1b[5~",
    "\x04",
    "\x15",
    "g",
    "G",
    " ",
    "\t",
    "l",
    "h",
    "i",
    "s",
    "+",
    "_",
    "/agents\r",
    "\x1b",
)


@pytest.mark.parametrize("seed", range(2))
@pytest.mark.parametrize("name", ["xterm-256color", "screen-256color", "linux"])
def test_after_any_moves_the_screen_is_as_if_drawn_anew(papers, _own_home, seed, name):
    session = open_remotely(papers, _own_home, TERM=name)
    chance = random.Random(seed)
    for _ in range(30):
        session.keys(chance.choice(MOVES) * chance.choice((1, 1, 2, 5)))
        session.read(0.03)
    session.read()
    after_moves = shown(session.sent, 120, 40)
    session.resize(119, 40)
    session.read()
    session.resize(120, 40)
    assert after_moves == shown(session.read(0.8), 120, 40)
    session.keys("\x1b\x1bq")
    assert session.exit_code() == 0
