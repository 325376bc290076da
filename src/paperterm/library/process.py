"""Processes of the program's own that do what would keep its interface waiting: they share no lock with it."""

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import IO, Final

NICE: Final = 5
"""How much later than the interface they get the processor: a key comes first, and on an idle machine nobody waits."""

_BOOT: Final = (
    "import os, sys; from importlib import import_module; os.nice({nice}); sys.path[:] = sys.argv[1:];"
    " import_module('{module}').main()"
)


Process = subprocess.Popen[bytes]


def start_process(module: str) -> Process:
    """Start a Python that runs `main` of a module of ours, told and answering by pipes.

    Raises:
        OSError: no process can be started.
    """
    package = str(Path(__file__).resolve().parents[2])
    paths = [package, *(path for path in sys.path if path and path != os.getcwd())]
    return subprocess.Popen(
        [sys.executable, "-I", "-S", "-c", _BOOT.format(nice=NICE, module=module), *paths],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )


def answers() -> IO[bytes]:
    """Return where this process, started so, answers; it is ended by the program alone, interrupts are for that."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # nothing else may write between the answers
    return out
