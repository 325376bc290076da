"""Storms of sizes, stopping and going on: the screen is right afterwards, and the program still takes keys."""

import os
import random
import signal
import time

import pytest

from tests.e2e.conftest import PROGRAM
from tests.e2e.test_slow_lines import open_remotely, papers, shown
from tests.pty_program import Session

__all__ = ["papers"]


@pytest.mark.parametrize("seed", range(3))
def test_a_storm_of_sizes_with_keys_between_leaves_the_screen_right(papers, _own_home, seed):
    session = open_remotely(papers, _own_home)
    chance = random.Random(seed)
    for _ in range(300):
        session.resize(chance.choice((1, 2, 5, 20, 79, 80, 120, 200, 399)), chance.choice((1, 2, 5, 24, 40, 90)))
        if chance.random() < 0.4:
            session.keys(chance.choice(("j", "k", "\x1b[6~", "\x1b[5~", "G", "g", "\t", "+", "_")))
        session.read(chance.choice((0, 0, 0.005, 0.02)))
    session.keys("\x1b\x1b1")
    session.resize(110, 36)
    session.read(1.5)
    session.resize(111, 36)
    session.read(1.0)
    session.keys("2j")
    session.read()
    session.resize(110, 36)
    drawn_anew = session.read(1.0)
    session.resize(111, 36)
    session.read(1.0)
    session.resize(110, 36)
    assert shown(drawn_anew, 110, 36) == shown(session.read(1.0), 110, 36)
    assert b"filter" in drawn_anew
    session.keys("\x1bq")
    assert session.exit_code() == 0


def test_signals_without_a_change_of_size_send_nothing(papers, _own_home):
    session = open_remotely(papers, _own_home)
    for _ in range(200):
        os.kill(session.child, signal.SIGWINCH)
        time.sleep(0.002)
    assert len(session.read(1.0)) < 200
    session.keys("q")
    assert session.exit_code() == 0


@pytest.mark.parametrize("variables", [{}, {"COLUMNS": "1000000", "LINES": "1000000"}], ids=["none", "absurd"])
def test_the_terminal_decides_the_size_and_not_the_environment(papers, _own_home, variables):
    session = Session(str(papers), home=_own_home, **variables)
    session.wait_for(b"2024")
    session.read()
    assert shown(session.sent, 120, 40)
    session.keys("q")
    assert session.exit_code() == 0


@pytest.mark.tmux
class TestWithAShell:
    def test_ctrl_z_gives_the_shell_back_and_fg_the_screen(self, terminal):
        terminal.run("set -m")
        terminal.run(PROGRAM)
        terminal.wait_for("Sections")
        terminal.press("j")
        before = terminal.wait_until_still()
        terminal.press("C-z")
        terminal.wait_for("Sections", gone=True)
        terminal.run("stty -a | grep -o ' icanon'; echo back $((1+1))")
        assert " icanon" in terminal.wait_for("back 2")
        terminal.run("fg")
        terminal.wait_for("Sections")
        assert terminal.wait_until_still() == before
        terminal.press("j")
        assert terminal.wait_until_still() != before
        terminal.press("q")
        terminal.wait_for("Sections", gone=True)
        terminal.run("echo code $?")
        terminal.wait_for("code 0")

    def test_a_new_size_while_it_was_stopped_is_taken(self, terminal):
        terminal.run("set -m")
        terminal.run(PROGRAM)
        terminal.wait_for("Sections")
        terminal.press("C-z")
        terminal.wait_for("Sections", gone=True)
        terminal.resize(100, 30)
        terminal.run("fg")
        terminal.wait_for("Sections")
        lines = terminal.wait_until_still().splitlines()
        assert len(lines) == 30
        assert "q quit" in lines[-1]
        terminal.press("q")
        terminal.wait_for("Sections", gone=True)
        terminal.run("echo code $?")
        terminal.wait_for("code 0")

    def test_a_stop_that_nobody_could_see_coming_leaves_screen_and_shell_as_they_were(self, terminal, tmp_path):
        terminal.run("set -m")
        terminal.run(f"sh -c 'echo $$ > {tmp_path}/pid; exec {PROGRAM}'")
        terminal.wait_for("Sections")
        before = terminal.wait_until_still()
        os.kill(int((tmp_path / "pid").read_text()), signal.SIGSTOP)
        terminal.wait_for("Stopped")
        terminal.type("clear")
        terminal.press("C-j")  # such a stop leaves the terminal raw: enter is not the end of a line there
        terminal.wait_for("Sections", gone=True)
        terminal.type("fg")
        terminal.press("C-j")
        terminal.wait_for("Sections")
        assert terminal.wait_until_still() == before
        terminal.press("j")
        assert terminal.wait_until_still() != before
        terminal.press("q")
        terminal.wait_for("Sections", gone=True)
        terminal.run("stty -a | grep -o ' icanon'; echo code $?")
        assert " icanon" in terminal.wait_for("code 0")

    def test_where_there_is_no_shell_to_go_back_to_ctrl_z_says_so(self, _own_home):
        session = Session(home=_own_home)
        session.wait_for(b"Sections")
        session.read()
        session.keys("\x1a")
        session.wait_for(b"There is no shell to go back to")
        session.keys("q")
        assert session.exit_code() == 0
