"""Entries as a bulleted list in Markdown."""

from collections.abc import Sequence

from paperterm.cite.exports import Exported, Format
from paperterm.cite.formats import markdown
from paperterm.model import Entry


def to_markdown(entries: Sequence[Entry]) -> str:
    """Return a bulleted list of references."""
    return "".join(f"- {markdown(entry)}\n" for entry in entries)


FORMAT = Format(
    "md", "Markdown", ".md", "a bulleted list of references", lambda entries, _: Exported(to_markdown(entries))
)
