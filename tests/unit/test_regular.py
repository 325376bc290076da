"""What is read as a file is one: nothing that stands in its place holds the program up."""

import os

import pytest

from paperterm.actions.bookmark import last_lists, last_path
from paperterm.actions.last import last_copy, last_copy_path
from paperterm.actions.seen import seen_path
from paperterm.library.papers.apart import apart_path, read_apart
from paperterm.regular import read_regular


def test_a_file_is_read_as_far_as_is_wanted(tmp_path):
    (tmp_path / "a").write_bytes(b"words")
    assert read_regular(tmp_path / "a") == b"words"
    assert read_regular(str(tmp_path / "a"), 3) == b"wor"


@pytest.mark.parametrize("make", [os.mkfifo, os.mkdir, lambda path: os.symlink("/dev/zero", path)])
def test_what_is_no_file_is_refused_at_once(tmp_path, make):
    make(tmp_path / "a")
    with pytest.raises(OSError, match="no regular file"):
        read_regular(tmp_path / "a")


def test_a_pipe_where_something_was_kept_is_as_if_nothing_was(_own_home):
    for path in (last_path(), last_copy_path(), apart_path(), seen_path()):
        path.parent.mkdir(parents=True, exist_ok=True)
        os.mkfifo(path)
    assert last_lists() == []
    assert last_copy() is None
    assert read_apart() == ()
