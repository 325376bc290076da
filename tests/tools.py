"""Programs that some tests need beside Python."""

import os
import shutil

import pytest


def need(*programs: str) -> None:
    """Skip the test with a word where a program is missing; in CI, where all must be there, fail it."""
    missing = [program for program in programs if shutil.which(program) is None]
    if not missing:
        return
    message = f"not installed: {', '.join(missing)}"
    if os.environ.get("CI"):
        pytest.fail(message)
    pytest.skip(message)
