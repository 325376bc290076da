"""Entries as JSON Lines."""

import json
from collections.abc import Sequence
from typing import Any

from paperterm.model import Entry, Link


def to_json(entry: Entry) -> str:
    """Return `entry` as one line of JSON with all fields, those that the list does not give too."""
    return json.dumps(_fields(entry), ensure_ascii=False)


def to_json_lines(entries: Sequence[Entry]) -> str:
    """Return each entry as a line of JSON."""
    return "".join(f"{to_json(entry)}\n" for entry in entries)


def _fields(entry: Entry) -> dict[str, Any]:
    return {
        "id": entry.id,
        "kind": entry.kind,
        "file": entry.file,
        "line": entry.line,
        "section": entry.section,
        "title": entry.title,
        "key": entry.key,
        "name": entry.name,
        "authors": list(map(str, entry.authors)),
        "year": entry.year,
        "venue": entry.venue,
        "institutions": entry.institutions,
        "tags": entry.tags,
        "links": [_link(link) for link in entry.links],
        "remarks": entry.remarks,
        "abstract": entry.abstract,
        "bibtex": [{"key": c.key, "type": c.type, "text": c.text} for c in entry.citations],
        "ids": dict(entry.ids),
        "inferred": dict(entry.inferred),
        "similar": entry.similar,
        "problems": [problem.message for problem in entry.problems],
        "authors_complete": entry.authors_complete,
        "editors": list(map(str, entry.editors)),
    }


def _link(link: Link) -> dict[str, str]:
    fields = {"label": link.label, "kind": link.kind, "url": link.url}
    return fields | {"target": link.target} if link.target else fields
