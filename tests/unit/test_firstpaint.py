"""The first frame: only what was drawn and is safe is drawn again."""

import os
import pty
import select
from contextlib import contextmanager

import pytest

from paperterm import firstpaint, paths
from paperterm.firstpaint import Opening, is_safe

FRAME = "\x1b[1;1H\x1b[0;1;38;5;3mTitle\x1b[0m one\x1b[2;1H\x1b[0mtwo"
DRAWN = "\x1b[H\x1b[1;38;5;3mTitle\x1b[m one\x1b[2Htwo"


@pytest.mark.parametrize(
    "bad",
    [
        "",
        "words without a place",
        "\x1b[1;1Hx\x1b]52;c;aGk=\x07",
        "\x1b[1;1Hx\x1b[6n",
        "\x1b[1;1Hx\x1b[?1049l",
        "\x1b[1;1Hx\n",
        "\x1b[1;1Hx\x9b31m",
        "\x1b[1;1Hx\u202ey",
        "\x1b[2J",
    ],
)
def test_nothing_but_text_in_places_and_styles_is_drawn(bad):
    assert is_safe(FRAME)
    assert is_safe(DRAWN)
    assert not is_safe(bad)


def test_the_folder_is_that_of_the_cache(monkeypatch, tmp_path):
    monkeypatch.setattr(paths, "_DIRS", paths.PlatformDirs("paperterm", appauthor=False))
    for value in (str(tmp_path), "", " "):
        monkeypatch.setenv("XDG_CACHE_HOME", value)
        assert firstpaint.cache_folder() == str(paths.cache_folder())


def keep(frame, drawn, depends=()):
    opening = Opening(["list.md"])
    opening.keep(frame, drawn, opening.size, depends)


@contextmanager
def a_terminal():
    """Descriptors 0 to 2 are a terminal; returns what reads from it."""
    master, slave = pty.openpty()
    kept = [os.dup(number) for number in range(3)]
    for number in range(3):
        os.dup2(slave, number)
    yield lambda: os.read(master, 1 << 16).decode() if select.select([master], [], [], 0.2)[0] else ""
    for number, descriptor in enumerate(kept):
        os.dup2(descriptor, number)
        os.close(descriptor)
    os.close(master)
    os.close(slave)


def test_the_picture_is_drawn_for_the_same_command_line_alone():
    with a_terminal() as sent:
        keep(FRAME, DRAWN)
        other, same = Opening(["other.md"]), Opening(["list.md"])
        other.paint()
        same.paint()
        drawn = sent()
        same.withdraw()
        taken_back = sent()
    assert other.frame == ""
    assert same.frame == FRAME
    assert drawn.startswith("\x1b[?1049h")
    assert DRAWN in drawn
    assert "\x1b[?1049l" in taken_back


def test_a_picture_is_not_drawn_where_a_file_that_it_depends_on_has_changed(tmp_path):
    place = tmp_path / "place \n.json"
    drawn = []
    with a_terminal():
        for change in (lambda: None, lambda: place.write_text("{}"), lambda: None, lambda: place.write_text("{ }")):
            keep(FRAME, DRAWN, [str(place)])
            change()
            opening = Opening(["list.md"])
            opening.paint()
            drawn.append(opening.frame == FRAME)
            opening.withdraw()
    assert drawn == [True, False, True, False]


def test_a_picture_of_another_size_is_not_drawn():
    with a_terminal():
        opening = Opening(["list.md"])
        opening.keep(FRAME, DRAWN, (opening.size[0] + 1, opening.size[1]))
        opening.paint()
    assert opening.frame == ""


def test_a_damaged_picture_is_not_drawn():
    with a_terminal() as sent:
        keep(FRAME, DRAWN)
        (name,) = os.listdir(firstpaint.cache_folder())
        with open(os.path.join(firstpaint.cache_folder(), name), "a") as file:
            file.write("\x1b]0;owned\x07")
        opening = Opening(["list.md"])
        opening.paint()
        drawn = sent()
    assert opening.frame == drawn == ""


def test_a_folder_that_cannot_be_written_costs_only_the_picture(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    keep(FRAME, DRAWN)
    assert os.listdir(tmp_path) == ["file"]
