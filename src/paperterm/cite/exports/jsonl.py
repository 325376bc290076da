"""Entries as JSON Lines, with everything that was read."""

from paperterm.cite.exports import Exported, Format
from paperterm.cite.jsonlines import to_json_lines

FORMAT = Format(
    "jsonl",
    "JSON Lines",
    ".jsonl",
    "everything that was read, an entry a line",
    lambda entries, _: Exported(to_json_lines(entries)),
)
