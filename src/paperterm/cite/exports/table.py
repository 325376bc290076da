"""Entries as CSV (RFC 4180)."""

import csv
import io
from collections.abc import Sequence
from typing import Final

from paperterm.cite.exports import Exported, Format
from paperterm.cite.formats import reference_of
from paperterm.cite.generate import key_of
from paperterm.model import Entry
from paperterm.model.name import ET_AL

_COLUMNS: Final = (
    *("title", "authors", "year", "venue", "doi", "arxiv", "url", "key", "tags", "section", "file", "line", "editors"),
)
_FORMULA: Final = ("=", "+", "-", "@", "\t")


def to_csv(entries: Sequence[Entry]) -> str:
    """Return CSV with a header; a cell that a spreadsheet would take for a formula begins with an apostrophe."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for entry in entries:
        ref, ids = reference_of(entry), dict(entry.ids)
        authors = [*map(str, ref.authors), *([] if ref.authors_complete else [ET_AL])]
        cells = (
            *(ref.title, "; ".join(authors), str(ref.year or ""), ref.venue),
            *(ref.fields.doi or ids.get("doi", ""), ref.fields.arxiv or ids.get("arxiv", ""), ref.url),
            *(key_of(entry), "; ".join(entry.tags), " > ".join(entry.section), entry.file, str(entry.line)),
            "; ".join(map(str, ref.editors)),
        )
        writer.writerow([f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in cells])
    return out.getvalue()


FORMAT = Format("csv", "CSV", ".csv", "a table for a spreadsheet", lambda entries, _: Exported(to_csv(entries)))
