"""The entry point: the first frame comes before the imports of the command line."""

import gc
import os
import sys

from paperterm.interrupt import is_interrupted, take_interrupts

_CANCELED = 130
"""128 and the number of the signal, as a shell says it."""

_GRACE = 1.0
"""Seconds that threads have to end when nobody waits for them any more."""


def main() -> int:
    """Run paperterm with the arguments of the process and return its exit code.

    Where a thread works on, the process ends here.
    """
    code = _exit_code()
    if _threads_work_on():
        from contextlib import suppress

        for stream in (sys.stdout, sys.stderr):
            with suppress(OSError, ValueError):
                stream.flush()
        os._exit(code)
    return code


def _threads_work_on() -> bool:
    """Whether there are threads that do not end by themselves soon, for which Python would wait."""
    import threading
    import time

    end = time.monotonic() + _GRACE
    for thread in threading.enumerate():
        if thread is not threading.current_thread() and not thread.daemon:
            thread.join(max(0, end - time.monotonic()))
            if thread.is_alive():
                return True
    return False


def _exit_code() -> int:
    try:
        take_interrupts()
        code = _run()
    except KeyboardInterrupt:
        return _CANCELED
    except Exception:
        if is_interrupted():  # what an interrupt breaks off may fail in other words
            return _CANCELED
        raise
    return _CANCELED if is_interrupted() else code


def _run() -> int:
    from paperterm.firstpaint import Opening

    opening = Opening(sys.argv[1:])
    opening.paint()
    # Nothing of what is imported and built until the first frame is garbage; who goes on for longer enables it.
    gc.disable()
    try:
        from paperterm.cli import main as run

        return run(opening=opening)
    finally:
        opening.withdraw()
