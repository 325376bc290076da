"""OSC 52 through a real GNU screen: what the outer terminal gets is what was copied."""

import os
import re
import subprocess
import sys
from base64 import b64decode
from pathlib import Path

import pytest

from paperterm.actions.routes.osc52 import LARGEST
from tests.tools import need

CHILD = """
import sys
from pathlib import Path
from paperterm.actions.clipboard import copy
def write(text):
    sys.stdout.write(text)
    sys.stdout.flush()
folder = Path(sys.argv[1])
(folder / "said").write_text(copy((folder / "text").read_text(), "the text", write).message)
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    need("screen", "script")
    (tmp_path / "sockets").mkdir(mode=0o700)
    (tmp_path / "child.py").write_text(CHILD)
    return tmp_path


@pytest.mark.parametrize("prefix", ["", "env -u STY"], ids=["inside", "over SSH from inside"])
@pytest.mark.parametrize(
    "text",
    ["x", "@misc{müller,\n\ttitle = {\\'E \"q\" 'q' 王},\n}", "x" * 5_000, "y" * LARGEST],
    ids=["one byte", "BibTeX", "5 kB", "the largest"],
)
def test_the_outer_terminal_gets_the_same_bytes(folder: Path, text: str, prefix: str) -> None:
    (folder / "text").write_text(text)
    environ = {
        "PATH": os.environ["PATH"],
        "TERM": "xterm-256color",
        "LANG": "C.UTF-8",
        "SSH_CONNECTION": "x",
        "SCREENDIR": str(folder / "sockets"),
        "XDG_STATE_HOME": str(folder),
        "HOME": str(folder),
    }
    command = f"screen -c /dev/null -S paperterm {prefix} {sys.executable} {folder / 'child.py'} {folder}"
    subprocess.run(
        ["script", "-qfc", command, str(folder / "stream")],
        env=environ,
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        timeout=60,
        check=True,
    )
    assert "sent to the terminal (OSC 52)" in (folder / "said").read_text()
    sequences = re.findall(rb"\x1b\]52;c;([A-Za-z0-9+/=]*)\x07", (folder / "stream").read_bytes())
    assert [b64decode(sequence).decode() for sequence in sequences] == [text]
