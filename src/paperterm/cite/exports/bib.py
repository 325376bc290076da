"""Entries as BibTeX: their own, and made where no list has any."""

from collections.abc import Sequence

from paperterm.bibtex.keys import key_problem
from paperterm.bibtex.standalone import stand_alone
from paperterm.cite.exports import Exported, Format
from paperterm.cite.generate import generate
from paperterm.cite.verdicts import BibIndex, judge, judge_keys, with_key
from paperterm.model import Citation, Entry


def to_bib(entries: Sequence[Entry], *, dangerous: bool = False) -> Exported:
    """Return the citations of `entries`, then those generated where no list has one: every entry, each key once.

    A key that is there already gets a suffix. Of the citations of one entry, those of the paper that an earlier one of
    them is of are left out. Blocks with dangerous commands are left out unless `dangerous` is set.
    """
    notes: list[str] = []
    own = [citation for entry in entries for citation in _one_per_paper(entry, notes)]
    made = [generate(entry) for entry in entries if not entry.citations]
    kept: list[Citation] = []
    for verdict in judge_keys([*own, *made]):
        citation = verdict.citation
        if verdict.danger and not dangerous:
            notes.append(f"{citation.key}: left out, it holds {', '.join(verdict.danger)}")
        elif verdict.kind == "new":
            kept.append(citation)
        elif verdict.kind == "key-clash":
            kept.append(with_key(citation, verdict.key))
            uncitable = key_problem(citation.key)
            why = f"{uncitable}, it is" if uncitable else "the key of two entries, the second is"
            notes.append(f"{citation.key or 'one'}: {why} now {verdict.key}")
        elif verdict.kind == "broken" and verdict.repaired:
            kept.append(verdict.repaired)
            notes.append(f"{verdict.words}; repaired")
        elif verdict.kind == "broken":
            notes.append(f"{verdict.words}; left out")
        if verdict.remark:
            notes.append(f"{citation.key}: {verdict.remark}")
    alone = stand_alone(kept)
    return Exported(alone.file_text.rstrip("\n") + "\n" if kept else "", (*notes, *alone.notes))


def _one_per_paper(entry: Entry, notes: list[str]) -> Sequence[Citation]:
    if len(entry.citations) < 2:
        return entry.citations
    kept = []
    for verdict in judge(entry.citations, BibIndex()):
        if verdict.kind in ("present", "other-key"):
            if verdict.kind == "other-key":
                notes.append(f"{verdict.citation.key}: left out, the same paper as {verdict.key}")
        else:
            kept.append(verdict.citation)
    return kept


FORMAT = Format(
    "bib",
    "BibTeX",
    ".bib",
    "every entry, each key once",
    lambda entries, dangerous: to_bib(entries, dangerous=dangerous),
)
