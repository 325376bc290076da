"""Programs that were started in a session of their own, and all that they have started."""

import os
import signal
from contextlib import suppress


def signal_group(leader: int, number: int = signal.SIGKILL) -> None:
    """Send a signal to the process `leader` and what it has started, as far as they are still there."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(leader, number)
