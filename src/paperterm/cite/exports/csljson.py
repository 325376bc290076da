"""Entries as CSL-JSON (https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html)."""

import json
from collections.abc import Sequence

from paperterm.cite.cslitem import csl_item
from paperterm.cite.exports import Exported, Format
from paperterm.model import Entry


def to_csl_json(entries: Sequence[Entry]) -> str:
    """Return CSL-JSON 1.0, for Zotero, Pandoc and citeproc."""
    return json.dumps([csl_item(entry) for entry in entries], ensure_ascii=False, indent=2) + "\n"


FORMAT = Format(
    "csl-json", "CSL-JSON", ".json", "for Zotero, Pandoc, citeproc", lambda entries, _: Exported(to_csl_json(entries))
)
