"""However the program ends, the terminal is as it was and the process is gone."""

import os
import signal
import sys
import termios

import pytest

from tests.pty_program import PROGRAM, Session

READY = b"Sections"
MAIN_SCREEN = b"\x1b[?1049l"
CURSOR = b"\x1b[?25h"
MODES = [b"\x1b[?%d%%b" % number for number in (1000, 1003, 1006, 1049, 2004)]
"""The mouse, the alternate screen and bracketed paste, on with h and off with l."""

ENDING = [signal.SIGINT, signal.SIGQUIT, signal.SIGTERM, signal.SIGHUP, signal.SIGUSR1, signal.SIGUSR2, signal.SIGALRM]
CRASH = """
import sys
from paperterm.ui.screens.library import LibraryScreen
from paperterm.start import main
def fail(self):
    raise ValueError("a text of \\x1b]0;EVIL\\x07 a list")
LibraryScreen.moved = fail
sys.exit(main())
"""


BUSY = """
import sys, time
from paperterm.ui.handlers import checking
from paperterm.start import main
checking._check = lambda *_: time.sleep(300)
sys.exit(main())
"""


@pytest.fixture
def session(_own_home):
    opened = Session(home=_own_home)
    opened.wait_for(READY)
    opened.read()
    return opened


@pytest.mark.parametrize("number", ENDING)
def test_a_signal_restores_the_terminal_and_tells_the_shell(_own_home, number):
    session = Session(home=_own_home)
    before = termios.tcgetattr(session.descriptor)
    session.wait_for(READY)
    session.read()
    assert termios.tcgetattr(session.descriptor) != before
    os.kill(session.child, number)
    session.wait_for(MAIN_SCREEN)
    session.read(1)
    assert termios.tcgetattr(session.descriptor) == before
    assert session.exit_code() == 128 + number
    for mode in MODES:
        assert session.sent.rfind(mode % b"l") > session.sent.rfind(mode % b"h"), mode
    assert session.sent.rindex(CURSOR) > session.sent.rindex(b"\x1b[?25l")


@pytest.mark.parametrize("number", ENDING)
def test_a_signal_in_the_picker_picks_nothing(_own_home, tmp_path, number):
    out = tmp_path / "out"
    command = f"echo $$ > {tmp_path}/pid; exec {PROGRAM} pick > {out}"
    session = Session("-c", command, home=_own_home, program=("/bin/sh",))
    session.wait_for(b"filter")
    session.read()
    os.kill(session.child, number)
    assert session.exit_code() == 128 + number
    assert session.sent.rindex(MAIN_SCREEN) > session.sent.rindex(b"\x1b[?1049h")
    assert out.read_text() == ""


def test_a_signal_that_is_ignored_is_left_alone(_own_home):
    session = Session(home=_own_home, program=("/bin/sh", "-c", f"trap '' QUIT USR1; exec {PROGRAM}"))
    session.wait_for(READY)
    session.read()
    os.kill(session.child, signal.SIGQUIT)
    os.kill(session.child, signal.SIGUSR1)
    session.read(1)
    session.keys("q")
    assert session.exit_code() == 0


EDITOR = """#!/bin/sh
trap 'echo caught; exit' INT QUIT
echo editing
while :; do sleep 0.05; done
"""


@pytest.mark.parametrize("key", ["\x03", "\x1c"], ids=["interrupt", "quit"])
def test_an_interrupt_in_the_editor_is_the_editors(_own_home, tmp_path, key):
    editor = tmp_path / "editor"
    editor.write_text(EDITOR)
    editor.chmod(0o755)
    (tmp_path / "list.bib").write_text("@misc{sage, title={Sage}}")
    session = Session(str(tmp_path / "list.bib"), home=_own_home, EDITOR=str(editor), VISUAL="")
    session.wait_for(b"@misc")
    session.read()
    session.keys("e")
    session.wait_for(b"editing")
    session.keys(key)
    session.wait_for(b"caught")
    session.read(2)
    session.keys("q")
    assert session.exit_code() == 0


def test_ctrl_c_is_a_key_that_quits(session):
    session.keys("\x03")
    assert session.exit_code() == 0


def test_a_stalled_terminal_does_not_keep_the_process(session):
    for _ in range(300):
        session.keys("j" * 40 + "k" * 40)
    os.kill(session.child, signal.SIGTERM)
    assert session.exit_code(reading=False) == 128 + signal.SIGTERM


def test_a_lost_connection_ends_the_process(session):
    session.hang_up()
    assert session.exit_code() == 128 + signal.SIGHUP


def test_a_lost_connection_ends_the_process_also_where_hangups_are_ignored(_own_home):
    session = Session(home=_own_home, program=("/bin/sh", "-c", f"trap '' HUP; exec {PROGRAM}"))
    session.wait_for(READY)
    session.read()
    session.hang_up()
    assert session.exit_code() == 128 + signal.SIGHUP


def test_a_crash_restores_the_terminal_and_says_where_the_report_is(_own_home):
    session = Session(home=_own_home, program=(sys.executable, "-c", CRASH))
    session.wait_for(READY)
    session.read()
    session.keys("j")
    assert session.exit_code() == 70
    after = session.sent[session.sent.rindex(MAIN_SCREEN) :]
    assert b"stopped by a mistake in the program (ValueError); the report is in " in after
    assert b"EVIL\x07" not in session.sent
    assert b"Traceback" not in session.sent
    assert "ValueError" in (_own_home / "state" / "paperterm" / "crash.txt").read_text()


def test_a_stop_and_a_continue_keep_the_program(session):
    os.kill(session.child, signal.SIGTSTP)
    os.waitpid(session.child, os.WUNTRACED)
    os.kill(session.child, signal.SIGCONT)
    session.read()
    session.keys("q")
    assert session.exit_code() == 0


def test_leaving_gives_back_the_line_discipline(_own_home):
    session = Session(home=_own_home)
    before = termios.tcgetattr(session.descriptor)
    session.wait_for(READY)
    assert termios.tcgetattr(session.descriptor) != before
    session.keys("q")
    session.read(1)
    assert termios.tcgetattr(session.descriptor)[3] == before[3]
    assert session.exit_code() == 0


def test_reset_terminal_mends_what_a_killed_run_left_behind(terminal, tmp_path):
    terminal.run(f"sh -c 'echo $$ > {tmp_path}/pid; exec {PROGRAM}'")
    terminal.wait_for("Sections")
    os.kill(int((tmp_path / "pid").read_text()), signal.SIGKILL)
    terminal.wait_for("Killed")
    terminal.type(f"{PROGRAM} --reset-terminal; stty -a | grep -o ' icanon'; echo mended $?")
    terminal.press("C-j")
    assert " icanon" in terminal.wait_for("mended 0")


def test_work_that_goes_on_in_a_thread_does_not_keep_the_process(_own_home):
    session = Session(home=_own_home, program=(sys.executable, "-c", BUSY))
    session.wait_for(READY)
    session.read()
    session.keys("!")
    session.wait_for(b"Checking")
    session.keys("q")
    assert session.exit_code() == 0
    assert MAIN_SCREEN in session.sent
