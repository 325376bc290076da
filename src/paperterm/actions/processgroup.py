"""Programs that were started in a session of their own, and all that they have started."""

import os
import signal
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import subprocess


def signal_group(child: "subprocess.Popen[bytes]", number: int = signal.SIGKILL) -> None:
    """Send a signal to `child` and what it has started, as far as they are still there."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(child.pid, number)
