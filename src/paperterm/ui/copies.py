"""What a copy consists of: the text for the chosen entries, and what has to be said about it. No widgets."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from paperterm.cite.commands import cite
from paperterm.cite.formats import markdown_link, plain
from paperterm.cite.urls import paper_url, pdf_url
from paperterm.model import Citation, Entry
from paperterm.ui.text import truncate

_TITLE_CELLS = 40


@dataclass(frozen=True, slots=True)
class Copy:
    """A text to copy.

    Attributes:
        text: "" where there is nothing to copy.
        what: what it is, for "copied …".
        note: what has to be said besides, "" for nothing; where there is no text, why.
    """

    text: str
    what: str
    note: str = ""


def bibtex(entries: Sequence[Entry]) -> Copy:
    """Return the BibTeX of the entries as the lists have it, the first block of each."""
    with_bibtex = [entry for entry in entries if entry.citations]
    blocks = list(dict.fromkeys(entry.citations[0].text for entry in with_bibtex))
    if not blocks:
        return Copy("", "BibTeX", _none(entries, "BibTeX in the list", "y r copies a reference, y u the address"))
    if len(entries) == 1:
        return Copy(blocks[0], f"BibTeX of {_name(entries[0])}", _more(entries[0].citations))
    missing = len(entries) - len(with_bibtex)
    note = f"{missing} of {len(entries)} have no BibTeX in the list" if missing else ""
    return Copy("\n\n".join(blocks), f"BibTeX of {len(blocks)} papers", note)


def cite_command(entries: Sequence[Entry], command: str) -> Copy:
    """Return the cite command for the first citation key of each entry."""
    keys = _keys(entries)
    if not keys:
        return Copy("", "cite command", _none(entries, "citation key", "y r copies a reference, y u the address"))
    text = cite(command, keys)
    missing = len(entries) - len(keys)
    note = f"{missing} of {len(entries)} have no citation key" if missing else ""
    return Copy(text, truncate(text, 2 * _TITLE_CELLS), note or _one_more(entries))


def citation_key(entries: Sequence[Entry]) -> Copy:
    """Return the citation keys, one a line."""
    keys = _keys(entries)
    if not keys:
        return Copy("", "citation key", _none(entries, "citation key", "y t copies the title"))
    what = f"the key {keys[0]}" if len(keys) == 1 else f"{len(keys)} keys"
    return Copy("\n".join(keys), what, _one_more(entries))


def reference(entries: Sequence[Entry]) -> Copy:
    """Return the references as text."""
    return _lines(entries, plain, "reference", "")


def url(entries: Sequence[Entry]) -> Copy:
    """Return the addresses of the papers."""
    return _lines(entries, paper_url, "URL", "link to the paper")


def pdf(entries: Sequence[Entry]) -> Copy:
    """Return the addresses of the PDFs."""
    return _lines(entries, pdf_url, "PDF URL", "link to a PDF; y u copies the address of the paper")


def title(entries: Sequence[Entry]) -> Copy:
    """Return the titles."""
    return _lines(entries, lambda entry: entry.title, "title", "")


def markdown(entries: Sequence[Entry]) -> Copy:
    """Return Markdown links to the papers."""
    return _lines(entries, markdown_link, "Markdown link", "")


def _lines(entries: Sequence[Entry], make: Callable[[Entry], str], what: str, missing: str) -> Copy:
    lines = [line for entry in entries if (line := make(entry))]
    if not lines:
        return Copy("", what, f"{_subject(entries)} no {missing or what}")
    several = f"{len(lines)} {what}s" if len(entries) > 1 else f"{what} of {_name(entries[0])}"
    left_out = len(entries) - len(lines)
    return Copy("\n".join(lines), several, f"{left_out} of {len(entries)} have none" if left_out else "")


def _keys(entries: Sequence[Entry]) -> list[str]:
    return [entry.citations[0].key for entry in entries if entry.citations and entry.citations[0].key]


def _none(entries: Sequence[Entry], what: str, instead: str) -> str:
    return f"{_subject(entries)} no {what}: {instead}"


def _subject(entries: Sequence[Entry]) -> str:
    return "This entry has" if len(entries) == 1 else f"These {len(entries)} entries have"


def _name(entry: Entry) -> str:
    key = entry.citations[0].key if entry.citations else ""
    return key or f"“{truncate(entry.title, _TITLE_CELLS)}”"


def _more(citations: Sequence[Citation]) -> str:
    return f"the first of {len(citations)}" if len(citations) > 1 else ""


def _one_more(entries: Sequence[Entry]) -> str:
    return _more(entries[0].citations) if len(entries) == 1 else ""
