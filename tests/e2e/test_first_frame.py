"""A second start shows the screen of the first at once, and takes keys that were typed at it."""

from tests.pty_program import Session

LIST = "# Kettles\n" + "".join(
    f"\n#### Kettle number {n}\n\npaper link: [here](https://arxiv.org/abs/2401.0000{n})\n" for n in range(9)
)

_MODE_OF_THE_INTERFACE = b"\x1b[?2004h"


def test_the_second_start_begins_with_the_screen_of_the_first(tmp_path, _own_home):
    page = tmp_path / "kettles.md"
    page.write_text(LIST)
    first = Session(str(page), home=_own_home)
    first.wait_for(b"Kettle")
    first.read(1.5)
    first.keys("q")
    assert first.exit_code() == 0
    assert first.sent.count(b"\x1b[?1049h") == 1

    second = Session(str(page), home=_own_home)
    second.wait_for(b"Kettle")
    drawn_at_once = second.sent
    second.wait_for(_MODE_OF_THE_INTERFACE)
    second.read(1.5)
    assert _MODE_OF_THE_INTERFACE not in drawn_at_once
    assert _MODE_OF_THE_INTERFACE in second.sent
    assert second.sent.count(b"\x1b[?1049h") == 1
    assert second.sent.count(b"Kettle number 5") == 1
    second.keys("q")
    assert second.exit_code() == 0

    third = Session(str(page), home=_own_home)
    third.wait_for(b"Kettle")
    third.keys("/zzzz")
    third.wait_for("Nothing matches “zzzz”".encode())
    third.keys("\x1b")
    third.read()
    third.keys("q")
    assert third.exit_code() == 0


def test_the_first_frame_is_the_place_that_was_left(tmp_path, _own_home):
    page = tmp_path / "kettles.md"
    page.write_text(LIST)
    first = Session(str(page), home=_own_home)
    first.wait_for(b"Kettle")
    first.read(1.5)
    first.keys("jjj")
    first.read(1.0)
    first.keys("q")
    assert first.exit_code() == 0

    second = Session(str(page), home=_own_home)
    second.wait_for(b"4/9")
    drawn_at_once = second.sent
    second.wait_for(_MODE_OF_THE_INTERFACE)
    second.read(2.0)
    assert _MODE_OF_THE_INTERFACE not in drawn_at_once
    after = second.sent.partition(_MODE_OF_THE_INTERFACE)[2]
    assert b"Kettle number" not in after
    second.keys("j")
    second.read(1.0)
    second.keys("q")
    assert second.exit_code() == 0

    last = Session(home=_own_home)
    last.wait_for(b"5/9")
    last.keys("q")
    assert last.exit_code() == 0

    fresh = Session("--fresh", home=_own_home)
    fresh.wait_for(b"Attention Is All You Need")
    fresh.keys("q")
    assert fresh.exit_code() == 0
