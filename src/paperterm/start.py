"""The entry point: the first frame comes before the imports of the command line."""

import gc
import sys

from paperterm.firstpaint import Opening


def main() -> int:
    """Run paperterm with the arguments of the process and return its exit code."""
    opening = Opening(sys.argv[1:])
    opening.paint()
    # Nothing of what is imported and built until the first frame is garbage; who goes on for longer enables it.
    gc.disable()
    try:
        from paperterm.cli import main as run

        return run(opening=opening)
    finally:
        opening.withdraw()
