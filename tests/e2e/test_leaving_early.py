"""Signals and a lost terminal while the program still starts: the terminal is restored then, too."""

import os
import signal
import termios
import time

import pytest

from tests.pty_program import PROGRAM, Session

PICTURE = b"\x1b[?1049h"
MOMENTS = (0.0, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.6)
"""Seconds after the first frame: imports, the first screen, the first entries."""


@pytest.fixture
def home(_own_home):
    """One start lies behind, so that the next begins with its picture."""
    session = Session(home=_own_home)
    session.wait_for(b"Sections")
    session.read(2.0)
    session.keys("q")
    assert session.exit_code() == 0
    return _own_home


def started(home, program=(PROGRAM,)):
    session = Session(home=home, program=program)
    before = termios.tcgetattr(session.descriptor)
    session.wait_for(PICTURE)
    return session, before


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGQUIT, signal.SIGTERM, signal.SIGHUP, signal.SIGUSR1])
def test_a_signal_at_any_moment_of_the_start(home, number):
    for moment in MOMENTS:
        session, before = started(home)
        session.read(0)
        time.sleep(moment)
        os.kill(session.child, number)
        deadline = time.monotonic() + 2.5
        while time.monotonic() < deadline and not os.waitid(
            os.P_PID, session.child, os.WEXITED | os.WNOHANG | os.WNOWAIT
        ):
            session.read(0.02)
        assert termios.tcgetattr(session.descriptor) == before, moment
        assert session.exit_code() == 128 + number, moment
        assert session.sent.rindex(b"\x1b[?1049l") > session.sent.rindex(PICTURE), moment


def test_a_terminal_that_is_lost_at_any_moment_of_the_start_with_hangups_ignored(home):
    for moment in MOMENTS:
        session, _ = started(home, ("/bin/sh", "-c", f"trap '' HUP; exec {PROGRAM}"))
        time.sleep(moment)
        session.hang_up()
        assert session.exit_code() in (128 + signal.SIGHUP, 2), moment
    assert not (home / "state" / "paperterm" / "crash.txt").exists()
