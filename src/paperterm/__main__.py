"""Start paperterm with ``python -m paperterm``."""

import sys

from paperterm.start import main

if __name__ == "__main__":
    sys.exit(main())
