"""A text as a file, never over another one unasked."""

import os


def save_text(text: str, path: str, *, over: bool = False) -> None:
    """Write `text` as UTF-8 to `path`; over a file that is there only with `over`.

    Raises:
        FileExistsError: it is there.
        OSError: it cannot be written.
    """
    flags = os.O_WRONLY | os.O_CREAT | (os.O_TRUNC if over else os.O_EXCL)
    descriptor = os.open(path, flags, 0o666)
    with os.fdopen(descriptor, "w", encoding="utf-8", newline="") as file:
        file.write(text)
