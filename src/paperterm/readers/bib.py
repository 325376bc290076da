"""The layout of a ``.bib`` file: each block is an entry, its fields read by `paperterm.bibtex`."""

from collections.abc import Sequence

from paperterm.bibtex.blocks import clean_text, iter_blocks
from paperterm.bibtex.citations import Cited, cite, cite_again
from paperterm.bibtex.definitions import Definitions, Scope
from paperterm.bibtex.fields import OpenBlock
from paperterm.bibtex.rawtext import with_raw
from paperterm.readers.draft import Draft

_FIELDS = ("title", "authors", "editors", "year", "venue", "abstract")
_SOURCE = "BibTeX"


def read_bib(text: str, others: Sequence[Definitions] = (), file: str = "", line: int = 1) -> list[Draft]:
    """Return the entries of the blocks of `text`; a broken block is an entry too, with its problem.

    An entry that only others refer to, and that has no title of its own, is none.

    Args:
        others: the macros and entries that other files of the repository define.
        file: the name of the text's file, for messages.
        line: where in that file the text begins.
    """
    clean = clean_text(text)
    scope = Scope(clean, others, file)
    parents = scope.referenced.union(*(one.referenced for one in others))
    drafts = []
    for block in with_raw(iter_blocks(clean, line), clean, text):
        cited = cite(block, scope)
        if cited.has_title or block.key.lower() not in parents:
            drafts.append(_draft(cited))
    return drafts


def fill_from_bibtex(draft: Draft, scope: Scope | None = None) -> None:
    """Fill what the list does not say from the first citation, marked as inferred.

    The macros and parents that its citations do not find in their own fence are looked up in `scope`.
    """
    if not draft.citations:
        return
    found = [cite_again(citation, scope) for citation in draft.citations]
    draft.citations = [cited.citation for cited in found]
    opened = OpenBlock(found[0].block, found[0].raw)
    if not draft.authors or draft.sources.get("authors") == _SOURCE:
        draft.authors_complete = opened.read("authors_complete")
    for name in _FIELDS:
        if draft.sources.get(name) == _SOURCE:
            setattr(draft, name, opened.read(name))
        elif not getattr(draft, name):
            draft.set(name, opened.read(name), _SOURCE, "bibtex")
    _add_ids(draft, opened)


def _draft(cited: Cited) -> Draft:
    block = cited.block
    draft = Draft(block.line, block.line + block.text.count("\n"))
    draft.citations.append(cited.citation)
    draft.problems += [(block.line, f"BibTeX: {words}") for words in (block.problem, block.remark) if words]
    opened = OpenBlock(block, cited.raw)
    draft.authors_complete = opened.read("authors_complete")
    for name in _FIELDS:
        draft.set(name, opened.read(name), _SOURCE)
    if keywords := opened.read("keywords"):
        draft.add("tags", list(keywords), _SOURCE)
    if url := opened.read("url"):
        draft.add_link("", url)
    _add_ids(draft, opened)
    draft.title = draft.title or block.key or "untitled"
    return draft


def _add_ids(draft: Draft, opened: OpenBlock) -> None:
    for scheme in ("arxiv", "doi"):
        if scheme not in draft.ids and (identifier := opened.read(scheme)):
            draft.ids[scheme] = identifier
    if not draft.problems and (problem := opened.problem()):
        draft.problems.append((draft.line, f"BibTeX: {problem}"))
