"""Notes on papers: a Markdown file for each, below the folder of what is kept."""

import os
import re
from pathlib import Path
from typing import Final

from paperterm.actions.yours.shelf import Yours
from paperterm.cite.urls import paper_url
from paperterm.model import Entry
from paperterm.regular import read_regular
from paperterm.text import clean_block, fold

FOLDER: Final = "notes"
_LONGEST: Final = 60
_LARGEST: Final = 1 << 20
_NO_NAME: Final = re.compile(r"[^a-z0-9]+")


def note_path(folder: Path, yours: Yours | None, entry: Entry) -> Path | None:
    """Return the file of the note on `entry`: the one that is known, else a free one named after the title.

    None where the file that is known is said to lie outside of the folder.
    """
    if yours is not None and yours.note:
        path = folder / yours.note
        inside = os.path.realpath(path).startswith(os.path.realpath(folder) + os.sep)
        return path if inside and path.suffix == ".md" else None
    stem = _NO_NAME.sub("-", fold(entry.title)[:_LONGEST]).strip("-") or "note"
    names = [stem, *(f"{stem}-{number}" for number in range(2, 1000))]
    return next(path for name in names if not (path := folder / FOLDER / f"{name}.md").exists())


def begin_note(path: Path, entry: Entry) -> str:
    """Make the file of a note with the title of its paper, if it is not there; return what it begins with.

    Raises:
        OSError: it cannot be written.
    """
    address = paper_url(entry)
    text = f"# {entry.title}\n\n" + (f"<{address}>\n\n" if address.startswith("http") else "")
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        return ""
    return text


def drop_untouched(path: Path, begun: str) -> bool:
    """Remove a note that is as it was begun, or empty; return whether it is gone.

    Raises:
        OSError: it cannot be removed.
    """
    text = read_note(path)
    if text.strip() and text.strip() != begun.strip():
        return False
    path.unlink(missing_ok=True)
    return True


def read_note(path: Path) -> str:
    """Return the text of a note, cleaned; "" where it cannot be read."""
    try:
        return clean_block(read_regular(path, _LARGEST).decode("utf-8", "replace"))
    except OSError:
        return ""
