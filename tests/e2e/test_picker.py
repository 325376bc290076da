"""``paperterm pick`` as editors and shells call it: the interface on the terminal, data on standard output."""

import subprocess
from pathlib import Path

import pytest

from tests.e2e.conftest import PROGRAM
from tests.pty_program import Session

LIST = "# Kettles\n" + "".join(
    f"\n## {name} kettles boil\n\n```bibtex\n@misc{{{name.lower()}1999, title={{{name} kettles boil}}}}\n```\n"
    for name in ("Amber", "Brass", "Copper")
)
SHELL = ("/bin/sh", "-c")


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "kettles.md"
    path.write_text(LIST)
    return path


@pytest.mark.parametrize(
    "redirected",
    [
        "paperterm pick PAGE > OUT",
        "paperterm pick PAGE > OUT 2> /dev/null",
        "paperterm pick PAGE > OUT < /dev/null",
        "cat PAGE | paperterm pick - > OUT 2>&1",
        'printf "%s\\n" "$(paperterm pick PAGE)" > OUT',
    ],
)
def test_whatever_is_redirected_the_interface_is_on_the_terminal(redirected, page, tmp_path, _own_home):
    out = tmp_path / "out"
    line = redirected.replace("paperterm", PROGRAM).replace("PAGE", str(page)).replace("OUT", str(out))
    session = Session(f"{line}; echo code=$?", home=_own_home, program=SHELL)
    session.wait_for(b"Copper kettles")
    session.keys("brass\r")
    session.wait_for(b"code=0")
    assert session.sent.rstrip().endswith(b"code=0")
    assert b"\x1b[?1049l" in session.sent.rpartition(b"code=0")[0]
    session.exit_code()
    assert out.read_text() == "brass1999\n"


@pytest.mark.parametrize("keys", ["\x1b", "\t\x1b", "\tq", "\x03", "amber\x1b\x1b"])
def test_leaving_prints_nothing_and_exits_as_fzf_does(keys, page, tmp_path, _own_home):
    out = tmp_path / "out"
    session = Session(f"{PROGRAM} pick {page} > {out}; echo code=$?", home=_own_home, program=SHELL)
    session.wait_for(b"Copper kettles")
    for key in keys:
        session.keys(key)
        session.read(0.3)
    session.wait_for(b"code=130")
    session.exit_code()
    assert out.read_text() == ""


def test_marked_papers_are_picked_together_and_the_second_start_has_its_first_frame_at_once(page, tmp_path, _own_home):
    out = tmp_path / "out"
    line = f"{PROGRAM} pick --multi --format cite --command citep {page} > {out} 2> /dev/null"
    first = Session(line, home=_own_home, program=SHELL)
    first.wait_for(b"Copper kettles")
    first.read(1.5)
    first.keys("\t \x1b[B\r")
    assert first.exit_code() == 0
    assert out.read_text() == "\\citep{amber1999}\n"
    second = Session(line, home=_own_home, program=SHELL)
    second.wait_for(b"Copper kettles")
    assert b"\x1b[?2004h" not in second.sent
    second.read(1)
    second.keys("\tV\r")
    assert second.exit_code() == 0
    assert out.read_text() == "\\citep{amber1999,brass1999,copper1999}\n"


def run(*arguments: str, **options: object) -> "subprocess.CompletedProcess[bytes]":
    command = [PROGRAM, "pick", *arguments]
    return subprocess.run(command, capture_output=True, check=False, timeout=60, start_new_session=True, **options)  # type: ignore[call-overload, no-any-return]


def test_one_hit_is_taken_and_none_is_left_without_a_terminal(page):
    taken = run("-q", "brass", "--select-1", "--format", "{key}: {title}", str(page))
    assert (taken.returncode, taken.stdout, taken.stderr) == (0, b"brass1999: Brass kettles boil\n", b"")
    none = run("-q", "'xylophone", "-0", str(page))
    assert (none.returncode, none.stdout, none.stderr) == (1, b"", b"")
    piped = run("-1", "-q", "copper", "-", input=page.read_bytes())
    assert (piped.returncode, piped.stdout) == (0, b"copper1999\n")


def test_without_a_terminal_it_says_so_in_one_line(page):
    result = run(str(page))
    assert result.returncode == 2
    assert result.stdout == b""
    assert result.stderr.count(b"\n") == 1
    assert b"\x1b" not in result.stderr
