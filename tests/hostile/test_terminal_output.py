"""No byte of a list acts on the terminal: on hostile lists the program sends only the interface's own sequences."""

import re
import subprocess

import pytest

from tests.hostile.strings import HOSTILE, MARKERS, naughty_list, write_lists
from tests.pty_program import PROGRAM, Session

SEQUENCE = re.compile(
    rb"\x1b\[(?P<csi>[0-?]*[ -/]*[@-~])|\x1b\](?P<osc>[^\x07\x1b]*)(?:\x07|\x1b\\)|\x1b(?P<string>[PX^_].*?\x1b\\)"
    rb"|\x1b(?P<short>[^\[\]PX^_])|(?P<bare>[\x00-\x07\x0b\x0c\x0e-\x1a\x1c-\x1f\x7f]|\xc2[\x80-\x9f])",
    re.DOTALL,
)
OWN_CSI = re.compile(
    rb"[\d;:]*m|[\d;]*H|\?(?:7|25|1000|1003|1004|1006|1015|1016|1049|2004|2026|2031|2048)[hl]"
    rb"|\?(?:2026|2048)\$p|[<>=]\d*u|>\d+u|\d*[ABCDGJKXdP]|(?:\d+;\d+)?r|\d*[STLM]|\?996n|\d+(?: q)|22;\dt|23;\dt"
)
OWN_OSC = re.compile(rb"22;[a-z-]+")  # the shape of the mouse pointer
KEYS_OF_SCREENS = ("?", "\x1b", "!", "\x1b", "O", "\x1b", ":", "\x1b")
FORBIDDEN_CHARACTERS = re.compile("[\u202a-\u202e\u2066-\u2069\u200b-\u200f\u2060\ufeff\ufe0f\U0001f3fb-\U0001f3ff]")


def foreign_sequences(sent: bytes):
    for found in SEQUENCE.finditer(sent):
        if found["csi"] is not None and OWN_CSI.fullmatch(found["csi"]):
            continue
        if found["osc"] is not None and OWN_OSC.fullmatch(found["osc"]):
            continue
        yield found[0]
    for marker in MARKERS:
        for found in re.finditer(rb"\x1b[\]P_^X][^\x07\x1b]*" + marker.encode(), sent):
            yield found[0]
    yield from FORBIDDEN_CHARACTERS.findall(sent.decode("utf-8", "replace"))


@pytest.fixture
def lists(tmp_path):
    write_lists(tmp_path)
    return tmp_path


def test_the_interface_sends_only_its_own_sequences(lists, _own_home):
    session = Session(str(lists), home=_own_home)
    session.wait_for(b"Sections")
    session.read(1)
    for keys in ("j" * 12, "\t", "jjjjl", "j" * 8, "\t", "jjjjj", "ii", "2G", *KEYS_OF_SCREENS):
        session.keys(keys)
        session.read(2 if keys == "!" else 0.4)  # the lists are checked first
    for query in ("wr", "c1", "[bold", "[/", "\u202e", "深度"):
        session.keys("/")
        session.read(0.2)
        session.keys(query)
        session.read()
        session.keys("\x1b\x1b")
        session.read()
    for keys in ("\x1b", "\x1b", "q"):  # whatever opened late is closed first
        session.keys(keys)
        session.read()
    assert session.exit_code() == 0
    assert list(foreign_sequences(session.sent)) == []


def test_naughty_strings_send_only_its_own_sequences(tmp_path, _own_home):
    path = tmp_path / "naughty.md"
    path.write_bytes(naughty_list().encode("utf-8", "surrogatepass"))
    session = Session(str(path), home=_own_home, height=60)
    session.wait_for(b"ICML")
    session.read(1)
    for _ in range(10):
        session.keys("\x1b[6~")
        session.read()
        session.keys("jij")
        session.read()
    session.keys("!")
    session.read(2)
    session.keys("\x1b")
    session.read()
    session.keys("q")
    assert session.exit_code() == 0
    assert len(session.sent) > 50_000
    assert list(foreign_sequences(session.sent)) == []


@pytest.mark.parametrize("command", [["list"], ["list", "--json"], ["problems"], ["list", "-q", "[/b] \x1b[31m"]])
def test_the_commands_send_only_text(command, lists):
    run = subprocess.run([PROGRAM, *command, str(lists)], capture_output=True, check=False, timeout=60)
    assert run.returncode in (0, 1)
    text = (run.stdout + run.stderr).decode()
    assert all(c.isprintable() or c in "\n\t " or c == "\u3000" for c in text)
    assert b"Traceback" not in run.stderr


def test_the_harness_sees_what_it_looks_for():
    assert len(list(foreign_sequences("\n".join(HOSTILE.values()).encode("utf-8", "surrogatepass")))) > 20


def test_every_hostile_title_is_an_entry(lists):
    run = subprocess.run([PROGRAM, "list", "--json", str(lists / "headings.md")], capture_output=True, check=True)
    assert len(run.stdout.splitlines()) == len(HOSTILE) - 1  # a title of nothing visible is no title
