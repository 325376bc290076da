"""What is kept as JSON Lines, and back: for another machine, a backup, another program."""

import json
from collections.abc import Iterable
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from paperterm.actions.private import write_private
from paperterm.actions.yours.notes import note_path, read_note
from paperterm.actions.yours.shelf import STATUSES, Shelf, Yours
from paperterm.actions.yours.store import YoursError, rewrite
from paperterm.text import clean_block, clean_line


def export_lines(folder: Path, kept: Iterable[Yours]) -> list[str]:
    """Return a line of JSON for each paper, with the text of its note."""
    return [
        json.dumps(asdict(yours) | {"note": read_note(folder / yours.note) if yours.note else ""}, ensure_ascii=False)
        for yours in kept
    ]


def import_lines(folder: Path, text: str) -> int:
    """Add what `export_lines` gave to what is kept, which wins where both say something; return how many papers.

    Raises:
        YoursError: a line makes no sense, or the folder cannot be written; then nothing was changed.
    """
    found = [_read(number, line) for number, line in enumerate(text.splitlines(), start=1) if line.strip()]

    def change(shelf: Shelf) -> Shelf:
        for yours, note in found:
            known = shelf.about(yours.as_entry()) or _known(shelf, yours)
            made = _joined(known, yours)
            if note and not made.note:
                made = replace(made, note=_write_note(folder, made, note))
            shelf = Shelf.of([*(other for other in shelf.kept if other is not known), made])
        return shelf

    rewrite(folder, change)
    return len(found)


def _known(shelf: Shelf, yours: Yours) -> Yours | None:
    """Return what is kept about the same place: a paper that is known by nothing else is not found by `Shelf.about`."""
    said = (yours.names[0], yours.title, yours.authors, yours.year)
    return next((kept for kept in shelf.kept if (kept.names[0], kept.title, kept.authors, kept.year) == said), None)


def _joined(known: Yours | None, more: Yours) -> Yours:
    if known is None:
        return more
    return replace(
        known,
        names=tuple(dict.fromkeys((*known.names, *more.names))),
        star=known.star or more.star,
        status=known.status or more.status,
        collections=tuple(dict.fromkeys((*known.collections, *more.collections))),
    )


def _write_note(folder: Path, yours: Yours, note: str) -> str:
    path = note_path(folder, None, yours.as_entry())
    if path is None:
        return ""
    write_private(path, note.encode())
    return str(path.relative_to(folder))


def _read(number: int, line: str) -> tuple[Yours, str]:
    try:
        values: Any = json.loads(line)
        names = tuple(clean_line(str(name)) for name in values["names"])
        status = clean_line(str(values.get("status", "")))
        year = values.get("year")
        yours = Yours(
            names=names,
            title=clean_line(str(values.get("title", ""))),
            authors=tuple(clean_line(str(name)) for name in values.get("authors", ())),
            year=year if isinstance(year, int) else None,
            star=values.get("star") is True,
            status=status if status in STATUSES else "",
            collections=tuple(clean_line(str(name)) for name in values.get("collections", ())),
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise YoursError(f"line {number} is none that paperterm yours export writes") from error
    if not names or not names[0]:
        raise YoursError(f"line {number} names no paper")
    return yours, clean_block(str(values.get("note", "")))
