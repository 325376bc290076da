"""The entry point: the first frame comes before the imports of the command line."""

import sys

from paperterm.firstpaint import Opening


def main() -> int:
    """Run paperterm with the arguments of the process and return its exit code."""
    opening = Opening(sys.argv[1:])
    opening.paint()
    try:
        from paperterm.cli import main as run

        return run(opening=opening)
    finally:
        opening.withdraw()
