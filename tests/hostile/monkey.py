"""Keys without a plan on hostile lists, in a real terminal: ``python -m tests.hostile.monkey --minutes 10``.

Whatever is pressed, pasted, clicked or resized, the program goes on or leaves by itself, and sends only its own
sequences. A seed always presses the same, though the program may answer sooner or later.
"""

import argparse
import os
import random
import signal
import string
import tempfile
import termios
import time
from pathlib import Path
from typing import NamedTuple

from tests.hostile.strings import naughty_list, write_lists
from tests.hostile.terminal import foreign_sequences
from tests.pty_program import Session

_ESCAPES = ("[A", "[B", "[C", "[D", "[5~", "[6~", "[H", "[F", "OP", "[15~", "[Z", "[I", "[O")
_MOUSE = ("\x1b[<0;30;8M\x1b[<0;30;8m", "\x1b[<64;30;8M", "\x1b[<65;30;8M", "\x1b[<0;5;5M\x1b[<0;5;5m")
_PASTES = ("\x1b[200~pasted\x1b[31m text\n\x1b[201~", "\x1b[200~深\u202e\x1b[201~")
KEYS = (
    *(string.ascii_letters + string.digits + string.punctuation + " \r\t\x7f\x01\x02\x04\x05\x06\x0b\x0c\x0e\x10\x15"),
    *("é", "深", "\x1b", "\x1b", "\x1b", "\x14", "\x17"),
    *(f"\x1b{escape}" for escape in _ESCAPES),
    *_MOUSE,
    *_PASTES,
)
SIZES = ((120, 40), (80, 24), (200, 60), (40, 10), (20, 5), (5, 3))
_PAUSES = (0.0, 0.0, 0.03, 0.1)
_PROGRAMS = dict.fromkeys(("EDITOR", "VISUAL", "BROWSER", "PAGER"), "true")
_COPIED = str(b"\x1b]52;")[:-1]
BIB = "@misc{a, title={A}}\n"


class Played(NamedTuple):
    """How a run ended: the exit code, what the program sent that is not its own, and the report of its crash."""

    code: int
    foreign: list[str]
    crash: str


def prepare(folder: Path) -> None:
    """Put hostile lists, harmless ones, and a manuscript with its bibliography into a folder."""
    write_lists(folder)
    (folder / "naughty.md").write_bytes(naughty_list().encode("utf-8", "surrogatepass"))
    papers = (f"- [Paper {n} of Words](https://arxiv.org/abs/2001.{n:05}), Ann Author. ICML 2020\n" for n in range(300))
    (folder / "papers.md").write_text("# L\n\n## S\n\n" + "".join(papers))
    (folder / "refs.bib").write_text(BIB)
    (folder / "main.tex").write_text("\\begin{document}\\cite{a,zz}\\bibliography{refs}\\end{document}\n")


def play(folder: Path, home: Path, seed: int, presses: int) -> Played:
    """Press so many keys on the lists in `folder`, in the program that is started there, and end it."""
    chance = random.Random(seed)
    os.chdir(folder)
    own = {f"XDG_{name}_HOME": str(home / name.lower()) for name in ("CONFIG", "DATA", "STATE", "CACHE")}
    session = Session(".", home=home, **_PROGRAMS, **own)
    _silence(session.descriptor)
    session.wait_for(b"Sections")
    try:
        for _ in range(presses):
            if chance.random() < 0.03:
                session.resize(*chance.choice(SIZES))
            else:
                session.keys(chance.choice(KEYS))
            session.read(chance.choice(_PAUSES))
        os.kill(session.child, signal.SIGTERM)
    except OSError:
        pass  # a key has ended it
    code = session.exit_code()
    foreign = [found for found in map(str, foreign_sequences(session.sent)) if not found.startswith(_COPIED)]
    reports = [path.read_text() for path in home.rglob("crash.txt")]
    return Played(code, foreign, "".join(reports))


def _silence(terminal: int) -> None:
    """Let the terminal echo nothing: what is pressed after the program has left would count as sent."""
    modes = termios.tcgetattr(terminal)
    modes[3] &= ~termios.ECHO
    termios.tcsetattr(terminal, termios.TCSANOW, modes)


def main() -> None:
    """Play until the time is over, and print what went wrong."""
    parser = argparse.ArgumentParser(prog="python -m tests.hostile.monkey", description=__doc__.partition("\n")[0])
    parser.add_argument("--minutes", type=float, default=10.0)
    parser.add_argument("--seed", type=int, default=0, help="of the first run")
    arguments = parser.parse_args()
    end, seed, found = time.monotonic() + arguments.minutes * 60, arguments.seed, 0
    while time.monotonic() < end:
        with tempfile.TemporaryDirectory() as root:
            folder, home = Path(root) / "project", Path(root) / "home"
            folder.mkdir()
            home.mkdir()
            prepare(folder)
            played = play(folder, home, seed, 300)
        if not is_well(played):
            found += 1
            print(f"seed {seed}: exit code {played.code}, foreign {played.foreign[:3]}\n{played.crash}")  # noqa: T201
        seed += 1
    print(f"{seed - arguments.seed} runs of 300 keys, {found} findings")  # noqa: T201


def is_well(played: Played) -> bool:
    """Whether a run ended as it should."""
    return played.code in (0, 128 + signal.SIGTERM) and not played.foreign and not played.crash


if __name__ == "__main__":
    main()
