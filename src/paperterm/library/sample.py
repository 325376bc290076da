"""The sample list that comes with the program."""

from pathlib import Path


def sample_folder() -> Path:
    """Return the folder of the bundled sample list."""
    return Path(__file__).resolve().parent.parent / "sample"
