"""``paperterm doctor`` tells what is there, and following its advice mends what it finds."""

import json
import re
import shlex
import shutil
import subprocess
from base64 import b64decode

import pytest

from tests.e2e.conftest import PROGRAM, Terminal
from tests.pty_program import Session

OSC52 = re.compile(rb"\x1b\]52;[a-z]*;([A-Za-z0-9+/=]+)(?:\x07|\x1b\\)")
LINE = re.compile(rb"paperterm doctor [0-9a-f]{6}")


def states(output):
    findings = [json.loads(line) for line in output.splitlines()]
    return {(finding["topic"], finding["name"]): finding for finding in findings}


def run(*arguments, **environ):
    command = ["env", *(f"{name}={value}" for name, value in environ.items()), PROGRAM, "doctor", "-f", "json"]
    return subprocess.run([*command, *arguments], capture_output=True, check=False, timeout=60, text=True)


def test_a_terminal_that_answers_is_named_and_gets_the_line_that_is_asked_for(_own_home):
    session = Session("doctor", home=_own_home)
    session.wait_for(b"\x1b[c")
    session.keys("\x1bP>|Papertube 7\x1b\\\x1b[?62;52;4c")
    session.wait_for(b"frizbee")
    assert session.exit_code() == 0
    assert re.search(rb"answers +Papertube 7, in \d+ ms, takes copies \(OSC 52\)", session.sent)
    assert b"120 columns, 40 lines" in session.sent
    [sent] = OSC52.findall(session.sent)
    assert LINE.fullmatch(b64decode(sent))
    assert b"paste now" in session.sent
    assert b64decode(sent) in session.sent


def test_a_terminal_that_never_answers_does_not_keep_it(_own_home):
    session = Session("doctor", "--no-copy", home=_own_home)
    session.wait_for(b"it does not say what it is")
    assert session.exit_code() == 0
    assert not OSC52.findall(session.sent)


def test_what_is_wrong_is_said_and_makes_the_exit_code_1(tmp_path):
    (tmp_path / "state").write_text("")
    result = run(
        str(tmp_path / "missing"), TERM="dumb", LC_ALL="C", XDG_STATE_HOME=str(tmp_path / "state"), TMUX="/no,1"
    )
    assert result.returncode == 1
    found = states(result.stdout)
    for wrong in (
        ("terminal", "kind"),
        ("terminal", "letters"),
        ("multiplexer", "tmux"),
        ("clipboard", "way"),
        ("folders", "state"),
        ("lists", "unreadable"),
    ):
        assert found[wrong]["state"] == "wrong", wrong
        assert found[wrong]["advice"], wrong
    assert "things to mend" in result.stderr


def test_settings_that_cannot_be_followed_are_wrong(_own_home):
    folder = _own_home / "config" / "paperterm"
    folder.mkdir(parents=True)
    (folder / "config.toml").write_text('opener = "no-such-browser"\nclipboard = "command:no-such-tool"\nsort = "x"\n')
    found = states(run().stdout)
    assert found["links", "browser"]["state"] == "wrong"
    assert found["clipboard", "way"]["state"] == "wrong"
    assert found["settings", "problem"]["state"] == "wrong"


def test_nothing_acts_on_the_terminal(tmp_path):
    result = run(str(tmp_path / "a\x1b]0;EVIL\x07b"), TERM="x\x1b[2Jterm", BROWSER="\x1b[c", LANG="C.UTF-8")
    assert "\x1b" not in json.loads(result.stdout.splitlines()[0])["value"]
    text = subprocess.run(
        ["env", "TERM=x\x1b[2Jterm", PROGRAM, "doctor", str(tmp_path / "a\x1b]0;EVIL\x07b")],
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert b"\x1b" not in text.stdout + text.stderr


@pytest.mark.tmux
class TestInTmux:
    def test_the_buffer_is_read_back_and_left_as_it_was(self, terminal: Terminal, tmp_path):
        terminal.tmux("set-buffer", "mine")
        said = tmp_path / "said"
        terminal.run(f"{PROGRAM} doctor >{said}; echo code $?; grep -A9 Clipboard {said}")
        screen = terminal.wait_for("code 0")
        assert "took a line, and gave the same back" in terminal.wait_for("Clipboard")
        assert "wrong" not in screen
        assert terminal.buffer() == b"mine"
        assert terminal.tmux("list-buffers").count(b"\n") == 1

    def test_its_advice_for_tmux_makes_a_copy_reach_the_terminal_outside(self, terminal: Terminal, _own_home):

        def attached():
            attach = (shutil.which("tmux"), "-L", terminal.name, "attach-session")
            session = Session(home=_own_home, width=80, height=24, program=attach, TERM="vt220")
            session.read(0.5)
            return session

        def doctor(number):
            path = _own_home / f"found{number}"
            terminal.run(f"{PROGRAM} doctor -f json >{path}; echo done$((number + {number}))")
            terminal.wait_for(f"done{number}")
            return states(path.read_text())

        client = attached()
        found = doctor(1)
        client.read()
        assert found["multiplexer", "copies outside"]["state"] == "wrong"
        assert not OSC52.findall(client.sent)
        advice = found["multiplexer", "copies outside"]["advice"].partition("tmux.conf: ")[2]
        terminal.tmux(*shlex.split(advice))
        terminal.tmux("detach-client", "-s", "0")
        client.exit_code()

        client = attached()
        found = doctor(2)
        client.read()
        assert ("multiplexer", "copies outside") not in found
        [sent] = OSC52.findall(client.sent)
        assert b64decode(sent).decode() in found["clipboard", "terminal"]["advice"]
        terminal.tmux("detach-client", "-s", "0")
        client.exit_code()
