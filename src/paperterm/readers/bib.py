"""The layout of a ``.bib`` file: each block is an entry, its fields read by `paperterm.cite`."""

from paperterm.bibtex.blocks import split_blocks
from paperterm.bibtex.fields import OpenBlock
from paperterm.model import Citation
from paperterm.readers.draft import Draft


def read_bib(text: str) -> list[Draft]:
    """Return the entries of the blocks of `text`; a broken block is an entry too, with its problem."""
    drafts = []
    for block in split_blocks(text):
        draft = Draft(block.line, block.line + block.text.count("\n"))
        draft.citations.append(Citation(block.key, block.type, block.text))
        if block.problem:
            draft.problems.append((block.line, f"BibTeX: {block.problem}"))
        fill_from_bibtex(draft, inferred=False)
        draft.title = draft.title or block.key or "untitled"
        drafts.append(draft)
    return drafts


def fill_from_bibtex(draft: Draft, *, inferred: bool = True) -> None:
    """Fill what the list does not say from the first citation, marked as inferred."""
    if not draft.citations:
        return
    block = OpenBlock(draft.citations[0].text)
    source = "bibtex" if inferred else ""
    if not draft.authors:
        draft.authors_complete = block.read("authors_complete")
    for name in ("title", "authors", "editors", "year", "venue", "abstract"):
        if not getattr(draft, name):
            draft.set(name, block.read(name), "BibTeX", source)
    if not inferred:
        draft.add("tags", list(block.read("keywords")), "BibTeX")
        draft.add_link("", block.read("url"))
    for scheme in ("arxiv", "doi"):
        if scheme not in draft.ids and (identifier := block.read(scheme)):
            draft.ids[scheme] = identifier
    if not draft.problems and (problem := block.problem()):
        draft.problems.append((draft.line, f"BibTeX: {problem}"))
