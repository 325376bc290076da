"""What some tests need beside Python: other programs, and a user who may not do everything."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

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


NOBODY = 65534


@contextmanager
def unprivileged() -> Iterator[None]:
    """Be a user whom the modes of files bind; the superuser is nobody meanwhile."""
    is_root = os.geteuid() == 0
    if is_root:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        if is_root:
            os.seteuid(0)
