"""The entry point: the first frame comes before the imports of the command line."""

import gc
import sys

from paperterm.interrupt import is_interrupted, take_interrupts

_CANCELED = 130
"""128 and the number of the signal, as a shell says it."""


def main() -> int:
    """Run paperterm with the arguments of the process and return its exit code."""
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
