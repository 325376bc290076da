"""What a copy consists of: the text for the chosen entries, and what has to be said about it. No widgets.

What reads and makes BibTeX is imported with the first copy, not before the first frame.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from paperterm.bibtex.danger import dangerous_commands
from paperterm.cite.commands import CiteCommand, cite
from paperterm.cite.references import ReferenceStyle
from paperterm.cite.urls import paper_url, pdf_url
from paperterm.model import Citation, Entry
from paperterm.ui.text import truncate

if TYPE_CHECKING:
    from paperterm.library.citekeys import CiteKeys

_TITLE_CELLS = 40


@dataclass(frozen=True, slots=True)
class Copy:
    """A text to copy.

    Attributes:
        text: "" where there is nothing to copy.
        what: what it is, for "copied …".
        note: what has to be said besides, "" for nothing; where there is no text, why.
        danger: commands in it that do more than typeset.
        clash: which citation keys in it the project's ``.bib`` uses for other papers, in words; "" for none.
    """

    text: str
    what: str
    note: str = ""
    danger: tuple[str, ...] = ()
    clash: str = ""


def bibtex(entries: Sequence[Entry]) -> Copy:
    """Return the BibTeX of the entries: the first block as the list has it, else one made from what the list says."""
    from paperterm.bibtex.standalone import stand_alone
    from paperterm.cite.generate import bibtex_of

    citations = [bibtex_of(entry) for entry in entries]
    alone = stand_alone(citations)
    papers = len({citation.text for citation in citations})
    what = f"BibTeX of {_name(entries[0])}" if len(entries) == 1 else f"BibTeX of {papers} papers"
    note = "; ".join(filter(None, (_broken(citations), *_remarks(citations), *alone.notes, _note(entries))))
    return Copy(alone.text, what, note, dangerous_commands(alone.text))


def cite_command(entries: Sequence[Entry], command: CiteCommand, keys: "CiteKeys", hint: str) -> Copy:
    """Return the cite command for the key of each entry; `hint` says how a paper gets into the project's ``.bib``."""
    made = cite_keys([keys.key_of(entry) for entry in entries], command)
    return replace(made, note=_key_note(entries, keys, hint), clash=keys.clash)


def cite_keys(keys: Sequence[str], command: CiteCommand) -> Copy:
    """Return the cite command for `keys`."""
    text = cite(command, keys)
    return Copy(text, truncate(text, 2 * _TITLE_CELLS))


def citation_key(entries: Sequence[Entry], keys: "CiteKeys", hint: str) -> Copy:
    """Return the citation keys, one a line, as `cite_command` does."""
    texts = [keys.key_of(entry) for entry in entries]
    what = f"the key {texts[0]}" if len(texts) == 1 else f"{len(texts)} keys"
    return Copy("\n".join(texts), what, _key_note(entries, keys, hint), clash=keys.clash)


def reference(entries: Sequence[Entry], style: ReferenceStyle) -> Copy:
    """Return the references in a style."""
    try:
        references = style.write(entries)
    except ValueError as error:
        return Copy("", "reference", str(error))
    return Copy("\n".join(references), _what(entries, "reference", len(references)))


def url(entries: Sequence[Entry]) -> Copy:
    """Return the addresses of the papers."""
    return _lines(entries, paper_url, "URL", "link to the paper")


def pdf(entries: Sequence[Entry]) -> Copy:
    """Return the addresses of the PDFs."""
    return _lines(entries, pdf_url, "PDF URL", "link to a PDF: copy the address of the paper instead")


def title(entries: Sequence[Entry]) -> Copy:
    """Return the titles."""
    return _lines(entries, lambda entry: entry.title, "title", "")


def markdown(entries: Sequence[Entry]) -> Copy:
    """Return Markdown links to the papers."""
    from paperterm.cite.formats import markdown_link

    return _lines(entries, markdown_link, "Markdown link", "")


def _lines(entries: Sequence[Entry], make: Callable[[Entry], str], what: str, missing: str) -> Copy:
    lines = [line for entry in entries if (line := make(entry))]
    if not lines:
        return Copy("", what, f"{_subject(entries)} no {missing or what}")
    left_out = len(entries) - len(lines)
    note = f"{left_out} of {len(entries)} have none" if left_out else ""
    return Copy("\n".join(lines), _what(entries, what, len(lines)), note)


def _what(entries: Sequence[Entry], what: str, count: int) -> str:
    return f"{count} {what}s" if len(entries) > 1 else f"{what} of “{truncate(entries[0].title, _TITLE_CELLS)}”"


def _key_note(entries: Sequence[Entry], keys: "CiteKeys", hint: str) -> str:
    """Return what the project's ``.bib`` has of `entries`, and of what it lacks which citations are generated."""
    lacking = [entry for entry in entries if not keys.is_in_bib(entry)]
    return "; ".join(filter(None, (*keys.notes(lambda _: hint), _note(lacking) if lacking else "")))


def _broken(citations: Sequence[Citation]) -> str:
    """Return which BibTeX would damage a document as the list has it, "" for none."""
    from paperterm.cite.repairs import why_broken

    problems = {citation.key: problem for citation in citations if (problem := why_broken(citation))}
    if not problems:
        return ""
    if len(citations) == 1:
        return f"as the list has it, but {next(iter(problems.values()))}"
    return f"as the list has them, but {len(problems)} would damage a document: {', '.join(problems)}"


def _remarks(citations: Sequence[Citation]) -> Sequence[str]:
    """Return what is worth a word about the BibTeX of one paper, or of how many papers something is."""
    from paperterm.bibtex.citations import fields_of
    from paperterm.bibtex.keys import remark_on

    found = {citation.key: remark_on(citation.key, fields_of(citation)) for citation in citations}
    remarks = {key: remark for key, remark in found.items() if remark}
    if len(citations) > 1 and remarks:
        return (f"{len(remarks)} lack a macro or parent, or are not for every program: {', '.join(remarks)}",)
    return tuple(remarks.values())


def _subject(entries: Sequence[Entry]) -> str:
    return "This entry has" if len(entries) == 1 else f"These {len(entries)} entries have"


def _name(entry: Entry) -> str:
    from paperterm.cite.generate import bibtex_of

    return bibtex_of(entry).key or "a block without a key"


def _note(entries: Sequence[Entry]) -> str:
    """Return which citations are not the list's own, or not its only ones."""
    from paperterm.cite.generate import UNICODE_NOTE, citation_of, is_generated, missing

    made = [entry for entry in entries if is_generated(citation_of(entry))]
    if not made:
        several = len(entries[0].citations)
        return f"the first of {several} in the entry" if len(entries) == 1 and several > 1 else ""
    if len(entries) > 1:
        return f"{len(made)} of them made by paperterm: the list has none"
    lacks = missing(entries[0])
    letters = f"; {UNICODE_NOTE}" if UNICODE_NOTE in citation_of(entries[0]).text else ""
    return "made by paperterm, the list has none" + (f"; check {', '.join(lacks)}" if lacks else "") + letters
