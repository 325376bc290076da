"""A person on another machine: the real sshd, the real client, with and without tmux there."""

import os
import re
import signal
import subprocess
import time
import uuid
from base64 import b64decode

import pytest

from tests.e2e.conftest import PROGRAM
from tests.e2e.sshd import Server, log_in, remote_command
from tests.e2e.test_first_citation import bibtex_of
from tests.tools import need

OSC52 = re.compile(rb"\x1b\]52;[a-z]*;([A-Za-z0-9+/=]+)(?:\x07|\x1b\\)")
TITLE = "LoRA: Low-Rank Adaptation of Large Language Models"


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    opened = Server(tmp_path_factory.mktemp("sshd"))
    yield opened
    opened.close()


def opened(server, home, **options):
    session = log_in(server, home, remote_command(home, **options), width=100, height=30)
    session.wait_for(b"Attention")
    session.read(0.6)
    return session


def find_lora(session):
    session.keys("/")
    session.read()
    session.keys("lora low rank")
    session.read(0.6)
    session.keys("\r")
    session.read()


def leave(session):
    session.keys("q")
    assert session.exit_code() == 0


def copied(session):
    return [b64decode(found) for found in OSC52.findall(session.sent)]


def program_of(home):
    """Return the process of the program, which is found by the home that it was given."""
    wanted = f"XDG_STATE_HOME={home}/state".encode()
    for number in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open(f"/proc/{number}/cmdline", "rb") as file:
                command = file.read().split(b"\0")
            with open(f"/proc/{number}/environ", "rb") as file:
                environ = file.read().split(b"\0")
        except OSError:
            continue
        if PROGRAM.encode() in command[:2] and wanted in environ:
            return int(number)
    raise AssertionError("the program does not run")


def is_gone_within(process, seconds):
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if not os.path.exists(f"/proc/{process}"):
            return True
        time.sleep(0.02)
    return False


def test_a_copy_reaches_the_terminal_in_front_of_the_person(server, _own_home):
    session = opened(server, _own_home)
    find_lora(session)
    session.keys("b")
    session.wait_for(b"sent to the terminal (OSC 52)")
    session.read()
    assert copied(session) == [bibtex_of(TITLE)]
    leave(session)


def test_the_first_session_says_what_is_saved_and_the_second_does_not(server, _own_home):
    session = opened(server, _own_home)
    session.wait_for(b"Over SSH the detail waits")
    leave(session)
    session = opened(server, _own_home)
    session.read(1)
    assert b"Over SSH" not in session.sent
    session.keys("B")
    session.wait_for(b"The detail follows every key")
    leave(session)


def test_a_link_is_sent_and_shown_whole_and_the_next_key_goes_on(server, _own_home):
    session = opened(server, _own_home)
    find_lora(session)
    session.keys("o")
    session.wait_for(b"no browser here")
    session.wait_for(b"https://arxiv.org/pdf/2106.09685\x1b[?7l")
    assert copied(session) == [b"https://arxiv.org/pdf/2106.09685"]
    session.keys("r")
    session.wait_for("▀".encode())
    session.keys("\x1b")
    session.read()
    leave(session)


def test_a_helper_of_an_editor_gets_the_link(server, _own_home, tmp_path):
    helper = tmp_path / "browser.sh"
    helper.write_text(f'#!/bin/sh\necho "$@" > {tmp_path}/url\n')
    helper.chmod(0o755)
    session = opened(server, _own_home, before=f"BROWSER={helper}")
    find_lora(session)
    session.keys("o")
    session.wait_for(b"handed to browser.sh")
    leave(session)
    assert (tmp_path / "url").read_text() == "https://arxiv.org/pdf/2106.09685\n"


def test_a_client_that_dies_takes_the_program_with_it_and_what_was_copied_stays(server, _own_home):
    session = opened(server, _own_home)
    find_lora(session)
    session.keys("b")
    session.wait_for(b"sent to the terminal")
    program = program_of(_own_home)
    os.kill(session.child, signal.SIGKILL)
    assert is_gone_within(program, 2.5)
    assert (_own_home / "state" / "paperterm" / "last-copy.txt").read_bytes() == bibtex_of(TITLE)
    assert not (_own_home / "state" / "paperterm" / "crash.txt").exists()
    session.hang_up()
    os.waitpid(session.child, 0)


def test_also_where_the_shell_ignores_hangups(server, _own_home):
    session = opened(server, _own_home, before='sh -c \'trap "" HUP; exec "$0"\'')
    program = program_of(_own_home)
    os.kill(session.child, signal.SIGKILL)
    assert is_gone_within(program, 2.5)
    session.hang_up()
    os.waitpid(session.child, 0)


@pytest.mark.tmux
def test_in_tmux_there_a_copy_is_in_its_buffer_and_reaches_the_person_and_a_lost_line_loses_nothing(server, _own_home):
    need("tmux")
    name = f"paperterm-{uuid.uuid4().hex[:12]}"
    tmux = ["tmux", "-L", name]
    try:
        session = opened(server, _own_home, before=f"tmux -L {name} -f /dev/null new-session -s papers")
        find_lora(session)
        session.keys("b")
        session.wait_for(b"the tmux buffer")
        session.read()
        assert subprocess.run([*tmux, "show-buffer"], check=True, capture_output=True).stdout == bibtex_of(TITLE)
        assert copied(session) == [bibtex_of(TITLE)]
        program = program_of(_own_home)
        os.kill(session.child, signal.SIGKILL)
        session.hang_up()
        os.waitpid(session.child, 0)
        time.sleep(0.5)
        assert os.path.exists(f"/proc/{program}")
        again = log_in(server, _own_home, f"tmux -L {name} attach-session", width=100, height=30)
        again.wait_for(b"LoRA")
        again.read()
        again.keys("q")
        again.exit_code()
    finally:
        subprocess.run([*tmux, "kill-server"], check=False, capture_output=True)
