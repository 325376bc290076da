"""Files of strangers are read without blocking, within bounds, in their encoding."""

import os

import pytest

from paperterm.errors import UnreadableError
from paperterm.library.files import MAX_BYTES, decode, read_file


def test_a_pipe_does_not_block(tmp_path):
    os.mkfifo(tmp_path / "pipe.md")
    with pytest.raises(UnreadableError, match="no regular file"):
        read_file(str(tmp_path / "pipe.md"))


@pytest.mark.parametrize("device", ["/dev/zero", "/dev/null", "/dev/tty"])
def test_a_device_is_refused(device):
    with pytest.raises(UnreadableError):
        read_file(device)


def test_a_sparse_giant_is_refused_without_reading_it(tmp_path):
    with (tmp_path / "giant.md").open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    with pytest.raises(UnreadableError, match="larger than 8 MB"):
        read_file(str(tmp_path / "giant.md"))


def test_a_missing_file_and_a_folder_are_named(tmp_path):
    with pytest.raises(UnreadableError, match="no such file"):
        read_file(str(tmp_path / "missing"))
    with pytest.raises(UnreadableError, match="is a folder"):
        read_file(str(tmp_path))


@pytest.mark.parametrize(
    ("data", "text", "encoding"),
    [
        ("Erdős".encode(), "Erdős", None),
        (b"\xef\xbb\xbf# A", "# A", None),
        ("# Erdős".encode("utf-16"), "# Erdős", "UTF-16"),
        ("# Erdős".encode("utf-16-be"), None, None),
        ("Gödel".encode("latin-1"), "Gödel", "Windows-1252 (Latin-1)"),
        (b"# A " + b"x" * 2000 + b"\0", "# A " + "x" * 2000 + "\0", None),
        (b"", "", None),
    ],
)
def test_encodings(data, text, encoding):
    if text is None:
        with pytest.raises(UnreadableError, match="binary"):
            decode(data)
    else:
        assert decode(data) == (text, encoding)


def test_a_binary_file_is_refused():
    with pytest.raises(UnreadableError, match="binary"):
        decode(b"\x7fELF\0\0\0\x01\xff")
