"""Copying says by which route, and "copied" only where a tool confirmed it."""

import re
import stat
from base64 import b64decode, b64encode
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperterm.actions.clipboard import copy
from paperterm.actions.last import last_copy
from paperterm.actions.outcome import Outcome
from paperterm.actions.routes.osc52 import LARGEST, osc52

MakeTool = Callable[[str, str], Path]
PATH = "/usr/bin:/bin"


def copy_in(environ: dict[str, str], text: str = "text", route: str = "auto") -> tuple[Outcome, list[str]]:
    sent: list[str] = []
    return copy(text, "the key", sent.append, route=route, environ={"PATH": PATH, **environ}), sent


def decoded(sequence: str) -> str:
    match = re.fullmatch(r"\x1b\]52;c;([A-Za-z0-9+/=]*)\x07", sequence)
    assert match
    return b64decode(match[1]).decode()


def test_a_remote_terminal_gets_osc_52_and_no_promise() -> None:
    outcome, [sequence] = copy_in({"TERM": "xterm", "SSH_CONNECTION": "a", "DISPLAY": ":0"}, "héllo\n\t王")
    assert decoded(sequence) == "héllo\n\t王"
    assert (outcome.level, "copied" in outcome.message) == ("done", False)
    assert "sent to the terminal (OSC 52)" in outcome.message


@pytest.mark.parametrize("terminal", ["dumb", "linux", ""])
def test_without_a_route_the_text_goes_to_a_file(terminal: str, state: Path) -> None:
    outcome, sent = copy_in({"TERM": terminal})
    assert sent == []
    assert outcome == Outcome("warning", f"the key: no route to a clipboard: written to {state / 'last-copy.txt'}")
    assert (state / "last-copy.txt").read_text() == "text"


def test_the_last_copy_is_kept_privately_whatever_the_route(state: Path) -> None:
    copy_in({"TERM": "xterm"}, "one")
    copy_in({"TERM": "xterm"}, "two")
    assert last_copy() == "two"
    assert stat.S_IMODE((state / "last-copy.txt").stat().st_mode) == 0o600
    assert [path.name for path in state.iterdir()] == ["last-copy.txt"]


def test_no_last_copy_is_none() -> None:
    assert last_copy() is None


def test_too_much_for_a_terminal_is_said(state: Path) -> None:
    outcome, [sequence] = copy_in({"TERM": "xterm"}, "x" * LARGEST)
    assert len(decoded(sequence)) == LARGEST
    assert outcome.level == "done"
    outcome, sent = copy_in({"TERM": "xterm"}, "x" * (LARGEST + 1))
    assert sent == []
    assert outcome.level == "warning"
    assert "74,994" in outcome.message
    assert (state / "last-copy.txt").stat().st_size == LARGEST + 1


def test_nothing_that_can_be_written_is_a_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "file" / "below"))
    outcome, _ = copy_in({"TERM": "dumb"})
    assert outcome.level == "failed"


def test_an_empty_text_is_not_copied() -> None:
    assert copy_in({"TERM": "xterm"}, "") == (Outcome("warning", "the key: nothing to copy"), [])


def test_what_is_copied_cannot_end_a_bracketed_paste() -> None:
    _, [sequence] = copy_in({"TERM": "xterm"}, "a\x1b[201~rm -rf\r\nb\x9b201~\x07\u202e")
    text = decoded(sequence)
    assert all(character.isprintable() or character in "\n\t" for character in text)
    assert "a␛[201~rm -rf\nb" in text


def test_a_native_tool_counts_by_its_exit_code(tool: MakeTool, tmp_path: Path) -> None:
    path = f"{tool('xclip', f'cat > {tmp_path}/got; echo noise; echo noise >&2')}:{PATH}"
    outcome, sent = copy_in({"TERM": "xterm", "DISPLAY": ":0", "PATH": path}, "ünï\n")
    assert (outcome, sent) == (Outcome("done", "copied the key (the clipboard)"), [])
    assert (tmp_path / "got").read_text() == "ünï\n"


def test_a_dead_display_falls_through(tool: MakeTool) -> None:
    path = f"{tool('xclip', 'cat > /dev/null; exit 1')}:{PATH}"
    outcome, sent = copy_in({"TERM": "xterm", "DISPLAY": ":0", "PATH": path})
    assert len(sent) == 1
    assert "copied" not in outcome.message


def test_a_hanging_tool_is_ended_with_its_children(
    tool: MakeTool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("paperterm.actions.routes.child.TIME_LIMIT", 0.5)
    path = f"{tool('hang', f'echo $$ > {tmp_path}/pid; cat > /dev/null; sleep 600')}:{PATH}"
    outcome, sent = copy_in({"TERM": "xterm", "PATH": path}, route="command:hang")
    assert (outcome.level, sent) == ("warning", [])
    pid = (tmp_path / "pid").read_text().strip()
    assert not Path(f"/proc/{pid}").exists()


def test_a_tool_that_stays_in_the_background_is_not_waited_for(tool: MakeTool) -> None:
    path = f"{tool('stay', 'cat > /dev/null; sleep 5 & exit 0')}:{PATH}"
    outcome, _ = copy_in({"TERM": "xterm", "PATH": path}, route="command:stay --now")
    assert outcome == Outcome("done", "copied the key (stay)")


def test_a_tool_prints_nothing_on_the_screen(tool: MakeTool, capfd: pytest.CaptureFixture[str]) -> None:
    path = f"{tool('loud', 'cat > /dev/null; echo out; echo err >&2')}:{PATH}"
    copy_in({"PATH": path}, route="command:loud")
    assert capfd.readouterr() == ("", "")


def test_over_ssh_no_native_tool_is_asked(tool: MakeTool, tmp_path: Path) -> None:
    path = f"{tool('xclip', f'touch {tmp_path}/called')}:{PATH}"
    for name in ("SSH_CONNECTION", "SSH_TTY"):
        copy_in({"TERM": "xterm", "DISPLAY": ":10", "PATH": path, name: "x"})
    assert not (tmp_path / "called").exists()


@pytest.mark.parametrize("route", ["tmux", "native", "command:", "command:no-such-tool", "command:'"])
def test_a_chosen_route_that_fails_is_named(route: str) -> None:
    outcome, sent = copy_in({"TERM": "xterm"}, route=route)
    assert (outcome.level, sent) == ("warning", [])
    assert route in outcome.message


def test_the_file_route_is_done_as_set() -> None:
    assert copy_in({"TERM": "xterm"}, route="file")[0].level == "done"


@given(st.text())
def test_screen_gets_the_same_bytes_in_short_strings(text: str) -> None:
    wrapped = osc52(text.encode(errors="replace").decode(), {"TERM": "screen", "STY": "1.x"})
    assert wrapped is not None
    chunks = re.findall(r"\x1bP(.*?)\x1b\\", wrapped, re.DOTALL)
    assert "".join(f"\x1bP{chunk}\x1b\\" for chunk in chunks) == wrapped
    assert all(len(chunk) <= 250 for chunk in chunks)
    assert "".join(chunks) == f"\x1b]52;c;{b64encode(text.encode(errors='replace')).decode()}\x07"


def test_a_tmux_out_of_reach_gets_the_passthrough() -> None:
    _, [sequence] = copy_in({"TERM": "tmux-256color", "TMUX": "/no/socket,1,0"}, "x")
    assert sequence == "\x1bPtmux;\x1b\x1b]52;c;eA==\x07\x1b\\"
    _, [sequence] = copy_in({"TERM": "xterm-256color", "TMUX": "/no/socket,1,0"}, "x")
    assert sequence == "\x1b]52;c;eA==\x07"
